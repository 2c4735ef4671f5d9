/** What leaves the page: downloads, feeds, citations, and the attacks they must not carry. */
import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import type { Request } from 'express'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { EngineBusyError } from '../../engine/errors.ts'
import { EVERYTHING } from '../../engine/search-engine.ts'
import { csvField } from '../../server/search/output/csv.ts'
import { citationOf } from '../../server/search/output/citation.ts'
import { xml } from '../../server/search/output/feeds.ts'
import { ARCHIVE } from '../support/archive.ts'
import { publicUrl } from '../../server/public-url.ts'
import { indexedArchive, TestServer } from '../support/server.ts'
import { removeFolder } from '../support/temporary-folder.ts'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.withArchive()
})
afterAll(() => server.close())

describe('a download', () => {
  it('holds every hit of the search in its order, as CSV that spreadsheets read', async () => {
    const text = await server.text('/search.csv?sort=newest')
    const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[]
    expect(rows).toHaveLength(14)
    expect(rows[0]).toMatchObject({ id: 'tehran-1', source: 'Harbour', speakers: 'araghchi' })
    expect(rows.map((row) => row.text)).toContain('Storms <script>alert(1)</script> hit the coast & “warmer” seas.')
  })

  it('is named by what was searched for, in any language and whatever signs', async () => {
    const nameOf = async (path: string) => (await server.get(path)).headers.get('content-disposition')
    expect(await nameOf('/search.csv?q=oil+-sanctions')).toBe('attachment; filename=dateline-oil-sanctions.csv')
    expect(await nameOf('/search.statements.csv?q=%22%2e%2e%2f%0d%0aX%3a+1')).toBe('attachment; filename=dateline-X-1-statements.csv') // prettier-ignore
    expect(await nameOf('/search.ndjson')).toBe('attachment; filename=dateline.ndjson')
    expect(await nameOf(`/search.csv?q=${encodeURIComponent('تحریم')}`)).toContain(`filename*=UTF-8''dateline-${encodeURIComponent('تحریم')}.csv`) // prettier-ignore
    expect((await nameOf(`/search.csv?q=${'x'.repeat(999)}`))!.length).toBeLessThan(100)
  })

  it('names who wrote what', async () => {
    const authors = ['A. Roe', 'B. Doe']
    const archive = await TestServer.withArchive([{ ...ARCHIVE[0], authors }])
    const [row] = parse(await archive.text('/search.csv'), { columns: true, bom: true }) as Record<string, string>[]
    expect(row.authors).toBe('A. Roe; B. Doe')
    await archive.close()
  })

  it('obeys words and filters, as NDJSON of the same hits as the page', async () => {
    const lines = (await server.text('/search.ndjson?q=sanctions&source=Harbour')).trim().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(['tehran-3'])
  })

  it('is one JSON text of the same hits, for programs that read it whole', async () => {
    const hits = JSON.parse(await server.text('/search.all.json?q=sanctions')) as { id: string }[]
    expect(hits.map(({ id }) => id).sort()).toEqual(['tehran-3', 'vienna-3'])
    expect(JSON.parse(await server.text('/search.all.json?q=zeppelin'))).toEqual([])
    const { sha256 } = await server.json('/search.manifest.json?q=sanctions')
    expect(sha256.json).toBe(
      createHash('sha256')
        .update(await server.text('/search.all.json?q=sanctions'))
        .digest('hex'),
    )
  })

  it('says who said which words, about whom and what', async () => {
    const [line] = (await server.text('/search.ndjson?speaker=araghchi')).trim().split('\n')
    const { text, statements } = JSON.parse(line)
    const what = 'Iran would not negotiate under pressure'
    expect(statements).toEqual([
      {
        text: what,
        start: text.indexOf(what),
        end: text.indexOf(what) + what.length,
        form: 'indirect',
        cue: 'said',
        speaker: { actor: 'araghchi', label: 'araghchi', text: null, by: 'carried' },
        // Syria is named behind it, by the paper.
        actors: ['iran'],
        topics: ['diplomacy/nuclear-talks'],
      },
    ])
  })

  it('has the statements that are asked for, a row each, with the words and where they stand', async () => {
    const rowsOf = async (search: string) =>
      parse(await server.text(`/search.statements.csv?${search}`), { columns: true, bom: true }) as Record<
        string,
        string
      >[]
    const [row, ...rest] = await rowsOf('q=said:araghchi')
    expect(rest).toEqual([])
    expect(row).toMatchObject({
      speaker: 'araghchi',
      by: 'carried',
      words: 'Iran would not negotiate under pressure',
      form: 'indirect',
      cue: 'said',
      actors: 'iran',
      articleId: 'tehran',
      source: 'Harbour',
    })
    expect(row.address).toMatch(/^http:\/\/.*\/articles\/tehran#p\d+$/)
    const speakers = (await rowsOf('sort=newest')).map(({ speaker }) => speaker)
    expect(speakers).toEqual(expect.arrayContaining(['araghchi', 'lavrov']))
    expect((await rowsOf('q=said:lavrov+about:syria')).map(({ speaker }) => speaker)).toEqual(['lavrov'])
    // He is named in the paragraph before.
    expect((await rowsOf('sort=newest&speakers=named')).map(({ by }) => by)).not.toContain('carried')
    expect((await rowsOf('q=said:none')).every(({ speaker }) => speaker === '')).toBe(true)
    const manifest = await server.json('/search.manifest.json?q=said:araghchi')
    const bytes = Buffer.from(await (await server.get('/search.statements.csv?q=said:araghchi')).arrayBuffer())
    expect(manifest.sha256.statements).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('of nothing is empty and no error', async () => {
    expect(await server.text('/search.ndjson?q=zeppelin')).toBe('')
    expect((await server.get('/search.csv?q=zeppelin')).status).toBe(200)
  })

  it('has a manifest with its rows, its hash and the version of the index', async () => {
    const manifest = await server.json('/search.manifest.json?q=sanctions')
    const csv = await server.get('/search.csv?q=sanctions')
    const head = await fetch(csv.url, { method: 'HEAD' })
    expect([head.status, head.headers.get('X-Index-Version')]).toEqual([200, csv.headers.get('X-Index-Version')])
    const bytes = Buffer.from(await csv.arrayBuffer())
    expect(manifest).toMatchObject({ rows: 2, indexVersion: csv.headers.get('x-index-version') })
    expect(manifest.sha256.csv).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(manifest.query.text).toBe('sanctions')
  })

  it('refuses a wrong parameter like the page does', async () => {
    const response = await server.get('/search.csv?published=someday')
    expect([response.status, (await response.json()).error.parameter]).toEqual([400, 'published'])
    // In a browser somebody reads it.
    const page = await server.text('/search.csv?published=someday', { Accept: 'text/html,*/*;q=0.8' })
    expect(page).toContain('<h1>There is a mistake in this address</h1>')
  })

  it('is of the version of the index that it names, whatever is committed as it begins', async () => {
    const [folder, engine] = await indexedArchive()
    let version = 0
    vi.spyOn(engine, 'status').mockImplementation(async () => ({ version: String(version), updatedAt: null, paragraphs: 14, articles: 6 })) // prettier-ignore
    const [{ hits }, open] = [await engine.search({ ...EVERYTHING, size: 1 }), new Set<number>()]
    let scans = 0
    engine.scan = async function* () {
      const scan = ++scans
      open.add(scan)
      // Two commits come in between; the third time none.
      if (version < 2) version++
      try {
        yield hits[0]
      } finally {
        open.delete(scan)
      }
    }
    const changing = await TestServer.over(engine)
    const response = await changing.get('/search.ndjson')
    await response.text()
    expect([response.headers.get('x-index-version'), scans, open.size]).toEqual(['2', 3, 0])
    await changing.close()
    await engine.close()
    removeFolder(folder)
  })

  it('takes hits from the index only as fast as they are read, and no more once the reader has gone', async () => {
    const [folder, engine] = await indexedArchive()
    const scan = { given: 0, isEnded: false }
    engine.scan = async function* () {
      const [hit] = (await engine.search({ ...EVERYTHING, size: 1 })).hits
      try {
        for (;;) {
          scan.given++
          yield hit
        }
      } finally {
        scan.isEnded = true
      }
    }
    const warnings: Error[] = []
    const noteWarning = (warning: Error) => warnings.push(warning)
    process.on('warning', noteWarning)
    const endless = await TestServer.over(engine)
    const reader = (await endless.get('/search.ndjson')).body!.getReader()
    await reader.read()
    // Whatever a connection holds between the two, a reader that stands still is not given more for ever.
    await vi.waitFor(async () => {
      const before = scan.given
      await new Promise((resolve) => setTimeout(resolve, 100))
      expect(scan.given).toBe(before)
    }, 5000)
    expect(scan.isEnded).toBe(false)
    // Waiting leaves nothing behind, however often it was done.
    for (let chunk = 0; chunk < 100; chunk++) await reader.read()
    process.off('warning', noteWarning)
    expect(warnings.map(String)).toEqual([])
    await reader.cancel()
    await vi.waitFor(() => expect(scan.isEnded).toBe(true), 5000)
    await endless.close()
    await engine.close()
    removeFolder(folder)
  })

  it('gives back its place where the index cannot be asked any more once it has begun', async () => {
    const [folder, engine] = await indexedArchive()
    let isGivenBack = false
    const scan = engine.scan.bind(engine)
    vi.spyOn(engine, 'scan').mockImplementation(async function* (request) {
      try {
        yield* scan(request)
      } finally {
        isGivenBack = true
      }
    })
    let asked = 0
    const status = engine.status.bind(engine)
    vi.spyOn(engine, 'status').mockImplementation(() => asked++ === 0 ? status() : Promise.reject(new EngineBusyError('full'))) // prettier-ignore
    const busy = await TestServer.over(engine)
    const response = await busy.get('/search.csv')
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await response.json()).toMatchObject({ error: { code: 'engine_busy', message: expect.stringContaining('under way') } }) // prettier-ignore
    expect(isGivenBack).toBe(true)
    await busy.close()
    await engine.close()
    removeFolder(folder)
  })
})

describe('an article as JSON', () => {
  it('holds its fields and all its paragraphs with what was found in them', async () => {
    const address = /<link rel="alternate" type="application\/json" href="([^"]+)">/.exec(await server.text('/articles/tehran'))![1] // prettier-ignore
    const article = await server.json(address)
    expect(article).toMatchObject({ id: 'tehran', source: 'Harbour', authors: ['A. Writer'], removed: [] })
    expect(article.paragraphs.map(({ id }: { id: string }) => id)).toEqual(['tehran-1', 'tehran-2', 'tehran-3'])
    const [hit] = (await server.json('/search.json?q=battlefield')).hits
    expect(article.paragraphs[1]).toMatchObject({ text: hit.text, statements: hit.statements, speakers: ['lavrov'] })
  })

  it('is an error in JSON where there is none', async () => {
    const response = await server.get('/articles/nothing.json')
    expect([response.status, (await response.json()).error.code]).toEqual([404, 'not_found'])
  })
})

