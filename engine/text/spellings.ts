/** What an unknown word may be meant for, given the words an index has. The same for every engine. */
import { prefixTypoDistance, typoDistance, typosForgiven } from './typo-distance.ts'

/** Most spellings tried for one word. More make "did you mean" a guess, and each costs a lookup. */
const MAX_SPELLINGS = 8

/** Letters of the words that are looked for within a longer one, and of the longest that is taken apart. */
const SHORTEST_PIECE = 2
const MEAN_PIECE = 3
const LONGEST_JOINED = 60

/** A word of the index. */
export interface KnownTerm {
  readonly term: string
  readonly paragraphs: number
  /** The letters it has, as bits: tells most words apart without comparing them. */
  readonly letters: number
}

export function knownTerm(term: string, paragraphs: number): KnownTerm {
  return { term, paragraphs, letters: lettersOf(term) }
}

/** A bit for each letter, whose number modulo 32 it is: alphabets that are longer share some. */
function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

/** How many letters of the one the other has not: each takes a typo to explain. */
function countMissing(letters: number, others: number): number {
  let missing = letters & ~others
  let count = 0
  for (; missing !== 0; missing &= missing - 1) count++
  return count
}

/**
 * Those of `candidates` that `word` may be a misspelling of, the most frequent first. Where one is a letter away, another two letters
 * away is not what was meant; of equal rank in what is found, the rarer of them would come first.
 */
export function nearestSpellings(word: string, candidates: readonly KnownTerm[], isPrefix: boolean): string[] {
  const most = typosForgiven(word)
  if (most === 0) return []
  const distance = isPrefix ? prefixTypoDistance : typoDistance
  const letters = lettersOf(word)
  const near: { readonly term: string; readonly paragraphs: number; readonly distance: number }[] = []
  // Of thousands few are near: making something of each first would take longer than comparing them.
  for (const { term, paragraphs, letters: others } of candidates) {
    if (countMissing(letters, others) > most) continue
    const typos = distance(word, term, most)
    if (typos <= most) near.push({ term, paragraphs, distance: typos })
  }
  const nearest = Math.min(...near.map(({ distance: typos }) => typos))
  return near
    .filter(({ distance: typos }) => typos === nearest)
    .sort((a, b) => b.paragraphs - a.paragraphs || (a.term < b.term ? -1 : 1))
    .slice(0, MAX_SPELLINGS)
    .map((candidate) => candidate.term)
}

/**
 * The known words that `word` is made of when they were written on to each other, or null. The fewest words win, and
 * they must have three letters each on average: of shorter ones almost anything can be made.
 */
export function splitWord(word: string, isKnown: (piece: string) => boolean): string[] | null {
  if (!mayBeJoined(word)) return null
  const fewest: (readonly string[] | null)[] = [[]]
  for (let end = 1; end <= word.length; end++) {
    let best: readonly string[] | null = null
    for (let start = 0; start <= end - SHORTEST_PIECE; start++) {
      const before = fewest[start]
      if (before === null || (best !== null && best.length <= before.length + 1)) continue
      if (isKnown(word.slice(start, end))) best = [...before, word.slice(start, end)]
    }
    fewest[end] = best
  }
  const pieces = fewest[word.length]
  return pieces && pieces.length * MEAN_PIECE <= word.length ? [...pieces] : null
}

/** Every piece `splitWord` may ask for, once each. */
export function piecesOf(word: string): string[] {
  if (!mayBeJoined(word)) return []
  const pieces = new Set<string>()
  for (let start = 0; start <= word.length - SHORTEST_PIECE; start++)
    for (let end = start + SHORTEST_PIECE; end <= word.length; end++) pieces.add(word.slice(start, end))
  return [...pieces]
}

function mayBeJoined(word: string): boolean {
  return word.length >= 2 * MEAN_PIECE && word.length <= LONGEST_JOINED
}
