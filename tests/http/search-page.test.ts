import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { urlToHttpOptions } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOSTILE } from '../contract/hostile.ts'
import { TestServer } from '../support/server.ts'

let server: TestServer

beforeAll(async () => {
  server = await TestServer.withArchive()
})
afterAll(() => server.close())

describe('the search page', () => {
  it('shows the latest paragraphs when nothing is asked for', async () => {
    const page = await server.text('/')
    expect(page).toContain('14 paragraphs in 6 articles')
    expect(page.indexOf('No talks under pressure')).toBeLessThan(page.indexOf('How a veto works'))
  })

  it('is the same page under / and /search', async () => {
    const home = await server.text('/')
    expect(home.replaceAll('"/?ui=', '"/search?ui=')).toBe(await server.text('/search'))
  })

  it('says in words what was searched for and how much was found', async () => {
    const page = await server.text('/search?q=sanctions&source=Meridian')
    expect(page).toContain('1 paragraph in 1 article')
    expect(page).toContain('Paragraphs with “sanctions”, from Meridian.')
  })

  it.each([
    ['q=sanctions -actor:iran', 'Paragraphs with “sanctions”, except those that name Iran.'],
    ['q=actor:none', 'Paragraphs that name nobody.'],
    ['speaker=none&not.language=none', 'Paragraphs in which no speaker is told, except those in an unknown language.'],
    ['q=published:none', 'Paragraphs without a date.'],
    ['q=said:lavrov about:syria', 'Paragraphs in which Sergey Lavrov makes a statement about Syria.'],
    [
      'q=(said:lavrov about:syria) OR oil',
      'Paragraphs in which Sergey Lavrov makes a statement about Syria or with “oil”.',
    ],
    [
      'q=said:lavrov -about:iran',
      'Paragraphs in which Sergey Lavrov speaks, except those with a statement about Iran.',
    ],
  ])('says %s as “%s”, and complains of nothing', async (search, read) => {
    const page = await server.text(`/search?${search.replaceAll(' ', '%20')}`)
    expect(page).toContain(read)
    expect(page).not.toContain('in the archive is called')
  })

  it('marks what was found and escapes everything else', async () => {
    const page = await server.text('/search?q=coast')
    expect(page).toContain('hit the <mark>coast</mark> &amp; “warmer” seas')
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).toContain('Heat and &lt;b&gt;storms&lt;/b&gt; &amp; floods')
    expect(page).not.toContain('<script>alert')
  })

  it('shows a chip that takes its filter away, and one link that takes all away', async () => {
    const page = await server.text('/search?q=sanctions&actor=usa&not.source=Meridian')
    expect(page).toContain('aria-label="Remove Who is named: United States"')
    expect(page).toContain('href="/search?q=sanctions&amp;not.source=Meridian"')
    expect(page).toContain('aria-label="Remove Outlet: not Meridian"')
    expect(page).toContain('href="/search?q=sanctions"')
  })

  it('keeps a selected value in sight though nothing has it', async () => {
    expect(await server.text('/search?actor=nobody')).toContain('value="nobody" checked')
  })

  it('carries what no field of the form shows as hidden fields', async () => {
    const page = await server.text('/search?not.actor=usa&published=2025-02&size=5')
    expect(page).toContain('<input type="hidden" name="not.actor" value="usa">')
    expect(page).toContain('<input type="hidden" name="published" value="2025-02">')
    expect(page).toContain('<input type="hidden" name="size" value="5">')
  })

  it('helps when nothing is found', async () => {
    const page = await server.text('/search?q=zeppelin&source=Harbour')
    expect(page).toContain('Nothing found')
    expect(page).toContain('Search without filters')
  })

  it('leads back from a page behind the last one', async () => {
    const page = await server.text('/search?page=99')
    expect(page).toContain('There is no such page: the results end on page 1.')
  })

  it('offers the search that a question is meant for, with what that finds, the filters kept', async () => {
    const page = await server.text('/search?q=What did Lavrov say about Syria%3F&language=en')
    expect(page).toContain('Meant as a question?')
    const [, href, label, totals] = /<a href="([^"]+)">(Paragraphs in which Sergey Lavrov makes a statement about Syria[^<]*)<\/a> ([^<]+)</.exec(page)! // prettier-ignore
    expect(label).toContain('in English')
    const found = await server.text(href.replaceAll('&amp;', '&'))
    expect(found).toContain(`<h1 class="totals">${totals.trim()}`)
    expect(found).not.toContain('Meant as a question?')
  })

  it('offers the search for either of two words where "or" stands between them in small letters', async () => {
    const offered = async (query: string) =>
      /Meant as either of them\? <a href="([^"]+)"/.exec(await server.text(`/search?q=${query}`))?.[1] ?? null
    expect(await offered('battlefield or grain')).toBe('/search?q=battlefield+OR+grain')
    expect(await offered('battlefield or grain or wheat')).toBe('/search?q=battlefield+OR+grain+OR+wheat')
    expect(await offered('oil battlefield or sanctions')).toBe('/search?q=oil+%28battlefield+OR+sanctions%29')
    for (const query of ['or grain', 'grain or', 'grain or or', '"grain or oil"', 'zeppelin or airship'])
      expect(await offered(query), query).toBeNull()
  })

  it('offers less than was asked where that finds something, and nothing where nothing does', async () => {
    const offer = async (question: string) =>
      /Meant as a question\? <a href="([^"]+)"/.exec(await server.text(`/search?q=${question}`))?.[1] ?? null
    expect(await offer('what did Lavrov say in 1990')).toBe('/search?q=said%3ALavrov')
    expect(await offer('what did Nobody say about Syria')).toBeNull()
    expect(await offer('what did Lavrov say about zeppelins')).toBeNull()
  })

  it('offers the whole of a name that stands behind a field without quotation marks', async () => {
    const offer = async (query: string) =>
      /Meant as one name\? <a href="([^"]+)"/.exec(await server.text(`/search?q=${query}`))?.[1] ?? null
    expect(await offer('said:sergey lavrov syria')).toBe('/search?q=said%3A%22sergey+lavrov%22+syria')
    expect(await offer('said:lavrov syria')).toBeNull()
    expect(await offer('said:lavrov OR sergey')).toBeNull()
  })

  it('gives paragraphs with some of the words when none has all, and says so', async () => {
    const page = await server.text('/search?q=sanctions+battlefield')
    expect(page).toContain('Hardly any paragraph has all of these words')
    expect(page).toContain('href="/search?q=sanctions+battlefield&amp;words=all"')
    expect(await server.text('/search?q=sanctions+battlefield&words=all')).toContain('Nothing found')
  })

  it('says which spelling it took instead', async () => {
    expect(await server.text('/search?q=battlefeild')).toContain(
      '“battlefeild” is not in the archive: these are results for “battlefield”.',
    )
  })

  it('never prints what a template was not given', async () => {
    for (const path of [
      '/',
      '/search?q=oil',
      '/search?q=zeppelin',
      '/search?published=none',
      '/articles/tehran',
      '/articles/undated',
      '/nothing',
      '/search?ui=fa',
    ]) {
      const page = await server.text(path)
      expect(page, path).not.toMatch(/undefined|\bnull\b|\[object|NaN/)
    }
  })

  it('is not to be listed by search engines when it is a search', async () => {
    expect(await server.text('/search?q=oil')).toContain('<meta name="robots" content="noindex">')
    expect(await server.text('/')).not.toContain('noindex')
  })
})

