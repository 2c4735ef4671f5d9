import { FACET_NAMES, type FacetName } from '../facets.ts'
import type { Statements } from './database.ts'

/** Numbers of facet values, given out as values appear and never reused. */
export class ValueNumbers {
  readonly #statements: Statements
  readonly #numbers = new Map(FACET_NAMES.map((facet) => [facet, new Map<string, number>()]))

  constructor(statements: Statements) {
    this.#statements = statements
  }

  numberOf(facet: FacetName, value: string): number {
    const numbers = this.#numbers.get(facet)!
    let number = numbers.get(value)
    if (number === undefined) {
      this.#statements.get('INSERT OR IGNORE INTO facet_value (facet, value) VALUES (?, ?)').run(facet, value)
      const row = this.#statements.get('SELECT number FROM facet_value WHERE facet = ? AND value = ?').get(facet, value)
      number = (row as { number: number }).number
      numbers.set(value, number)
    }
    return number
  }
}
