/** What is remembered of the whole archive, between one search for nothing and the next. */
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { EVERYTHING, type SearchRequest } from '../../engine/search-engine.ts'
import { SqliteEngine } from '../../engine/sqlite/sqlite-engine.ts'
import { SqliteWriter } from '../../engine/sqlite/sqlite-writer.ts'
import { not, word } from '../contract/requests.ts'
import { ARCHIVE, makeArticle, ORIGIN } from '../support/archive.ts'
import { makeFolder, removeFolder } from '../support/temporary-folder.ts'

/** The same report in two outlets. */
const COPIES = ['first', 'second'].map((id, at) =>
  makeArticle({
    id,
    title: 'Talks',
    source: id,
    publishedAt: `2025-02-2${5 + at}`,
    sameAs: 'first',
    paragraphs: [{ text: 'Two ministers met in Vienna.', sameAs: 'first-1' }],
  }),
)

const folder = makeFolder()
const file = join(folder, 'index.db')
beforeAll(async () => {
  const writer = new SqliteWriter(file)
  for (const article of [...ARCHIVE, ...COPIES]) await writer.upsert(article, ORIGIN)
  await writer.commit()
  await writer.close()
})
afterAll(() => removeFolder(folder))

const WAYS = (['newest', 'oldest', 'relevance'] as const).flatMap((sort) =>
  (['paragraph', 'article'] as const).flatMap((group) =>
    [true, false].flatMap((fold) =>
      [1, 2].flatMap((page) => [0, 3, 100].map((size) => ({ sort, group, fold, page, size }))),
    ),
  ),
)

it('each way of asking for it has its own answer, and the same the second time', async () => {
  const engine = new SqliteEngine(file)
  // What nothing has: every paragraph is found, and nothing of the answer is remembered.
  const unremembered = not(word('nowhere'))
  const answer = async (request: Partial<SearchRequest>) => {
    const { hits, entries, folded, totals } = await engine.search({ ...EVERYTHING, ...request })
    return { hits: hits.map(({ paragraph, matches }) => [paragraph.id, matches]), entries, folded, totals }
  }
  for (const _ of ['first', 'second'])
    for (const way of WAYS)
      expect(await answer(way), JSON.stringify(way)).toEqual(await answer({ ...way, query: unremembered }))
  await engine.close()
})

it('each way of asking for a facet has its own counts', async () => {
  const engine = new SqliteEngine(file)
  const asked = [
    { facet: 'published', limit: 100 },
    { facet: 'published', limit: 100, level: 0 },
    { facet: 'published', limit: 1, level: 1 },
    { facet: 'published', limit: 100, within: '2025' },
    { facet: 'source', limit: 1 },
    { facet: 'source', limit: 1, also: ['second'] },
  ] as const
  const counts = async (request: Partial<SearchRequest>) =>
    (await engine.search({ ...EVERYTHING, facets: asked, ...request })).facets
  const uncounted = await counts({ query: not(word('nowhere')) })
  expect(await counts({})).toEqual(uncounted)
  expect(await counts({ facets: asked.toReversed() })).toEqual(uncounted.toReversed())
  expect(new Set(uncounted.map((each) => JSON.stringify(each))).size).toBe(asked.length)
  await engine.close()
})

it('is counted and put in order anew when a run has changed it', async () => {
  const engine = new SqliteEngine(file)
  const newest = async () => {
    const { hits, totals, facets } = await engine.search({ ...EVERYTHING, size: 1, facets: [{ facet: 'source', limit: 100 }] }) // prettier-ignore
    return { id: hits[0].article.id, articles: totals.articles, sources: facets[0].values.length }
  }
  const before = await newest()
  const writer = new SqliteWriter(file)
  await writer.upsert(
    makeArticle({ id: 'later', title: 'Later', source: 'Latest', publishedAt: '2031-01-01', paragraphs: [{ text: 'Late.' }] }), // prettier-ignore
    ORIGIN,
  )
  await writer.commit()
  await writer.close()
  expect(await newest()).toEqual({ id: 'later', articles: before.articles + 1, sources: before.sources + 1 })
  await engine.close()
})
