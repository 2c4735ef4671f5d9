import type { FacetName } from '../facets.ts'
import type { Statements } from './database.ts'

/** Numbers of facet values, given out as values appear and never reused. */
export class ValueNumbers {
  readonly #statements: Statements
  readonly #numbers = new Map<string, number>()

  constructor(statements: Statements) {
    this.#statements = statements
  }

  numberOf(facet: FacetName, value: string): number {
    const key = `${facet} ${value}`
    let number = this.#numbers.get(key)
    if (number === undefined) {
      this.#statements.get('INSERT OR IGNORE INTO facet_value (facet, value) VALUES (?, ?)').run(facet, value)
      const row = this.#statements.get('SELECT number FROM facet_value WHERE facet = ? AND value = ?').get(facet, value)
      number = (row as { number: number }).number
      this.#numbers.set(key, number)
    }
    return number
  }
}
