/** Sources as the world makes them: damaged, wrapped, named and marked up in ways of their own. */
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../indexer/catalogue/load-catalogue.ts'
import { OWN_CATALOGUE } from '../../indexer/catalogue/catalogue-files.ts'
import { reportFields } from '../../indexer/field-report.ts'
import { prepareArticle } from '../../indexer/prepare-article.ts'
import { isFeed, isHtml } from '../../indexer/read/beginnings.ts'
import { parseFieldNames } from '../../indexer/read/field-names.ts'
import { dateInFileName } from '../../indexer/read/file-name.ts'
import { parsePrintedDate } from '../../indexer/read/printed-date.ts'
import { tagArticle } from '../../indexer/tag/tag-article.ts'
import { CATALOGUE_CACHE } from '../support/data-folder.ts'
import { itemsAs, readAs } from '../support/read-source.ts'
import { SOURCES } from '../support/source-samples.ts'

const CATALOGUE = loadCatalogue({ folders: [OWN_CATALOGUE], cacheFolder: CATALOGUE_CACHE })

const textsIn = async (format: string, content: string | Uint8Array) =>
  (await readAs(format, content)).map(({ blocks }) => blocks.map(({ text }) => text.trim()))
const PROSE = 'The ministers met in Vienna and spoke of many things for a long time, diplomats said on Monday.'

describe('text in which a byte was lost', () => {
  it('is read as what it is, and costs its letter alone', async () => {
    const whole = Buffer.from(
      '<!doctype html><title>Переговоры</title><p>Министры встретились в Вене и говорили долго.</p>',
    )
    const damaged = Buffer.concat([whole.subarray(0, 70), Buffer.from([0xd0]), whole.subarray(70)])
    const [article] = await readAs('html', damaged)
    expect(article.title).toBe('Переговоры')
    expect(article.blocks[0].text).toMatch(/встретились в Вене/)
  })

  it.each([
    ['ndjson', '{"id":"a","text":"Plain words."}', '{"id":"fr","text":"Le président a parlé hier des élections."}'],
    ['csv', 'a,Plain words', 'fr,"Le président a parlé hier des élections."'],
  ])('is told by the first letters that tell, however far down the %s they stand', async (format, plain, last) => {
    const head = format === 'csv' ? 'id,text\n' : ''
    const lines = `${head}${`${plain}\n`.repeat(6000)}${last}\n`
    const articles = await readAs(format, Buffer.from(lines, 'latin1'))
    expect(articles.at(-1)!.blocks[0].text).toBe('Le président a parlé hier des élections.')
  })

  it('is still told from text in another character set', async () => {
    const cyrillic = Buffer.from(
      Array.from('Министры встретились в Вене и долго говорили о мире.', (letter) => {
        const code = letter.charCodeAt(0)
        return code >= 0x410 && code <= 0x44f ? code - 0x350 : code
      }),
    )
    expect(await textsIn('text', cyrillic)).toEqual([['Министры встретились в Вене и долго говорили о мире.']])
  })
})

describe('a page', () => {
  const page = (body: string) => `<!doctype html><title>Talks fail</title><body><main>${body}</main></body>`

  it.each(['section-comment', 'overflow-hidden', 'category-social-media', 'tag-ads', 'x-bio-tech'])(
    'keeps its article within a part of the class %s',
    async (name) => {
      const [texts] = await textsIn(
        'html',
        page(`<h1>Talks fail</h1><div class="story ${name}"><p>${PROSE}</p><p>${PROSE} Again.</p></div>`),
      )
      expect(texts).toEqual([PROSE, `${PROSE} Again.`])
    },
  )

  it('parts the cells of its tables, in figures too', async () => {
    const table =
      '<figure class="wp-block-table"><table><tr><th>Land</th><th>Dead</th></tr><tr><td>Iran</td><td></td><td>2500</td></tr></table></figure>'
    const [texts] = await textsIn('html', page(`<p>${PROSE}</p>${table}`))
    expect(texts).toEqual([PROSE, 'Land · Dead', 'Iran · 2500'])
  })

  it('has a headline of two lines in words', async () => {
    const [{ title }] = await readAs('html', page(`<h1>Talks to go on<br>in Geneva</h1><p>${PROSE}</p>`))
    expect(title).toBe('Talks to go on in Geneva')
  })
})

