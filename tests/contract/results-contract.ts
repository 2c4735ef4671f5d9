/** In what order, groups and pages every engine must give what it finds, and what it tells beside. */
import { describe, expect, it } from 'vitest'
import { EVERYTHING, type Hit } from '../../engine/search-engine.ts'
import { ARCHIVE } from '../support/archive.ts'
import { HOSTILE } from './hostile.ts'
import type { SearchedArchive } from './index-under-test.ts'
import { and, collect, filter, not, or, phrase, word } from './requests.ts'

export function describeResults(archive: SearchedArchive): void {
  const { search, ids, found } = archive
  describe('order', () => {
    it('is by date when asked, the undated last both ways', async () => {
      const newest = ids(await search({ sort: 'newest' }))
      expect(newest.slice(0, 4)).toEqual(['tehran-1', 'tehran-2', 'tehran-3', 'climate-1'])
      expect(newest.slice(-2)).toEqual(['undated-1', 'undated-2'])
      const oldest = ids(await search({ sort: 'oldest' }))
      expect(oldest.slice(0, 4)).toEqual(['vienna-1', 'vienna-2', 'vienna-3', 'persian-1'])
      expect(oldest.slice(-2)).toEqual(['undated-1', 'undated-2'])
    })

    it('is by relevance with words: what has them more plainly comes first', async () => {
      const response = await search({ query: word('storms'), sort: 'relevance' })
      expect(response.hits[0].score).toBeGreaterThan(0)
      const scores = response.hits.map((hit) => hit.score)
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    })

    it('is the newest first where relevance has nothing to go by', async () => {
      expect(ids(await search({ sort: 'relevance' }))[0]).toBe('tehran-1')
    })
  })

  describe('grouping by article', () => {
    it('gives each article once, with how many of its paragraphs match', async () => {
      const response = await search({ query: word('sanctions'), group: 'article', sort: 'relevance' })
      expect(response.totals).toEqual({ paragraphs: 2, articles: 2 })
      expect(response.entries).toBe(2)
      const all = await search({ group: 'article', sort: 'newest' })
      expect(all.hits.map((hit) => [hit.article.id, hit.matches])).toEqual([
        ['tehran', 3],
        ['climate', 2],
        ['war', 2],
        ['persian', 2],
        ['vienna', 3],
        ['undated', 2],
      ])
    })
  })

  describe('paging', () => {
    it('gives every hit once over all pages', async () => {
      const pages = await Promise.all([1, 2, 3].map((page) => search({ sort: 'newest', page, size: 5 })))
      const all = pages.flatMap(ids)
      expect(all).toHaveLength(14)
      expect(new Set(all).size).toBe(14)
      expect(pages.map((page) => page.entries)).toEqual([14, 14, 14])
    })

    it('is empty behind the last page, with the same totals', async () => {
      const response = await search({ page: 9, size: 5 })
      expect(response.hits).toEqual([])
      expect(response.totals.paragraphs).toBe(14)
    })

    it('of size 0 gives totals and counts alone', async () => {
      const response = await search({ size: 0, facets: [{ facet: 'source', limit: 1 }] })
      expect(response.hits).toEqual([])
      expect(response.facets[0].values).toHaveLength(1)
    })
  })

  describe('marks', () => {
    const marked = (hit: Hit) => hit.marks.text.map(({ start, end }) => hit.paragraph.text.slice(start, end))

    it('are the words that were found, in text and title', async () => {
      const [hit] = (await search({ query: word('storms'), sort: 'oldest' })).hits
      expect(marked(hit)).toEqual(['storms'])
      expect(hit.marks.title.map(({ start, end }) => hit.article.title.slice(start, end))).toEqual(['storms'])
    })

    it('cover a phrase as a whole, and not its words elsewhere', async () => {
      const [hit] = (await search({ query: phrase('sanctions hit oil') })).hits
      expect(marked(hit)).toEqual(['sanctions hit oil'])
    })

    it('stand right behind characters of several code units and in text with markup', async () => {
      const [hit] = (await search({ query: word('coast') })).hits
      expect(marked(hit)).toEqual(['coast'])
      const { hits } = await search({ query: word('وین'), filters: [filter('language', ['fa'])], sort: 'oldest' })
      expect(marked(hits.find((each) => each.paragraph.id === 'persian-2')!)).toEqual(['وین'])
    })
  })

  it('tells with a bullet what leads in to it', async () => {
    const [hit] = (await search({ query: phrase('lifted within months') })).hits
    expect(hit.beside).toEqual({ leadIn: 'They made three promises:', follows: null })
  })

  it('gives a hit all that was stored of it', async () => {
    const [hit] = (await search({ query: word('battlefield') })).hits
    const { paragraphs, removed: _, ...article } = ARCHIVE[0]
    expect(hit.article).toEqual(article)
    expect(hit.paragraph).toEqual(paragraphs[1])
  })

  it('gives a whole article, marked with what the query looks for', async () => {
    const reading = await archive.engine.getArticle('tehran', word('sanctions'))
    expect(reading?.article).toEqual(ARCHIVE[0])
    expect(reading?.marks.paragraphs.map((marks) => marks.length)).toEqual([0, 0, 2])
    expect(await archive.engine.getArticle('nothing', null)).toBeNull()
  })

  it.each(['sanctoins', 'sanctionshit'])('marks in an article what %s was read as', async (typed) => {
    const [hit] = (await search({ query: word(typed) })).hits
    const reading = await archive.engine.getArticle(hit.article.id, word(typed))
    expect(hit.marks.text.length).toBeGreaterThan(0)
    expect(reading?.marks.paragraphs[hit.paragraph.position - 1]).toEqual(hit.marks.text)
  })

  it('scans every hit of a search in its order', async () => {
    const scanned: string[] = []
    for await (const hit of archive.engine.scan(EVERYTHING)) scanned.push(hit.paragraph.id)
    expect(scanned).toEqual(ids(await search({ sort: 'newest' })))
  })

  it('scans articles with as many matching paragraphs each as a search counts', async () => {
    for (const query of [null, word('sanctions'), or(word('oil'), word('war'))]) {
      const request = { query, group: 'article', sort: 'newest' } as const
      const matchesOf = (hits: readonly Hit[]) => hits.map(({ article, matches }) => [article.id, matches])
      const scanned = await collect(archive.engine.scan({ ...EVERYTHING, ...request }))
      expect(matchesOf(scanned)).toEqual(matchesOf((await search(request)).hits))
    }
  })

  it('stops scanning when the caller has enough', async () => {
    for await (const hit of archive.engine.scan({ ...EVERYTHING, sort: 'oldest' })) {
      expect(hit.paragraph.id).toBe('vienna-1')
      break
    }
    expect(await found(word('battlefield'))).toEqual(['tehran-2'])
  })

  it('takes any text as words, never as its own language', async () => {
    const attack = async (text: string) => {
      await expect(search({ query: word(text) }), text).resolves.toBeDefined()
      await expect(search({ query: phrase(text) }), text).resolves.toBeDefined()
      // Were any of it taken for OR, this would find the others' paragraphs.
      expect((await search({ query: phrase(`zeppelin ${text}`) })).totals.paragraphs, text).toBe(0)
      await expect(
        search({
          query: and(word(text), not(phrase(text)), { type: 'near', of: [word(text), word('oil')], distance: 3 }),
        }),
        text,
      ).resolves.toBeDefined()
      await expect(archive.engine.findValues({ facet: 'actor', text, limit: 3 }), text).resolves.toBeDefined()
      await expect(archive.engine.getArticle(text, null), text).resolves.toBeNull()
    }
    await Promise.all(HOSTILE.map(attack))
  })

  it('tells how the index stands', async () => {
    const status = await archive.engine.status()
    expect(status).toMatchObject({ paragraphs: 14, articles: 6 })
    expect(Date.parse(status.updatedAt ?? '')).toBeGreaterThan(0)
  })
}
