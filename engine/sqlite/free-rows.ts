import type { Statements } from './database.ts'

/**
 * Rows that articles left when they changed their length or went. They are given out again: an archive whose articles change
 * every day would else grow for ever, in its file and in the memory of who reads it.
 */
export class FreeRows {
  readonly #statements: Statements
  /** First rows of runs without an article, by how many rows they have; the last one left is given out first. */
  #runs: Map<number, number[]> | null = null

  constructor(statements: Statements) {
    this.#statements = statements
  }

  /** Notes that nothing stands in these rows any more. */
  add(first: number, rows: number): void {
    if (rows === 0) return
    const runs = (this.#runs ??= this.#gaps())
    const same = runs.get(rows)
    if (same) same.push(first)
    else runs.set(rows, [first])
  }

  /** The first of as many free rows one behind the other, of a run as short as will do; null where none is long enough. */
  take(rows: number): number | null {
    const runs = (this.#runs ??= this.#gaps())
    const length = runs.has(rows) ? rows : Math.min(...[...runs.keys()].filter((each) => each > rows))
    const same = runs.get(length)
    if (!same) return null
    const first = same.pop()!
    if (same.length === 0) runs.delete(length)
    this.add(first + rows, length - rows)
    return first
  }

  /** What earlier runs left: looked for when it is first asked for, since most runs change nothing. */
  #gaps(): Map<number, number[]> {
    const runs = new Map<number, number[]>()
    const articles = this.#statements.get('SELECT first_row, rows FROM article ORDER BY first_row').all()
    const ends = articles.map(({ first_row: first, rows }) => Number(first) + Number(rows))
    // From behind, so that the first is given out first: FTS5 collects what is written as long as its rows ascend.
    for (let at = articles.length - 1; at >= 0; at--) {
      const first = at === 0 ? 0 : ends[at - 1]
      const rows = Number(articles[at].first_row) - first
      const same = runs.get(rows)
      if (same) same.push(first)
      else if (rows > 0) runs.set(rows, [first])
    }
    return runs
  }
}
