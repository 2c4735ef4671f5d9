/** What every engine must do with what is written to it. */
import { describe, expect, it } from 'vitest'
import type { RemovedText } from '../../engine/document.ts'
import type { IndexWriter } from '../../engine/index-writer.ts'
import type { SearchEngine } from '../../engine/search-engine.ts'
import { ARCHIVE, makeArticle, ORIGIN } from '../support/archive.ts'
import { fill, type IndexUnderTest } from './index-under-test.ts'
import { and, collect, filter, or, requestFor, word } from './requests.ts'

export function describeWriting(name: string, createIndex: () => Promise<IndexUnderTest>): void {
  describe(`${name}: writing`, () => {
    const withIndex = async (use: (index: IndexUnderTest) => Promise<void>) => {
      const index = await createIndex()
      try {
        await use(index)
      } finally {
        await index.remove()
      }
    }
    const all = async (engine: SearchEngine) =>
      (await engine.search(requestFor({ sort: 'newest', size: 100 }))).hits.map((hit) => hit.paragraph.id).sort()
    const commit = async (index: IndexUnderTest, change: (writer: IndexWriter) => Promise<void>) => {
      const writer = await index.openWriter()
      await change(writer)
      await writer.commit()
      await writer.close()
    }

    it('shows nothing before the commit and everything after it, to an engine that was open before', async () => {
      await withIndex(async (index) => {
        await fill(index)
        const engine = await index.openEngine()
        const writer = await index.openWriter()
        await writer.upsert(makeArticle({ id: 'new', title: 'New', paragraphs: [{ text: 'Something new.' }] }), ORIGIN)
        await writer.removeArticle('tehran')
        expect((await engine.status()).articles).toBe(6)
        await writer.commit()
        await writer.close()
        expect((await engine.status()).articles).toBe(6)
        expect(await all(engine)).toContain('new-1')
        expect(await all(engine)).not.toContain('tehran-1')
        await engine.close()
      })
    })

    it('forgets what was not committed', async () => {
      await withIndex(async (index) => {
        await fill(index)
        const writer = await index.openWriter()
        await writer.removeArticle('tehran')
        await writer.close()
        const engine = await index.openEngine()
        expect((await engine.status()).articles).toBe(6)
        await engine.close()
      })
    })

    it('replaces an article with all its paragraphs, be they more or fewer', async () => {
      await withIndex(async (index) => {
        await fill(index)
        const engine = await index.openEngine()
        const replace = (...texts: string[]) =>
          commit(index, (writer) =>
            writer.upsert(
              makeArticle({ id: 'war', title: 'War', paragraphs: texts.map((text) => ({ text })) }),
              ORIGIN,
            ),
          )
        await replace('One paragraph only.')
        expect((await all(engine)).filter((id) => id.startsWith('war'))).toEqual(['war-1'])
        await replace('First.', 'Second.', 'Third.', 'Fourth about zeppelins.')
        expect((await all(engine)).filter((id) => id.startsWith('war'))).toEqual(['war-1', 'war-2', 'war-3', 'war-4'])
        expect((await engine.search(requestFor({ query: word('grain') }))).totals.paragraphs).toBe(0)
        expect((await engine.search(requestFor({ query: word('zeppelins') }))).hits[0].paragraph.id).toBe('war-4')
        const { facets } = await engine.search(requestFor({ facets: [{ facet: 'source', limit: 9 }] }))
        expect(facets[0].values.map(({ value, paragraphs }) => [value, paragraphs])).toEqual([
          ['Harbour', 5],
          ['Meridian', 3],
          ['نمونه', 2],
        ])
        await engine.close()
      })
    })

    it('leaves no trace of an article that is removed', async () => {
      await withIndex(async (index) => {
        await fill(index)
        await commit(index, (writer) => writer.removeArticle('climate'))
        const engine = await index.openEngine()
        expect((await engine.search(requestFor({ query: word('storms') }))).totals).toEqual({
          paragraphs: 0,
          articles: 0,
        })
        expect((await engine.status()).paragraphs).toBe(12)
        expect(await engine.getArticle('climate', null)).toBeNull()
        await engine.close()
      })
    })

    it('gives the same answers whatever the history of the index', async () => {
      await withIndex(async (index) => {
        await fill(index)
        const gone = makeArticle({ id: 'gone', title: 'Gone', paragraphs: Array.from({ length: 60 }, () => ({ text: 'It was here once.' })) }) // prettier-ignore
        await commit(index, async (writer) => {
          for (const article of [gone, ...ARCHIVE.toReversed()]) await writer.upsert(article, ORIGIN)
        })
        await commit(index, (writer) => writer.removeArticle('gone'))
        await commit(index, (writer) => writer.removeArticle('war'))
        await commit(index, (writer) =>
          writer.upsert(
            ARCHIVE.find((article) => article.id === 'war')!,
            ORIGIN,
          ),
        )
        const rewritten = await index.openEngine()
        await withIndex(async (fresh) => {
          await fill(fresh)
          const engine = await fresh.openEngine()
          const asked = [null, word('sanctions'), word('storms'), or(word('oil'), word('war'))]
          const some = { query: and(word('vienna'), word('oil'), word('syria')), matching: 'some' } as const
          for (const scope of [...asked.map((query) => ({ query })), some]) {
            const request = requestFor({
              ...scope,
              facets: [
                { facet: 'actor', limit: 9 },
                { facet: 'published', limit: 99 },
              ],
            })
            const [a, b] = [await engine.search(request), await rewritten.search(request)]
            expect({ ...b, tookMs: 0 }).toEqual({ ...a, tookMs: 0 })
          }
          await engine.close()
        })
        await rewritten.close()
      })
    })

    it('remembers the sources and where each article came from', async () => {
      await withIndex(async (index) => {
        const record = {
          path: '/archive/a.txt',
          format: 'text',
          sizeBytes: 1,
          modifiedMs: 2,
          contentHash: 'c',
          readBy: '1',
          refused: [],
        }
        await commit(index, async (writer) => {
          await writer.putSource(record)
          await writer.putSource({ ...record, path: '/archive/b.txt' })
          await writer.putSource({ ...record, path: '/archives/c.txt' })
          await writer.upsert(ARCHIVE[0], { ...ORIGIN, path: '/archive/a.txt', contentHash: 'x' })
          await writer.upsert(ARCHIVE[1], { ...ORIGIN, path: '/archive/a.txt', contentHash: 'y', taggedBy: 'v2' })
        })
        const writer = await index.openWriter()
        expect(await writer.source('/archive/a.txt')).toEqual(record)
        expect(await writer.source('/archive/none.txt')).toBeNull()
        expect((await collect(writer.sourcesUnder('/archive'))).map(({ path }) => path)).toEqual([
          '/archive/a.txt',
          '/archive/b.txt',
        ])
        expect(await writer.articleOrigin('tehran')).toEqual({
          id: 'tehran',
          path: '/archive/a.txt',
          contentHash: 'x',
          taggedBy: 'v1',
          sketch: null,
        })
        expect((await writer.articlesOf('/archive/a.txt')).map(({ id }) => id).sort()).toEqual(['tehran', 'vienna'])
        expect((await collect(writer.articlesNotTaggedBy('v1'))).map(({ article }) => article)).toEqual([ARCHIVE[1]])
        await writer.removeSource('/archive/a.txt')
        expect(await writer.source('/archive/a.txt')).toBeNull()
        await writer.close()
      })
    })

    it('tells what it is made from: sources, formats, where dates were found, what was refused and left out', async () => {
      await withIndex(async (index) => {
        await commit(index, async (writer) => {
          const sketch = { title: 'T', paragraphs: [{ text: 'One.' }, { text: 'Two.' }] }
          const removed: RemovedText[] = [{ text: 'Share', reason: 'share-bar' }, { text: 'Tweet', reason: 'share-bar' }] // prettier-ignore
          await writer.upsert(
            makeArticle({ ...sketch, id: 'a', format: 'html', publishedAt: '2025-01-01', removed }),
            ORIGIN,
          )
          await writer.upsert(makeArticle({ ...sketch, id: 'b', format: 'html' }), ORIGIN)
          await writer.upsert(makeArticle({ ...sketch, id: 'c', format: 'feed', removed: removed.slice(1) }), ORIGIN)
          const source = { format: 'html', sizeBytes: 1, modifiedMs: 1, contentHash: 'x', readBy: '1' }
          await writer.putSource({ ...source, path: '/s/a.html', refused: [] })
          await writer.putSource({
            ...source,
            path: '/s/b.html',
            refused: [{ path: 's/b.html', line: 3, reason: 'odd' }],
          })
        })
        const engine = await index.openEngine()
        expect(await engine.sourceReport()).toEqual({
          sources: 2,
          refused: [{ path: 's/b.html', line: 3, reason: 'odd' }],
          formats: [{ value: 'html', articles: 2 }, { value: 'feed', articles: 1 }],
          dates: [{ value: null, articles: 2 }, { value: 'given', articles: 1 }],
          leftOut: [{ value: 'share-bar', articles: 2 }],
        }) // prettier-ignore
        await engine.close()
      })
    })

    it('counts a paragraph in another language than its article under its own', async () => {
      await withIndex(async (index) => {
        const paragraphs = [{ text: 'In English.' }, { text: 'En français.', language: 'fr' }]
        await commit(index, (writer) =>
          writer.upsert(makeArticle({ id: 'a', title: 'T', language: 'en', paragraphs }), ORIGIN),
        )
        const engine = await index.openEngine()
        const { hits } = await engine.search(requestFor({ filters: [filter('language', ['fr'])] }))
        expect(hits.map(({ paragraph }) => paragraph.id)).toEqual(['a-2'])
        await engine.close()
      })
    })

    it('changes its version with a commit that changes something, and only then', async () => {
      await withIndex(async (index) => {
        await fill(index)
        const engine = await index.openEngine()
        const before = (await engine.status()).version
        await commit(index, async () => {})
        expect((await engine.status()).version).toBe(before)
        await commit(index, (writer) => writer.removeArticle('war'))
        expect((await engine.status()).version).not.toBe(before)
        await engine.close()
      })
    })

    it('answers searches of an index that lost its last article', async () => {
      await withIndex(async (index) => {
        await fill(index)
        await commit(index, async (writer) => {
          for (const { id } of ARCHIVE) await writer.removeArticle(id)
        })
        const engine = await index.openEngine()
        const response = await engine.search(requestFor({ query: word('war'), facets: [{ facet: 'actor', limit: 3 }] }))
        expect(response.totals).toEqual({ paragraphs: 0, articles: 0 })
        expect(response.facets[0].values).toEqual([])
        await engine.close()
      })
    })
  })
}
