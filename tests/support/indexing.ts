import { join } from 'node:path'
import { EVERYTHING, type SearchEngine } from '../../engine/search-engine.ts'
import { SqliteEngine } from '../../engine/sqlite/sqlite-engine.ts'
import { SqliteWriter } from '../../engine/sqlite/sqlite-writer.ts'
import type { RunEvent, RunReport } from '../../indexer/run-report.ts'
import { run } from '../../indexer/run.ts'
import type { RunOptions } from '../../indexer/run-options.ts'
import { startWorkers } from '../../indexer/workers.ts'

/** The catalogue the tests write against: small, so that it is read in no time. */
export const TEST_CATALOGUE = join(import.meta.dirname, 'catalogue')

export interface TestRun {
  readonly report: RunReport
  readonly events: readonly RunEvent[]
}

/** One run of the indexer in this process, over an index in `folder`. */
export async function runIndexer(
  folder: string,
  paths: readonly string[],
  options: Partial<RunOptions> = {},
): Promise<TestRun> {
  const events: RunEvent[] = []
  const writer = options.writer ?? new SqliteWriter(indexFile(folder))
  const workers = startWorkers(0)
  try {
    const report = await run({
      paths,
      catalogue: { folders: [TEST_CATALOGUE], cacheFolder: null },
      readOptions: { fieldNames: {} },
      writer,
      workers,
      dryRun: false,
      rebuild: false,
      onEvent: (event) => events.push(event),
      ...options,
    })
    return { report, events }
  } finally {
    await writer.close()
    await workers.close()
  }
}

export function indexFile(folder: string): string {
  return join(folder, 'index.db')
}

/** Titles of all articles of the index, sorted. */
export async function indexedTitles(folder: string): Promise<string[]> {
  return withEngine(folder, async (engine) => {
    const titles: string[] = []
    for await (const hit of engine.scan({ ...EVERYTHING, group: 'article' })) titles.push(hit.article.title)
    return titles.sort()
  })
}

export async function withEngine<Result>(
  folder: string,
  use: (engine: SearchEngine) => Promise<Result>,
): Promise<Result> {
  const engine = new SqliteEngine(indexFile(folder))
  try {
    return await use(engine)
  } finally {
    await engine.close()
  }
}
