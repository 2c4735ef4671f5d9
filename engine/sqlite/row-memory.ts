/** What an entry costs besides its rows, counted in rows: without it searches that find nothing could be kept without end. */
const OVERHEAD_ROWS = 100

/**
 * A cache of what was found in the index, by what was asked for. Readers who turn a page, tick a box or draw a span ask for the
 * same words again, and finding the rows of frequent words is most of the work of a search in a large archive.
 */
export class RowMemory<Found> {
  readonly #mostRows: number
  readonly #rowsOf: (found: Found) => number
  /** The latest asked for last. */
  readonly #known = new Map<string, Found>()
  #rows = 0

  /**
   * @param mostRows how many rows are remembered in all
   * @param rowsOf how many rows of them are in something found
   */
  constructor(mostRows: number, rowsOf: (found: Found) => number) {
    this.#mostRows = mostRows
    this.#rowsOf = rowsOf
  }

  /** What is known under the key, or else what is found now. */
  get(key: string, find: (key: string) => Found): Found {
    const known = this.#known.get(key)
    if (known !== undefined) this.#forget(key, known)
    const found = known ?? find(key)
    if (this.#weightOf(found) <= this.#mostRows) this.#remember(key, found)
    return found
  }

  /** Null where nothing is known under the key. */
  known(key: string): Found | null {
    return this.#known.get(key) ?? null
  }

  #remember(key: string, found: Found): void {
    this.#known.set(key, found)
    this.#rows += this.#weightOf(found)
    for (const [oldest, others] of this.#known) {
      if (this.#rows <= this.#mostRows) return
      this.#forget(oldest, others)
    }
  }

  #forget(key: string, found: Found): void {
    this.#known.delete(key)
    this.#rows -= this.#weightOf(found)
  }

  #weightOf(found: Found): number {
    return this.#rowsOf(found) + OVERHEAD_ROWS
  }
}