describe('a CSV field', () => {
  const attacks: readonly [string, string][] = [
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    [' =1', "' =1"],
    ['\r=1', '"\'\r=1"'],
    ['a,b', '"a,b"'],
    ['say "yes"', '"say ""yes"""'],
    ['a\nb', '"a\nb"'],
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ['plain', 'plain'],
  ]
  for (const [text, field] of attacks)
    it(`writes ${JSON.stringify(text)} so that no spreadsheet runs it`, () => {
      expect(csvField(text)).toBe(field)
    })
})

describe('a feed', () => {
  it('is Atom of the newest hits, each with a link to its paragraph', async () => {
    const response = await server.get('/search.atom?q=sanctions')
    expect(response.headers.get('content-type')).toContain('application/atom+xml')
    const text = await response.text()
    expect(text.match(/<entry>/g)).toHaveLength(2)
    expect(text).toContain('<id>urn:dateline:tehran-3</id>')
    expect(text).toContain(`href="${server.url}/articles/tehran#p3"`)
  })

  it('is a JSON Feed as well', async () => {
    const feed = await server.json('/search.feed.json')
    expect(feed.version).toBe('https://jsonfeed.org/version/1.1')
    expect(feed.items).toHaveLength(14)
  })

  it('carries no markup and nothing that XML forbids', () => {
    expect(xml('<script>&\u0000\u0008\ufffe"')).toBe('&lt;script&gt;&amp;&quot;')
  })
})

