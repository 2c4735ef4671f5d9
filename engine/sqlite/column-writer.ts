import { buildChunk, CHUNK_ROWS, chunkRows, decodeChunk, encodeChunk, type RowColumns } from './columns.ts'
import type { Statements } from './database.ts'

/** Collects changed rows and writes the chunks they stand in, once each, when the run commits. */
export class ColumnWriter {
  readonly #statements: Statements
  readonly #dirty = new Map<number, (RowColumns | undefined)[]>()
  nextRow: number

  constructor(statements: Statements) {
    this.#statements = statements
    const { next } = statements.get('SELECT coalesce(max(row) + 1, 0) AS next FROM paragraph').get() as { next: number }
    this.nextRow = next
  }

  put(row: number, columns: RowColumns | undefined): void {
    const number = Math.floor(row / CHUNK_ROWS)
    let rows = this.#dirty.get(number)
    if (!rows) this.#dirty.set(number, (rows = this.#load(number)))
    rows[row % CHUNK_ROWS] = columns
    this.nextRow = Math.max(this.nextRow, row + 1)
  }

  save(version: number): void {
    const sql = 'INSERT OR REPLACE INTO column_chunk (number, version, data) VALUES (?, ?, ?)'
    for (const [number, rows] of this.#dirty)
      this.#statements.get(sql).run(number, version, encodeChunk(buildChunk(Array.from(rows))))
    this.#dirty.clear()
  }

  #load(number: number): (RowColumns | undefined)[] {
    const row = this.#statements.get('SELECT data FROM column_chunk WHERE number = ?').get(number)
    return row ? chunkRows(decodeChunk((row as { data: Uint8Array }).data)) : []
  }
}
