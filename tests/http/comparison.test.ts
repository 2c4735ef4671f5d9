/** Reports of one event: finding them, and reading two side by side. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../engine/document.ts'
import { makeArticle } from '../support/archive.ts'
import { TestServer } from '../support/server.ts'

const FLOOD = makeArticle({
  id: 'flood',
  title: 'Flood closes port of Varn',
  source: 'Harbour',
  publishedAt: '2025-02-25T18:00:00Z',
  sameAs: 'flood',
  paragraphs: [
    { text: 'Flood closes port of Varn' },
    { text: 'The port of Varn was closed after the river rose and flooded its warehouses, the harbour master said.', actors: ['varn'], speakers: ['harbour-master'] }, // prettier-ignore
    { text: 'The river carried off 120 containers from the port, and 3 cranes <b>fell</b>.', actors: ['varn'] },
    { text: 'The mayor promised help for dockers who cannot work.', actors: ['mayor'], speakers: ['mayor'] },
  ],
})
const WATER = makeArticle({
  id: 'water',
  title: 'Varn: warehouses under water',
  source: 'Courier',
  publishedAt: '2025-02-26',
  paragraphs: [
    { text: 'The river has flooded the port of Varn, whose warehouses are closed.', actors: ['varn'] },
    { text: 'Some 150 containers drifted off from the port and three cranes fell into the river, said the harbour master.', speakers: ['harbour-master'] }, // prettier-ignore
    { text: 'Insurers reckon with losses of 9 million.', actors: ['insurers'] },
  ],
})
/** Of another flood there, in nearly the same words. */
const likeFlood = (id: string, publishedAt: string | null, source: string) =>
  makeArticle({
    id,
    title: 'Flood shuts port of Varn again',
    source,
    publishedAt,
    paragraphs: FLOOD.paragraphs.map(({ text }) => ({ text: text.replace('closed', 'shut') })),
  })
const ARTICLES: readonly Article[] = [
  FLOOD,
  WATER,
  {
    ...FLOOD,
    id: 'reprint',
    sourceId: 'reprint',
    source: 'Meridian',
    paragraphs: FLOOD.paragraphs.map((each) => ({ ...each, id: `reprint-${each.position}` })),
  },
  likeFlood('a-year-later', '2026-02-25', 'Courier'),
  likeFlood('undated', null, 'Ledger'),
  ...Array.from({ length: 20 }, (_, at) =>
    makeArticle({
      id: `other-${at}`,
      title: `Prices of wheat, week ${at}`,
      source: 'Courier',
      publishedAt: '2025-02-25',
      paragraphs: [{ text: `The price of wheat was ${at} in the market of the week, and of the mayor nothing was heard.` }], // prettier-ignore
    }),
  ),
]

let server: TestServer
beforeAll(async () => {
  server = await TestServer.withArchive(ARTICLES)
})
afterAll(() => server.close())

const hrefs = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, href]) => href)
const relatedTo = async (id: string) => (await server.json(`/articles/${id}/related.json`)).related

describe('reports related to an article', () => {
  it('are of the same event: in other words, of the same days, and not what prints the same text', async () => {
    expect((await relatedTo('flood')).map(({ id }: Article) => id)).toEqual(['water'])
    const [report, ...others] = await relatedTo('water')
    expect([...others, report.title]).toEqual([FLOOD.title])
    expect(await relatedTo('other-1')).not.toContainEqual(expect.objectContaining({ id: 'flood' }))
  })

  it('of an undated article may be of any day', async () => {
    const ids = (await relatedTo('undated')).map(({ id }: Article) => id)
    expect(ids).toContain('a-year-later')
  })

  it('say which they are and how much is alike', async () => {
    const [report] = await relatedTo('flood')
    expect(report).toMatchObject({ title: WATER.title, source: 'Courier', publishedAt: '2025-02-26', language: 'en' })
    expect(report.likeness).toBeGreaterThan(0.22)
    expect(report.likeness).toBeLessThan(1)
  })

  it('stand below the article, each with a way to read both side by side, and not once more below that day', async () => {
    const page = await server.text('/articles/flood')
    expect(hrefs(page, /href="(\/articles\/[\w-]+\/compare\/[\w-]+)"/g)).toEqual(['/articles/flood/compare/water'])
    expect(hrefs(page, /<li><a href="\/articles\/([\w-]+)"/g).filter((id) => id === 'water')).toHaveLength(1)
  })

  it('are none of an article without words, and of one that is not there nothing is said', async () => {
    const empty = await TestServer.withArchive([makeArticle({ id: 'empty', title: '—', paragraphs: [{ text: '—' }] })])
    expect(await empty.json('/articles/empty/related.json')).toEqual({ related: [] })
    await empty.close()
    expect((await server.get('/articles/nothing/related.json')).status).toBe(404)
  })
})