it('a source that is packed to fill the memory is refused', async () => {
  const bomb = gzipSync(Buffer.alloc(60_000_000, 'a'))
  await expect(readAs('ndjson', bomb)).rejects.toThrow(/unpacks to more than 100 times its size/)
})

describe('a table of Excel', () => {
  it('may begin with the line that tells its separator', async () => {
    const [article] = await readAs('csv', 'sep=;\r\nid;title;text\r\n1;Story;The minister spoke, at length.\r\n')
    expect(article).toMatchObject({ givenId: '1', title: 'Story' })
  })
})

describe('a feed', () => {
  const entries = (...items: string[]) =>
    `<rss version="2.0"><channel><title>Live</title>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`

  it('keeps all entries without address and id, though they have one title or none, but what it prints twice', async () => {
    const [bridge, school] = ['Bridge closed in Graz.', 'School opened in Linz.'].map((text) => `<description>${text}</description>`) // prettier-ignore
    expect(await textsIn('feed', entries(bridge, school, bridge))).toEqual([['Bridge closed in Graz.'], ['School opened in Linz.']]) // prettier-ignore
    const titled = [bridge, school].map((item) => `<title>Live</title>${item}`)
    expect(await textsIn('feed', entries(...titled))).toHaveLength(2)
  })

  it('parts paragraphs by two line breaks, whatever white space stands between', async () => {
    const feed =
      '<rss><channel><item><title>T</title><guid>1</guid><description>&lt;p&gt;One.&lt;br /&gt;\n &lt;br /&gt;\nTwo,&lt;br&gt;three.&lt;/p&gt;</description></item></channel></rss>'
    expect(await textsIn('feed', feed)).toEqual([['One.', 'Two,\nthree.']])
  })

  it('breaks a line once where its entries are XML themselves', async () => {
    const feed =
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><id>1</id><title>T</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">One.<br/><br/>Two,<br/>three.</div></content></entry></feed>'
    expect(await textsIn('feed', feed)).toEqual([['One.', 'Two,\nthree.']])
  })

  it('and a page are told in no time behind however many comments', () => {
    const started = performance.now()
    for (const tell of [isFeed, isHtml]) tell(`${'<!-- a -->\n'.repeat(5000)}<table>`)
    expect(isFeed(`${'<!-- a -->\n'.repeat(5000)}<rss>`)).toBe(true)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('a text', () => {
  it('keeps its headline below the line that dates it', async () => {
    const [{ title, publishedAt, blocks }] = await readAs(
      'text',
      `Published: 24 November 2013\n\nTalks fail\n\n${PROSE}\n`,
    )
    expect([title, publishedAt?.value, blocks.length]).toEqual(['Talks fail', '2013-11-24', 2])
  })

  it.each([
    ['Iran and Six Powers Strike First-Step Nuclear Accord\nPublished: 24 November 2013', '2013-11-24'],
    ['Зерновая сделка: что подписали в Стамбуле\n\nОпубликовано: 22 июля 2022', '2022-07-22'],
    ['ميسي يُتوَّج بطلا للعالم في ليلة لوسيل\n\nتاريخ النشر: ١٨ ديسمبر 2022', '2022-12-18'],
    ['توافق در وین پس از گفت‌وگوهای دراز\n\nتاریخ انتشار: ۱۴ ژوئیه ۲۰۱۵', '2015-07-14'],
    ['توافق در وین پس از گفت‌وگوهای دراز\n\nتاریخ انتشار: ۲۳ تیر ۱۳۹۴', '2015-07-14'],
    ['توافق در وین پس از گفت‌وگوهای دراز\n\nتاریخ انتشار: ۱۳۹۴/۰۴/۲۳', '2015-07-14'],
  ])('is dated by its line below the headline: %s', async (head, date) => {
    const [{ title, publishedAt }] = await readAs('text', `${head}\n\n${PROSE}\n`)
    expect([title, publishedAt?.value]).toEqual([head.split('\n')[0], date])
  })
})

describe('Markdown', () => {
  it('shows its lines and characters as a reader sees them', async () => {
    expect(await textsIn('markdown', 'AT&amp;T one<br>two &lt;b&gt; `a&b`\n')).toEqual([['AT&T one\ntwo <b> a&b']])
  })
})

describe('exports of others', () => {
  it('are read where an object stands under a name of ours', async () => {
    const posts = [{ id: 7, title: { rendered: 'Iran&#8217;s talks' }, content: { rendered: `<p>${PROSE}</p>` }, source: { id: null, name: 'The Courier' } }] // prettier-ignore
    const [post] = await readAs('json', JSON.stringify(posts))
    expect([post.givenId, post.title, post.source, post.blocks[0].text]).toEqual(['7', 'Iran’s talks', 'The Courier', PROSE]) // prettier-ignore
  })

  it.each([
    ['a title', { title: 'Export of 2025', articles: [{ title: 'A', text: PROSE }] }],
    [
      'a description',
      {
        description: 'All articles',
        items: [{ title: 'A', text: PROSE }, { title: 'B', text: PROSE }, { note: 'no article' }],
      },
    ],
    ['an object', { status: 'ok', response: { docs: [{ headline: { main: 'A' }, abstract: PROSE }] } }],
  ])('are found in their list though %s stands around it', async (_, wrapped) => {
    const [first] = await readAs('json', JSON.stringify(wrapped))
    expect([first.title, first.blocks[0].text]).toEqual(['A', PROSE])
  })

  it('are one article where the object has its text, whatever lists it has beside it', async () => {
    const article = { title: 'A', text: PROSE, related: [{ title: 'B' }, { title: 'C' }] }
    expect((await readAs('json', JSON.stringify(article))).map(({ title }) => title)).toEqual(['A'])
  })

  it('keep the heads of their tables that the operator names', async () => {
    const fieldNames = { title: 'Headline', text: 'Content', publishedAt: 'Date' }
    const [row] = await readAs('csv', `Headline,Content,Date\nA,"${PROSE}",2025-02-25\n`, { fieldNames })
    expect([row.title, row.blocks[0].text, row.publishedAt?.value]).toEqual(['A', PROSE, '2025-02-25'])
  })

  it('are found by the names that are known too, where those of the operator are not there', async () => {
    const fieldNames = { title: 'kop', text: 'tekst' }
    const lines = [
      { kop: 'A', tekst: PROSE },
      { title: 'B', text: PROSE },
      { headline: 'C', body: PROSE },
    ]
    const articles = await readAs('ndjson', lines.map((each) => JSON.stringify(each)).join('\n'), { fieldNames })
    expect(articles.map(({ title, blocks }) => [title, blocks[0].text])).toEqual([['A', PROSE], ['B', PROSE], ['C', PROSE]]) // prettier-ignore
    expect(() => parseFieldNames('title=kop,title=headline')).toThrow('“title” is given twice')
  })

  it('are refused in a row with more fields than the head has, unless those are empty', async () => {
    const table = `title,text,date\nA,"${PROSE}",2025-02-25,,\nB,The minister, who came late, spoke.,2025-02-25\n`
    const [fitting, tooLong] = await itemsAs('csv', table)
    expect(fitting).toMatchObject({ line: 2, text: expect.stringContaining(PROSE) })
    expect(tooLong).toMatchObject({ line: 3, refused: expect.stringMatching(/^it has 5 fields, where the head has 3/) })
  })

  it('are refused from the line on in which a quotation mark is opened and never closed', async () => {
    const rows = Array.from({ length: 9 }, (_, at) => `${at},${at === 4 ? '"' : ''}${PROSE}`)
    await expect(readAs('csv', `id,text\n${rows.join('\n')}\n`)).rejects.toMatchObject({
      message: 'a quotation mark that is opened here, or soon after, is never closed',
      line: 6,
    })
  })

  it('are refused where a head of ours holds what is no date, as in every other format', async () => {
    await expect(readAs('csv', `title,text,publishedAt\nA,"${PROSE}",03/04/2025\n`)).rejects.toThrow('must be a date')
  })

  it('are refused where ids are numbers that cannot be told apart', async () => {
    const line = '{"id": 1234567890123456701, "text": "A."}\n'
    await expect(readAs('ndjson', line)).rejects.toThrow('put it in quotation marks')
  })
})

describe('an address that is none of the web', () => {
  const evil = 'javascript:alert(1)//x'
  const page = `<html><body><p>${PROSE}</p></body></html>`
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page}`
  const warc = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2025-02-25T10:00:00Z\r\nWARC-Target-URI: ${evil}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${http.length}\r\n\r\n${http}\r\n\r\n`
  it.each([
    ['warc', warc],
    ['html', `<!doctype html><link rel="canonical" href="${evil}"><p>${PROSE}</p>`],
    [
      'feed',
      `<rss><channel><item><title>T</title><link>${evil}</link><description>${PROSE}</description></item></channel></rss>`,
    ],
    ['json', JSON.stringify({ url: evil, text: PROSE })],
    ['ndjson', `${JSON.stringify({ url: evil, text: PROSE })}\n`],
    ['csv', `url,text\n${evil},"${PROSE}"\n`],
    ['markdown', `---\nurl: "${evil}"\n---\n${PROSE}\n`],
  ])('never becomes a link: %s', async (format, content) => {
    const articles = await readAs(format, content)
    expect(articles).toHaveLength(1)
    const article = prepareArticle(articles[0], { path: 'a', format, key: 'a', dateInName: null })
    expect(article?.paragraphs.length).toBe(1)
    expect(article?.url).toBeNull()
  })
})

it.each([
  ['2025-02-25 10:00:00 EST', '2025-02-25T10:00:00'],
  ['2025-2-5', '2025-02-05'],
  ['Tue, 25 Feb 25 10:00:00 GMT', '2025-02-25T10:00:00Z'],
  ['Tue Feb 25 10:00:00 +0000 2025', '2025-02-25T10:00:00+00:00'],
  ['12 May 08', null],
  ['25/02/2025', '2025-02-25'],
  ['02/25/2025 4:12 p.m.', '2025-02-25T16:12:00'],
  ['03/04/2025', null],
  ['31/31/2025', null],
  ['1740477600', '2025-02-25T10:00:00Z'],
  ['1740477600000', '2025-02-25T10:00:00Z'],
])('“%s” is the date %s', (printed, date) => {
  expect(parsePrintedDate(printed)).toBe(date)
})

describe('a mailbox', () => {
  it('is parted by its envelopes, not by paragraphs that begin with “From”', async () => {
    const message = (subject: string, text: string) =>
      `From a@b.example Tue Feb 25 10:00:00 2025\nFrom: A <a@b.example>\nSubject: ${subject}\n\n${text}\n\n`
    const box = message('One', 'First.\n\nFrom Tehran, our correspondent writes in 2025.') + message('Two', 'Second.')
    expect(await textsIn('mbox', box)).toEqual([
      ['First.', 'From Tehran, our correspondent writes in 2025.'],
      ['Second.'],
    ])
  })
})

describe('headlines of other articles at the end of a text', () => {
  const days = ['Monday', 'Tuesday', 'Friday']
  const read = async (...lines: string[]) => {
    const [source] = await readAs(
      'text',
      ['Talks fail', ...days.map((day) => PROSE.replace('Monday', day)), ...lines].join('\n\n'),
    )
    const article = prepareArticle(source, { path: 'a', format: 'text', key: 'a', dateInName: null })!
    return article.paragraphs.slice(1 + days.length).map(({ text }) => text)
  }
  const headlines = ['Rain Falls on Three Lands Tonight, Farmers Are Glad', 'Explainer: What Is Left of the Nuclear Accord of 2015?'] // prettier-ignore

  it('are left out below the label that announces them, up to what is text', async () => {
    const after = 'The ministers meet again in a week, as was said in Vienna on the same day by all of them.'
    expect(await read('Similar Posts', ...headlines, after)).toEqual([after])
    expect(await read('Similar Posts', ...headlines, 'Leave a Reply')).toEqual([])
  })

  it('stay where nothing announces them, and behind a link that has words of its own', async () => {
    expect(await read(...headlines)).toEqual(headlines)
    expect(await read('Read more: Talks in Geneva', ...headlines)).toEqual(headlines)
  })
})

describe('authors in one line', () => {
  it.each([
    ['Jane Smith; Bob Brown', ['Jane Smith', 'Bob Brown']],
    ['By Jane Smith and Bob Brown', ['Jane Smith', 'Bob Brown']],
    ['Jane Smith, Bob Brown & Ilse van den Berg', ['Jane Smith', 'Bob Brown', 'Ilse van den Berg']],
    ['رضا محمدی؛ سارا کریمی', ['رضا محمدی', 'سارا کریمی']],
    ['Smith, Jane', ['Smith, Jane']],
    ['Jane Smith, The Courier', ['Jane Smith, The Courier']],
    ['Staff and agencies', ['Staff and agencies']],
    ['Jane Smith', ['Jane Smith']],
  ])('are told apart where they are several persons: %s', async (authors, names) => {
    const [record] = await readAs('json', JSON.stringify({ title: 'Talks fail', authors, text: PROSE }))
    const [page] = await readAs('html', `<html><head><meta name="author" content="${authors.replace('&', '&amp;')}"></head><body><article><h1>Talks fail</h1><p>${PROSE}</p></article></body></html>`) // prettier-ignore
    expect([record.authors, page.authors]).toEqual([names, names])
  })
})

describe('a print of a news database', () => {
  const read = async (text: string) => (await readAs('text', text))[0]

  it('has its fields from the lines with labels above the text, and none of them in the text', async () => {
    const head = 'Headline: Talks fail\nByline: Jane Smith and Bob Brown\nDate: February 25, 2025 Tuesday\nPublication: The Courier\nLanguage: English\nSection: World; Pg. 7\nLength: 312 words\n\nBody\n\n' // prettier-ignore
    const article = await read(head + PROSE)
    expect(article).toMatchObject({
      title: 'Talks fail',
      authors: ['Jane Smith', 'Bob Brown'],
      publishedAt: { value: '2025-02-25', from: 'text' },
      source: 'The Courier',
    })
    expect(article.blocks.map(({ text }) => text.trim())).toEqual(['Talks fail', PROSE])
    expect(article.removed.map(({ text }) => text)).toEqual(['Section: World; Pg. 7', 'Length: 312 words'])
  })

  it('may have its headline without a label, above the others', async () => {
    const article = await read(`Talks fail\n\nByline: Jane Smith\n\n25 February 2025\n\n${PROSE}\n`)
    expect([article.title, article.authors, article.publishedAt?.value]).toEqual(['Talks fail', ['Jane Smith'], '2025-02-25']) // prettier-ignore
  })

  it.each([
    `Source: nobody knows it.\n\n${PROSE}`,
    `Talks fail\n\nSource: nobody knows it.\n\n${PROSE}`,
    `Talks fail\n\nPressure: Iran will not negotiate\n\n${PROSE}`,
    'Title: Talks fail\nDate: 25 February 2025',
  ])('is none where it could be text: %j', async (text) => {
    expect((await read(text)).blocks.length).toBe(text.split('\n').filter(Boolean).length - (/Date/.test(text) ? 1 : 0))
  })
})

describe('a text whose paragraphs begin with an indent and are parted by nothing else', () => {
  const wrapped = (words: string) => words.replace(/(.{60,70}) /g, '$1\n')
  const paragraphs = [1, 2, 3].map((number) => `Paragraph ${number} begins here, and ${PROSE.toLowerCase()}`)

  it('is cut at the indents', async () => {
    const text = paragraphs.map((each) => `    ${wrapped(each)}`).join('\n')
    const [{ blocks }] = await readAs('text', `Talks fail\n\n${text}\n`)
    expect(blocks.map((block) => block.text.trim())).toEqual(['Talks fail', ...paragraphs])
  })

  it('is not cut where all lines are indented', async () => {
    const text = wrapped(paragraphs[0]).replace(/^/gm, '    ')
    expect((await readAs('text', `Talks fail\n\n${text}\n`))[0].blocks).toHaveLength(2)
  })
})

describe('the day of a text without any markup', () => {
  const dated = async (...lines: string[]) => {
    const [{ publishedAt, blocks }] = await readAs('text', lines.join('\n\n'))
    return [publishedAt?.value ?? null, blocks.map(({ text }) => text)]
  }

  it.each([
    '12 March 2024',
    'March 12, 2024',
    'March 12, 2024 Tuesday',
    '12.03.2024',
    'Published 12 March 2024',
    'Posted on 12 March 2024 at 10:15',
    'PUBLISHED: March 12, 2024 at 4:12 p.m. | UPDATED: March 13, 2024 at 5:00 a.m.',
    '12 марта 2024',
    '12 مارس 2024',
    '۱۲ مارس ۲۰۲۴',
  ])('is that of a line that holds nothing else: %s', async (line) => {
    expect((await dated('Talks fail', line, PROSE))[0]).toMatch(/^2024-03-12/)
    expect((await dated('Talks fail', line, PROSE))[1]).toEqual(['Talks fail', PROSE])
  })

  it('is that behind the name of who wrote it', async () => {
    expect((await dated('Talks fail', 'By Jane Smith | March 12, 2024', PROSE))[0]).toBe('2024-03-12')
  })

  it('is none of the days of a chronicle, nor the day of a change', async () => {
    const chronicle = ['How it came about', '12 March 2024', PROSE, '14 March 2024', PROSE]
    expect(await dated(...chronicle)).toEqual([null, chronicle])
    expect((await dated('Talks fail', 'Updated 12 March 2024', PROSE))[0]).toBeNull()
  })
})

describe('the day in the name of a file', () => {
  it.each([
    ['2020-08-05-council.md', '2020-08-05'],
    ['courier_20200805.txt', '2020-08-05'],
    ['2020.08.05.html', '2020-08-05'],
    ['report-20200805123.txt', null],
    ['2020-02-30.txt', null],
    ['12082020.txt', null],
    ['2020-08-05/council.md', null],
  ])('%s: %s', (name, day) => {
    expect(dateInFileName(`/archive/${name}`)).toBe(day)
  })
})

describe('where each field was found', () => {
  const report = async (format: string, dateInName: string | null = null) => {
    const [source] = await readAs(format, SOURCES[format])
    const article = tagArticle(prepareArticle(source, { path: 'a', format, key: 'a', dateInName })!, CATALOGUE).article
    const { fields, missing } = reportFields(article)
    return { missing, ...Object.fromEntries(Object.entries(fields).map(([name, { from, sure }]) => [name, `${from}, ${sure}`])) } // prettier-ignore
  }
  const page = { title: 'h1, likely', url: 'canonical, likely', authors: 'json-ld, likely', publishedAt: 'json-ld, likely', language: 'lang, likely', missing: ['source'] } // prettier-ignore
  const record = { title: 'given, sure', url: 'given, sure', source: 'given, sure', authors: 'given, sure', publishedAt: 'given, sure', language: 'text, guess', missing: [] } // prettier-ignore
  const message = { title: 'subject, sure', source: 'sender, sure', publishedAt: 'given, sure', language: 'text, guess', missing: [] } // prettier-ignore
  const fields: Readonly<Record<string, object>> = {
    warc: page,
    html: page,
    ndjson: record,
    json: record,
    mail: message,
    mbox: message,
    feed: { title: 'entry, sure', url: 'entry, sure', source: 'feed, sure', publishedAt: 'given, sure', language: 'text, guess', missing: [] }, // prettier-ignore
    'news-xml': { title: 'given, sure', source: 'given, sure', authors: 'given, sure', publishedAt: 'given, sure', language: 'given, sure', missing: [] }, // prettier-ignore
    markdown: { title: 'front-matter, sure', authors: 'front-matter, sure', publishedAt: 'front-matter, sure', language: 'text, guess', missing: ['source'] }, // prettier-ignore
    csv: { title: 'given, sure', publishedAt: 'given, sure', language: 'text, guess', missing: ['source'] },
    text: { title: 'first line, likely', language: 'text, guess', missing: ['source', 'publishedAt'] },
  }
  it.each(Object.keys(SOURCES))('is told of %s, with how sure it is', async (format) => {
    expect(await report(format)).toEqual(fields[format])
  })

  it('is the name of the file where nothing in it tells a day', async () => {
    expect(await report('text', '2020-08-05')).toMatchObject({ publishedAt: 'file, guess', missing: ['source'] })
    expect(await report('markdown', '2020-08-05')).toMatchObject({ publishedAt: 'front-matter, sure' })
  })

  it('calls a title missing that is only the beginning of the text', async () => {
    const [source] = await readAs('text', PROSE)
    const prepared = prepareArticle(source, { path: 'a', format: 'text', key: 'a', dateInName: null })!
    expect(reportFields(tagArticle(prepared, CATALOGUE).article)).toMatchObject({
      fields: { title: { from: 'beginning', sure: 'guess' } },
      missing: ['title', 'source', 'publishedAt'],
    })
  })
})

describe('an export of WordPress', () => {
  const item = (title: string, fields: string, content = 'First of it.\n\nSecond of it.') =>
    `<item><title>${title}</title><link>https://x.example/${title}</link><content:encoded><![CDATA[${content}]]></content:encoded>${fields}</item>`
  const fields = (type: string, status: string) => `<wp:status><![CDATA[${status}]]></wp:status><wp:post_type>${type}</wp:post_type>` // prettier-ignore
  const wxr = (...items: string[]) =>
    `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>X</title>${items.join('')}</channel></rss>`

  it('gives what was published, and neither drafts nor pictures', async () => {
    const source = wxr(
      item('post', fields('post', 'publish')),
      item('page', fields('page', 'publish')),
      item('draft', fields('post', 'draft')),
      item('picture', fields('attachment', 'inherit')),
      item('of-drafts', fields('post', 'publish'), 'What <code>&lt;wp:status&gt;draft</code> means.'),
    )
    expect((await readAs('feed', source)).map(({ title }) => title)).toEqual(['post', 'page', 'of-drafts'])
  })

  it('has paragraphs parted by blank lines, unless there is markup that parts them', async () => {
    const [plain] = await textsIn('feed', wxr(item('a', fields('post', 'publish'))))
    expect(plain).toEqual(['First of it.', 'Second of it.'])
    const [marked] = await textsIn('feed', wxr(item('a', fields('post', 'publish'), '<p>One\n\nline.</p><p>Two.</p>')))
    expect(marked.map((text) => text.replace(/\s+/g, ' '))).toEqual(['One line.', 'Two.'])
  })
})

it('front matter is read by the names that the operator gives to its fields, too', async () => {
  const page = '---\nkop: Talks fail\nwanneer: 2024-03-12\n---\n\nThe talks have failed again, officials said.\n'
  const [article] = await readAs('markdown', page, { fieldNames: { title: 'kop', publishedAt: 'wanneer' } })
  expect([article.title, article.publishedAt]).toEqual(['Talks fail', { value: '2024-03-12', from: 'front-matter' }])
})
