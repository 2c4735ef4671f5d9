/** Opening the index file: pragmas, schema, and what to say when it is not ours, too old, damaged or locked. */
import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DatabaseSync } from 'node:sqlite'
import { createFolder } from '../create-folder.ts'
import { EngineUnavailableError, IndexDamagedError, IndexNotReadyError } from '../errors.ts'
import { Connection } from './connection.ts'
import { translateError } from './translate-error.ts'
import { retireSchema } from './upgrade.ts'

/** Kept in the file's header, so that a file of another program is known before it is touched: "DLIN". */
const APPLICATION_ID = 0x444c494e

/**
 * Changes when tables or terms change meaning. A run brings an index of an earlier one up to date (`upgrade.ts`).
 */
export const SCHEMA_VERSION = 5

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

export function openForReading(file: string): Connection {
  if (!existsSync(file)) throw new IndexNotReadyError(`There is no index at ${file} yet. Run: npm run index`)
  return open(file, { readOnly: true }, (connection) => {
    assertOurs(connection)
    // Three megabytes: each search thread has its own, and more was no faster, for the system keeps the file as well.
    connection.exec('PRAGMA query_only = ON; PRAGMA cache_size = -3000; PRAGMA temp_store = MEMORY;')
  })
}

export interface WriteOptions {
  /** Looks only, beside a run that writes; an index of an earlier version must still be brought up to date to be looked at. */
  readonly dryRun?: boolean
}

/** Opens the file for writing and takes the write lock, so that a second run cannot start beside this one. */
export function openForWriting(file: string, { dryRun = false }: WriteOptions = {}): Connection {
  createFolder(dirname(file))
  return open(file, {}, (connection) => {
    // Before anything is written: choosing a journal changes a file's header.
    if (!isEmpty(connection)) assertApplication(connection)
    connection.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY;',
    )
    connection.exec(dryRun ? 'BEGIN' : 'BEGIN IMMEDIATE')
    if (isEmpty(connection)) return createSchema(connection)
    if (versionOf(connection) < SCHEMA_VERSION) {
      retireSchema(connection)
      createSchema(connection)
    } else assertVersion(connection)
  })
}

function open(file: string, options: { readOnly?: boolean }, prepare: (connection: Connection) => void): Connection {
  const connection = new Connection(openDatabase(file, options), file)
  try {
    assertSafeVersion(connection)
    prepare(connection)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

function openDatabase(file: string, options: { readOnly?: boolean }): DatabaseSync {
  try {
    const location = options.readOnly && isOnReadOnlyDisk(file) ? asImmutable(file) : file
    return new DatabaseSync(location, { ...options, timeout: 5000 })
  } catch (error) {
    throw translateError(error, file)
  }
}

/**
 * Whether the file is on a disk that is mounted read-only. There SQLite cannot lock it and so refuses to read it, unless it is
 * told that the file does not change. That must not be said while a log with changes lies beside the file. Another machine
 * may still write to the disk, so that readers have to open the file anew when it has changed.
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

function assertSafeVersion(connection: Connection): void {
  const { version } = connection.get<{ version: string }>('SELECT sqlite_version() AS version')!
  const parts = version.split('.').map(Number)
  const firstDifference = LEAST_SQLITE_VERSION.findIndex((least, index) => parts[index] !== least)
  if (firstDifference >= 0 && parts[firstDifference] < LEAST_SQLITE_VERSION[firstDifference]) {
    throw new EngineUnavailableError(
      `This Node brings SQLite ${version}, which can damage an index that is read while it is written. Use Node 22.23, 24.21, 26 or newer (npm scripts bring their own).`,
    )
  }
}

function isEmpty(connection: Connection): boolean {
  return connection.get('SELECT 1 FROM sqlite_schema') === undefined
}

function createSchema(connection: Connection): void {
  connection.exec(SCHEMA)
  connection.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION};`)
}

function assertOurs(connection: Connection): void {
  if (isEmpty(connection)) throw new IndexNotReadyError(`The index at ${connection.file} is empty. Run: npm run index`)
  assertApplication(connection)
  assertVersion(connection)
}

function assertApplication(connection: Connection): void {
  const { application_id: applicationId } = connection.get<{ application_id: number }>('PRAGMA application_id')!
  if (applicationId !== APPLICATION_ID) {
    throw new IndexDamagedError(
      `${connection.file} is not an index of Dateline. Set DATA_DIR to another folder, or move the file away.`,
      { problem: 'foreign' },
    )
  }
}

function versionOf(connection: Connection): number {
  return connection.get<{ user_version: number }>('PRAGMA user_version')!.user_version
}

/** @throws IndexNotReadyError where another version of Dateline made it */
export function assertVersion(connection: Connection): void {
  const version = versionOf(connection)
  const { file } = connection
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
