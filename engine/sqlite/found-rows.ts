import type { Statements } from './database.ts'
import { RowMemory } from './row-memory.ts'
import { parseRows } from './row-set.ts'

/** The rows that words find, by the expression they are asked for with. */
export class FoundRows {
  readonly #statements: Statements
  readonly #memory: RowMemory<Uint32Array>

  /** @param mostRows how many rows are remembered in all, at four bytes each */
  constructor(statements: Statements, mostRows: number) {
    this.#statements = statements
    this.#memory = new RowMemory(mostRows, ({ length }) => length)
  }

  /** Ascending; not to be changed. */
  of(expression: string): Uint32Array {
    return this.#memory.get(expression, () => this.#find(expression))
  }

  #find(expression: string): Uint32Array {
    const sql = 'SELECT group_concat(rowid) AS rows FROM words WHERE words MATCH ?'
    return parseRows((this.#statements.get(sql).get(expression) as { rows: string | null }).rows)
  }
}
