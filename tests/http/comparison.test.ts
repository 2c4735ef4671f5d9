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
  publishedAt: '2025-02-25',
  language: 'en',
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
/** What else the archive holds: so much that what is told of the flood is rare. */
const OF_WHEAT = Array.from({ length: 100 }, (_, at) =>
  makeArticle({
    id: `other-${at}`,
    title: `Prices of wheat, week ${at}`,
    source: 'Courier',
    publishedAt: '2025-02-25',
    paragraphs: [{ text: `The price of wheat was ${at} in the market of the week, and of the mayor nothing was heard.` }], // prettier-ignore
  }),
)
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
  ...OF_WHEAT,
]

let server: TestServer
beforeAll(async () => {
  server = await TestServer.withArchive(ARTICLES)
})
afterAll(() => server.close())

const hrefs = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, href]) => href)
const relatedTo = async (id: string, of: TestServer = server): Promise<string[]> =>
  (await of.json(`/articles/${id}/related.json`)).related.map((report: Article) => report.id)

describe('reports related to an article', () => {
  it('are of the same event: in other words, of the same days, and not what prints the same text', async () => {
    expect(await relatedTo('flood')).toEqual(['undated', 'water'])
    expect((await relatedTo('water')).filter((id) => id === 'flood' || id === 'reprint')).toHaveLength(1)
    expect(await relatedTo('a-year-later')).toEqual(['undated'])
    expect(await relatedTo('other-1')).not.toContain('flood')
  })

  it('of an undated article may be of any day', async () => {
    expect(await relatedTo('undated')).toEqual(expect.arrayContaining(['a-year-later']))
  })

  it('have more in common with an undated one, of which no day tells that it is of another event', async () => {
    const weak =
      'The river rose, and in the port the warehouses were lit for all who came with a lamp, a blanket and a hope of sleep.'
    const pair = (publishedAt: string | null) => [
      FLOOD,
      ...OF_WHEAT,
      makeArticle({ id: 'weak', title: 'A night without sleep', source: 'Ledger', publishedAt, paragraphs: [{ text: weak }] }), // prettier-ignore
    ]
    for (const [day, related] of [
      ['2025-02-26', ['weak']],
      [null, []],
    ] as const) {
      const archive = await TestServer.withArchive(pair(day))
      expect(await relatedTo('flood', archive)).toEqual(related)
      await archive.close()
    }
  })

  it('are five at most, the most alike first', async () => {
    const more = Array.from({ length: 7 }, (_, at) =>
      makeArticle({
        ...FLOOD,
        id: `more-${at}`,
        sourceId: `more-${at}`,
        sameAs: null,
        paragraphs: [{ text: FLOOD.paragraphs[1].text }, { text: 'Nobody knew for how long that would be, nor what was left to do. '.slice(0, 60 - 8 * at) }], // prettier-ignore
      }),
    )
    const archive = await TestServer.withArchive([FLOOD, ...OF_WHEAT, ...more])
    const { related } = await archive.json('/articles/flood/related.json')
    const likenesses = related.map(({ likeness }: { likeness: number }) => likeness)
    expect(likenesses).toHaveLength(5)
    expect(likenesses).toEqual(likenesses.toSorted((a: number, b: number) => b - a))
    expect(new Set(likenesses).size).toBeGreaterThan(1)
    await archive.close()
  })

  it('are in order of what they have in common at their beginnings, not of their best paragraph', async () => {
    const [, told] = FLOOD.paragraphs
    const aside = (words: number) => ({ text: Array.from({ length: words }, (_, at) => `aside${at}`).join(' ') })
    const like = (id: string, ...paragraphs: { text: string }[]) =>
      makeArticle({ id, title: FLOOD.title, publishedAt: '2025-02-25', paragraphs })
    const archive = await TestServer.withArchive([
      like('flood', told),
      like('wandering', { text: told.text }, aside(60)),
      like('brief', { text: told.text.split(', the')[0] }),
      like('with-an-end', { text: told.text.repeat(9) }, aside(900)),
      ...OF_WHEAT,
    ])
    expect(await relatedTo('flood', archive)).toEqual(['brief', 'with-an-end', 'wandering'])
    await archive.close()
  })

  it('are found by the words that others have too, however many it has alone', async () => {
    const odd = { text: [...'abcdefghijklmnop'].map((letter) => `odd${letter.repeat(4)}`).join(' ') }
    const article = makeArticle({
      ...FLOOD,
      title: 'Of Monday',
      sameAs: null,
      paragraphs: [{ text: FLOOD.paragraphs[1].text }, odd],
    })
    const archive = await TestServer.withArchive([article, WATER, likeFlood('again', '2025-02-25', 'Courier'), ...OF_WHEAT]) // prettier-ignore
    expect(await relatedTo('flood', archive)).toContain('again')
    await archive.close()
  })

  it('have it in common with each other, whichever is opened', async () => {
    const likenessOf = async (id: string, other: string) =>
      (await server.json(`/articles/${id}/related.json`)).related.find((report: Article) => report.id === other)
        .likeness
    expect(await likenessOf('a-year-later', 'undated')).toBe(await likenessOf('undated', 'a-year-later'))
  })

  it('say which they are and how much is alike', async () => {
    const { related } = await server.json('/articles/flood/related.json')
    const report = related.find(({ id }: Article) => id === 'water')
    expect(report).toMatchObject({ title: WATER.title, source: 'Courier', publishedAt: '2025-02-25', language: 'en' })
    expect(report.likeness).toBeGreaterThan(0.2)
    expect(report.likeness).toBeLessThan(1)
  })

  it('stand below the article, each with a way to read both side by side, and not once more below that day', async () => {
    const page = await server.text('/articles/flood')
    const pattern = /href="(\/articles\/[\w-]+\/compare\/[\w-]+)"[^>]*aria-label="[^":]+: ([^"]+)"/g
    const links = [...page.matchAll(pattern)].map(([, href, title]) => [href, title])
    expect(links).toContainEqual(['/articles/flood/compare/water', WATER.title])
    expect(hrefs(page, /<li><a href="\/articles\/([\w-]+)/g).filter((id) => id === 'water')).toHaveLength(1)
  })

  it('are none of an article without words, and of one that is not there nothing is said', async () => {
    const empty = await TestServer.withArchive([makeArticle({ id: 'empty', title: '—', paragraphs: [{ text: '—' }] })])
    expect(await empty.json('/articles/empty/related.json')).toEqual({ related: [], inOtherLanguages: [] })
    await empty.close()
    expect((await server.get('/articles/nothing/related.json')).status).toBe(404)
  })
})

describe('two reports side by side', () => {
  it('have what both tell in one row, and what only one tells in a row of its own', async () => {
    const { rows, one, other, limit } = await server.json('/articles/flood/compare/water.json')
    expect([one.id, other.id, limit]).toEqual(['flood', 'water', null])
    expect(rows).toEqual([
      { one: ['flood-2'], other: ['water-1'] },
      { one: ['flood-3'], other: ['water-2'] },
      { one: [], other: ['water-3'] },
      { one: ['flood-4'], other: [] },
    ])
    const page = await server.text('/articles/flood/compare/water')
    expect(page).toContain('2 passages are told by both, 1 only by Harbour, 1 only by Courier.')
    expect(page.match(/<tr class="in-both">/g)).toHaveLength(2)
    expect(page.match(/Told by both:/g)).toHaveLength(2)
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
    const row = (at: number) => ({ text: `Row ${at} of the list.` })
    const rowsOf = (id: string, count: number) => makeArticle({ id, title: id, paragraphs: [{ text: id }, ...Array.from({ length: count }, (_, at) => row(at))] }) // prettier-ignore
    const wide = makeArticle({ id: 'wide', title: 'Wide', paragraphs: Array.from({ length: 9 }, () => ({ text: 'many words '.repeat(1000) })) }) // prettier-ignore
    const archive = await TestServer.withArchive([rowsOf('long', 301), rowsOf('fitting', 300), wide, WATER])
    const compared = async (id: string) => {
      const { rows, limit } = await archive.json(`/articles/${id}/compare/water.json`)
      return [rows.flatMap(({ one }: { one: string[] }) => one).length, limit]
    }
    expect(await compared('long')).toEqual([300, 'long'])
    expect(await compared('fitting')).toEqual([300, null])
    expect(await compared('wide')).toEqual([6, 'long'])
    expect(await archive.text('/articles/long/compare/water')).toContain('Of longer reports the beginning is compared, at most 300 paragraphs.') // prettier-ignore
    await archive.close()
  })

  it('in different languages, or of one text, are said to be so', async () => {
    const persian = makeArticle({ id: 'sil', title: 'سیل', language: 'fa', paragraphs: [{ text: 'سیل بندر را بست.' }] })
    const archive = await TestServer.withArchive([...ARTICLES, persian])
    expect(await archive.text('/articles/flood/compare/sil')).toContain('They are in different languages')
    expect(await archive.text('/articles/flood/compare/reprint')).toContain('Both print the same text.')
    await archive.close()
  })

  it('give programs who speaks and who is named in which', async () => {
    const { speakers, actors } = await server.json('/articles/flood/compare/water.json')
    expect(speakers).toEqual({ both: ['harbour-master'], one: ['mayor'], other: [] })
    expect(actors).toEqual({ both: ['varn'], one: ['mayor'], other: ['insurers'] })
  })
})
