import { addTo } from '../multi-map.ts'
import type { Connection } from './connection.ts'

interface ArticleRows {
  readonly first_row: number
  readonly rows: number
}

/**
 * Rows that articles left when they changed their length or went. They are given out again: an archive whose articles change
 * every day would else grow for ever, in its file and in the memory of who reads it.
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
