/** What every engine must do with text that was printed more than once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SearchEngine, SearchRequest, SearchResponse } from '../../engine/search-engine.ts'
import { keysOf, sketchOf } from '../../engine/text/sketch.ts'
import { makeArticle, ORIGIN } from '../support/archive.ts'
import type { IndexUnderTest } from './index-under-test.ts'
import { collect, filter, requestFor, word } from './requests.ts'

const TEXT = 'The two ministers met in Vienna on Tuesday and agreed to meet again before the month is out.'
const manyWords = (word: string) => Array.from({ length: 60 }, (_, at) => word + at).join(' ')
const SKETCHES: Readonly<Record<string, string | null>> = {
  first: sketchOf([manyWords('a')]),
  second: sketchOf([`${manyWords('a')} more`]),
  alone: sketchOf([manyWords('b')]),
}

const article = (id: string, day: string, sameArticle: string | null, sameParagraph: string | null) =>
  makeArticle({
    id,
    title: `Talks ${id}`,
    source: id,
    publishedAt: day,
    sameAs: sameArticle,
    paragraphs: [
      { text: TEXT, ...(sameParagraph === null ? {} : { sameAs: sameParagraph }) },
      { text: `${id} adds that ministers were tired.` },
    ],
  })

export function describeCopies(name: string, createIndex: () => Promise<IndexUnderTest>): void {
  describe(`${name}: what is printed twice`, () => {
    let index: IndexUnderTest
    let engine: SearchEngine
    beforeAll(async () => {
      index = await createIndex()
      const writer = await index.openWriter()
      const articles = [
        article('first', '2025-02-25', 'first', 'first-1'),
        article('second', '2025-02-26', 'first', 'first-1'),
        article('alone', '2025-02-27', null, null),
      ]
      for (const each of articles) await writer.upsert(each, { ...ORIGIN, sketch: SKETCHES[each.id] })
      await writer.commit()
      await writer.close()
      engine = await index.openEngine()
    })
    afterAll(async () => {
      await engine.close()
      await index.remove()
    })
    const search = (request: Partial<SearchRequest>) => engine.search(requestFor(request))
    const ids = ({ hits }: SearchResponse) => hits.map(({ paragraph }) => paragraph.id)

    it('is shown once and counted each time', async () => {
      const facets = [{ facet: 'source', limit: 9 }] as const
      const folded = await search({ query: word('ministers'), fold: true, sort: 'newest', facets })
      expect(ids(folded)).toEqual(['alone-1', 'alone-2', 'second-1', 'second-2', 'first-2'])
      expect(folded).toMatchObject({ totals: { paragraphs: 6, articles: 3 }, entries: 5, folded: 1 })
      expect(folded.facets[0].values.map(({ paragraphs }) => paragraphs)).toEqual([2, 2, 2])
    })

    it('is shown each time where that is asked for, and in a scan', async () => {
      const all = await search({ query: word('ministers'), sort: 'newest' })
      expect(all).toMatchObject({ entries: 6, folded: 0 })
      expect(await collect(engine.scan(requestFor({ query: word('ministers') })))).toHaveLength(6)
    })

    it('keeps its paragraphs when it is read back and written again with where it came from', async () => {
      const other = await createIndex()
      const writer = await other.openWriter()
      const [written, origin] = [article('first', '2025-02-25', null, null), { ...ORIGIN, sketch: null }]
      await writer.upsert(written, origin)
      const [readBack, known] = [await writer.readArticle('first'), await writer.articleOrigin('first')]
      await writer.upsert({ ...readBack!, sameAs: 'first' }, known!)
      await writer.commit()
      await writer.close()
      const again = await other.openEngine()
      expect((await again.getArticle('first', null))?.article).toEqual({ ...written, sameAs: 'first' })
      expect((await again.search(requestFor({}))).totals).toEqual({ paragraphs: 2, articles: 1 })
      await again.close()
      await other.remove()
    })

    it('is shown by the copy that passes the filters', async () => {
      const filters = [filter('source', ['first'])]
      expect(ids(await search({ query: word('vienna'), filters, fold: true }))).toEqual(['first-1'])
    })

    it('is shown once among the best hits and among alternatives', async () => {
      const best = await search({ query: word('vienna'), fold: true })
      expect(ids(best)).toHaveLength(2)
      const some = await search({ query: { type: 'or', of: [word('vienna'), word('tired')] }, fold: true })
      expect(new Set(ids(some)).size).toBe(5)
      expect(some).toMatchObject({ entries: 5, folded: 1 })
    })

    it('is one article among articles, and each can be found by what they share', async () => {
      const folded = await search({ group: 'article', fold: true, sort: 'oldest' })
      expect(ids(folded)).toEqual(['first-1', 'alone-1'])
      expect(folded).toMatchObject({ totals: { articles: 3 }, entries: 2, folded: 1 })
      const paragraphs = await search({ filters: [filter('sameParagraph', ['first-1'])], sort: 'oldest' })
      expect(ids(paragraphs)).toEqual(['first-1', 'second-1'])
      const articles = await search({ filters: [filter('sameArticle', ['first'])], group: 'article', sort: 'oldest' })
      expect(ids(articles)).toEqual(['first-1', 'second-1'])
    })

    it('ends where the folded list ends', async () => {
      const last = await search({ query: word('ministers'), fold: true, sort: 'newest', size: 3, page: 2 })
      expect(ids(last)).toEqual(['second-2', 'first-2'])
    })

    it('is found again by the writer, by what it is recognised by', async () => {
      const writer = await index.openWriter()
      expect(await writer.articlesSharing(keysOf(SKETCHES.first!), 9)).toEqual(['first', 'second'])
      expect(await writer.articlesSharing(keysOf(SKETCHES.alone!), 9)).toEqual(['alone'])
      expect((await writer.articleOrigin('second'))?.sketch).toBe(SKETCHES.second)
      expect((await writer.readArticle('second'))?.paragraphs[0].sameAs).toBe('first-1')
      await writer.upsert(article('second', '2025-02-26', null, null), { ...ORIGIN, sketch: SKETCHES.alone })
      expect(await writer.articlesSharing(keysOf(SKETCHES.first!), 9)).toEqual(['first'])
      expect((await writer.articlesSharing(keysOf(SKETCHES.alone!), 9)).sort()).toEqual(['alone', 'second'])
      await writer.removeArticle('second')
      expect(await writer.readArticle('second')).toBeNull()
      expect(await writer.articlesSharing(keysOf(SKETCHES.alone!), 9)).toEqual(['alone'])
      await writer.close()
    })
  })
}
