/** Feeds and pages from addresses: politely, only what is new, and never from inside the network unless allowed. */
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { readdirSync, readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isInside } from '../../indexer/fetch/address-guard.ts'
import { Fetcher, type FetchLimits } from '../../indexer/fetch/fetcher.ts'
import { fetchSource, listedAddresses } from '../../indexer/fetch/fetch-source.ts'
import { runCommand } from '../support/commands.ts'
import { dataFolder } from '../support/data-folder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const LIMITS: FetchLimits = { userAgent: 'Dateline-test', allowInside: true, delayMs: 0, timeoutMs: 2000, maxBytes: 100_000 } // prettier-ignore

const feedOf = (...titles: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>${titles
    .map((title) => `<item><title>${title}</title><guid>${title}</guid><link>/pages/${title}</link><description>${title} happened, the wire says.</description></item>`)
    .join('')}</channel></rss>` // prettier-ignore

async function site(routes: Record<string, RequestListener | string>) {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    const route = routes[request.url ?? '']
    if (route === undefined) response.writeHead(404).end()
    else if (typeof route === 'string') response.end(route)
    else route(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, requests, paths: () => requests.map((request) => request.url) }
}

function fetcherWith(limits: Partial<FetchLimits> = {}): Fetcher {
  const fetcher = new Fetcher({ ...LIMITS, ...limits })
  onTestFinished(() => fetcher.close())
  return fetcher
}

const optionsIn = (folder: string, pages = false) => ({ folder, pages, onRefused: () => {} })

describe('a feed at an address', () => {
  it('becomes a file for each entry, which stays when the feed has it no more', async () => {
    const routes: Record<string, string> = { '/feed.xml': feedOf('one', 'two') }
    const { url } = await site(routes)
    const folder = temporaryFolder()
    const fetched = await fetchSource(`${url}/feed.xml`, fetcherWith(), optionsIn(folder))
    routes['/feed.xml'] = feedOf('two', 'three')
    await fetchSource(`${url}/feed.xml`, fetcherWith(), optionsIn(folder))
    const titles = readdirSync(fetched)
      .filter((name) => name.endsWith('.json'))
      .map((name) => (JSON.parse(readFileSync(join(fetched, name), 'utf8')) as { title: string }).title)
    expect(titles.sort()).toEqual(['one', 'three', 'two'])
  })

  it('is asked only for what changed', async () => {
    const { url, requests } = await site({
      '/feed.xml': (request, response) => {
        if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end()
        else response.writeHead(200, { ETag: '"v1"' }).end(feedOf('one'))
      },
    })
    const folder = temporaryFolder()
    await fetchSource(`${url}/feed.xml`, fetcherWith(), optionsIn(folder))
    await fetchSource(`${url}/feed.xml`, fetcherWith(), optionsIn(folder))
    expect(requests.at(-1)!.headers['if-none-match']).toBe('"v1"')
  })

  it('has the pages of its teasers fetched when that is allowed, and its own text where a page fails', async () => {
    const routes: Record<string, string> = { '/pages/one': '<html><body><p>The whole story of one.</p></body></html>' }
    const { url } = await site(routes)
    // Its entries link to pages on the same site.
    routes['/feed.xml'] = feedOf('one', 'two').replaceAll('<link>', `<link>${url}`)
    const folder = temporaryFolder()
    const refused: string[] = []
    const fetched = await fetchSource(`${url}/feed.xml`, fetcherWith(), { folder, pages: true, onRefused: (address, reason) => refused.push(`${address} ${reason}`) }) // prettier-ignore
    const all = readdirSync(fetched).filter((name) => name.endsWith('.json')).map((name) => readFileSync(join(fetched, name), 'utf8')).join('\n') // prettier-ignore
    expect(all).toContain('The whole story of one.')
    expect(all).toContain('two happened, the wire says.')
    expect(refused.join()).toMatch(/pages\/two the site answers 404/)
  })

  it('asks for a page once for each state of its entry, and for no more than a thousand in a run', async () => {
    const asked: string[] = []
    const routes: Record<string, RequestListener | string> = {}
    const { url } = await site(routes)
    const titles = Array.from({ length: 1003 }, (_, at) => `e${at}`)
    for (const title of titles)
      routes[`/pages/${title}`] = (_, response) => {
        asked.push(title)
        response.end(`<p>The whole story of ${title}.</p>`)
      }
    const publish = (...names: string[]) =>
      (routes['/feed.xml'] = feedOf(...names).replaceAll('<link>', `<link>${url}`))
    publish(...titles)
    const folder = temporaryFolder()
    const refused: string[] = []
    const fetchAll = () => fetchSource(`${url}/feed.xml`, fetcherWith({ maxBytes: 1_000_000 }), { folder, pages: true, onRefused: (_, reason) => refused.push(reason) }) // prettier-ignore
    await fetchAll()
    expect(asked).toHaveLength(1000)
    expect(refused).toEqual(['it has 3 pages more than the 1000 that a run fetches; the next run goes on with them'])
    await fetchAll()
    expect(asked.slice(1000)).toEqual(['e1000', 'e1001', 'e1002'])
    await fetchAll()
    expect(asked).toHaveLength(1003)
  })

  it('keeps the page it had where it cannot be had any more', async () => {
    const routes: Record<string, RequestListener | string> = {
      '/pages/one': '<p>The whole story.</p>',
    }
    const { url } = await site(routes)
    routes['/feed.xml'] = feedOf('one').replace('/pages/', `${url}/pages/`)
    const folder = temporaryFolder()
    const fetched = await fetchSource(`${url}/feed.xml`, fetcherWith(), optionsIn(folder, true))
    routes['/pages/one'] = (_, response) => void response.writeHead(503).end()
    await fetchSource(`${url}/feed.xml`, fetcherWith(), optionsIn(folder, true))
    const name = readdirSync(fetched).find((each) => each.endsWith('.json'))!
    expect(readFileSync(join(fetched, name), 'utf8')).toContain('The whole story')
  })

  it('is indexed from the command line, and refused by name where it cannot be had', async () => {
    // Of a page of that length some is still on its way when its status has been read.
    const longError: RequestListener = (_, response) => response.writeHead(404).end('x'.repeat(400_000))
    const { url } = await site({ '/feed.xml': feedOf('one', 'two'), '/none.xml': longError })
    const environment = { DATA_DIR: dataFolder(), FETCH_INSIDE: 'true', FETCH_DELAY_SECONDS: '0' }
    const done = await runCommand('indexer/main.ts', ['index', `${url}/feed.xml`], environment)
    expect(done.output).toContain('2 added')
    const closed = await runCommand('indexer/main.ts', ['index', `${url}/none.xml`, `${url}/feed.xml`], environment)
    expect(closed.status).toBe(3)
    expect(closed.output + closed.errors).toMatch(/none\.xml.*the site answers 404/)
    const inside = await runCommand('indexer/main.ts', ['index', `${url}/feed.xml`], { ...environment, FETCH_INSIDE: 'false' }) // prettier-ignore
    expect(inside.status).toBe(3)
    expect(inside.output + inside.errors).toContain('FETCH_INSIDE')
  })
})

describe('a sitemap or a list of addresses', () => {
  it('names the pages to fetch', () => {
    const sitemap =
      '<urlset><url><loc>http://a.example/x?a=1&amp;b=2</loc></url><url><loc>ftp://a.example/y</loc></url></urlset>'
    expect(listedAddresses(sitemap, 'http://a.example/')).toEqual(['http://a.example/x?a=1&b=2'])
    expect(listedAddresses('# mine\nhttp://a.example/1\n\nhttp://b.example/2\n', 'http://x/')).toEqual(['http://a.example/1', 'http://b.example/2']) // prettier-ignore
    expect(listedAddresses('<html><body>Hello</body></html>', 'http://x/')).toBeNull()
  })

  it('may name sitemaps, whose pages are fetched, each once', async () => {
    const routes: Record<string, string> = {}
    const { url, paths } = await site(routes)
    const listing = (tag: string, ...names: string[]) => `<${tag}>${names.map((name) => `<x><loc>${url}${name}</loc></x>`).join('')}</${tag}>` // prettier-ignore
    routes['/index.xml'] = listing('sitemapindex', '/2024.xml', '/2025.xml')
    routes['/2024.xml'] = listing('urlset', '/a')
    routes['/2025.xml'] = listing('urlset', '/b', '/a', '/index.xml')
    for (const name of ['a', 'b']) routes[`/${name}`] = `<html><body><p>The story of ${name}.</p></body></html>`
    const fetched = await fetchSource(`${url}/index.xml`, fetcherWith(), optionsIn(temporaryFolder()))
    const files = readdirSync(fetched).filter((name) => name.endsWith('.json'))
    const pages = files.map((name) => (JSON.parse(readFileSync(join(fetched, name), 'utf8')) as { url: string }).url)
    expect(pages.sort()).toEqual([`${url}/a`, `${url}/b`])
    expect(paths().filter((path) => path === '/a')).toHaveLength(1)
  })

  it('is read packed or not, with addresses in CDATA, and without those of pictures', () => {
    const sitemap = `<urlset xmlns:image="x"><url><loc><![CDATA[https://x.example/a]]></loc><image:image><image:loc>https://x.example/a.jpg</image:loc></image:image></url></urlset>`
    expect(listedAddresses(sitemap, 'https://x.example/')).toEqual(['https://x.example/a'])
    expect(
      listedAddresses(
        '<sm:urlset><sm:url><sm:loc>https://x.example/b</sm:loc></sm:url></sm:urlset>',
        'https://x.example/',
      ),
    ).toEqual(['https://x.example/b'])
  })

  it('keeps no picture for a page, takes a packed list, and reads in the character set that the answer names', async () => {
    const windows1251 = Buffer.from([0xcf, 0xe5, 0xf0, 0xe5, 0xe3, 0xee, 0xe2, 0xee, 0xf0, 0xfb]) // Переговоры
    const { url } = await site({
      '/list.txt.gz': (_, response) => void response.end(gzipSync(`${url}/picture\n${url}/page\n`)),
      '/picture': (_, response) => void response.end(Buffer.from([0x89, 0x50, 0, 1, 2, 3])),
      '/page': (_, response) =>
        void response.setHeader('Content-Type', 'text/html; charset=windows-1251').end(windows1251),
    })
    const refused: string[] = []
    const options = {
      ...optionsIn(temporaryFolder()),
      onRefused: (_: string, reason: string) => void refused.push(reason),
    }
    const folder = await fetchSource(`${url}/list.txt.gz`, fetcherWith(), options)
    const kept = readdirSync(folder).filter((name) => name.endsWith('.json'))
    expect(kept.map((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { text: string }).text)).toEqual(
      ['Переговоры'],
    )
    expect(refused).toEqual(['is not text'])
  })

  it('may be of data, which is read as what it is, and refuses documents that are not read', async () => {
    const rows = 'id,title,text\n1,Talks fail,The talks have failed again.\n2,Oil,Oil is dear.\n'
    const { url } = await site({
      '/table.csv': rows,
      '/lines.ndjson': '{"id":"a","text":"One."}\n{"id":"b","text":"Two."}\n',
      '/plain.txt': 'Talks fail\n\nThe talks have failed again, officials said.\n',
      '/report.pdf': '%PDF-1.4\n1 0 obj\n',
      '/pages.warc': 'WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 4\r\n\r\ntext',
    })
    const kept = async (path: string) => {
      const folder = await fetchSource(url + path, fetcherWith(), optionsIn(temporaryFolder()))
      const name = readdirSync(folder).find((file) => !file.startsWith('.'))!
      return { ending: name.split('.').at(-1), content: readFileSync(join(folder, name), 'utf8') }
    }
    expect(await kept('/table.csv')).toEqual({ ending: 'csv', content: rows })
    expect((await kept('/lines.ndjson')).ending).toBe('ndjson')
    const plain = await kept('/plain.txt')
    expect(JSON.parse(plain.content)).toEqual({
      url: `${url}/plain.txt`,
      text: expect.stringContaining('\n\nThe talks'),
    })
    await expect(kept('/pages.warc')).rejects.toThrow(/save it to a file/)
    await expect(kept('/report.pdf')).rejects.toThrow(/of a kind that is not read/)
  })

  it('of more pages than a run fetches is fetched by the next ones, which is said', async () => {
    const pages = Array.from({ length: 1003 }, (_, page) => `/p${page}`)
    const routes: Record<string, RequestListener | string> = Object.fromEntries(
      pages.map((path) => [path, `<p>${path}</p>`]),
    )
    const { url } = await site(routes)
    routes['/list'] = pages.map((path) => url + path).join('\n')
    const refused: string[] = []
    const options = {
      ...optionsIn(temporaryFolder()),
      onRefused: (_: string, reason: string) => void refused.push(reason),
    }
    const folder = await fetchSource(`${url}/list`, fetcherWith(), options)
    expect(refused).toEqual([
      'it lists 3 addresses more than the 1000 that a run fetches; the next run goes on with them',
    ])
    await fetchSource(`${url}/list`, fetcherWith(), options)
    expect(readdirSync(folder).filter((name) => name.endsWith('.json'))).toHaveLength(1003)
  })

  it('ends at once when the run is told to stop', async () => {
    const stop = new AbortController()
    const { url } = await site({ '/list': 'x' })
    const fetcher = fetcherWith({ delayMs: 60_000, signal: stop.signal })
    const both = Promise.all([fetcher.get(`${url}/list`), fetcher.get(`${url}/list`)])
    setTimeout(() => stop.abort(), 100)
    await expect(both).rejects.toThrow(/aborted/)
  })

  it('is asked for anew, though it did not change, until all its pages could be had', async () => {
    const routes: Record<string, RequestListener | string> = {}
    const { url } = await site(routes)
    routes['/list.txt'] = (request, response) => {
      if (request.headers['if-none-match'] === '"v1"') response.writeHead(304).end()
      else response.writeHead(200, { ETag: '"v1"' }).end(`${url}/a\n${url}/b\n`)
    }
    routes['/a'] = '<html><body><p>The story of a.</p></body></html>'
    const folder = temporaryFolder()
    const pages = async () => {
      const fetched = await fetchSource(`${url}/list.txt`, fetcherWith(), optionsIn(folder))
      return readdirSync(fetched).filter((name) => name.endsWith('.json')).length
    }
    expect(await pages()).toBe(1)
    routes['/b'] = '<html><body><p>The story of b.</p></body></html>'
    expect(await pages()).toBe(2)
  })
})

