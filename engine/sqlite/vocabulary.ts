import type { Connection } from './connection.ts'
import type { AskedTerm } from '../text/resolved-query.ts'
import { knownTerm, nearestSpellings, splitWord, type KnownTerm } from '../text/spellings.ts'
import { typosForgiven } from '../text/typo-distance.ts'

/** The terms of one state of the index, read when first needed. */
export class Vocabulary {
  readonly #connection: Connection
  /** By first letter: the folded surfaces that begin with it. */
  readonly #byFirstLetter = new Map<string, KnownTerm[]>()

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Paragraphs that have the term (a surface or a stem). */
  paragraphsWith(term: string): number {
    return this.#connection.get<TermRow>('SELECT paragraphs FROM term WHERE term = ?', term)?.paragraphs ?? 0
  }

  /** As many paragraphs at most have the term, or one that begins so. */
  mostParagraphsWith({ term, prefix }: AskedTerm): number {
    if (!prefix) return this.paragraphsWith(term)
    const sql = 'SELECT coalesce(sum(paragraphs), 0) AS paragraphs FROM term WHERE term >= ? AND term < ?'
    return this.#connection.get<TermRow>(sql, term, afterPrefix(term))!.paragraphs
  }

  hasPrefix(prefix: string): boolean {
    const sql = 'SELECT 1 FROM term WHERE term >= ? AND term < ? LIMIT 1'
    return this.#connection.get(sql, prefix, afterPrefix(prefix)) !== undefined
  }

  spellings(word: string, isPrefix: boolean): string[] {
    const most = typosForgiven(word)
    return most === 0 ? [] : nearestSpellings(word, this.#candidates(word, most), isPrefix)
  }

  split(word: string): string[] | null {
    return splitWord(word, (piece) => this.paragraphsWith(piece) > 0)
  }

  /** Words that share the first letter, and where two typos are forgiven those that differ from it there alone. */
  #candidates(word: string, most: number): KnownTerm[] {
    const first = String.fromCodePoint(word.codePointAt(0)!)
    const sameFirst = this.#beginningWith(first)
    if (most < 2) return sameFirst
    const rest = word.slice(first.length)
    const otherFirst = this.#read(
      'SELECT term, paragraphs FROM term WHERE term IN (SELECT value FROM json_each(?))',
      JSON.stringify(LETTERS.flatMap((letter) => (letter === first ? [] : [letter + rest, letter + word]))),
    )
    return [...sameFirst, ...otherFirst]
  }

  #beginningWith(letter: string): KnownTerm[] {
    let terms = this.#byFirstLetter.get(letter)
    if (!terms) {
      const sql = 'SELECT term, paragraphs FROM term WHERE term >= ? AND term < ?'
      terms = this.#read(sql, letter, afterPrefix(letter))
      this.#byFirstLetter.set(letter, terms)
    }
    return terms
  }

  #read(sql: string, ...parameters: string[]): KnownTerm[] {
    const rows = this.#connection.all<TermRow>(sql, ...parameters)
    return rows.map(({ term, paragraphs }) => knownTerm(term, paragraphs))
  }
}

interface TermRow {
  readonly term: string
  readonly paragraphs: number
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя']

/** The least text that is greater than every text with this prefix; U+10FFFF is no letter. */
export function afterPrefix(prefix: string): string {
  return `${prefix}\u{10ffff}`
}
