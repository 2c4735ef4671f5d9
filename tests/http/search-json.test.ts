import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { IndexDamagedError, IndexNotReadyError } from '../../engine/errors.ts'
import { escapeHtml } from '../../server/search/mark-html.ts'
import { indexedArchive, TestServer } from '../support/server.ts'
import { removeFolder } from '../support/temporary-folder.ts'

let server: TestServer

beforeAll(async () => {
  server = await TestServer.withArchive()
})
afterAll(() => server.close())

describe('/search.json', () => {
  it('answers with the query as read, totals, hits, facets and the page', async () => {
    const answer = await server.json('/search.json?q=battlefield')
    expect(answer.query).toEqual({
      text: 'battlefield',
      read: 'Paragraphs with “battlefield”.',
      notes: [],
      relaxed: null,
    })
    expect(answer.total).toEqual({ paragraphs: 1, articles: 1 })
    expect(answer).toMatchObject({ page: 1, pages: 1, size: 20 })
    expect(answer.tookMs).toBeGreaterThanOrEqual(0)
    expect(answer.hits).toHaveLength(1)
    expect(answer.hits[0]).toMatchObject({
      id: 'tehran-2',
      articleId: 'tehran',
      sourceId: 'tehran',
      position: 2,
      title: 'No talks under pressure, says Araghchi',
      url: 'https://harbour.example.com/tehran',
      source: 'Harbour',
      publishedAt: '2025-02-25T18:00:00+03:30',
      text: 'Lavrov said that Syria must not become a battlefield again.',
      html: 'Lavrov said that Syria must not become a <mark>battlefield</mark> again.',
      actors: ['lavrov', 'syria'],
      speakers: ['lavrov'],
      topics: ['security/war'],
      happened: [],
    })
    expect(answer.hits[0].score).toBeGreaterThan(0)
  })

  it('counts facets with labels, and says which are selected or left out', async () => {
    const { facets } = await server.json('/search.json?actor=iran&not.source=Harbour')
    expect(Object.keys(facets)).toEqual(['actor', 'speaker', 'topic', 'source', 'language', 'published', 'happened'])
    expect(facets.actor[0]).toEqual({
      value: 'iran',
      label: 'Iran',
      count: 3,
      articles: 2,
      selected: true,
      excluded: false,
    })
    expect(facets.source).toContainEqual({
      value: 'Harbour',
      label: 'Harbour',
      count: 1,
      articles: 1,
      selected: false,
      excluded: true,
    })
    expect(facets.language.map((value: { label: string }) => value.label)).toEqual(['Persian', 'English'])
  })

  it('lists years, opens the selected ones, and counts the undated', async () => {
    const { facets } = await server.json('/search.json?published=2025-02')
    // prettier-ignore
    expect(facets.published.map(({ value, count }: { value: string; count: number }) => [value, count])).toEqual([
      ['2015', 5], ['2023', 2], ['2025', 5], ['2025-02', 5], ['2025-02-01', 2], ['2025-02-25', 3], ['none', 2],
    ])
  })

  it('pages', async () => {
    const answer = await server.json('/search.json?size=5&page=3')
    expect(answer.pages).toBe(3)
    expect(answer.hits).toHaveLength(4)
  })

  it('understands the fields of the query box', async () => {
    const ids = async (q: string) =>
      (await server.json(`/search.json?q=${encodeURIComponent(q)}`)).hits.map((hit: { id: string }) => hit.id).sort()
    expect(await ids('said:lavrov')).toEqual(['tehran-2'])
    expect(await ids('said:lavrov about:syria')).toEqual(['tehran-2'])
    expect(await ids('said:araghchi about:syria')).toEqual([])
    expect(await ids('about:"nuclear talks"')).toEqual(['tehran-1'])
    expect(await ids('actor:america')).toEqual(['climate-2', 'tehran-3', 'vienna-1'])
    expect(await ids('source:harbour storms')).toEqual(['climate-1', 'climate-2'])
    expect(await ids('language:persian')).toEqual(['persian-1', 'persian-2'])
    expect(await ids('title:vienna -negotiators')).toEqual(['vienna-2', 'vienna-3'])
    expect(await ids('published:>=2025 sanctions')).toEqual(['tehran-3'])
    expect(await ids('published:2015-07-15..2023')).toEqual(['persian-1', 'persian-2', 'war-1', 'war-2'])
    expect(await ids('happened:2022')).toEqual(['war-1', 'war-2'])
    expect(await ids('(grain OR battlefield) -prices')).toEqual(['tehran-2'])
    expect(await ids('Vienna NEAR/4 long')).toEqual(['vienna-1'])
    expect(await ids('Vienna NEAR/2 long')).toEqual([])
  })

  it('says of a name nobody has that nobody has it', async () => {
    const answer = await server.json('/search.json?q=said:zorro')
    expect(answer.total.paragraphs).toBe(0)
    expect(answer.query.notes).toEqual(['No speaker in the archive is called “zorro”.'])
  })
})

