/** The only place that knows which engines there are. It loads the one that is meant, when it is. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { MeiliConnection } from './meilisearch/connection.ts'
import type { MadeKey } from './meilisearch/keys.ts'
import type { IndexWriter } from './index-writer.ts'
import type { SearchEngine } from './search-engine.ts'
import type { EngineSettings } from './settings.ts'

/**
 * Opens the index for reading. An engine that cannot be reached yet is no error: it is asked again at each search.
 * @param searchThreads threads that the embedded engine searches on; 0 for the caller's own
 */
export async function openEngine(settings: EngineSettings, searchThreads: number): Promise<SearchEngine> {
  if (settings.MEILI_URL === undefined) {
    const file = indexFile(settings)
    if (searchThreads === 0) {
      const { SqliteEngine } = await import('./sqlite/sqlite-engine.ts')
      return new SqliteEngine(file)
    }
    const { ThreadedEngine } = await import('./sqlite/threaded-engine.ts')
    return new ThreadedEngine(file, { threads: searchThreads })
  }
  const { MeiliEngine } = await import('./meilisearch/meili-engine.ts')
  return new MeiliEngine(await connect(settings, settings.MEILI_URL), settings.MEILI_INDEX, {
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
    const { MeiliWriter } = await import('./meilisearch/meili-writer.ts')
    return MeiliWriter.open(await connect(settings, settings.MEILI_URL), {
      base: settings.MEILI_INDEX,
      folder,
      dryRun,
      rebuild,
    })
  }
  const { setDamagedAside } = await import('./sqlite/set-aside.ts')
  const { SqliteWriter } = await import('./sqlite/sqlite-writer.ts')
  const file = indexFile(settings)
  const aside = rebuild && !dryRun ? setDamagedAside(file) : null
  if (aside !== null) onSetAside?.(aside)
  return new SqliteWriter(dryRun && !existsSync(file) ? ':memory:' : file, { dryRun })
}

/** Makes the keys of both programs on the server, with its master key. */
export async function makeMeilisearchKeys(settings: EngineSettings, masterKey: string): Promise<MadeKey[]> {
  const { makeKeys } = await import('./meilisearch/keys.ts')
  const connection = await connect({ ...settings, MEILI_API_KEY: masterKey }, settings.MEILI_URL!)
  return makeKeys(connection, settings.MEILI_INDEX)
}

export type { MadeKey }

async function connect(settings: EngineSettings, url: string): Promise<MeiliConnection> {
  const { MeiliConnection } = await import('./meilisearch/connection.ts')
  return new MeiliConnection({ url, key: settings.MEILI_API_KEY, timeoutMs: settings.MEILI_TIMEOUT_SECONDS * 1000 })
}

function indexFile(settings: EngineSettings): string {
  return join(resolve(settings.DATA_DIR), 'index.db')
}
