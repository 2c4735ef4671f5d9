/** Opening the index file: pragmas, schema, and what to say when it is not ours, too old, damaged or locked. */
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import {
  EngineUnavailableError,
  IndexDamagedError,
  IndexingError,
  IndexLockedError,
  IndexNotReadyError,
} from '../errors.ts'
import { createFolder } from '../create-folder.ts'
import { retireSchema } from './upgrade.ts'

/** Kept in the file's header, so that a file of another program is known before it is touched: "DLIN". */
const APPLICATION_ID = 0x444c494e

/**
 * Changes when tables or terms change meaning. A run brings an index of an earlier one up to date (`upgrade.ts`).
 */
export const SCHEMA_VERSION = 4

/**
 * Older ones can corrupt the file when a write races a checkpoint of another connection
 * (sqlite.org, "WAL-reset bug", fixed in 3.51.3).
 */
const LEAST_SQLITE_VERSION = [3, 51, 3] as const

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS source (path TEXT PRIMARY KEY, record TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS article (
    id TEXT PRIMARY KEY,
    first_row INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    tagged_by TEXT NOT NULL,
    path TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    sketch TEXT,
    data TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sketch_key (key INTEGER NOT NULL, article_id TEXT NOT NULL, PRIMARY KEY (key, article_id)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS article_tagged_by ON article (tagged_by);
  CREATE INDEX IF NOT EXISTS article_path ON article (path);
  CREATE TABLE IF NOT EXISTS paragraph (row INTEGER PRIMARY KEY, article_id TEXT NOT NULL, data TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS facet_value (number INTEGER PRIMARY KEY, facet TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (facet, value));
  CREATE TABLE IF NOT EXISTS value_record (facet TEXT NOT NULL, value TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (facet, value)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS value_name (facet TEXT NOT NULL, word TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (facet, word, value)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS column_chunk (number INTEGER PRIMARY KEY, version INTEGER NOT NULL, data BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS term (term TEXT PRIMARY KEY, paragraphs INTEGER NOT NULL) WITHOUT ROWID;
  CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
    title, text, title_stems, text_stems,
    content='', tokenize="ascii tokenchars '_'", prefix='1 2'
  );
  CREATE VIRTUAL TABLE IF NOT EXISTS word_place USING fts5vocab (words, instance);
`

export function openForReading(file: string): DatabaseSync {
  if (!existsSync(file)) throw new IndexNotReadyError(`There is no index at ${file} yet. Run: npm run index`)
  return open(file, { readOnly: true }, (database) => {
    assertOurs(database, file)
    database.exec('PRAGMA query_only = ON; PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY;')
  })
}

/** Opens the file for writing and takes the write lock, so that a second run cannot start beside this one. */
export function openForWriting(file: string): DatabaseSync {
  createFolder(dirname(file))
  return open(file, {}, (database) => {
    // Before anything is written: choosing a journal changes a file's header.
    if (!isEmpty(database)) assertApplication(database, file)
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;',
    )
    database.exec('BEGIN IMMEDIATE')
    if (isEmpty(database)) return createSchema(database)
    if (versionOf(database) < SCHEMA_VERSION) {
      retireSchema(database)
      createSchema(database)
    } else assertVersion(database)
  })
}

/** Statements prepared once each. */
export class Statements {
  readonly #database: DatabaseSync
  readonly #prepared = new Map<string, StatementSync>()

  constructor(database: DatabaseSync) {
    this.#database = database
  }

  get(sql: string): StatementSync {
    let statement = this.#prepared.get(sql)
    if (!statement) this.#prepared.set(sql, (statement = this.#database.prepare(sql)))
    return statement
  }

  /** For one that writes: FTS5 leaves row numbers of its own tables behind that do not fit a JavaScript number. */
  toWrite(sql: string): StatementSync {
    const isNew = !this.#prepared.has(sql)
    const statement = this.get(sql)
    if (isNew) statement.setReadBigInts(true)
    return statement
  }
}

function open(file: string, options: { readOnly?: boolean }, prepare: (database: DatabaseSync) => void): DatabaseSync {
  let database: DatabaseSync | undefined
  try {
    const location = options.readOnly && isOnReadOnlyDisk(file) ? asImmutable(file) : file
    database = new DatabaseSync(location, { ...options, timeout: 5000 })
    assertSafeVersion(database)
    prepare(database)
    return database
  } catch (error) {
    database?.close()
    throw translateError(error, file)
  }
}

/**
 * Whether the file lies on a disk that is mounted for reading. SQLite would refuse to read it there, because it can lay no lock;
 * what cannot be changed needs none. Not so while a log of changes is still beside it. The disk may be another program's to
 * write: who reads on must open the file anew when it has changed.
 */
export function isOnReadOnlyDisk(file: string): boolean {
  try {
    accessSync(dirname(file), constants.W_OK)
    return false
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EROFS') return false
    return (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0
  }
}

function asImmutable(file: string): URL {
  const location = pathToFileURL(file)
  location.searchParams.set('immutable', '1')
  return location
}

function assertSafeVersion(database: DatabaseSync): void {
  const { version } = database.prepare('SELECT sqlite_version() AS version').get() as { version: string }
  const parts = version.split('.').map(Number)
  const firstDifference = LEAST_SQLITE_VERSION.findIndex((least, index) => parts[index] !== least)
  if (firstDifference >= 0 && parts[firstDifference] < LEAST_SQLITE_VERSION[firstDifference]) {
    throw new EngineUnavailableError(
      `This Node brings SQLite ${version}, which can damage an index that is read while it is written. Use Node 22.23, 24.21, 26 or newer (npm scripts bring their own).`,
    )
  }
}

function isEmpty(database: DatabaseSync): boolean {
  return (database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() as { tables: number }).tables === 0
}

function createSchema(database: DatabaseSync): void {
  database.exec(SCHEMA)
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION};`)
}

function assertOurs(database: DatabaseSync, file: string): void {
  if (isEmpty(database)) throw new IndexNotReadyError(`The index at ${file} is empty. Run: npm run index`)
  assertApplication(database, file)
  assertVersion(database)
}

function assertApplication(database: DatabaseSync, file: string): void {
  const { application_id: applicationId } = database.prepare('PRAGMA application_id').get() as {
    application_id: number
  }
  if (applicationId !== APPLICATION_ID) {
    throw new IndexDamagedError(
      `${file} is not an index of Dateline. Set DATA_DIR to another folder, or move the file away.`,
      { problem: 'foreign' },
    )
  }
}

function versionOf(database: DatabaseSync): number {
  return (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version
}

/** @throws IndexNotReadyError where another version of Dateline made it */
export function assertVersion(database: DatabaseSync): void {
  const version = versionOf(database)
  const file = database.location()
  if (version < SCHEMA_VERSION)
    throw new IndexNotReadyError(
      `The index at ${file} was made by an earlier version of Dateline. Bring it up to date with: npm run index`,
      { problem: 'outdated' },
    )
  if (version > SCHEMA_VERSION)
    throw new IndexNotReadyError(
      `The index at ${file} was made by a later version of Dateline. Use that one, or set DATA_DIR to another folder.`,
      { problem: 'newer' },
    )
}

const SQLITE_BUSY = 5
const SQLITE_CORRUPT = 11
const SQLITE_FULL = 13
const SQLITE_CANTOPEN = 14
const SQLITE_READONLY = 8
const SQLITE_IOERR = 10
const SQLITE_NOTADB = 26

/** What a driver error means to an operator; errors that are ours already pass as they are. */
export function translateError(error: unknown, file: string): unknown {
  const code = (error as { errcode?: number } | null)?.errcode
  if (code === undefined) return error
  const options = { cause: error }
  switch (code & 0xff) {
    case SQLITE_BUSY:
      return new IndexLockedError(
        `Another run is writing to the index at ${file}. Wait for it to end, then run again.`,
        options,
      )
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return new IndexDamagedError(
        `The index at ${file} is damaged (${messageOf(error)}). Make it again: npm run index -- --rebuild, with all the paths that you index (the damaged file is kept)`,
        options,
      )
    case SQLITE_FULL:
      return new IndexingError(`The disk is full: there is no room for the index at ${file}.`, options)
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
      return new EngineUnavailableError(
        `Cannot use the index at ${file}: ${messageOf(error)}. Check the folder's permissions and disk.`,
        options,
      )
    default:
      return error
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
