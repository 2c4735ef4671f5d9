/** The pages beside the search: actors, facets, help, figures for operators; and how many requests one client may make. */
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TooManyRequestsError } from '../../server/errors.ts'
import { rateLimit } from '../../server/rate-limit.ts'
import { indexedArchive, TestServer } from '../support/server.ts'
import { removeFolder } from '../support/temporary-folder.ts'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.withArchive()
})
afterAll(() => server.close())

describe('the page of an actor', () => {
  it('says who it is, when and with whom it appears, and what it says', async () => {
    const page = await server.text('/actors/lavrov')
    expect(page).toContain('Sergey Lavrov')
    expect(page).toContain('1 paragraph in 1 article')
    expect(page).toContain('What Sergey Lavrov says')
    expect(page).toContain('Lavrov said that Syria must not become a battlefield again.')
    expect(page).toMatch(/Named together with[\s\S]*Syria/)
  })

  it('lists offices with their time, the latest first, in the language of the page', async () => {
    expect(await server.text('/actors/lavrov')).toMatch(
      /Foreign minister, Russia <span>from 9 March 2004 on<\/span>[\s\S]*UN ambassador, Russia <span>from 1994 to March 2004/,
    )
    expect(await server.text('/actors/lavrov?ui=fa')).toContain('وزیر خارجه، روسیه')
  })

  it('is of somebody: of all who name nobody there is none', async () => {
    expect((await server.get('/actors/none')).status).toBe(404)
  })

  it('draws who is named together with it, each line a link to as many paragraphs as it says', async () => {
    const page = await server.text('/actors/iran')
    const network = /<svg class="network"[\s\S]*?<\/svg>/.exec(page)![0]
    const lines = [...network.matchAll(/<a href="([^"]+)"[^>]*><line[^>]*><title>[^<]*: (\d+) paragraph/g)]
    expect(lines.length).toBeGreaterThan(1)
    for (const [, href, paragraphs] of lines) {
      const found = await server.json(href.replaceAll('&amp;', '&').replace('/search?', '/search.json?'))
      expect(found.total.paragraphs).toBe(Number(paragraphs))
    }
  })

  it('has a card for the names in articles, with who it is and where it appears', async () => {
    const card = await server.text('/actors/lavrov/card?ui=fa')
    expect(card).toContain('وزیر خارجه، روسیه')
    const english = await server.text('/actors/lavrov/card')
    expect(english).not.toContain('<html')
    expect(english).toMatch(/href="\/search\?speaker=lavrov">Speaks in 1 paragraph</)
    expect((await server.get('/actors/nobody/card')).status).toBe(404)
  })

  it('tells what is said of it, and by whom', async () => {
    const page = await server.text('/actors/syria')
    expect(page).toContain('What is said of Syria')
    expect(page).toMatch(/Spoken of by[\s\S]*Sergey Lavrov/)
  })

  it('leads with every number to the search behind it', async () => {
    const page = await server.text('/actors/syria')
    const [, href] = /Spoken of by[\s\S]*?<a href="([^"]+)"/.exec(page)!
    const found = await server.json(href.replaceAll('&amp;', '&').replace('/search?', '/search.json?'))
    expect(found.total.paragraphs).toBe(1)
  })

  it('is not there for an actor that nobody is', async () => {
    expect((await server.get('/actors/nobody')).status).toBe(404)
    expect((await server.get('/actors/%22%3E%3Cscript%3E')).status).toBe(404)
  })
})

describe('the page of a facet', () => {
  it('lists all values with their counts under the search, and finds some by a word of their names', async () => {
    const all = await server.text('/facets/actor')
    expect(all.match(/<tr/g)!.length).toBe(7)
    const found = await server.text('/facets/actor?find=araqchi')
    expect(found).toContain('Abbas Araghchi')
    expect(found).not.toContain('Ukraine')
    expect(await server.text('/facets/actor?find=zeppelin')).toContain('No value of that name')
  })

  it('keeps the search', async () => {
    const page = await server.text('/facets/source?q=sanctions')
    expect(page).toContain('value="sanctions"')
    expect(page).toContain('/search?q=sanctions&amp;source=Harbour')
  })

  it('refuses a page that cannot be, and is not there for a facet that is none', async () => {
    expect((await server.get('/facets/actor?from=x')).status).toBe(400)
    expect((await server.get('/facets/statement')).status).toBe(404)
  })
})

