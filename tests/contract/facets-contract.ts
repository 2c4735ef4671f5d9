/** What every engine must filter by and count. */
import { describe, expect, it } from 'vitest'
import { MISSING } from '../../engine/facets.ts'
import type { QueryNode } from '../../engine/query.ts'
import type { FacetRequest, SearchEngine, SearchRequest } from '../../engine/search-engine.ts'
import { HOSTILE } from './hostile.ts'
import type { SearchedArchive } from './index-under-test.ts'
import { and, filter, not, or, word } from './requests.ts'

export function describeFacets(archive: SearchedArchive): void {
  const { search, found } = archive
  describe('filters', () => {
    it('widen within one facet and narrow across facets', async () => {
      expect(await found(null, [filter('actor', ['lavrov', 'ukraine'])])).toEqual(['tehran-2', 'war-1'])
      expect(await found(null, [filter('actor', ['iran']), filter('source', ['Meridian'])])).toEqual(['vienna-1'])
    })

    it('leave out what is excluded', async () => {
      expect(await found(null, [filter('actor', ['iran'], ['usa']), filter('language', ['en'])])).toEqual(['tehran-1'])
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
        articles: archive.engine.capabilities.articleCounts ? 3 : null,
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
        (await counts({ facet: 'actor', limit: 1 }, { filters: [filter('source', ['Meridian'])] })).missing.paragraphs,
      ).toBe(3)
    })

    it('of values asked for come though they are not among the first', async () => {
      expect(Object.keys(await paragraphs({ facet: 'actor', limit: 1, also: ['ukraine'] }))).toEqual([
        'iran',
        'ukraine',
      ])
      const ofAll = await paragraphs({ facet: 'actor', limit: 100 })
      const alone = await paragraphs({ facet: 'actor', limit: 0, also: ['ukraine', 'nobody'] })
      expect(alone).toEqual({ ukraine: ofAll.ukraine })
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
        await archive.engine.facetValues({
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
      const [lavrov] = await archive.engine.findValues({ facet: 'actor', text: 'lavr', limit: 5 })
      expect(lavrov).toMatchObject({ value: 'lavrov', label: 'Sergey Lavrov', paragraphs: 1 })
      expect(lavrov.names).toContain('Sergei Lavrov')
      expect(
        (await archive.engine.findValues({ facet: 'source', text: 'har', limit: 5 })).map((found) => found.value),
      ).toEqual(['Harbour'])
      expect(
        (await archive.engine.findValues({ facet: 'topic', text: 'nuclear', limit: 5 })).map((found) => found.value),
      ).toEqual(['diplomacy/nuclear-talks'])
    })

    it('describes the values it knows', async () => {
      const known = await archive.engine.describeValues({
        actor: new Set(['lavrov', 'nobody', 'iran']),
        topic: new Set(['diplomacy/nuclear-talks', 'iran']),
      })
      const labels = known.map(({ facet, label }) => `${facet} ${label}`).sort()
      expect(labels).toEqual(['actor Iran', 'actor Sergey Lavrov', 'topic Nuclear talks'])
      expect(await archive.engine.describeValues({})).toEqual([])
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
      const described = await archive.engine.describeValues({
        actor: new Set(['lavrov', ...hits.flatMap(({ paragraph }) => [...paragraph.actors, ...paragraph.speakers])]),
        topic: new Set([...facets[0].values.map(({ value }) => value), ...hits.flatMap((hit) => hit.paragraph.topics)]),
      })
      expect(names.map(({ facet, label }) => `${facet} ${label}`).sort()).toEqual(
        described.map(({ facet, label }) => `${facet} ${label}`).sort(),
      )
      expect((await search(asked)).names).toEqual([])
    })
  })
}
