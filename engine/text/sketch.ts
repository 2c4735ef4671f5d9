/**
 * Recognising a text that is printed again, with changes: MinHash over runs of three words, cut into bands (Broder 1997;
 * Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.3–3.4). Two texts of which half the runs are the same share a
 * band with a probability of .87, with a fifth the same of .05, and unrelated ones practically never.
 */
import { termsOf } from './analysis.ts'

const BANDS = 32
const HASHES_PER_BAND = 4
const WORDS_PER_RUN = 3
/** Runs a text must have to be recognised: less is a caption or a headline that many share. */
const LEAST_RUNS = 20

/** The runs of words of a text, as hashes. */
export function runsOf(text: string): Set<number> {
  const words = termsOf(text).map(hashOfWord)
  const runs = new Set<number>()
  for (let at = 0; at + WORDS_PER_RUN <= words.length; at++)
    runs.add(mix(Math.imul(mix(Math.imul(words[at], 31) ^ words[at + 1]), 31) ^ words[at + 2]))
  return runs
}

/** What an article's text is recognised by; null where it is too short. Kept with the article, compared by `bandsOf`. */
export function sketchOf(texts: readonly string[]): string | null {
  const runs = new Set(texts.flatMap((text) => [...runsOf(text)]))
  if (runs.size < LEAST_RUNS) return null
  const least = new Uint32Array(BANDS * HASHES_PER_BAND).fill(0xffffffff)
  for (const run of runs)
    for (let at = 0; at < least.length; at++) {
      const hash = mix(run ^ SEEDS[at])
      if (hash < least[at]) least[at] = hash
    }
  const bands = Uint32Array.from({ length: BANDS }, (_, band) =>
    least.subarray(band * HASHES_PER_BAND, (band + 1) * HASHES_PER_BAND).reduce((hash, each) => mix(hash ^ each), band),
  )
  return Buffer.from(bands.buffer).toString('base64url')
}

/** The bands of a sketch: texts that share one may be the same. Each is a whole number below 2^53 and tells its place. */
export function bandsOf(sketch: string): number[] {
  const bytes = Buffer.from(sketch, 'base64url')
  return Array.from({ length: bytes.length / 4 }, (_, band) => band * 2 ** 32 + bytes.readUInt32LE(band * 4))
}

/** One hash function for each number of the sketch: the same run of words under another seed. */
const SEEDS = Uint32Array.from({ length: BANDS * HASHES_PER_BAND }, (_, at) => mix(Math.imul(at + 1, 0x9e3779b1)))

function hashOfWord(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Spreads each bit over all (the finaliser of MurmurHash3, public domain). */
function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
