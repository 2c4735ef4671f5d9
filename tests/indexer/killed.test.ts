/**
 * A run that is killed at any moment. `KILLS=200 npx vitest run --config tests/vitest.config.ts tests/indexer/killed.test.ts`
 * kills as many; the suite kills a few.
 */
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { EVERYTHING, type SearchEngine } from '../../engine/search-engine.ts'
import { SqliteEngine } from '../../engine/sqlite/sqlite-engine.ts'
import { runCommand, startCommand } from '../support/commands.ts'
import { dataFolder } from '../support/data-folder.ts'
import { indexFile } from '../support/indexing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const KILLS = Number(process.env.KILLS ?? 3)
const INDEXER = 'indexer/main.ts'
const ARTICLES = 300
/** A run here takes about as long; some are killed before they have begun, and some end first. */
const LONGEST_MS = 3000

/** All articles anew, each with a word of its edition, and some that say what others say. */
function writeEdition(archive: string, edition: number): void {
  const lines = Array.from({ length: ARTICLES }, (_, number) =>
    JSON.stringify({
      id: `n${number}`,
      title: `Report ${number}`,
      publishedAt: '2025-02-25',
      text: `In edition${edition} Iran and Russia spoke of sanctions for the ${number % 100}th time.\n\n${'As they had done before, in the same hall and in the same words, so that nobody listened. '.repeat(3)}`,
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

it(`leaves the old or the new state after each of ${KILLS} kills, and the next run makes what an undisturbed one would`, async () => {
  const archive = temporaryFolder()
  const environment = { DATA_DIR: dataFolder() }
  writeEdition(archive, 0)
  expect((await runCommand(INDEXER, ['index', archive], environment)).status).toBe(0)
  const engine = new SqliteEngine(indexFile(environment.DATA_DIR))

  let committed = 0
  for (let edition = 1; edition <= KILLS; edition++) {
    writeEdition(archive, edition)
    const run = startCommand(INDEXER, ['index', archive], environment)
    const delayMs = Math.random() * LONGEST_MS
    await Promise.race([sleep(delayMs), once(run, 'close')])
    if (run.exitCode === null) {
      run.kill('SIGKILL')
      await once(run, 'close')
    }
    const [old, now] = [await articlesOf(engine, committed), await articlesOf(engine, edition)]
    expect([[ARTICLES, 0], [0, ARTICLES]], `edition ${edition}, killed after ${delayMs} ms`).toContainEqual([old, now]) // prettier-ignore
    if (now === ARTICLES) committed = edition
  }

  expect((await runCommand(INDEXER, ['index', archive], environment)).status).toBe(0)
  const undisturbed = { DATA_DIR: dataFolder() }
  await runCommand(INDEXER, ['index', archive], undisturbed)
  const other = new SqliteEngine(indexFile(undisturbed.DATA_DIR))
  expect(await whole(engine)).toBe(await whole(other))
  await engine.close()
  await other.close()
}, 1_200_000)
