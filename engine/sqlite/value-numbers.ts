import { FACET_NAMES, type FacetName } from '../facets.ts'
import type { Connection } from './connection.ts'

/** Numbers of facet values, given out as values appear and never reused. */
export class ValueNumbers {
  readonly #connection: Connection
  readonly #numbers = new Map(FACET_NAMES.map((facet) => [facet, new Map<string, number>()]))

  constructor(connection: Connection) {
    this.#connection = connection
  }

  numberOf(facet: FacetName, value: string): number {
    const numbers = this.#numbers.get(facet)!
    let number = numbers.get(value)
    if (number === undefined) {
      this.#connection.run('INSERT OR IGNORE INTO facet_value (facet, value) VALUES (?, ?)', facet, value)
      const sql = 'SELECT number FROM facet_value WHERE facet = ? AND value = ?'
      number = this.#connection.get<{ number: number }>(sql, facet, value)!.number
      numbers.set(value, number)
    }
    return number
  }
}
