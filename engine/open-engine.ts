/** The only place that knows which engines there are. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { IndexWriter, SearchEngine } from './search-engine.ts'
import type { EngineSettings } from './settings.ts'
import { SqliteEngine } from './sqlite/sqlite-engine.ts'
import { SqliteWriter } from './sqlite/sqlite-writer.ts'

export async function openEngine(settings: EngineSettings): Promise<SearchEngine> {
  return new SqliteEngine(indexFile(settings))
}

/** A dry run against an index that is not there yet must not make one. */
export async function openWriter(
  settings: EngineSettings,
  { dryRun }: { readonly dryRun: boolean },
): Promise<IndexWriter> {
  const file = indexFile(settings)
  return new SqliteWriter(dryRun && !existsSync(file) ? ':memory:' : file)
}

function indexFile(settings: EngineSettings): string {
  return join(resolve(settings.DATA_DIR), 'index.db')
}
