/** The page's counts against a count by hand over what `npm run inspect` says of the same archive. */
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { facetValuesOf, type Article } from '../../engine/document.ts'
import { expandValues, FACETS, MISSING, SHOWN_FACETS, type FacetName, type ShownFacet } from '../../engine/facets.ts'
import { SqliteEngine } from '../../engine/sqlite/sqlite-engine.ts'
import { runCommand } from '../support/commands.ts'
import { TestServer } from '../support/server.ts'
import { makeDataFolder } from '../support/data-folder.ts'
import { removeFolder } from '../support/temporary-folder.ts'

/** A part of the sample archive, of every language in it. */
const SOURCES = ['ar', 'courier', 'fa', 'harbour', 'ru'].map((outlet) => join(import.meta.dirname, '..', '..', 'articles', outlet)) // prettier-ignore
const COMBINATIONS = 200

interface Row {
  readonly article: string
  /** With ancestors, and `MISSING` where there is none. */
  readonly values: Readonly<Record<FacetName, ReadonlySet<string>>>
}

let data: string
let server: TestServer
let rows: Row[]

beforeAll(async () => {
  data = makeDataFolder()
  const [inspected, indexed] = [
    await runCommand('indexer/main.ts', ['inspect', ...SOURCES], { DATA_DIR: data }),
    await runCommand('indexer/main.ts', ['index', ...SOURCES], { DATA_DIR: data }),
  ]
  expect(indexed.status, indexed.errors).toBe(0)
  const articles = inspected.output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Article)
  rows = articles.flatMap((article) =>
    article.paragraphs.map((paragraph) => ({
      article: article.id,
      values: Object.fromEntries(
        Object.entries(facetValuesOf(article, paragraph)).map(([facet, values]) => [
          facet,
          new Set(values.length ? expandValues(facet as FacetName, values) : [MISSING]),
        ]),
      ) as unknown as Row['values'],
    })),
  )
  const engine = new SqliteEngine(join(data, 'index.db'))
  server = await TestServer.over(engine, () => engine.close())
})
afterAll(async () => {
  await server.close()
  removeFolder(data)
})

interface Shown {
  readonly value: string
  readonly count: number
}

type Choices = Partial<Record<ShownFacet, { include: string[]; exclude: string[] }>>

/** A few values of a few facets, such as occur in the archive, with ancestors and the bucket of the missing. */
function someChoices(): fc.Arbitrary<Choices> {
  const choice = (facet: ShownFacet) => {
    const values = fc.constantFrom(...new Set(rows.flatMap((row) => [...row.values[facet]])))
    return fc.record({
      include: fc.uniqueArray(values, { maxLength: 2 }),
      exclude: fc.uniqueArray(values, { maxLength: 1 }),
    })
  }
  return fc
    .uniqueArray(fc.constantFrom(...SHOWN_FACETS), { maxLength: 3 })
    .chain((facets) => fc.record(Object.fromEntries(facets.map((facet) => [facet, choice(facet)]))))
}

function passes(row: Row, choices: Choices, except?: ShownFacet): boolean {
  return SHOWN_FACETS.every((facet) => {
    const { include, exclude } = choices[facet] ?? { include: [], exclude: [] }
    if (facet === except) return true
    const has = (value: string) => row.values[facet].has(value)
    // A value that is both asked for and left out is asked for.
    return (include.length === 0 || include.some(has)) && !exclude.filter((value) => !include.includes(value)).some(has)
  })
}

/** A facet's counts ignore its own choices and obey all others. */
function countByHand(facet: ShownFacet, choices: Choices): Map<string, { paragraphs: number; articles: Set<string> }> {
  const counts = new Map<string, { paragraphs: number; articles: Set<string> }>()
  for (const row of rows.filter((each) => passes(each, choices, facet))) {
    for (const value of row.values[facet]) {
      const count = counts.get(value) ?? { paragraphs: 0, articles: new Set() }
      count.paragraphs++
      counts.set(value, { ...count, articles: count.articles.add(row.article) })
    }
  }
  return counts
}

it(`agrees with a count by hand for ${COMBINATIONS} combinations of filters`, async () => {
  await fc.assert(
    fc.asyncProperty(someChoices(), async (choices) => {
      const params = new URLSearchParams()
      for (const [facet, { include, exclude }] of Object.entries(choices)) {
        for (const value of include) params.append(facet, value)
        for (const value of exclude) params.append(`not.${facet}`, value)
      }
      const answer = await server.json(`/search.json?size=1&${params}`)
      const hits = rows.filter((row) => passes(row, choices))
      expect(answer.total).toEqual({ paragraphs: hits.length, articles: new Set(hits.map((row) => row.article)).size })
      for (const { name, kind } of FACETS.filter((facet) => facet.shown)) {
        const facet = name as ShownFacet
        const counts = countByHand(facet, choices)
        for (const { value, count, articles } of answer.facets[facet]) {
          const byHand = counts.get(value)
          expect([facet, value, count, articles]).toEqual([
            facet,
            value,
            byHand?.paragraphs ?? 0,
            byHand?.articles.size ?? 0,
          ])
        }
        counts.delete(MISSING)
        const shown = answer.facets[facet].filter(({ value, count }: Shown) => count > 0 && value !== MISSING)
        if (kind !== 'date' && counts.size <= 100) expect(shown).toHaveLength(counts.size)
      }
    }),
    { numRuns: COMBINATIONS },
  )
})
