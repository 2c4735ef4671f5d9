import { TITLE_WEIGHT } from '../text/weights.ts'
import type { Connection } from './connection.ts'

/** What is asked for comes first: FTS5 takes about a microsecond for a score. The sign keeps SQLite from asking it for one row at a time. */
const scoresWhere = (isAskedFor: string) =>
  `SELECT rowid, bm25(words, ${TITLE_WEIGHT}, 1, ${TITLE_WEIGHT}, 1) FROM words WHERE words MATCH ?1 AND ${isAskedFor} ORDER BY rowid`
const SCORES_OF_MANY = scoresWhere('is_asked_for(rowid)')
const SCORES_OF_FEW = scoresWhere('+rowid IN (SELECT value FROM json_each(?2))')

/** From this share of the matching rows on, calling a function of ours for each row costs less than passing a list of rows. */
const MANY = 0.4

/** BM25 of chosen rows: FTS5 works it out for each row that an expression finds, which may be many more. */
export class Scores {
  readonly #connection: Connection
  /** By row: 1 where its score is asked for. */
  #asked = new Uint8Array(0)

  constructor(connection: Connection) {
    this.#connection = connection
    connection.addFunction('is_asked_for', (row) => this.#asked[row] ?? 0)
  }

  /**
   * In the order of the rows, the better the higher; 0 for one the expression does not find.
   * @param rows ascending, as FTS5 gives them too, so that the two lists are walked side by side
   * @param share how many of the matching rows these are, 0 to 1
   */
  of(expression: string, rows: Uint32Array, share: number): Float64Array {
    const scores = new Float64Array(rows.length)
    let at = 0
    for (const [row, score] of share < MANY ? this.#ofFew(expression, rows) : this.#ofMany(expression, rows)) {
      while (rows[at] < row) at++
      // FTS5's bm25 is the better the lower it is.
      scores[at] = -score
    }
    return scores
  }

  #ofFew(expression: string, rows: Uint32Array): ScoredRow[] {
    return this.#connection.allAsArrays<ScoredRow>(SCORES_OF_FEW, expression, `[${rows.join(',')}]`)
  }

  #ofMany(expression: string, rows: Uint32Array): ScoredRow[] {
    this.#asked = new Uint8Array((rows.at(-1) ?? -1) + 1)
    for (const row of rows) this.#asked[row] = 1
    return this.#connection.allAsArrays<ScoredRow>(SCORES_OF_MANY, expression)
  }
}

type ScoredRow = readonly [row: number, score: number]
