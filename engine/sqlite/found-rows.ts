import type { Connection } from './connection.ts'
import { RowMemory } from './row-memory.ts'
import { concatenated, parseRows } from './row-set.ts'

/** The rows that words find, by the expression they are asked for with. */
export class FoundRows {
  readonly #connection: Connection
  readonly #memory: RowMemory<Uint32Array>

  /** @param mostRows how many rows are remembered in all, at four bytes each */
  constructor(connection: Connection, mostRows: number) {
    this.#connection = connection
    this.#memory = new RowMemory(mostRows, ({ length }) => length)
  }

  /** Ascending; not to be changed. */
  of(expression: string): Uint32Array {
    return this.#memory.get(expression, () => this.#find(expression))
  }

  #find(expression: string): Uint32Array {
    return parseRows(this.#connection.get<{ rows: Uint8Array | null }>(MATCHING, expression)!.rows)
  }
}

const MATCHING = `SELECT ${concatenated('rowid')} AS rows FROM words WHERE words MATCH ?`