describe('when nothing is found', () => {
  it('the page offers the search without one of its parts, with what that finds', async () => {
    const page = await server.text('/search?q=sanctions+source%3AHarbour+source%3AMeridian')
    expect(page).toMatch(/without “source:(?:Harbour|Meridian)”: 1 paragraph/)
    const filtered = await server.text('/search?q=battlefield&source=Meridian')
    expect(filtered).toMatch(/without the filter “[^”]+”: 1 paragraph/)
  })
})

describe('when words are found nowhere but name somebody', () => {
  it('the page offers where he or she is named, however spelled there', async () => {
    const actions = async (query: string) =>
      [...(await server.text(`/search?q=${query}`)).matchAll(/<a class="action" href="([^"]+)">([^<]+)/g)].map(([, href, label]) => [href, label]) // prettier-ignore
    expect(await actions('%22Abbas+Araqchi%22')).toContainEqual(['/search?q=actor%3Aaraghchi', 'where “Abbas Araghchi” is named, however spelled: 1 paragraph']) // prettier-ignore
    expect(await actions('%22Zelmira+Okwundu%22')).toEqual([])
    expect((await actions('%22Abbas+Araqchi%22+topic%3Azeppelin')).flat().join()).not.toContain('however spelled')
  })
})

describe('when a name is nobody’s', () => {
  it('the page offers the search with its words instead, before all that leave something out', async () => {
    const page = await server.text('/search?q=said%3Alavrov+about%3Abattlefield')
    const [first] = [...page.matchAll(/<a class="action" href="([^"]+)">([^<]+)/g)].map(([, href, label]) => [
      href,
      label,
    ])
    expect(first).toEqual(['/search?q=said%3Alavrov+battlefield', 'with “battlefield” as words: 1 paragraph'])
    expect(await server.text('/search?q=said%3Alavrov+about%3Azeppelin')).not.toContain('as words')
  })
})

describe('a search', () => {
  it('can be begun from any page, in the language of the page, and has one box on its own', async () => {
    const boxes = (page: string) => page.match(/<form[^>]*role="search"[\s\S]*?<\/form>/g) ?? []
    for (const path of [
      '/articles/tehran',
      '/actors/lavrov',
      '/help',
      '/saved',
      '/about/sources',
      '/names',
      '/nowhere',
    ]) {
      const [box, ...others] = boxes(await (await server.get(`${path}?ui=fa`)).text())
      expect(box, path).toContain('action="/search"')
      expect(box, path).toContain('<input type="hidden" name="ui" value="fa">')
      expect(others, path).toEqual([])
    }
    expect(boxes(await server.text('/search?q=iran'))).toHaveLength(1)
  })
})

describe('the help page', () => {
  it('has examples that are links to searches, in either language', async () => {
    const linksOf = (page: string) => [...page.matchAll(/href="(\/search\?q=[^"]+)"/g)].map(([, href]) => href)
    const [english, persian] = [await server.text('/help'), await server.text('/help?ui=fa')]
    expect(linksOf(english).length).toBeGreaterThan(8)
    expect(linksOf(persian)).toHaveLength(linksOf(english).length)
    for (const href of [...linksOf(english), ...linksOf(persian)])
      expect((await server.get(href.replaceAll('&amp;', '&'))).status, href).toBe(200)
    expect(persian).toContain('چه می‌توان نوشت')
  })
})

describe('the page about the sources', () => {
  it('says how many articles each outlet, language and reader has, and leads to them', async () => {
    const page = await server.text('/about/sources')
    expect(page).toMatch(/Articles by outlet[\s\S]*href="\/search\?source=Harbour"[\s\S]*By how they were read/)
    const [, href] = /By language[\s\S]*?href="([^"]+)"/.exec(page)!
    expect((await server.json(href.replaceAll('&amp;', '&').replace('/search?', '/search.json?'))).total.articles).toBeGreaterThan(0) // prettier-ignore
    expect(page).toContain('Nothing: every source could be read.')
    expect(await server.text('/about/sources?ui=fa')).toContain('همه چیز خوانده شد')
  })

  it('names what was refused by its file and reason, not by where the file lies, and lets no text become markup', async () => {
    const [folder, engine] = await indexedArchive()
    const report = await engine.sourceReport()
    const refused = [
      { path: '/srv/secret/<b>page.html', line: 7, reason: 'holds <script>' },
      { path: '/srv/secret/b.ndjson', line: 1, reason: 'its id 1 is that of another article, in /srv/secret/my papers/a.ndjson' }, // prettier-ignore
      { path: '/srv/secret/c.html', line: null, reason: 'a fault at read (file:///srv/secret/read.ts:3:1)' },
    ]
    engine.sourceReport = async () => ({ ...report, refused })
    const other = await TestServer.over(engine)
    const page = await other.text('/about/sources')
    expect(page).toContain('&lt;b&gt;page.html:7')
    expect(page).toContain('holds &lt;script&gt;')
    expect(page).toContain('another article, in a.ndjson')
    expect(page).not.toContain('secret')
    await other.close()
    await engine.close()
    removeFolder(folder)
  })
})