describe('the part of the page that htmx asks for', () => {
  it('is the results without their surroundings, with the canonical address', async () => {
    const response = await server.get('/search?q=oil&sort=relevance&page=1&actor=', { 'HX-Request': 'true' })
    const fragment = await response.text()
    expect(fragment).not.toContain('<html')
    expect(fragment).toContain('id="results"')
    expect(fragment).toContain('<hx-partial hx-target="#announcement"')
    expect(response.headers.get('hx-push-url')).toBe('/search?q=oil')
    expect(response.headers.get('vary')).toContain('HX-Request')
  })

  it('is the whole page when history is restored', async () => {
    expect(
      await server.text('/search?q=oil', { 'HX-Request': 'true', 'HX-History-Restore-Request': 'true' }),
    ).toContain('<html')
  })

  it('is exactly what the whole page has', async () => {
    const whole = await server.text('/search?q=sanctions&topic=economy')
    const fragment = await server.text('/search?q=sanctions&topic=economy', { 'HX-Request': 'true' })
    const results = /<div id="results"[\s\S]*<\/div>/.exec(fragment)![0]
    expect(whole).toContain(results.slice(0, results.lastIndexOf('</div>')))
  })
})

describe('a parameter that cannot be meant', () => {
  const table = [
    ['sort=best', 'sort', 'sort must be one of relevance, newest, oldest; “best” is not'],
    ['group=author', 'group', 'group must be one of paragraph, article'],
    ['page=0', 'page', 'page must be a whole number from 1 to 10000'],
    ['page=1.5', 'page', 'page must be a whole number'],
    ['page=-1', 'page', 'page must be a whole number'],
    ['size=101', 'size', 'size must be a whole number from 1 to 100'],
    ['size=many', 'size', 'size must be a whole number'],
    ['published=yesterday', 'published', 'published must be a year, month or day'],
    ['published=2025-13', 'published', '“2025-13” is not'],
    ['published=2025-02-30', 'published', '“2025-02-30” is not'],
    ['published=2025-03-01..2025-02-01', 'published', 'published must be'],
    ['not.happened=soon', 'not.happened', 'not.happened must be'],
    ['published.from=2025-03-32&published.to=2025-02-01', 'published.from', 'the earlier one first'],
    ['q=a&q=b', 'q', 'q is given 2 times; it can be given once'],
    [`actor=${'x'.repeat(301)}`, 'actor', '300 is the most'],
    [
      Array.from({ length: 101 }, (_, index) => `actor=a${index}`).join('&'),
      'actor',
      'actor is given 101 times; 100 is the most',
    ],
  ] as const

  it.each(table)('%s gets status 400, which says so in JSON', async (query, parameter, message) => {
    const response = await server.get(`/search.json?${query}`)
    expect(response.status).toBe(400)
    const { error } = (await response.json()) as { error: { code: string; message: string; parameter: string } }
    expect(error.code).toBe('invalid_parameter')
    expect(error.parameter).toBe(parameter)
    expect(error.message).toContain(message)
  })

  it('gets a page that says so too, and leads back', async () => {
    const response = await server.get('/search?sort=best')
    expect(response.status).toBe(400)
    const page = await response.text()
    expect(page).toContain('sort must be one of relevance, newest, oldest; “best” is not')
    expect(page).toContain('href="/"')
  })

  it.each(table)('$1 is refused in the language of its reader', async (query, parameter) => {
    const page = await server.text(`/search?${query}&ui=fa`)
    const [, said] = /<h1>این نشانی معنا ندارد<\/h1>\s*<p>(.*)<\/p>/.exec(page)!
    if (!parameter.endsWith('.from')) expect(said).toContain(`\u2066${parameter}\u2069`)
    expect(said).toMatch(/(?:نمی‌شود|می‌شود|نیست|نخست)\.$/)
    expect(said).not.toMatch(/must|given|most|\bnot\b(?!\.)/)
  })

  it('is not one that is blank, unknown, or of a form', async () => {
    for (const query of [
      'q=&sort=&page=&actor=',
      'utm_source=x',
      '__proto__=1&constructor=2',
      'published.from=2025-02-01&published.to=',
    ]) {
      expect((await server.get(`/search?${query}`)).status, query).toBe(200)
    }
  })
})

