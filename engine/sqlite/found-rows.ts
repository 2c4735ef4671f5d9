import type { Statements } from './database.ts'
import { parseRows } from './row-set.ts'

/**
 * The rows that words find, by the expression they were asked for with. Who turns a page, ticks a box or draws a span asks for
 * the same words again, and finding the rows of frequent ones is most of a search in a large archive.
 */
export class FoundRows {
  readonly #statements: Statements
  readonly #mostRows: number
  /** The latest asked for last. */
  readonly #byExpression = new Map<string, Uint32Array>()
  #rows = 0

  /** @param mostRows how many rows are remembered in all, four bytes each */
  constructor(statements: Statements, mostRows: number) {
    this.#statements = statements
    this.#mostRows = mostRows
  }

  /** Ascending; not to be changed. */
  of(expression: string): Uint32Array {
    const known = this.#byExpression.get(expression)
    if (known !== undefined) this.#forget(expression, known)
    const rows = known ?? this.#find(expression)
    if (rows.length <= this.#mostRows) this.#remember(expression, rows)
    return rows
  }

  #find(expression: string): Uint32Array {
    const sql = 'SELECT group_concat(rowid) AS rows FROM words WHERE words MATCH ?'
    return parseRows((this.#statements.get(sql).get(expression) as { rows: string | null }).rows)
  }

  #remember(expression: string, rows: Uint32Array): void {
    this.#byExpression.set(expression, rows)
    this.#rows += rows.length
    for (const [oldest, others] of this.#byExpression) {
      if (this.#rows <= this.#mostRows) return
      this.#forget(oldest, others)
    }
  }

  #forget(expression: string, rows: Uint32Array): void {
    this.#byExpression.delete(expression)
    this.#rows -= rows.length
  }
}
