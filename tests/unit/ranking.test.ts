/** How the embedded engine ranks articles, and what it does not rank because there is nothing to rank by. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { QueryNode } from '../../engine/query.ts'
import { EVERYTHING, type SearchEngine, type SearchRequest } from '../../engine/search-engine.ts'
import { SqliteEngine } from '../../engine/sqlite/sqlite-engine.ts'
import { SqliteWriter } from '../../engine/sqlite/sqlite-writer.ts'
import { makeArticle, ORIGIN } from '../support/archive.ts'
import { indexedArchive } from '../support/server.ts'
import { makeFolder, removeFolder } from '../support/temporary-folder.ts'

it('the embedded engine ranks an article that treats its subject throughout before one that dwells on it once', async () => {
  const filled = (beginning: string) => Array.from({ length: 6 }, (_, at) => ({ text: `${beginning} ${'grain wheat '.repeat(at + 3)}` })) // prettier-ignore
  const [folder, engine] = await indexedArchive([
    makeArticle({ id: 'once', title: 'T', paragraphs: [{ text: 'oil oil oil' }, ...filled('and')] }),
    makeArticle({ id: 'throughout', title: 'T', paragraphs: filled('oil') }),
    ...Array.from({ length: 6 }, (_, at) => makeArticle({ id: `other${at}`, title: 'T', paragraphs: filled('and') })),
  ])
  const search = async (group: 'paragraph' | 'article') =>
    (await engine.search({ ...EVERYTHING, query: { type: 'word', text: 'oil', prefix: 'no' }, sort: 'relevance', size: 5, group })).hits // prettier-ignore
  expect((await search('article')).map(({ article }) => article.id)).toEqual(['throughout', 'once'])
  expect((await search('paragraph'))[0].paragraph.id).toBe('once-1')
  await engine.close()
  removeFolder(folder)
})

const ARTICLES = 205
const PARAGRAPHS = 100

describe('the embedded engine, in a large archive,', () => {
  let folder: string
  let engine: SearchEngine
  beforeAll(async () => {
    folder = makeFolder()
    const writer = new SqliteWriter(join(folder, 'index.db'))
    for (let number = 0; number < ARTICLES; number++) {
      // The oldest says the word most: by relevance it would come first.
      const paragraphs = Array.from({ length: PARAGRAPHS }, (_, at) => ({ text: number === 0 ? 'oil oil oil oil' : `oil w${at % 7}` })) // prettier-ignore
      await writer.upsert(makeArticle({ id: `a${number}`, title: 'T', publishedAt: `${1800 + number}-01-01`, paragraphs }), ORIGIN) // prettier-ignore
    }
    await writer.commit()
    await writer.close()
    engine = new SqliteEngine(join(folder, 'index.db'))
  })
  afterAll(async () => {
    await engine.close()
    removeFolder(folder)
  })
  const search = (text: string, request: Partial<SearchRequest> = {}) =>
    engine.search({
      ...EVERYTHING,
      query: { type: 'word', text, prefix: 'no' },
      sort: 'relevance',
      size: 1,
      ...request,
    })

  it('does not rank by a word that stands in more than half of it: the newest come first, the counts are exact, and that is said', async () => {
    const { hits, totals, notes } = await search('oil')
    expect(totals).toEqual({ paragraphs: ARTICLES * PARAGRAPHS, articles: ARTICLES })
    expect(hits[0].article.id).toBe(`a${ARTICLES - 1}`)
    expect(notes).toEqual([{ type: 'unranked' }])
  })

  it('does not rank more paragraphs than it was told to, and that is said', async () => {
    const few = new SqliteEngine(join(folder, 'index.db'), { mostRanked: 1000 })
    const ask = (text: string) => few.search({ ...EVERYTHING, query: { type: 'word', text, prefix: 'no' }, sort: 'relevance', size: 1 }) // prettier-ignore
    const { hits, totals, notes } = await ask('w3')
    expect(totals.paragraphs).toBeGreaterThan(1000)
    expect(hits[0].article.id).toBe(`a${ARTICLES - 1}`)
    expect(notes).toEqual([{ type: 'too-many-to-rank', most: 1000 }])
    await few.close()
  })

  it('ranks by such a word beside one that tells something, and says nothing where order by date was asked for', async () => {
    expect((await search('w3')).notes).toEqual([])
    expect((await search('oil', { sort: 'oldest' })).notes).toEqual([])
    const both = await engine.search({
      ...EVERYTHING,
      query: { type: 'and', of: ['oil', 'w3'].map((text) => ({ type: 'word' as const, text, prefix: 'no' as const })) },
      sort: 'relevance',
      size: 1,
    })
    expect(both.notes).toEqual([])
    expect(both.hits[0].score).toBeGreaterThan(0)
  })

  it('scores a paragraph the same whether such a word was asked for beside the other or not', async () => {
    const [common, rare] = ['oil', 'w3'].map((text) => ({ type: 'word' as const, text, prefix: 'no' as const }))
    const scoresOf = async (query: QueryNode) =>
      (await engine.search({ ...EVERYTHING, query, sort: 'relevance', size: 50 })).hits.map(({ score }) => score)
    const alone = await scoresOf(rare)
    expect(alone).toHaveLength(50)
    expect(await scoresOf({ type: 'and', of: [common, rare] })).toEqual(alone)
    expect(await scoresOf({ type: 'or', of: [common, rare] })).toEqual(alone)
  })

  it('ranks where it is only an alternative, by the words that tell something', async () => {
    const of = ['oil', 'w3'].map((text) => ({ type: 'word' as const, text, prefix: 'no' as const }))
    for (const query of [
      { type: 'or' as const, of },
      { type: 'and' as const, of: [of[0], { type: 'or' as const, of }] },
    ]) {
      const { hits, totals, notes } = await engine.search({ ...EVERYTHING, query, sort: 'relevance', size: 1 })
      expect(totals.paragraphs).toBe(ARTICLES * PARAGRAPHS)
      expect(notes).toEqual([])
      expect(hits[0].paragraph.text).toContain('w3')
    }
  })
})