describe('the query box', () => {
  it('takes anything at all', async () => {
    for (const text of HOSTILE) {
      const response = await server.get(`/search?q=${encodeURIComponent(text.toWellFormed())}`)
      expect(response.status, text).toBe(200)
    }
  })

  it('shows what was typed, unchanged', async () => {
    expect(await server.text(`/search?q=${encodeURIComponent('a "b" <c> & \'d\'')}`)).toContain(
      'value="a &quot;b&quot; &lt;c&gt; &amp; &#39;d&#39;"',
    )
  })

  it('takes badly encoded addresses as the text they are', async () => {
    expect((await server.get('/search?q=%E0%A4%A')).status).toBe(200)
    expect((await server.get('/articles/%E0%A4%A')).status).toBe(400)
  })
})

describe('the fields for a span of time', () => {
  it('hold the span that is selected, which nothing else of the form says again', async () => {
    const page = await server.text('/search?published=2015-02..2015-03')
    expect(page).toContain('name="published.from" value="2015-02-01"')
    expect(page).toContain('name="published.to" value="2015-03-31"')
    expect(page).not.toMatch(/type="hidden" name="published"/)
  })

  it('take the place of what was selected before', async () => {
    const span = await server.json('/search.json?published=2015-07-15..2015-07-20')
    const form = await server.json('/search.json?published=2015&published=2014..&published.from=2015-07-15&published.to=2015-07-20') // prettier-ignore
    expect(form.total).toEqual(span.total)
  })
})