describe('two reports side by side', () => {
  it('have what both tell in one row, and what only one tells in a row of its own', async () => {
    const { rows, one, other, cut } = await server.json('/articles/flood/compare/water.json')
    expect([one.id, other.id, cut]).toEqual(['flood', 'water', false])
    expect(rows).toEqual([
      { one: ['flood-2'], other: ['water-1'] },
      { one: ['flood-3'], other: ['water-2'] },
      { one: [], other: ['water-3'] },
      { one: ['flood-4'], other: [] },
    ])
    const page = await server.text('/articles/flood/compare/water')
    expect(page).toContain('2 passages are told by both, 1 only by Harbour, 1 only by Courier.')
    expect(page.match(/<tr class="in-both">/g)).toHaveLength(2)
  })

  it('mark figures that differ where both tell the same, and no others', async () => {
    const page = await server.text('/articles/flood/compare/water')
    expect(hrefs(page, /<mark>([^<]*)<\/mark>/g)).toEqual(['120', '150'])
    expect(page).toContain('figures that the other report does not have')
    expect(await server.text('/articles/flood/compare/flood')).not.toContain('<mark>')
  })

  it('say who speaks and who is named in both, and in one alone', async () => {
    const page = await server.text('/articles/flood/compare/water')
    const lists = Object.fromEntries(
      [...page.matchAll(/<dt><bdi>([^<]+)<\/bdi><\/dt><dd>([\s\S]*?)<\/dd>/g)].map(([, where, list], at) => [`${at} ${where}`, hrefs(list, /href="\/actors\/([^"]+)"/g)]), // prettier-ignore
    )
    expect(lists).toEqual({
      '0 In both': ['harbour-master'],
      '1 Only in Harbour': ['mayor'],
      '2 In both': ['varn'],
      '3 Only in Harbour': ['mayor'],
      '4 Only in Courier': ['insurers'],
    })
  })

  it('let no text become markup', async () => {
    const page = await server.text('/articles/flood/compare/water')
    expect(page).toContain('cranes &lt;b&gt;fell&lt;/b&gt;')
  })

  it('are called first and second where their outlet does not tell them apart', async () => {
    const page = await server.text('/articles/water/compare/a-year-later')
    expect(page).toContain('only by the first report')
    expect(page).toContain('only by the second report')
  })

  it('may change sides, in the language of the page', async () => {
    const page = await server.text('/articles/flood/compare/water?ui=fa')
    expect(page).toContain('href="/articles/water/compare/flood?ui=fa"')
    expect(page).toContain('دو گزارش کنار هم')
  })

  it('are not there where one of them is not', async () => {
    for (const path of ['/articles/flood/compare/nothing', '/articles/nothing/compare/flood.json'])
      expect((await server.get(path)).status, path).toBe(404)
  })

  it('of great length are compared as far as they can be, which is said', async () => {
    const long = makeArticle({ id: 'long', title: 'Long', paragraphs: Array.from({ length: 301 }, (_, at) => ({ text: `Row ${at} of the list.` })) }) // prettier-ignore
    const archive = await TestServer.withArchive([long, WATER])
    expect(await archive.text('/articles/long/compare/water')).toContain('Of longer reports the first 300 paragraphs are compared.') // prettier-ignore
    const { rows, cut } = await archive.json('/articles/long/compare/water.json')
    expect(cut).toBe(true)
    expect(rows.flatMap((row: { one: string[] }) => row.one)).toHaveLength(300)
    await archive.close()
  })
})