describe('an address for readers elsewhere', () => {
  const addressFor = (host: string | undefined, base?: string) =>
    publicUrl({ headers: { host }, protocol: 'http' } as Request, base, '/search')

  it('is what the operator set, else what the reader asked for', () => {
    expect(addressFor('news.example:3000')).toBe('http://news.example:3000/search')
    expect(addressFor('[::1]:3000')).toBe('http://[::1]:3000/search')
    expect(addressFor('evil.example', 'https://news.example')).toBe('https://news.example/search')
  })

  const attacks = [
    'evil"><x',
    "a'b",
    'a b',
    'a/b',
    'user@evil.example',
    'a?b',
    'a#b',
    'a:999999',
    'a\r\nX: y',
    '<x>',
    '[::1',
    '',
  ]
  for (const host of attacks)
    it(`does not repeat the host ${JSON.stringify(host)}, which is none`, () => {
      expect(addressFor(host)).toBe('/search')
    })
})

describe('a citation', () => {
  it('comes as text, BibTeX and RIS', async () => {
    expect(await server.text('/articles/tehran/cite.txt')).toContain('“No talks under pressure, says Araghchi”')
    expect(await server.text('/articles/tehran/cite.bib')).toMatch(/@article\{tehran,\n {2}title = \{No talks/)
    expect(await server.text('/articles/tehran/cite.bib')).toContain('year = {2025},\n  date = {2025-02-25}')
    expect(await server.text('/articles/tehran/cite.ris')).toContain('PY  - 2025\r\nDA  - 2025/02/25')
    expect((await server.get('/articles/tehran/cite.exe')).status).toBe(404)
    expect((await server.get('/articles/nothing/cite.bib')).status).toBe(404)
  })

  it('has addresses as they are, and no command in them', () => {
    const url = 'https://a.example/x_1?a=1&b=50%25#top'
    expect(citationOf({ ...ARCHIVE[0], url }, 'http://x', 'bib')).toContain(`url = {${url}}`)
    const hostile = { ...ARCHIVE[0], url: 'https://a.example/}\\input{x}' }
    expect(citationOf(hostile, 'http://x', 'bib')).toContain('url = {https://a.example/inputx}')
  })

  it('lets no text of an article end its field or begin another', () => {
    const hostile = { ...ARCHIVE[0], title: 'A}\n\\input{x}, evil = {y}\nER  - ', authors: ['B\nTI  - C'] }
    expect(citationOf(hostile, 'http://x', 'bib').match(/\{|\}/g)!.length % 2).toBe(0)
    expect(citationOf(hostile, 'http://x', 'bib')).not.toContain('\\input')
    expect(citationOf(hostile, 'http://x', 'ris').match(/^(?:TI|ER) {2}-/gm)).toHaveLength(2)
  })
})
