/** What every engine must do, told as one suite. An engine's own test file says how to open it and calls this. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RemovedText } from '../../engine/document.ts'
import { MISSING } from '../../engine/facets.ts'
import type { FacetFilter, QueryNode } from '../../engine/query.ts'
import {
  EVERYTHING,
  type FacetRequest,
  type Hit,
  type IndexWriter,
  type SearchEngine,
  type SearchRequest,
  type SearchResponse,
} from '../../engine/search-engine.ts'
import { ARCHIVE, makeArticle, ORIGIN, VALUES } from '../support/archive.ts'
import { HOSTILE } from './hostile.ts'
import { and, collect, filter, not, or, phrase, requestFor, word } from './requests.ts'

/** An index of its own, empty at first, that any number of engines and writers are opened on. */
export interface IndexUnderTest {
  openEngine(): Promise<SearchEngine>
  openWriter(): Promise<IndexWriter>
  remove(): Promise<void>
}

export function describeEngine(name: string, createIndex: () => Promise<IndexUnderTest>): void {
  describe(`${name}: searching`, () => {
    let index: IndexUnderTest
    let engine: SearchEngine

    beforeAll(async () => {
      index = await createIndex()
      await fill(index)
      engine = await index.openEngine()
    })
    afterAll(async () => {
      await engine.close()
      await index.remove()
    })

    const search = (request: Partial<SearchRequest> = {}) => engine.search(requestFor(request))
    const ids = (response: SearchResponse) => response.hits.map((hit) => hit.paragraph.id)
    const found = async (query: QueryNode | null, filters: readonly FacetFilter[] = []) =>
      ids(await search({ query, filters })).sort()

    it('gives every paragraph when nothing is asked for', async () => {
      const response = await search({ sort: 'newest' })
      expect(response.totals).toEqual({ paragraphs: 14, articles: 6 })
      expect(response.hits).toHaveLength(14)
    })

    describe('words', () => {
      it('are found in the text and in the title of the article', async () => {
        expect(await found(word('battlefield'))).toEqual(['tehran-2'])
        expect(await found(word('araghchi'))).toEqual(['tehran-1', 'tehran-2', 'tehran-3'])
      })

      it('do not mind case, accents and apostrophes', async () => {
        expect(await found(word('NAIVE'))).toEqual(['climate-1'])
        expect(await found(word('café'))).toEqual(['climate-1'])
        expect(await found(word('cafe'))).toEqual(['climate-1'])
      })

      it('must all be there when they are joined by and', async () => {
        expect(await found(and(word('sanctions'), word('oil')))).toEqual(['tehran-3', 'vienna-3'])
        expect(await found(and(word('sanctions'), word('battlefield')))).toEqual([])
      })

      it('may be either when they are joined by or', async () => {
        expect(await found(or(word('battlefield'), word('grain')))).toEqual(['tehran-2', 'war-2'])
      })

      it('must be absent under not, alone or beside others', async () => {
        expect(await found(and(word('sanctions'), not(word('lifted'))))).toEqual(['tehran-3'])
        expect(await found(not(word('sanctions')))).toHaveLength(12)
        expect(await found(and(not(word('sanctions')), not(word('war'))))).toHaveLength(10)
      })

      it('nest to any depth', async () => {
        expect(await found(and(or(word('oil'), word('grain')), not(or(word('lifted'), word('prices')))))).toEqual([
          'tehran-3',
        ])
      })

      it('that may still be being typed find words that begin with them', async () => {
        expect(await found({ type: 'word', text: 'battlef', prefix: 'if-unknown' })).toEqual(['tehran-2'])
        const { notes } = await search({ query: { type: 'word', text: 'battlef', prefix: 'if-unknown' } })
        expect(notes).toEqual([{ type: 'beginning', word: 'battlef' }])
      })

      it('with a star find all words that begin with them', async () => {
        expect(await found({ type: 'word', text: 'negotiat', prefix: 'yes' })).toEqual(['tehran-1', 'vienna-1'])
      })

      it('with a typo find what was meant', async () => {
        expect(await found(word('battlefeild'))).toEqual(['tehran-2'])
        expect(await found(word('storns'))).toEqual(['climate-1', 'climate-2'])
      })

      it('leave out nothing but what was written: a typo under not leaves all there is', async () => {
        expect(await found(not(word('battlefield')))).toHaveLength(13)
        const { totals, notes } = await search({ query: not(word('battlefeild')) })
        expect(totals.paragraphs).toBe(14)
        expect(notes).toEqual([])
      })

      it('of less than five letters forgive no typo', async () => {
        expect(await found(word('vote'))).toEqual(['undated-1'])
        expect(await found(word('vite'))).toEqual([])
      })

      it('in Persian do not mind which yeh and kaf were typed, nor the half space', async () => {
        expect(await found(word('می‌شود'))).toEqual(['persian-1'])
        expect(await found(word('مي‌شود'))).toEqual(['persian-1'])
        expect(await found(and(word('وزير'), word('خارجه')))).toEqual(['persian-2'])
      })

      it('that are only punctuation ask for nothing', async () => {
        expect(await found(word('—'))).toHaveLength(14)
      })
    })

    describe('phrases', () => {
      it('are found as they stand, and only so', async () => {
        expect(await found(phrase('an agreement after long negotiations'))).toEqual(['vienna-1'])
        expect(await found(phrase('agreement an after'))).toEqual([])
      })

      it('of one word ask for just that word', async () => {
        expect(await found(phrase('negotiations'))).toEqual(['vienna-1'])
        expect(await found(phrase('negotiation'))).toEqual([])
      })

      it('are excluded whole', async () => {
        expect(await found(and(word('sanctions'), not(phrase('sanctions hit oil'))))).toEqual(['vienna-3'])
      })
    })

    it('finds words near each other, or says that it cannot tell', async () => {
      const near = (distance: number): QueryNode => ({ type: 'near', of: [word('Vienna'), word('long')], distance })
      const wide = await search({ query: near(10) })
      expect(ids(wide)).toEqual(['vienna-1'])
      const close = await search({ query: near(2) })
      if (engine.capabilities.proximity) expect(ids(close)).toEqual([])
      else expect(close.notes).toContainEqual({ type: 'near-unsupported' })
    })

    it('shows as many as it counts where a phrase is to stand near a word', async () => {
      const { hits, totals } = await search({
        query: { type: 'near', of: [phrase('oil sanctions'), word('hit')], distance: 9 },
      })
      expect(hits).toHaveLength(totals.paragraphs)
      if (!engine.capabilities.proximity) expect(totals.paragraphs).toBeGreaterThan(0)
    })

    it('looks in titles alone when asked to', async () => {
      expect(await found({ type: 'title', of: word('pressure') })).toEqual(['tehran-1', 'tehran-2', 'tehran-3'])
      expect(await found({ type: 'title', of: phrase('year of war') })).toEqual(['war-1', 'war-2'])
      expect(await found({ type: 'title', of: { type: 'word', text: 'press', prefix: 'yes' } })).toEqual(['tehran-1', 'tehran-2', 'tehran-3']) // prettier-ignore
      expect(await found({ type: 'title', of: word('battlefield') })).toEqual([])
    })

    it('looks in titles alone for words that were written as one', async () => {
      expect(await found({ type: 'title', of: word('underpressure') })).toEqual(['tehran-1', 'tehran-2', 'tehran-3'])
      expect(await found(word('sanctionshit'))).toEqual(['tehran-3'])
      expect(await found({ type: 'title', of: word('sanctionshit') })).toEqual([])
    })

    it('takes spans of time to the ends of the calendar', async () => {
      for (const range of [{ from: '9999-05-01', to: null }, { from: '9998-12-31', to: '9999-12-31' }, { from: null, to: '0000-02-03' }, { from: '9999-12-31', to: null }]) // prettier-ignore
        expect((await search({ filters: [filter('published', [range])] })).totals.paragraphs, JSON.stringify(range)).toBe(0) // prettier-ignore
      const all = (await search({})).totals.paragraphs - (await search({ filters: [filter('published', ['none'])] })).totals.paragraphs // prettier-ignore
      for (const range of [
        { from: '0000-01-02', to: null },
        { from: null, to: '9999-12-30' },
      ])
        expect((await search({ filters: [filter('published', [range])] })).totals.paragraphs).toBe(all)
    })

    describe('the relaxed reading of a list of words', () => {
      it('finds paragraphs with some of them, those with most and rarest first', async () => {
        const response = await search({
          query: and(word('sanctions'), word('oil'), word('battlefield'), word('lifted')),
          matching: 'some',
        })
        expect(ids(response)[0]).toBe('vienna-3')
        expect(response.totals.paragraphs).toBeGreaterThan(1)
      })

      it('leaves out what the search leaves out', async () => {
        const query = and(word('sanctions'), word('oil'), not(word('lifted')))
        const some = ids(await search({ query, matching: 'some' }))
        const lifted = await found(word('lifted'))
        expect(lifted.length).toBeGreaterThan(0)
        expect(some.filter((id) => lifted.includes(id))).toEqual([])
        expect(some.length).toBeGreaterThan(0)
      })
    })

    describe('statements', () => {
      it('are found by who says something about what, in one and the same statement', async () => {
        expect(await found({ type: 'statement', speaker: 'lavrov', about: 'syria' })).toEqual(['tehran-2'])
        // Syria is named in this paragraph, and Araghchi speaks in it, but not about Syria.
        expect(await found({ type: 'statement', speaker: 'araghchi', about: 'syria' })).toEqual([])
      })

      it('are found by what anyone says something about, a topic too', async () => {
        expect(await found({ type: 'statement', speaker: null, about: 'iran' })).toEqual(['tehran-1'])
        expect(await found({ type: 'statement', speaker: 'araghchi', about: 'diplomacy' })).toEqual(['tehran-1'])
      })
    })

    describe('filters', () => {
      it('widen within one facet and narrow across facets', async () => {
        expect(await found(null, [filter('actor', ['lavrov', 'ukraine'])])).toEqual(['tehran-2', 'war-1'])
        expect(await found(null, [filter('actor', ['iran']), filter('source', ['Meridian'])])).toEqual(['vienna-1'])
      })

      it('leave out what is excluded', async () => {
        expect(await found(null, [filter('actor', ['iran'], ['usa']), filter('language', ['en'])])).toEqual([
          'tehran-1',
        ])
      })

      it('on a topic hold for everything below it', async () => {
        expect(await found(null, [filter('topic', ['diplomacy'])])).toEqual(['tehran-1', 'undated-1', 'vienna-1'])
        expect(await found(null, [filter('topic', ['diplomacy/treaties'])])).toEqual(['vienna-1'])
      })

      it('find what has no value', async () => {
        expect(await found(null, [filter('source', [MISSING])])).toEqual(['undated-1', 'undated-2'])
        expect(await found(null, [filter('published', [MISSING])])).toEqual(['undated-1', 'undated-2'])
        expect(await found(null, [filter('happened', [MISSING]), filter('source', ['Harbour'])])).toEqual([
          'climate-1',
          'climate-2',
          'tehran-2',
        ])
        expect(await found(null, [filter('topic', [MISSING, 'energy'])])).toEqual([
          'persian-2',
          'undated-2',
          'vienna-2',
          'vienna-3',
        ])
      })

      it('on a period hold for every day in it', async () => {
        expect(await found(null, [filter('published', ['2025'])])).toHaveLength(5)
        expect(await found(null, [filter('published', ['2025-02'])])).toHaveLength(5)
        expect(await found(null, [filter('published', ['2025-02-25'])])).toHaveLength(3)
        expect(await found(null, [filter('published', ['2025-03'])])).toEqual([])
      })

      it('on a span of days include both ends, and may be open at one', async () => {
        expect(await found(null, [filter('published', [{ from: '2015-07-14', to: '2015-07-14' }])])).toHaveLength(3)
        expect(await found(null, [filter('published', [{ from: '2015-07-15', to: '2023-02-24' }])])).toEqual([
          'persian-1',
          'persian-2',
          'war-1',
          'war-2',
        ])
        expect(await found(null, [filter('published', [{ from: '2025-02-02', to: null }])])).toHaveLength(3)
        expect(await found(null, [filter('published', [{ from: null, to: '2015-12-31' }])])).toHaveLength(5)
      })

      it('on when something happened take a coarse date only where its whole period lies in the span', async () => {
        expect(await found(null, [filter('happened', [{ from: '2022-02-01', to: '2022-03-31' }])])).toEqual([
          'war-1',
          'war-2',
        ])
        expect(await found(null, [filter('happened', [{ from: '2022-03-10', to: '2022-03-31' }])])).toEqual([])
        expect(await found(null, [filter('happened', ['2022'])])).toEqual(['war-1', 'war-2'])
      })

      it('for a value nobody has find nothing', async () => {
        expect(await found(null, [filter('actor', ['nobody'])])).toEqual([])
      })

      it('within the query narrow like any other part of it', async () => {
        const byActor: QueryNode = { type: 'facet', filter: filter('actor', ['usa']) }
        expect(await found(and(word('sanctions'), byActor))).toEqual(['tehran-3'])
        expect(await found(or(word('grain'), byActor))).toEqual(['climate-2', 'tehran-3', 'vienna-1', 'war-2'])
        expect(await found(and(word('sanctions'), not(byActor)))).toEqual(['vienna-3'])
      })

      it('take values with every hostile character as nothing but values', async () => {
        for (const value of HOSTILE)
          expect(await found(null, [filter('source', [value]), filter('actor', [value], [value])])).toEqual([])
      })
    })

    describe('facet counts', () => {
      const counts = async (request: FacetRequest, more: Partial<SearchRequest> = {}) => {
        const { facets } = await search({ ...more, facets: [request] })
        return facets[0]
      }
      const paragraphs = async (request: FacetRequest, more: Partial<SearchRequest> = {}) =>
        Object.fromEntries((await counts(request, more)).values.map((count) => [count.value, count.paragraphs]))

      it('count paragraphs, most first', async () => {
        expect(await paragraphs({ facet: 'actor', limit: 3 })).toEqual({ iran: 4, usa: 3, syria: 2 })
        const { values } = await counts({ facet: 'actor', limit: 100 })
        expect(values.map((count) => count.paragraphs)).toEqual(
          values.map((count) => count.paragraphs).sort((a, b) => b - a),
        )
      })

      it('say whether there are more', async () => {
        expect((await counts({ facet: 'actor', limit: 3 })).more).toBe(true)
        expect((await counts({ facet: 'actor', limit: 100 })).more).toBe(false)
      })

      it('count articles too where the engine can', async () => {
        const { values } = await counts({ facet: 'actor', limit: 1 })
        expect(values[0]).toEqual({
          value: 'iran',
          paragraphs: 4,
          articles: engine.capabilities.articleCounts ? 3 : null,
        })
      })

      it('ignore their own filter and obey all else', async () => {
        const filters = [filter('actor', ['usa']), filter('source', ['Harbour'])]
        expect(await paragraphs({ facet: 'actor', limit: 10 }, { filters })).toEqual({
          syria: 2,
          usa: 2,
          araghchi: 1,
          iran: 1,
          lavrov: 1,
        })
        expect(await paragraphs({ facet: 'source', limit: 10 }, { filters })).toEqual({ Harbour: 2, Meridian: 1 })
        expect(await paragraphs({ facet: 'language', limit: 10 }, { filters })).toEqual({ en: 2 })
      })

      it('ignore what their own filter leaves out as well', async () => {
        const filters = [filter('source', [], ['Harbour'])]
        expect(await paragraphs({ facet: 'source', limit: 10 }, { filters })).toEqual({
          Harbour: 5,
          Meridian: 5,
          نمونه: 2,
        })
      })

      it('obey the query', async () => {
        expect(await paragraphs({ facet: 'source', limit: 10 }, { query: word('sanctions') })).toEqual({
          Harbour: 1,
          Meridian: 1,
        })
      })

      it('add up a tree along its branches', async () => {
        expect(await paragraphs({ facet: 'topic', limit: 10, level: 0 })).toEqual({
          economy: 4,
          diplomacy: 3,
          environment: 2,
          security: 2,
          disasters: 1,
          energy: 1,
        })
        expect(await paragraphs({ facet: 'topic', limit: 10, within: 'diplomacy' })).toEqual({
          'diplomacy/nuclear-talks': 2,
          'diplomacy/treaties': 1,
        })
      })

      it('count years, months of a year and days of a month, in order of time', async () => {
        const years = await counts({ facet: 'published', limit: 100, level: 0 })
        expect(years.values.map(({ value, paragraphs: count }) => [value, count])).toEqual([
          ['2015', 5],
          ['2023', 2],
          ['2025', 5],
        ])
        expect(await paragraphs({ facet: 'published', limit: 100, level: 1, within: '2025' })).toEqual({ '2025-02': 5 })
        expect(await paragraphs({ facet: 'published', limit: 100, level: 2, within: '2025-02' })).toEqual({
          '2025-02-01': 2,
          '2025-02-25': 3,
        })
      })

      it('count those without a value', async () => {
        expect((await counts({ facet: 'published', limit: 1, level: 0 })).missing.paragraphs).toBe(2)
        expect((await counts({ facet: 'speaker', limit: 1 })).missing.paragraphs).toBe(12)
        expect((await counts({ facet: 'namedSpeaker', limit: 9 })).missing.paragraphs).toBe(13)
        expect(
          (await counts({ facet: 'actor', limit: 1 }, { filters: [filter('source', ['Meridian'])] })).missing
            .paragraphs,
        ).toBe(3)
      })

      it('of values asked for come though they are not among the first', async () => {
        expect(Object.keys(await paragraphs({ facet: 'actor', limit: 1, also: ['ukraine'] }))).toEqual([
          'iran',
          'ukraine',
        ])
      })

      it('come in the order of the requests, the same facet more than once', async () => {
        const { facets } = await search({
          facets: [
            { facet: 'published', limit: 9, level: 0 },
            { facet: 'source', limit: 9 },
            { facet: 'published', limit: 99, level: 1 },
          ],
        })
        expect(facets.map((facet) => [facet.facet, facet.values.length])).toEqual([
          ['published', 3],
          ['source', 3],
          ['published', 3],
        ])
      })
    })

    describe('searching within a facet', () => {
      const values = async (text: string, more: Partial<Parameters<SearchEngine['facetValues']>[0]> = {}) =>
        (
          await engine.facetValues({
            facet: 'actor',
            text,
            query: null,
            matching: 'all',
            filters: [],
            limit: 10,
            offset: 0,
            order: 'count',
            ...more,
          })
        ).values

      it('finds a name by any of its words', async () => {
        expect((await values('lavrov')).map((count) => count.value)).toEqual(['lavrov'])
        expect((await values('serg lav')).map((count) => count.value)).toEqual(['lavrov'])
        expect((await values('araqchi')).map((count) => count.value)).toEqual(['araghchi'])
      })

      it('counts under the search, whose own filter on the facet it ignores', async () => {
        const filters = [filter('source', ['Harbour']), filter('actor', ['iran'])]
        expect((await values('', { filters })).map(({ value, paragraphs }) => [value, paragraphs])).toEqual([
          ['syria', 2],
          ['usa', 2],
          ['araghchi', 1],
          ['iran', 1],
          ['lavrov', 1],
        ])
      })

      it('goes on where the page before ended, and can order by name', async () => {
        const first = await values('', { limit: 3, order: { nameIn: 'en' } })
        const second = await values('', { limit: 3, offset: 3, order: { nameIn: 'en' } })
        expect([...first, ...second].map((count) => count.value)).toEqual([
          'araghchi',
          'iran',
          'russia',
          'lavrov',
          'syria',
          'ukraine',
        ])
      })

      it('orders by what values are called in the language that is read', async () => {
        const order = { nameIn: 'fa' }
        const named = (await values('', { order })).map((count) => count.value)
        expect(named.filter((value) => value === 'usa' || value === 'iran')).toEqual(['usa', 'iran'])
        expect(named.indexOf('lavrov')).toBeLessThan(named.indexOf('syria'))
      })

      it('finds values for completing what is typed, with their names', async () => {
        const [lavrov] = await engine.findValues({ facet: 'actor', text: 'lavr', limit: 5 })
        expect(lavrov).toMatchObject({ value: 'lavrov', label: 'Sergey Lavrov', paragraphs: 1 })
        expect(lavrov.names).toContain('Sergei Lavrov')
        expect(
          (await engine.findValues({ facet: 'source', text: 'har', limit: 5 })).map((found) => found.value),
        ).toEqual(['Harbour'])
        expect(
          (await engine.findValues({ facet: 'topic', text: 'nuclear', limit: 5 })).map((found) => found.value),
        ).toEqual(['diplomacy/nuclear-talks'])
      })

      it('describes the values it knows', async () => {
        const known = await engine.describeValues({
          actor: new Set(['lavrov', 'nobody', 'iran']),
          topic: new Set(['diplomacy/nuclear-talks', 'iran']),
        })
        const labels = known.map(({ facet, label }) => `${facet} ${label}`).sort()
        expect(labels).toEqual(['actor Iran', 'actor Sergey Lavrov', 'topic Nuclear talks'])
        expect(await engine.describeValues({})).toEqual([])
      })

      it('says with an answer what its actors and topics are called, if it is asked to', async () => {
        const asked = {
          filters: [{ facet: 'actor', anyOf: ['lavrov'], noneOf: ['nobody'] }],
          facets: [{ facet: 'topic', limit: 100 }],
        } as const
        const { names, hits, facets } = await search({ ...asked, names: true })
        const known = new Map(names.map((name) => [`${name.facet} ${name.value}`, name]))
        expect(known.get('actor lavrov')).toMatchObject({ label: 'Sergey Lavrov', listed: true })
        expect(known.has('actor nobody')).toBe(false)
        const described = await engine.describeValues({
          actor: new Set(['lavrov', ...hits.flatMap(({ paragraph }) => [...paragraph.actors, ...paragraph.speakers])]),
          topic: new Set([
            ...facets[0].values.map(({ value }) => value),
            ...hits.flatMap((hit) => hit.paragraph.topics),
          ]),
        })
        expect(names.map(({ facet, label }) => `${facet} ${label}`).sort()).toEqual(
          described.map(({ facet, label }) => `${facet} ${label}`).sort(),
        )
        expect((await search(asked)).names).toEqual([])
      })
    })

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
      const reading = await engine.getArticle('tehran', word('sanctions'))
      expect(reading?.article).toEqual(ARCHIVE[0])
      expect(reading?.marks.paragraphs.map((marks) => marks.length)).toEqual([0, 0, 2])
      expect(await engine.getArticle('nothing', null)).toBeNull()
    })

    it.each(['sanctoins', 'sanctionshit'])('marks in an article what %s was read as', async (typed) => {
      const [hit] = (await search({ query: word(typed) })).hits
      const reading = await engine.getArticle(hit.article.id, word(typed))
      expect(hit.marks.text.length).toBeGreaterThan(0)
      expect(reading?.marks.paragraphs[hit.paragraph.position - 1]).toEqual(hit.marks.text)
    })

    it('scans every hit of a search in its order', async () => {
      const scanned: string[] = []
      for await (const hit of engine.scan(EVERYTHING)) scanned.push(hit.paragraph.id)
      expect(scanned).toEqual(ids(await search({ sort: 'newest' })))
    })

    it('scans articles with as many matching paragraphs each as a search counts', async () => {
      for (const query of [null, word('sanctions'), or(word('oil'), word('war'))]) {
        const request = { query, group: 'article', sort: 'newest' } as const
        const matchesOf = (hits: readonly Hit[]) => hits.map(({ article, matches }) => [article.id, matches])
        const scanned = await collect(engine.scan({ ...EVERYTHING, ...request }))
        expect(matchesOf(scanned)).toEqual(matchesOf((await search(request)).hits))
      }
    })

    it('stops scanning when the caller has enough', async () => {
      for await (const hit of engine.scan({ ...EVERYTHING, sort: 'oldest' })) {
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
        await expect(engine.findValues({ facet: 'actor', text, limit: 3 }), text).resolves.toBeDefined()
        await expect(engine.getArticle(text, null), text).resolves.toBeNull()
      }
      await Promise.all(HOSTILE.map(attack))
    })

    it('tells how the index stands', async () => {
      const status = await engine.status()
      expect(status).toMatchObject({ paragraphs: 14, articles: 6 })
      expect(Date.parse(status.updatedAt ?? '')).toBeGreaterThan(0)
    })
  })

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

async function fill(index: IndexUnderTest): Promise<void> {
  const writer = await index.openWriter()
  for (const article of ARCHIVE) await writer.upsert(article, ORIGIN)
  await writer.putValues(VALUES)
  await writer.commit()
  await writer.close()
}
