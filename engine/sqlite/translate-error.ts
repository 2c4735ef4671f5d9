import { EngineUnavailableError, IndexDamagedError, IndexingError, IndexLockedError } from '../errors.ts'

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