describe('figures for operators', () => {
  it('come as Prometheus text, by route and never by what was searched for', async () => {
    await server.get('/search?q=secretword')
    const response = await server.get('/metrics')
    const text = await response.text()
    expect(response.headers.get('content-type')).toContain('text/plain')
    expect(text).toMatch(/dateline_http_request_seconds_count\{route="\/search",status="200"\} \d+/)
    expect(text).not.toContain('secretword')
  })
})

describe('the limit of requests', () => {
  const limited = (proxies: number, limit: RequestHandler) => {
    const answer: RequestHandler = (_, response) => void response.send('ok')
    const refuse: ErrorRequestHandler = (error, _request, response, _next) =>
      void response.sendStatus(error instanceof TooManyRequestsError ? 429 : 500)
    return express().set('trust proxy', proxies).use(limit, answer, refuse)
  }
  const serve = async (proxies: number, perMinute: number, now: () => number, options = { isExempt: () => false }) => {
    const app = limited(proxies, rateLimit(perMinute, { now, ...options }))
    const listening = app.listen(0, '127.0.0.1')
    await new Promise((resolve) => listening.once('listening', resolve))
    const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}`
    const get = (forwarded = '') => fetch(url, { headers: forwarded ? { 'X-Forwarded-For': forwarded } : {} }).then((response) => response.status) // prettier-ignore
    return { get, close: () => listening.close() }
  }

  it('lets a burst through, then says when to come back, and forgives with time', async () => {
    let time = 0
    const { get, close } = await serve(0, 60, () => time)
    const statuses = []
    for (let count = 0; count < 12; count++) statuses.push(await get())
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(200))
    expect(statuses.slice(10)).toEqual([429, 429])
    time += 1000
    expect(await get()).toBe(200)
    expect(await get()).toBe(429)
    close()
  })

  it('is not fooled by a header, unless a proxy of ours wrote it', async () => {
    const direct = await serve(0, 6, () => 0)
    for (let count = 0; count < 10; count++) await direct.get(`10.0.0.${count}`)
    expect(await direct.get('10.0.0.99')).toBe(429)
    direct.close()
    const behind = await serve(1, 6, () => 0)
    for (let count = 0; count < 10; count++) await behind.get('10.0.0.1')
    expect(await behind.get('10.0.0.1')).toBe(429)
    expect(await behind.get('10.0.0.2')).toBe(200)
    // What the client wrote before the proxy did is not believed.
    expect(await behind.get('10.0.0.3, 10.0.0.1')).toBe(429)
    behind.close()
  })

  it('counts all addresses of one IPv6 network as one client', async () => {
    const { get, close } = await serve(1, 6, () => 0)
    for (let count = 0; count < 10; count++) await get(`2001:db8:1:2::${count}`)
    expect(await get('2001:db8:1:2:ffff::1')).toBe(429)
    expect(await get('2001:db8:1:3::1')).toBe(200)
    expect(await get('::ffff:198.51.100.7')).toBe(200)
    close()
  })

  it('does not hold back scripts on the machine itself, but those that come through its proxy, named to us or not', async () => {
    const app = limited(0, rateLimit(6, { now: () => 0 }))
    const listening = app.listen(0, '::')
    await new Promise((resolve) => listening.once('listening', resolve))
    const { port } = listening.address() as AddressInfo
    const statuses = async (host: string, headers: Record<string, string>) => {
      const got = new Set<number>()
      for (let count = 0; count < 30; count++) got.add((await fetch(`http://${host}:${port}`, { headers })).status)
      return [...got]
    }
    expect(await statuses('127.0.0.1', {})).toEqual([200])
    expect(await statuses('[::1]', {})).toEqual([200])
    expect(await statuses('127.0.0.1', { 'X-Forwarded-For': '198.51.100.7' })).toEqual([200, 429])
    listening.close()
  })
})
