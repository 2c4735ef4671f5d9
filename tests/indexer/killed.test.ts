/**
 * A run that is killed at any moment. `KILLS=200 npx vitest run --config tests/vitest.config.ts tests/indexer/killed.test.ts`
 * kills as many in each test; the suite kills one.
 */
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MeiliEngine } from '../../engine/meilisearch/meili-engine.ts'
import { EVERYTHING, type SearchEngine } from '../../engine/search-engine.ts'
import { SqliteEngine } from '../../engine/sqlite/sqlite-engine.ts'
import { wordOf } from '../bench/corpus.ts'
import { runCommand, startCommand } from '../support/commands.ts'
import { dataFolder } from '../support/data-folder.ts'
import { indexFile } from '../support/indexing.ts'
import {
  connectTo,
  freshName,
  NO_MEILISEARCH,
  startMeilisearch,
  type TestServer as MeiliServer,
} from '../support/meilisearch.ts'
import { makeFolder, removeFolder } from '../support/temporary-folder.ts'

const KILLS = Number(process.env.KILLS ?? 1)
const INDEXER = 'indexer/main.ts'
const ARTICLES = 120
/** A run here takes about as long; some are killed before they have begun, and some end first. */
const LONGEST_MS = 1500

/** As long as a paragraph, and another for each number. */
const wordsOf = (number: number) => Array.from({ length: 50 }, (_, at) => wordOf(50 * number + at)).join(' ')

const archive = makeFolder()
afterAll(() => removeFolder(archive))

/** All articles anew, each with a word of its edition, and some that say what others say. */
function writeEdition(edition: number): void {
  const lines = Array.from({ length: ARTICLES }, (_, number) =>
    JSON.stringify({
      id: `n${number}`,
      title: `Report ${number}`,
      publishedAt: '2025-02-25',
      language: 'en',
      text: `In edition${edition} Iran and Russia spoke of sanctions for the ${number % 100}th time.\n\n${wordsOf(number % 100)}`,
    }),
  )
  writeFileSync(join(archive, 'reports.ndjson'), lines.join('\n'))
}

const articlesOf = async (engine: SearchEngine, edition: number) =>
  (await engine.search({ ...EVERYTHING, query: { type: 'word', text: `edition${edition}`, prefix: 'no' } })).totals.articles // prettier-ignore

/** Everything a search of everything says, in its order. */
async function whole(engine: SearchEngine): Promise<string> {
  const hits: unknown[] = []
  for await (const { paragraph, article, marks, beside } of engine.scan({ ...EVERYTHING, sort: 'oldest' }))
    hits.push([paragraph, article, marks, beside])
  return JSON.stringify(hits)
}

/** An index of its own that runs of the indexer write to. */
interface KilledIndex {
  readonly environment: Record<string, string>
  open(): SearchEngine
}

const embedded = (): KilledIndex => {
  const environment = { DATA_DIR: dataFolder() }
  return { environment, open: () => new SqliteEngine(indexFile(environment.DATA_DIR)) }
}
const onMeilisearch = (server: MeiliServer): KilledIndex => {
  const base = freshName()
  const environment = { DATA_DIR: dataFolder(), MEILI_URL: server.url, MEILI_API_KEY: server.key ?? '', MEILI_INDEX: base } // prettier-ignore
  return { environment, open: () => new MeiliEngine(connectTo(server), base, { mayUsePowerfulKey: true }) }
}

/** What a reader sees after one run, which nothing disturbed, over the last edition. */
async function undisturbedRun(makeIndex: () => KilledIndex): Promise<string> {
  writeEdition(KILLS)
  const { environment, open } = makeIndex()
  expect(await runCommand(INDEXER, ['index', archive], environment)).toMatchObject({ status: 0, errors: '' })
  const engine = open()
  const seen = await whole(engine)
  await engine.close()
  return seen
}

interface Kills {
  readonly makeIndex: () => KilledIndex
  readonly undisturbed: () => Promise<string>
  readonly options: readonly string[]
  /** Whether readers may see a part of the changes before the next run has finished them. */
  readonly inParts?: boolean
}

/** Kills runs at random moments, looks at what readers see, and gives everything there is when the last has ended. */
async function killRuns({ makeIndex, undisturbed, options, inParts = false }: Kills): Promise<void> {
  const { environment, open } = makeIndex()
  const args = ['index', archive, ...options]
  writeEdition(0)
  expect(await runCommand(INDEXER, args, environment)).toMatchObject({ status: 0, errors: '' })
  const engine = open()

  for (let edition = 1; edition <= KILLS; edition++) {
    const before = await whole(engine)
    writeEdition(edition)
    const run = startCommand(INDEXER, args, environment)
    const delayMs = Math.random() * LONGEST_MS
    await Promise.race([sleep(delayMs), once(run, 'close')])
    if (run.exitCode === null) {
      run.kill('SIGKILL')
      await once(run, 'close')
    }
    const isNew = (await articlesOf(engine, edition)) === ARTICLES
    if (!isNew && !inParts) expect(await whole(engine), `edition ${edition}, killed after ${delayMs} ms`).toBe(before)
  }

  expect(await runCommand(INDEXER, args, environment)).toMatchObject({ status: 0, errors: '' })
  expect(await whole(engine)).toBe(await undisturbed())
  await engine.close()
}

const TIMEOUT_MS = 1_800_000

it(
  `an index is in the old or the new state after each kill (${KILLS}), and the next run makes what an undisturbed one would`,
  async () => {
    await killRuns({ makeIndex: embedded, undisturbed: () => undisturbedRun(embedded), options: [] })
  },
  TIMEOUT_MS,
)

describe.skipIf(NO_MEILISEARCH)('an index on Meilisearch', () => {
  let server: MeiliServer
  beforeAll(async () => {
    server = await startMeilisearch()
  })
  afterAll(() => server.stop())
  const makeIndex = () => onMeilisearch(server)
  // The same for both tests.
  let seen: Promise<string> | undefined
  const undisturbed = () => (seen ??= undisturbedRun(makeIndex))

  it(
    `that is made anew is in the old or the new state after each kill (${KILLS}), and the next run finishes the work`,
    async () => {
      await killRuns({ makeIndex, undisturbed, options: ['--rebuild'] })
    },
    TIMEOUT_MS,
  )

  it(
    `that is brought up to date answers after each kill (${KILLS}), and the next run finishes the work`,
    async () => {
      await killRuns({ makeIndex, undisturbed, options: [], inParts: true })
    },
    TIMEOUT_MS,
  )
})
