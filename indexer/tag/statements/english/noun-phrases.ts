import { isHyphenBehind, type Word } from './words.ts'

/** A noun phrase: `the Iranian foreign minister`, `he`. Indexes of words, the end exclusive. */
export interface NounPhrase {
  readonly first: number
  readonly end: number
  /** The noun it is about. */
  readonly head: number
  readonly isPronoun: boolean
}

const SUBJECT_PRONOUN = /^(?:he|she|they|we|i|it|you|who|others|many|some|one|this|that|these|those|nobody|everyone)$/
const POSSESSIVE_PRONOUN = /^(?:his|her|their|its|our|my|your)$/
const PART = /^(?:DET|ADJ|NOUN|PROPN|NUM)$/
const NOUN = /^(?:NOUN|PROPN)$/
const LINK = /^(?:'s|'|-|–|of|&)$/

export function findNounPhrases(words: readonly Word[]): NounPhrase[] {
  const phrases: NounPhrase[] = []
  for (let at = 0; at < words.length;) {
    const phrase = pronounAt(words, at) ?? phraseAt(words, at)
    if (phrase) phrases.push(phrase)
    at = phrase ? phrase.end : at + 1
  }
  return phrases
}

function pronounAt(words: readonly Word[], at: number): NounPhrase | null {
  const { lower, pos } = words[at]
  if (!SUBJECT_PRONOUN.test(lower) || pos === 'SCONJ') return null
  if (/^(?:this|that|these|those|some|many|one)$/.test(lower) && PART.test(words[at + 1]?.pos ?? '')) return null
  return { first: at, end: at + 1, head: at, isPronoun: true }
}

function phraseAt(words: readonly Word[], first: number): NounPhrase | null {
  if (!PART.test(words[first].pos) && !POSSESSIVE_PRONOUN.test(words[first].lower)) return null
  let head = -1
  let hasOf = false
  let end = first
  for (; end < words.length && words[end].sentence === words[first].sentence; end++) {
    const { pos, lower } = words[end]
    // In headlines the tagger takes "says" for a noun.
    if (end > first && /^(?:says|said|tells|told|reports|warns|urges|vows)$/.test(lower) && head >= 0) break
    const isPart =
      PART.test(pos) ||
      POSSESSIVE_PRONOUN.test(lower) ||
      (end > first && joinsWords(words, end)) ||
      isJoined(words, end)
    if (!isPart && !(head >= 0 && LINK.test(lower) && canFollow(words, end))) break
    // "Minister Hisham Nazer yesterday said"
    if (end > first && head >= 0 && /^(?:today|yesterday|tomorrow)$/.test(lower)) break
    // "In an interview Monday Trump said"
    if (end > first && head >= 0 && isNameBehindOccasion(words, end)) break
    // A new determiner begins a new phrase, but behind "of".
    if (end > first && pos === 'DET' && head >= 0 && words[end - 1].lower !== 'of') break
    if (lower === 'of') hasOf = true
    if ((NOUN.test(pos) || isAge(words, end)) && !hasOf) head = end
  }
  return head < 0 ? null : { first, end, head, isPronoun: false }
}

/** The last word of "the 46-year-old". */
function isAge(words: readonly Word[], at: number): boolean {
  return words[at].lower === 'old' && isHyphenBehind(words, at - 1) && words[at - 2].lower === 'year'
}

/** Behind the day or the occasion of what was said no name of either follows, but who said it. */
function isNameBehindOccasion(words: readonly Word[], at: number): boolean {
  const { pos, lower } = words[at]
  const before = words[at - 1]
  return pos === 'PROPN' && !before.named && OCCASION.test(before.lower) && !OCCASION.test(lower)
}

const OCCASION =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|conference|debate|e-?mail|hearing|interview|letter|memo|rally|remarks|speech|statement|trail|tweet|week|month|year|morning|afternoon|evening|night)$/

/** The first word of "a just-released poll", which is no part of a phrase alone. */
function isJoined(words: readonly Word[], at: number): boolean {
  return words[at].pos === 'ADV' && words[at + 1]?.start === words[at].end && joinsWords(words, at + 1)
}

/** The hyphen of "the conservative-leaning foundation". */
function joinsWords(words: readonly Word[], at: number): boolean {
  const next = words[at + 1]
  return isHyphenBehind(words, at) && next !== undefined && next.start === words[at].end && PART.test(next.pos)
}

/** Whether the phrase goes on behind a link: "minister of | the", "Iran's | minister". */
function canFollow(words: readonly Word[], link: number): boolean {
  const next = words[link + 1]
  if (!next || next.sentence !== words[link].sentence) return false
  if (words[link].lower === 'of') return /^(?:DET|PROPN|NOUN|ADJ)$/.test(next.pos)
  return /^(?:NOUN|PROPN|ADJ|NUM|DET)$/.test(next.pos) || words[link].lower.startsWith("'")
}
