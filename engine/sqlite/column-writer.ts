import { buildChunk, CHUNK_ROWS, chunkRows, decodeChunk, encodeChunk, type RowColumns } from './columns.ts'
import type { Connection } from './connection.ts'

/** Chunks held in memory at most: articles are written one after the other, so that few are changed at a time. */
const MAX_HELD = 4

/** Collects changed rows and writes the chunks they stand in, those long unchanged before the run commits. */
export class ColumnWriter {
  readonly #connection: Connection
  readonly #nextVersion: () => number
  readonly #dirty = new Map<number, (RowColumns | undefined)[]>()
  nextRow: number

  /** `nextVersion` tells which version of the index the changes will be seen in. */
  constructor(connection: Connection, nextVersion: () => number) {
    this.#connection = connection
    this.#nextVersion = nextVersion
    this.nextRow = connection.get<{ next: number }>('SELECT coalesce(max(row) + 1, 0) AS next FROM paragraph')!.next
  }

  /** @param columns undefined for a row that is taken out; without `tokens` where its text is what it was */
  put(row: number, columns: (Omit<RowColumns, 'tokens'> & { readonly tokens: number | null }) | undefined): void {
    const number = Math.floor(row / CHUNK_ROWS)
    const rows = this.#dirty.get(number) ?? this.#load(number)
    const slot = row % CHUNK_ROWS
    rows[slot] = columns && { ...columns, tokens: columns.tokens ?? rows[slot]!.tokens }
    // Set again, so that the map's order is that of last use.
    this.#dirty.delete(number)
    this.#dirty.set(number, rows)
    if (this.#dirty.size > MAX_HELD) this.#save(this.#dirty.keys().next().value!)
    this.nextRow = Math.max(this.nextRow, row + 1)
  }

  save(): void {
    for (const number of this.#dirty.keys()) this.#save(number)
  }

  #save(number: number): void {
    const sql = 'INSERT OR REPLACE INTO column_chunk (number, version, data) VALUES (?, ?, ?)'
    const data = encodeChunk(buildChunk(Array.from(this.#dirty.get(number)!)))
    this.#connection.run(sql, number, this.#nextVersion(), data)
    this.#dirty.delete(number)
  }

  #load(number: number): (RowColumns | undefined)[] {
    const row = this.#connection.get<{ data: Uint8Array }>('SELECT data FROM column_chunk WHERE number = ?', number)
    return row ? chunkRows(decodeChunk(row.data)) : []
  }
}
