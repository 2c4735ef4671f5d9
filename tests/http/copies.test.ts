/** What several outlets printed: shown once, with where else it stands, and each time where a reader asks for that. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeArticle } from '../support/archive.ts'
import { TestServer } from '../support/server.ts'

const OUTLETS = ['Harbour', 'Meridian', 'Courier', 'Ledger', 'Dispatch', 'Northgate', 'Beacon']
let server: TestServer
beforeAll(async () => {
  server = await TestServer.withArchive(
    OUTLETS.map((source, at) =>
      makeArticle({
        id: source.toLowerCase(),
        title: `Ministers meet, writes ${source}`,
        source,
        publishedAt: `2025-02-2${at}`,
        sameAs: 'harbour',
        paragraphs: [
          { text: 'The two ministers met in Vienna.', sameAs: 'harbour-1' },
          { text: `It rained, says <${source}>.` },
        ],
      }),
    ),
  )
})
afterAll(() => server.close())

describe('a hit that others printed too', () => {
  it('stands for them, with the earliest of them and how many there are', async () => {
    const found = await server.json('/search.json?q=vienna')
    expect(found).toMatchObject({ total: { paragraphs: 7, articles: 7 }, folded: 6, pages: 1 })
    expect(found.hits).toHaveLength(1)
    expect(found.hits[0]).toMatchObject({ id: 'beacon-1', copies: 6 })
    expect(found.hits[0].alsoIn[0]).toMatchObject({
      articleId: 'harbour',
      source: 'Harbour',
      publishedAt: '2025-02-20',
    })
    const page = await server.text('/search?q=vienna')
    expect(page).toMatch(/Also in[\s\S]*Harbour[\s\S]*Ledger[\s\S]*and 2 more/)
    expect(page).toContain('6 results say the same as another and are folded into it.')
  })

  it('is shown with each of them where that is asked for, and the way back is a link', async () => {
    const found = await server.json('/search.json?q=vienna&copies=all')
    expect(found.hits).toHaveLength(7)
    expect(found).toMatchObject({ folded: 0, total: { paragraphs: 7 } })
    const page = await server.text('/search?q=vienna&copies=all')
    expect(page).toContain('href="/search?q=vienna"')
    expect(page).toMatch(/<a class="page"[^>]*copies=all|name="copies" value="all"/)
  })

  it('says nothing of copies where there are none', async () => {
    const page = await server.text('/search?q=rained+source%3ACourier')
    expect(page).not.toContain('Also in')
    expect(page).not.toContain('folded into')
  })

  it('is one article among articles, which names the others on its own page', async () => {
    const found = await server.json('/search.json?group=article')
    expect(found).toMatchObject({ folded: 6, total: { articles: 7 } })
    expect(found.hits[0]).toMatchObject({ articleId: 'beacon', copies: 6 })
    const article = await server.text('/articles/courier')
    expect(article).toMatch(/Also in[\s\S]*href="\/articles\/harbour"/)
    expect(article).not.toMatch(/Also in[\s\S]*href="\/articles\/courier"/)
  })

  it('is downloaded each time', async () => {
    expect((await server.text('/search.ndjson?q=vienna')).trim().split('\n')).toHaveLength(7)
  })

  it('is asked for in one of two ways', async () => {
    expect((await server.get('/search?copies=some')).status).toBe(400)
  })
})

describe('a hit beside one that was printed more often than an answer holds', () => {
  it('names those that print it all the same', async () => {
    const copies = (label: string, count: number, month: string) =>
      Array.from({ length: count }, (_, at) =>
        makeArticle({
          id: `${label}${at}`,
          title: `From ${label}`,
          source: `Outlet ${at}`,
          publishedAt: `2025-${month}-01`,
          sameAs: `${label}0`,
          paragraphs: [{ text: `The crossings of ${label} are open.`, sameAs: `${label}0-1` }],
        }),
      )
    const crowded = await TestServer.withArchive([...copies('wire', 130, '01'), ...copies('own', 3, '03')])
    for (const group of ['', '&group=article']) {
      const { hits } = await crowded.json(`/search.json?q=crossings${group}`)
      const told = hits.map(({ copies: count, alsoIn }: { copies: number; alsoIn: unknown[] }) => [
        count,
        alsoIn.length,
      ])
      expect(told).toEqual(expect.arrayContaining([[2, 2], [129, expect.any(Number)]])) // prettier-ignore
    }
    await crowded.close()
  })
})
