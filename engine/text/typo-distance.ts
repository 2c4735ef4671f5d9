/**
 * How many typos a word forgives, as Meilisearch does, so that both engines find alike: none below five letters or
 * with a digit, one below nine, else two.
 */
export function typosForgiven(word: string): 0 | 1 | 2 {
  if (/\p{N}/u.test(word)) return 0
  if (word.length < 5) return 0
  return word.length < 9 ? 1 : 2
}

/** Longer words are not compared; the distance rows are reused and have this size. */
const MAX_LENGTH = 60
const rows = [new Uint8Array(MAX_LENGTH + 2), new Uint8Array(MAX_LENGTH + 2), new Uint8Array(MAX_LENGTH + 2)]

/**
 * Optimal string alignment distance (insert, delete, replace, swap neighbours), or `most + 1` when it is more than
 * `most`. A difference in the first letter counts twice: people rarely miss it.
 */
export function typoDistance(word: string, candidate: string, most: number): number {
  const tooFar = most + 1
  if (word.length > MAX_LENGTH || candidate.length > MAX_LENGTH) return tooFar
  if (Math.abs(word.length - candidate.length) > most) return tooFar
  const firstDiffers = word.charCodeAt(0) !== candidate.charCodeAt(0)
  if (firstDiffers && most < 2) return tooFar

  let [beforeLast, last, current] = rows
  for (let j = 0; j <= candidate.length; j++) last[j] = j
  for (let i = 1; i <= word.length; i++) {
    const letter = word.charCodeAt(i - 1)
    let least = (current[0] = i)
    for (let j = 1; j <= candidate.length; j++) {
      const other = candidate.charCodeAt(j - 1)
      let distance = Math.min(last[j - 1] + (letter === other ? 0 : 1), last[j] + 1, current[j - 1] + 1)
      if (i > 1 && j > 1 && letter === candidate.charCodeAt(j - 2) && word.charCodeAt(i - 2) === other) {
        distance = Math.min(distance, beforeLast[j - 2] + 1)
      }
      current[j] = distance
      least = Math.min(least, distance)
    }
    if (least > most) return tooFar
    ;[beforeLast, last, current] = [last, current, beforeLast]
  }
  const distance = last[candidate.length]
  return Math.min(tooFar, firstDiffers && distance > 0 ? distance + 1 : distance)
}

/** The least distance of the word to any beginning of the candidate: for a word that is still being typed. */
export function prefixTypoDistance(word: string, candidate: string, most: number): number {
  let least = most + 1
  const longest = Math.min(candidate.length, word.length + most)
  for (let length = Math.max(1, word.length - most); length <= longest; length++) {
    least = Math.min(least, typoDistance(word, candidate.slice(0, length), most))
  }
  return least
}
