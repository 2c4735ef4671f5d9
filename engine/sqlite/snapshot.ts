import type { FacetName } from '../facets.ts'
import type { SourceReport } from '../search-engine.ts'
import { Columns, decodeChunk } from './columns.ts'
import type { Connection } from './connection.ts'
import { assertVersion } from './database.ts'
import { FoundRows } from './found-rows.ts'
import { PostingLists } from './postings.ts'
import { Scores } from './scores.ts'
import { readSourceReport } from './source-report.ts'
import { ValueNames } from './value-names.ts'
import { Vocabulary } from './vocabulary.ts'
import { WholeArchive } from './whole-archive.ts'

/** As many rows are remembered as the archive has, times this: the words of a few searches. */
const REMEMBERED_SHARE = 2

/**
 * What a connection holds in memory of the index, brought up to date inside a read transaction: only what a commit
 * changed is read again.
 */
export class Snapshot {
  readonly connection: Connection
  readonly columns = new Columns()
  readonly scores: Scores
  vocabulary: Vocabulary
  foundRows: FoundRows
  postings: PostingLists
  valueNames: ValueNames
  whole: WholeArchive
  readonly #remembers: boolean
  #dataVersion = -1
  #lastValue = 0
  #sourceReport: SourceReport | null = null

  /** @param options.remembers whether the rows of words are kept from one read to the next */
  constructor(connection: Connection, { remembers = true }: { readonly remembers?: boolean } = {}) {
    this.#remembers = remembers
    this.connection = connection
    this.scores = new Scores(connection)
    this.vocabulary = new Vocabulary(connection)
    this.foundRows = new FoundRows(connection, 0)
    this.postings = new PostingLists(connection, 0)
    this.valueNames = new ValueNames(connection)
    this.whole = new WholeArchive(this)
  }

  /** All sources and articles are looked at for it, once for each state of the index. */
  get sourceReport(): SourceReport {
    return (this.#sourceReport ??= readSourceReport(this.connection))
  }

  /** Runs `use` on one state of the index: all of a commit or none of it. */
  read<T>(use: (snapshot: this) => T): T {
    this.begin()
    try {
      return use(this)
    } finally {
      this.end()
    }
  }

  /** All that is read until `end` is of one state. */
  begin(): void {
    this.connection.exec('BEGIN')
    try {
      this.#refresh()
    } catch (error) {
      this.end()
      throw error
    }
  }

  end(): void {
    // After a failure of the disk SQLite may have ended the transaction itself: what was wrong is to be heard then.
    if (this.connection.isInTransaction) this.connection.exec('COMMIT')
  }

  #refresh(): void {
    // The first read fixes the transaction's view; data_version tells whether another connection changed the file.
    this.connection.get('SELECT 1 FROM meta')
    const { data_version: version } = this.connection.get<{ data_version: number }>('PRAGMA data_version')!
    if (version === this.#dataVersion) {
      if (!this.#remembers) this.#forgetWords()
      return
    }
    // A newer indexer may have written the file anew in a form of its own.
    assertVersion(this.connection)
    this.#loadValues()
    this.#loadChunks()
    this.vocabulary = new Vocabulary(this.connection)
    this.#forgetWords()
    this.valueNames = new ValueNames(this.connection)
    this.whole = new WholeArchive(this)
    this.#sourceReport = null
    this.#dataVersion = version
  }

  #forgetWords(): void {
    const mostRows = this.columns.rows * REMEMBERED_SHARE
    this.foundRows = new FoundRows(this.connection, mostRows)
    // As much room as they take: a row with its frequency takes twice that of a row.
    this.postings = new PostingLists(this.connection, mostRows / 2)
  }

  #loadValues(): void {
    const sql = 'SELECT number, facet, value FROM facet_value WHERE number > ? ORDER BY number'
    for (const { number, facet, value } of this.connection.iterate<ValueRow>(sql, this.#lastValue)) {
      this.columns.putValue(number, facet, value)
      this.#lastValue = number
    }
  }

  #loadChunks(): void {
    const chunks = this.connection.all<ChunkRow>('SELECT number, version FROM column_chunk ORDER BY number')
    for (const { number, version } of chunks) {
      if (this.columns.hasChunk(number, version)) continue
      const { data } = this.connection.get<{ data: Uint8Array }>(
        'SELECT data FROM column_chunk WHERE number = ?',
        number,
      )!
      this.columns.putChunk(number, version, decodeChunk(data))
    }
    this.columns.dropChunksFrom(chunks.length)
  }
}

interface ValueRow {
  readonly number: number
  readonly facet: FacetName
  readonly value: string
}

interface ChunkRow {
  readonly number: number
  readonly version: number
}