describe('the bars over time', () => {
  const barsOf = async (published: string) =>
    [...(await server.text(`/search?published=${published}`)).matchAll(/data-period="([^"]+)"/g)].map(
      ([, period]) => period,
    )

  it.each([
    ['2025', 12, '2025-01', '2025-12'],
    ['2025-02', 28, '2025-02-01', '2025-02-28'],
    ['2025-02-25..2025-03-09', 13, '2025-02-25', '2025-03-09'],
    ['2025-01..2025-11', 12, '2025-01', '2025-12'],
    ['9999-12-25..9999-12-31', 31, '9999-12-01', '9999-12-31'],
  ])('of %s are %i, from %s to %s', async (published, count, first, last) => {
    const bars = await barsOf(published)
    expect([new Set(bars).size, bars.toSorted()[0], bars.toSorted().at(-1)]).toEqual([count, first, last])
  })
})

describe('one of the two fields, beside a month that is selected', () => {
  it.each([
    ['published.to=2025-02-20', '2025-02-01..2025-02-20'],
    ['published.from=2025-02-20', '2025-02-20..2025-02-28'],
    ['published.to=2025-03-02', '..2025-03-02'],
  ])('%s means %s', async (field, span) => {
    const form = await server.get(`/search?published=2025-02&${field}`)
    expect(await form.text()).toContain(`href="/search.csv?published=${span}`)
  })
})

describe('a topic that is selected', () => {
  it('stays in the form though nothing is found in it, nor in what it belongs to', async () => {
    expect(await server.text('/search?q=zzzzqqq&topic=security/nuclear')).toMatch(
      /name="topic" value="security\/nuclear" checked/,
    )
  })
})

describe('every response', () => {
  it.each([
    ['//', 200],
    ['//[', 404],
    ['//evil.example', 404],
    ['/.//evil.example', 404],
    ['/\\\\evil.example', 404],
    ['//evil.example/%2f..', 404],
  ])('to %s is %d and links to no other host', async (path, status) => {
    // `fetch` would write the path anew.
    const [response] = (await once(get({ ...urlToHttpOptions(new URL(server.url)), path }), 'response')) as [IncomingMessage] // prettier-ignore
    expect(response.statusCode).toBe(status)
    const page = await text(response)
    expect(page).toContain('lang="en"')
    expect(page).not.toMatch(/(?:href|action)="\/\//)
  })

  it('forbids everything but our own files', async () => {
    for (const path of ['/', '/search.json', '/articles/tehran', '/nothing', '/healthz']) {
      const { headers } = await server.get(path)
      expect(headers.get('content-security-policy'), path).toBe(
        "default-src 'none';script-src 'self';style-src 'self';img-src 'self';font-src 'self';connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'",
      )
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      for (const sense of ['camera', 'microphone', 'geolocation', 'payment', 'usb'])
        expect(headers.get('permissions-policy')?.split(', ')).toContain(`${sense}=()`)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-powered-by')).toBeNull()
    }
  })

  it('has no inline script or style, so that the policy can be kept', async () => {
    for (const path of ['/', '/search?q=oil', '/articles/tehran', '/nothing']) {
      const page = await server.text(path)
      expect(page).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=|hx-on|javascript:/i)
    }
  })

  it('says how much of its time was the engine’s', async () => {
    const timing = (await server.get('/search?q=oil')).headers.get('server-timing')
    expect(timing).toMatch(/^engine;dur=\d+\.\d$/)
  })

  it('carries an id, ours or a decent one that was given', async () => {
    expect((await server.get('/')).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    expect((await server.get('/', { 'X-Request-Id': 'abc-1' })).headers.get('x-request-id')).toBe('abc-1')
    expect((await server.get('/', { 'X-Request-Id': 'a b;c' })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('files', () => {
  it('are served for ever under names that change with their content', async () => {
    const page = await server.text('/')
    const paths = [...page.matchAll(/\/assets\/[\w./-]+/g)].map(([path]) => path)
    const style = paths.find((path) => path.endsWith('style.css'))!
    paths.push(...[...(await server.text(style)).matchAll(/\/assets\/[\w./-]+/g)].map(([path]) => path))
    expect(paths.length).toBeGreaterThan(8)
    for (const path of paths) {
      const response = await server.get(path)
      expect(response.status, path).toBe(200)
      expect(response.headers.get('cache-control')).toContain('immutable')
    }
  })

  it('are only those on the list', async () => {
    for (const path of [
      '/assets/../package.json',
      '/assets/x/style.css',
      '/assets/..%2f..%2fpackage.json',
      '/public/style.css',
    ]) {
      expect((await server.get(path)).status, path).toBe(404)
    }
  })
})
