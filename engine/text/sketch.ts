/**
 * Recognising a text that is printed again, with changes: MinHash over runs of three words, cut into bands (Broder 1997;
 * Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.3–3.4). Two texts of which half the runs are the same share a
 * band with a probability of .88, with a fifth the same of .12, and unrelated ones practically never. More bands of more
 * hashes part such texts little better, and each band is a row to be written and looked up.
 */
import { termsOf } from './analysis.ts'
import { hashOf } from './hash.ts'

const BANDS = 16
const HASHES_PER_BAND = 3
const WORDS_PER_RUN = 3
/** Runs a text must have to be recognised: less is a caption or a headline that many share. */
const LEAST_RUNS = 20

/** The runs of words of a text, as hashes. */
export function runsOf(text: string): Set<number> {
  const words = termsOf(text).map(hashOf)
  const runs = new Set<number>()
  for (let at = 0; at + WORDS_PER_RUN <= words.length; at++)
    runs.add(mix(Math.imul(mix(Math.imul(words[at], 31) ^ words[at + 1]), 31) ^ words[at + 2]))
  return runs
}

/**
 * What an article is recognised by: the bands of its text, none where it is too short, and the lines that other articles may
 * have too. Null for neither. Kept with the article; `bandsOf`, `lineKeysOf` and `keysOf` read it.
 * @param lines short lines of a page, each with the name of its outlet: what every page of an outlet prints.
 */
export function sketchOf(texts: readonly string[], lines: readonly string[] = []): string | null {
  const runs = new Set(texts.flatMap((text) => [...runsOf(text)]))
  const bands = runs.size < LEAST_RUNS ? new Uint32Array() : bandsOfRuns(runs)
  const hashes = Uint32Array.from(new Set(lines.map(hashOf)))
  if (bands.length + hashes.length === 0) return null
  return `${toText(bands)}.${toText(hashes)}`
}

/** Numbers that texts share when they are the same, wholly or in part. Whole numbers below 2^53 that tell their place. */
export function bandsOf(sketch: string): number[] {
  return numbersOf(sketch.split('.')[0]).map((hash, band) => band * 2 ** 32 + hash)
}

/** One number for each line, in their order. */
export function lineKeysOf(sketch: string): number[] {
  return numbersOf(sketch.split('.')[1] ?? '').map((hash) => BANDS * 2 ** 32 + hash)
}

/** Everything another article can share. */
export function keysOf(sketch: string): number[] {
  return [...bandsOf(sketch), ...lineKeysOf(sketch)]
}

/** The number of a line as `lineKeysOf` has it. */
export function lineKeyOf(line: string): number {
  return BANDS * 2 ** 32 + hashOf(line)
}

/** Those that share most of the keys first; equal ones by id, so that the order does not depend on the index's history. */
export function mostShared(keys: readonly number[], idsOf: (key: number) => readonly string[], most: number): string[] {
  const shared = new Map<string, number>()
  for (const key of keys) for (const id of idsOf(key)) shared.set(id, (shared.get(id) ?? 0) + 1)
  const inOrder = [...shared].sort(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1))
  return inOrder.slice(0, most).map(([id]) => id)
}

function bandsOfRuns(runs: ReadonlySet<number>): Uint32Array {
  const least = new Uint32Array(BANDS * HASHES_PER_BAND).fill(0xffffffff)
  for (const run of runs)
    for (let at = 0; at < least.length; at++) {
      const hash = mix(run ^ SEEDS[at])
      if (hash < least[at]) least[at] = hash
    }
  return Uint32Array.from({ length: BANDS }, (_, band) =>
    least.subarray(band * HASHES_PER_BAND, (band + 1) * HASHES_PER_BAND).reduce((hash, each) => mix(hash ^ each), band),
  )
}

function toText(numbers: Uint32Array): string {
  return Buffer.from(numbers.buffer).toString('base64url')
}

function numbersOf(text: string): number[] {
  const bytes = Buffer.from(text, 'base64url')
  return Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readUInt32LE(at * 4))
}

/** One hash function for each number of the sketch: the same run of words under another seed. */
const SEEDS = Uint32Array.from({ length: BANDS * HASHES_PER_BAND }, (_, at) => mix(Math.imul(at + 1, 0x9e3779b1)))

/** Spreads each bit over all (the finaliser of MurmurHash3, public domain). */
function mix(value: number): number {
  let hash = value
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
