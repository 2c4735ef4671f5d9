import type { ValueName } from '../document.ts'
import type { Connection } from './connection.ts'
import { readValueRecords } from './stored-documents.ts'

/** Pages name the same few hundred again and again. */
const MOST_REMEMBERED = 5000

/** What actors and topics are called in one state of the index: each read once, as long as they are not too many. */
export class ValueNames {
  readonly #connection: Connection
  readonly #known = { actor: new Map<string, ValueName | null>(), topic: new Map<string, ValueName | null>() }

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** In the order of the values; those nothing is known of are missing. */
  of(facet: ValueName['facet'], values: ReadonlySet<string> = new Set()): ValueName[] {
    const known = this.#known[facet]
    if (known.size > MOST_REMEMBERED) known.clear()
    const unread = [...values].filter((value) => !known.has(value))
    if (unread.length > 0) {
      const records = readValueRecords(this.#connection, facet, unread)
      for (const value of unread) known.set(value, nameOf(records.get(value)))
    }
    return Array.from(values, (value) => known.get(value)!).filter((name) => name !== null)
  }
}

/** Without what pages do not print: aliases and offices are most of a record. */
function nameOf(record: ValueName | undefined): ValueName | null {
  if (record === undefined) return null
  const { facet, value, label, translations, listed } = record
  return { facet, value, label, translations, listed }
}