describe('politeness', () => {
  it('leaves a site alone whose robots.txt cannot be had', async () => {
    const { url } = await site({ '/robots.txt': (_, response) => response.writeHead(503).end(), '/feed.xml': feedOf('one') }) // prettier-ignore
    await expect(fetcherWith().get(`${url}/feed.xml`)).rejects.toThrow(/robots\.txt answers 503/)
  })

  it('waits between requests as long as robots.txt asks', async () => {
    const { url } = await site({ '/robots.txt': 'User-agent: *\nCrawl-delay: 1', '/a': 'a', '/b': 'b' })
    const fetcher = fetcherWith()
    await fetcher.get(`${url}/a`)
    const before = performance.now()
    await fetcher.get(`${url}/b`)
    expect(performance.now() - before).toBeGreaterThan(700)
  })

  it('leaves alone what robots.txt asks programs to leave alone', async () => {
    const { url, paths } = await site({ '/robots.txt': 'User-agent: *\nDisallow: /private/', '/private/feed.xml': feedOf('one') }) // prettier-ignore
    await expect(fetcherWith().get(`${url}/private/feed.xml`)).rejects.toThrow(/robots\.txt/)
    expect(paths()).toEqual(['/robots.txt'])
  })

  it('follows robots.txt to where it stands', async () => {
    const { url } = await site({
      '/robots.txt': (_, response) => response.writeHead(301, { Location: '/rules/robots.txt' }).end(),
      '/rules/robots.txt': 'User-agent: *\nDisallow: /private/',
      '/private/feed.xml': feedOf('one'),
    })
    await expect(fetcherWith().get(`${url}/private/feed.xml`)).rejects.toThrow(/robots\.txt/)
  })

  it('asks one site one thing at a time, with a pause', async () => {
    let open = 0
    let most = 0
    const slow: RequestListener = (_, response) => {
      most = Math.max(most, ++open)
      setTimeout(() => {
        open--
        response.end('x')
      }, 20)
    }
    const { url } = await site({ '/a': slow, '/b': slow, '/c': slow })
    const fetcher = fetcherWith({ delayMs: 30 })
    const started = performance.now()
    await Promise.all(['/a', '/b', '/c'].map((path) => fetcher.get(url + path)))
    expect(most).toBe(1)
    expect(performance.now() - started).toBeGreaterThan(100)
  })

  it('says who is asking', async () => {
    const { url, requests } = await site({ '/a': 'x' })
    await fetcherWith().get(`${url}/a`)
    expect(requests.at(-1)!.headers['user-agent']).toBe('Dateline-test')
  })
})

