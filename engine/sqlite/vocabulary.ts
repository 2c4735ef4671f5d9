import type { Statements } from './database.ts'
import { prefixTypoDistance, typoDistance, typosForgiven } from './typo-distance.ts'

/** Most spellings tried for one word. More make "did you mean" a guess, and each costs a lookup. */
const MAX_SPELLINGS = 8

/** Letters of the words that are looked for within a longer one, and of the longest that is taken apart. */
const SHORTEST_PIECE = 2
const MEAN_PIECE = 3
const LONGEST_JOINED = 60

interface Term {
  readonly term: string
  readonly paragraphs: number
}

/** The terms of one state of the index, read when first needed. */
export class Vocabulary {
  readonly #statements: Statements
  /** By first letter: the folded surfaces that begin with it. */
  readonly #byFirstLetter = new Map<string, Term[]>()

  constructor(statements: Statements) {
    this.#statements = statements
  }

  /** Paragraphs that have the term (a surface or a stem). */
  paragraphsWith(term: string): number {
    const row = this.#statements.get('SELECT paragraphs FROM term WHERE term = ?').get(term) as Term | undefined
    return row?.paragraphs ?? 0
  }

  hasPrefix(prefix: string): boolean {
    const sql = 'SELECT 1 FROM term WHERE term >= ? AND term < ? LIMIT 1'
    return this.#statements.get(sql).get(prefix, afterPrefix(prefix)) !== undefined
  }

  /** Words of the index that `word` may be a misspelling of: the nearest, and of those the most frequent, first. */
  spellings(word: string, isPrefix: boolean): string[] {
    const most = typosForgiven(word)
    if (most === 0) return []
    const distance = isPrefix ? prefixTypoDistance : typoDistance
    return this.#candidates(word, most)
      .map((candidate) => ({ ...candidate, distance: distance(word, candidate.term, most) }))
      .filter((candidate) => candidate.distance <= most)
      .sort((a, b) => a.distance - b.distance || b.paragraphs - a.paragraphs || (a.term < b.term ? -1 : 1))
      .slice(0, MAX_SPELLINGS)
      .map((candidate) => candidate.term)
  }

  /**
   * The words of the index that `word` is made of when they were written on to each other, or null. The fewest words
   * win, and they must have three letters each on average: of shorter ones almost anything can be made.
   */
  split(word: string): string[] | null {
    if (word.length < 2 * MEAN_PIECE || word.length > LONGEST_JOINED) return null
    const fewest: (readonly string[] | null)[] = [[]]
    for (let end = 1; end <= word.length; end++) {
      let best: readonly string[] | null = null
      for (let start = 0; start <= end - SHORTEST_PIECE; start++) {
        const before = fewest[start]
        if (before === null || (best !== null && best.length <= before.length + 1)) continue
        if (this.paragraphsWith(word.slice(start, end)) > 0) best = [...before, word.slice(start, end)]
      }
      fewest[end] = best
    }
    const pieces = fewest[word.length]
    return pieces && pieces.length * MEAN_PIECE <= word.length ? [...pieces] : null
  }

  /** Words that share the first letter, and where two typos are forgiven those that differ from it there alone. */
  #candidates(word: string, most: number): Term[] {
    const first = String.fromCodePoint(word.codePointAt(0)!)
    const sameFirst = this.#beginningWith(first)
    if (most < 2) return sameFirst
    const rest = word.slice(first.length)
    const otherFirst = this.#statements
      .get('SELECT term, paragraphs FROM term WHERE term IN (SELECT value FROM json_each(?))')
      .all(
        JSON.stringify(
          LETTERS.flatMap((letter) => (letter === first ? [] : [letter + rest, letter + word])),
        ),
      )
    return [...sameFirst, ...(otherFirst as unknown as Term[])]
  }

  #beginningWith(letter: string): Term[] {
    let terms = this.#byFirstLetter.get(letter)
    if (!terms) {
      const sql = 'SELECT term, paragraphs FROM term WHERE term >= ? AND term < ?'
      terms = this.#statements.get(sql).all(letter, afterPrefix(letter)) as unknown as Term[]
      this.#byFirstLetter.set(letter, terms)
    }
    return terms
  }
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя']

/** The least text that is greater than every text with this prefix; U+10FFFF is no letter. */
export function afterPrefix(prefix: string): string {
  return `${prefix}\u{10ffff}`
}
