/** Searches on threads: what happens when there are too many, when one takes too long, and while somebody downloads. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EngineBusyError, EngineTimeoutError, IndexNotReadyError } from '../../engine/errors.ts'
import { EVERYTHING } from '../../engine/search-engine.ts'
import { SqliteWriter } from '../../engine/sqlite/sqlite-writer.ts'
import { ThreadedEngine } from '../../engine/sqlite/threaded-engine.ts'
import { makeArticle, ORIGIN } from '../support/archive.ts'
import { makeFolder, removeFolder } from '../support/temporary-folder.ts'

const ARTICLES = 300
let folder: string
let file: string
beforeAll(async () => {
  folder = makeFolder()
  file = join(folder, 'index.db')
  const writer = new SqliteWriter(file)
  for (let id = 0; id < ARTICLES; id++)
    await writer.upsert(makeArticle({ id: `a${id}`, title: 'Oil', paragraphs: [{ text: `Oil of ${id}.` }] }), ORIGIN)
  await writer.commit()
  await writer.close()
})
afterAll(() => removeFolder(folder))

const search = (engine: ThreadedEngine) => engine.search({ ...EVERYTHING, size: 10 })

describe('an engine on threads', () => {
  it('refuses at once what would have to wait behind too many others, and answers those', async () => {
    const engine = new ThreadedEngine(file, { threads: 1, maxWaiting: 3, timeoutMs: 500 })
    await search(engine)
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => search(engine)))
    const refused = outcomes.filter(({ status }) => status === 'rejected')
    expect(refused.length).toBeGreaterThan(10)
    expect(refused[0]).toMatchObject({ reason: new EngineBusyError('Too many searches are waiting.') })
    expect(outcomes[0]).toMatchObject({ status: 'fulfilled', value: { totals: { articles: ARTICLES } } })
    // What was refused has no time that could end: that would end the server.
    await sleep(600)
    expect((await search(engine)).totals.articles).toBe(ARTICLES)
    await engine.close()
  })

  it('ends a search that takes too long, and tells it from one that cannot be answered', async () => {
    const hasty = new ThreadedEngine(file, { threads: 1, timeoutMs: 1 })
    await expect(search(hasty)).rejects.toThrow(EngineTimeoutError)
    await hasty.close()
    const absent = new ThreadedEngine(join(folder, 'nothing.db'), { threads: 1 })
    await expect(search(absent)).rejects.toThrow(IndexNotReadyError)
    await absent.close()
  })

  it('answers searches while somebody downloads slowly, and downloads side by side', async () => {
    const engine = new ThreadedEngine(file, { threads: 1 })
    const [slow, quick] = [engine.scan(EVERYTHING), engine.scan(EVERYTHING)].map((hits) => hits[Symbol.asyncIterator]())
    const first = (await slow.next()).value.article.id
    expect((await search(engine)).totals.articles).toBe(ARTICLES)
    const ids: string[] = []
    for (let next = await quick.next(); !next.done; next = await quick.next()) ids.push(next.value.article.id)
    expect(ids).toHaveLength(ARTICLES)
    expect(ids[0]).toBe(first)
    await slow.return?.(undefined)
    await engine.close()
  })

  it('refuses a download beside fifty that nobody takes, and gives it when one of those ends', async () => {
    const engine = new ThreadedEngine(file, { threads: 1 })
    const begin = async () => {
      const hits = engine.scan(EVERYTHING)
      await hits.next()
      return hits
    }
    const [first, ...others] = await Promise.all(Array.from({ length: 50 }, begin))
    await expect(begin()).rejects.toThrow('Too many downloads are under way.')
    await first.return(undefined)
    await expect.poll(() => begin().then(() => true, () => false)).toBe(true) // prettier-ignore
    await Promise.all(others.map((hits) => hits.return(undefined)))
    await engine.close()
  })

  it('does not begin for a reader who has gone', async () => {
    const engine = new ThreadedEngine(file, { threads: 1 })
    await expect(engine.search(EVERYTHING, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone')
    await engine.close()
  })
})
