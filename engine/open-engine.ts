/** The only place that knows which engines there are. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { MeiliConnection } from './meilisearch/connection.ts'
import { makeKeys, type MadeKey } from './meilisearch/keys.ts'
import { MeiliEngine } from './meilisearch/meili-engine.ts'
import { MeiliWriter } from './meilisearch/meili-writer.ts'
import type { IndexWriter, SearchEngine } from './search-engine.ts'
import type { EngineSettings } from './settings.ts'
import { setDamagedAside } from './sqlite/set-aside.ts'
import { SqliteEngine } from './sqlite/sqlite-engine.ts'
import { ThreadedEngine } from './sqlite/threaded-engine.ts'
import { SqliteWriter } from './sqlite/sqlite-writer.ts'

/**
 * Opens the index for reading. An engine that cannot be reached yet is no error: it is asked again at each search.
 * @param searchThreads threads that the embedded engine searches on; 0 for the caller's own
 */
export function openEngine(settings: EngineSettings, searchThreads: number): SearchEngine {
  if (settings.MEILI_URL === undefined) {
    const file = indexFile(settings)
    return searchThreads === 0 ? new SqliteEngine(file) : new ThreadedEngine(file, { threads: searchThreads })
  }
  return new MeiliEngine(connect(settings, settings.MEILI_URL), settings.MEILI_INDEX, {
    mayUsePowerfulKey: settings.MEILI_ALLOW_ADMIN_KEY,
  })
}

export interface WriterChoice {
  /** A dry run against an index that is not there yet must not make one. */
  readonly dryRun: boolean
  /** Makes the index anew, whatever it holds. */
  readonly rebuild: boolean
  /** Told where a damaged index was put before a new one is made. */
  readonly onSetAside?: (path: string) => void
}

export async function openWriter(settings: EngineSettings, choice: WriterChoice): Promise<IndexWriter> {
  const { dryRun, rebuild, onSetAside } = choice
  if (settings.MEILI_URL !== undefined) {
    const folder = join(resolve(settings.DATA_DIR), 'runs')
    return MeiliWriter.open(connect(settings, settings.MEILI_URL), {
      base: settings.MEILI_INDEX,
      folder,
      dryRun,
      rebuild,
    })
  }
  const file = indexFile(settings)
  const aside = rebuild && !dryRun ? setDamagedAside(file) : null
  if (aside !== null) onSetAside?.(aside)
  return new SqliteWriter(dryRun && !existsSync(file) ? ':memory:' : file)
}

/** Makes the keys of both programs on the server, with its master key. */
export async function makeMeilisearchKeys(settings: EngineSettings, masterKey: string): Promise<MadeKey[]> {
  const connection = connect({ ...settings, MEILI_API_KEY: masterKey }, settings.MEILI_URL!)
  return makeKeys(connection, settings.MEILI_INDEX)
}

export type { MadeKey }

function connect(settings: EngineSettings, url: string): MeiliConnection {
  return new MeiliConnection({ url, key: settings.MEILI_API_KEY, timeoutMs: settings.MEILI_TIMEOUT_SECONDS * 1000 })
}

function indexFile(settings: EngineSettings): string {
  return join(resolve(settings.DATA_DIR), 'index.db')
}
