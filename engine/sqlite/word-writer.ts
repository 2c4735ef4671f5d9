import { stemTerm, termsOf } from '../text/analysis.ts'
import type { TermCounts } from './term-counts.ts'

/** Runs one statement that writes. */
export type Write = (sql: string, ...parameters: (string | number | null | Uint8Array)[]) => void

const INSERT = 'INSERT INTO words (rowid, title, text, title_stems, text_stems) VALUES (?, ?, ?, ?, ?)'
/**
 * FTS5 takes a row out by its terms. Its other way, contentless_delete, leaves deleted rows in the figures that bm25 is made of,
 * so that scores would depend on the index's history.
 */
const REMOVE = "INSERT INTO words (words, rowid, title, text, title_stems, text_stems) VALUES ('delete', ?, ?, ?, ?, ?)"

/** FTS5 keeps the words of rows that were taken out until it merges what it wrote since with what it wrote first. */
const MERGE = "INSERT INTO words (words) VALUES ('optimize')"
/** Rows taken out since the last merge, of those there are: with as many the words take two to three times their room. */
const MOST_REMOVED = 0.5

/** Writes what paragraphs are found by: their words and stems, and how many paragraphs have each. */
export class WordWriter {
  readonly #terms: TermCounts
  readonly #write: Write
  /** Rows taken out since the words were last merged. */
  removed: number
  /** The paragraphs of an article come one after the other, and share its title. */
  #title = analyse('')

  /** @param removed rows that earlier runs took out since the words were last merged */
  constructor(terms: TermCounts, write: Write, removed: number) {
    this.#terms = terms
    this.#write = write
    this.removed = removed
  }

  /** Merges the words where so many were taken out that it pays. @param rows there are, about */
  tidy(rows: number): void {
    if (this.removed <= rows * MOST_REMOVED) return
    this.#write(MERGE)
    this.removed = 0
  }

  /** @returns how many terms were put, in all columns */
  put(row: number, title: string, text: string): number {
    return this.#change(INSERT, 1, row, title, text)
  }

  /** With the words it was put with. */
  remove(row: number, title: string, text: string): void {
    this.removed++
    this.#change(REMOVE, -1, row, title, text)
  }

  #change(sql: string, difference: 1 | -1, row: number, title: string, text: string): number {
    if (this.#title.of !== title) this.#title = analyse(title)
    const body = analyse(text)
    const all = new Set<string>()
    for (const { terms, stems } of [this.#title, body]) for (const term of [...terms, ...stems]) all.add(term)
    this.#terms.add(all, difference)
    const columns = [this.#title.terms, body.terms, this.#title.stems, body.stems].map((terms) => terms.join(' '))
    this.#write(sql, row, ...columns)
    return 2 * (this.#title.terms.length + body.terms.length)
  }
}

interface Analysed {
  readonly of: string
  readonly terms: readonly string[]
  readonly stems: readonly string[]
}

function analyse(text: string): Analysed {
  const terms = termsOf(text)
  return { of: text, terms, stems: terms.map(stemTerm) }
}
