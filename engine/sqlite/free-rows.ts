import { addTo } from '../multi-map.ts'
import type { Connection } from './connection.ts'

interface ArticleRows {
  readonly first_row: number
  readonly rows: number
}

/**
 * Rows that became free when articles changed their length or were removed. They are used again: otherwise an archive whose
 * articles change every day would grow without end, on disk and in the memory of its readers.
 */
export class FreeRows {
  readonly #connection: Connection
  /** First rows of runs without an article, by how many rows they have; the last one left is given out first. */
  #runs: Map<number, number[]> | null = null

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Notes that nothing stands in these rows any more. */
  add(first: number, rows: number): void {
    if (rows === 0) return
    addTo((this.#runs ??= this.#gaps()), rows, first)
  }

  /** Takes consecutive free rows out of the shortest run that has so many. @returns the first; null where no run is long enough */
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
    let end = 0
    const articles = this.#connection.iterate<ArticleRows>('SELECT first_row, rows FROM article ORDER BY first_row')
    for (const { first_row: first, rows } of articles) {
      if (first > end) addTo(runs, first - end, end)
      end = first + rows
    }
    // The first is given out first: FTS5 collects what is written as long as its rows ascend.
    for (const same of runs.values()) same.reverse()
    return runs
  }
}