describe('an index that cannot be searched', () => {
  const problems = [
    [new IndexNotReadyError('x'), 'There is no index yet', 'npm run index'],
    [new IndexNotReadyError('x', { problem: 'outdated' }), 'out of date', 'npm run index'],
    [new IndexNotReadyError('x', { problem: 'newer' }), 'too new', null],
    [new IndexDamagedError('x'), 'damaged', 'npm run index -- --rebuild'],
    [new IndexDamagedError('x', { problem: 'foreign' }), 'another program', null],
  ] as const
  it.each(problems)('is told for what it is, with what mends it: %#', async (error, said, command) => {
    const [folder, engine] = await indexedArchive([])
    vi.spyOn(engine, 'search').mockRejectedValue(error)
    const broken = await TestServer.over(engine, async () => {
      await engine.close()
      removeFolder(folder)
    })
    const response = await broken.get('/search')
    const page = await response.text()
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
    expect(page).toContain(said)
    expect(/<code>(.*?)<\/code>/.exec(page)?.[1] ?? null).toBe(command)
    const { error: json } = await broken.json('/search.json')
    expect(json.code).toBe(error.code)
    expect(json.message).toContain(said)
    if (command) expect(json.message.endsWith(command)).toBe(true)
    // Beside results that stay there is one line.
    const fragment = await broken.get('/search', { 'HX-Request': 'true' })
    expect(await fragment.text()).toBe(escapeHtml(json.message))
    await broken.close()
  })
})

describe('/readyz and /healthz', () => {
  it('tell of the index and of the process', async () => {
    expect(await server.json('/healthz')).toEqual({ status: 'ok' })
    expect(await server.json('/readyz')).toMatchObject({ status: 'ready', paragraphs: 14, articles: 6 })
  })
})

describe('the article page', () => {
  it('shows every paragraph with an address of its own, marked with what was searched for', async () => {
    const page = await server.text('/articles/tehran?q=sanctions')
    expect(page).toContain('id="p3"')
    expect(page).toMatch(/New <mark id="m\d+">sanctions<\/mark> had been announced/)
    expect(page).toContain('href="/search?q=sanctions"')
    expect(page).toContain('href="https://harbour.example.com/tehran" rel="noopener nofollow ugc"')
  })

  it('says so when there is no such article', async () => {
    const response = await server.get('/articles/none')
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('No such article')
  })
})

describe('the interface', () => {
  it('speaks the language that was asked for, by the address or by the browser', async () => {
    expect(await server.text('/search?ui=fa')).toContain('<html lang="fa" dir="rtl">')
    expect(await server.text('/', { 'Accept-Language': 'fa-IR,fa;q=0.9,en;q=0.8' })).toContain('dir="rtl"')
    expect(await server.text('/', { 'Accept-Language': 'fa; q=0.5, en' })).toContain('<html lang="en-GB"')
    expect(await server.text('/', { 'Accept-Language': 'de, fa;q=0' })).toContain('<html lang="en-GB"')
    expect(await server.text('/', { 'Accept-Language': 'de' })).toContain('<html lang="en-GB" dir="ltr">')
  })

  it('carries a language that was chosen along in every link', async () => {
    const page = await server.text('/search?ui=fa&q=oil')
    const hrefs = [...page.matchAll(/href="(\/(?:search|articles)[^"]*)"/g)].map(([, href]) => href)
    expect(hrefs.length).toBeGreaterThan(10)
    for (const href of hrefs) if (!href.startsWith('/search.json')) expect(href).toContain('ui=')
  })
})
