import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from 'node:sqlite'
import { translateError } from './translate-error.ts'

/**
 * A connection to the index file: everything that is read or written goes through it, so that whatever goes wrong is said in terms
 * of what an operator can do, and statements are prepared once each.
 */
export class Connection {
  readonly file: string
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()

  /** @param database open; it is the connection's own from then on */
  constructor(database: DatabaseSync, file: string) {
    this.#database = database
    this.file = file
  }

  /** The first row, or undefined. */
  get<Row>(sql: string, ...parameters: SQLInputValue[]): Row | undefined {
    return this.#translating(() => this.#prepare(sql).get(...parameters) as Row | undefined)
  }

  all<Row>(sql: string, ...parameters: SQLInputValue[]): Row[] {
    return this.#translating(() => this.#prepare(sql).all(...parameters) as Row[])
  }

  /** All rows as arrays of their columns: an object for each costs twice as much. */
  allAsArrays<Row extends readonly SQLOutputValue[]>(sql: string, ...parameters: SQLInputValue[]): Row[] {
    return this.#translating(() => {
      const statement = this.#prepare(sql)
      statement.setReturnArrays(true)
      return statement.all(...parameters) as unknown as Row[]
    })
  }

  /** One row after another, for what may be too much to hold. */
  *iterate<Row>(sql: string, ...parameters: SQLInputValue[]): Generator<Row> {
    try {
      yield* this.#prepare(sql).iterate(...parameters) as Iterable<Row>
    } catch (error) {
      throw translateError(error, this.file)
    }
  }

  /** Runs a statement that writes. */
  run(sql: string, ...parameters: SQLInputValue[]): void {
    this.#translating(() => {
      const isNew = !this.#prepared.has(sql)
      const statement = this.#prepare(sql)
      // FTS5 leaves row numbers of its own tables behind that do not fit a JavaScript number.
      if (isNew) statement.setReadBigInts(true)
      statement.run(...parameters)
    })
  }

  /** Runs statements that take no parameters and give no rows, such as those of transactions. */
  exec(sql: string): void {
    this.#translating(() => this.#database.exec(sql))
  }

  /** Makes a function of ours known to SQL: of an integer, giving one. */
  addFunction(name: string, of: (value: number) => number): void {
    this.#database.function(name, { directOnly: true }, (value) => of(value as number))
  }

  get isInTransaction(): boolean {
    return this.#database.isTransaction
  }

  close(): void {
    this.#database.close()
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#prepared.get(sql)
    if (!statement) this.#prepared.set(sql, (statement = this.#database.prepare(sql)))
    return statement
  }

  #translating<T>(use: () => T): T {
    try {
      return use()
    } catch (error) {
      throw translateError(error, this.file)
    }
  }
}