describe('limits', () => {
  it('end what is too large, too slow, or leads on for ever', async () => {
    const { url } = await site({
      '/large': 'x'.repeat(200_000),
      '/slow': () => {},
      '/loop': (_, response) => response.writeHead(302, { Location: '/loop' }).end(),
      '/away': (_, response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end(),
      '/nowhere': (_, response) => response.writeHead(302, { Location: 'http://' }).end(),
    })
    const fetcher = fetcherWith({ timeoutMs: 200 })
    await expect(fetcher.get(`${url}/large`)).rejects.toThrow(/larger than/)
    await expect(fetcher.get(`${url}/slow`)).rejects.toThrow(/in time/)
    await expect(fetcher.get(`${url}/loop`)).rejects.toThrow(/redirects more than 5 times/)
    await expect(fetcher.get(`${url}/away`)).rejects.toThrow(/redirects to file:/)
    await expect(fetcher.get(`${url}/nowhere`)).rejects.toThrow(/redirects to what is not an address/)
    const options = { folder: temporaryFolder(), pages: false, onRefused: () => {} }
    await expect(fetchSource('http://', fetcher, options)).rejects.toThrow(/is not an address of the web/)
  })
})

describe('addresses inside the network', () => {
  // prettier-ignore
  const inside = ['127.0.0.1', '10.1.2.3', '192.168.0.1', '172.16.5.5', '169.254.169.254', '0.0.0.0', '100.64.0.1', '::1', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '224.0.0.1', '255.255.255.255', 'nonsense']
  for (const address of inside)
    it(`are known for what they are: ${address}`, () => {
      expect(isInside(address)).toBe(true)
    })

  it('are not the addresses of others', () => {
    for (const address of ['93.184.216.34', '2606:2800:220:1::1']) expect(isInside(address)).toBe(false)
  })

  it('are refused by number, by name, in every spelling, and behind a redirect', async () => {
    const { url } = await site({ '/a': 'x' })
    const port = new URL(url).port
    const fetcher = fetcherWith({ allowInside: false })
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '[::1]', '[::ffff:7f00:1]'])
      await expect(fetcher.get(`http://${host}:${port}/a`), host).rejects.toThrow(/inside a network/)
  })
})

describe('the input', () => {
  it('is a source like a file, known by its content', async () => {
    const environment = { DATA_DIR: dataFolder() }
    const line = `${JSON.stringify({ id: 'a', title: 'A', text: 'The minister said on Tuesday that the talks would go on in Vienna next week.' })}\n`
    const first = await runCommand('indexer/main.ts', ['index', '-'], environment, line)
    expect(first.output).toContain('1 added')
    const second = await runCommand('indexer/main.ts', ['index', '-'], environment, line)
    expect(second.output).toContain('Nothing changed')
  })

  it('is inspected without being kept, and its language told by its text', async () => {
    const environment = { DATA_DIR: dataFolder() }
    const text = 'Министр иностранных дел заявил во вторник, что переговоры продолжатся на следующей неделе в Вене.'
    const kept = temporaryFolder()
    const { output } = await runCommand(
      'indexer/main.ts',
      ['inspect', '-'],
      { ...environment, TMPDIR: kept },
      JSON.stringify({ text }),
    )
    expect(JSON.parse(output)).toMatchObject({ language: 'ru' })
    expect(readdirSync(kept).filter((name) => name.startsWith('dateline-'))).toEqual([])
  })
})
