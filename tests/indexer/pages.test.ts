/** What a page says of its article: the title, the day it was printed, and where each was found. */
import { describe, expect, it } from 'vitest'
import { htmlPage } from '../../indexer/read/html.ts'

const BODY =
  `<p>${'The ministers met in Vienna and spoke of many things for a long time, diplomats said. '.repeat(4)}</p>`.repeat(
    3,
  )
const page = (head: string, body: string, url: string | null = null) =>
  htmlPage(`<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`, url)
const article = (header: string) => `<main><article>${header}${BODY}</article></main>`

describe('the title of a page', () => {
  const cases: readonly [what: string, head: string, header: string, title: string, place: string][] = [
    ['is its headline', '<title>Talks fail | The Courier</title>', '<h1>Talks fail</h1>', 'Talks fail', 'h1'],
    ['is that of social cards where there is no headline', '<meta property="og:title" content="Talks fail"><title>x</title>', '', 'Talks fail', 'og:title'],
    ['loses the outlet behind a bar', '<title>Talks fail | The Courier</title><meta property="og:site_name" content="The Courier">', '', 'Talks fail', 'title'],
    ['loses the outlet behind a dash', '<title>Talks fail - The Courier</title><meta property="og:site_name" content="The Courier">', '', 'Talks fail', 'title'],
    ['keeps a headline that begins like a short outlet', '<title>Metropolitan police chief quits | Metro</title><meta property="og:site_name" content="Metro">', '<h1>Metropolitan police chief quits</h1>', 'Metropolitan police chief quits', 'h1'],
    ['loses what the outlet’s name is written together with', '<title>Talks fail - CNNPolitics</title><meta property="og:site_name" content="CNN">', '', 'Talks fail', 'title'],
    ['loses an edition of the outlet', '<title>Talks fail | The Courier Online</title><meta property="og:site_name" content="The Courier">', '', 'Talks fail', 'title'],
    ['loses a section before it', '<title>Opinion | Talks fail | The Courier</title><meta property="og:site_name" content="The Courier">', '', 'Talks fail', 'title'],
    ['keeps a bar of its own', '<title>Talks fail | what comes next</title>', '', 'Talks fail | what comes next', 'title'],
    ['is not the outlet’s name in a headline’s place', '<meta property="og:site_name" content="The Courier"><meta property="og:title" content="Talks fail">', '<h1>The Courier</h1>', 'Talks fail', 'og:title'],
    ['is the headline that others agree with, of several', '<meta property="og:title" content="Talks fail in Vienna">', '<h1>Breaking news</h1><h1>Talks fail in Vienna again</h1>', 'Talks fail in Vienna again', 'h1'],
    ['has its twice escaped characters back', '<meta property="og:title" content="Trump&amp;#39;s &amp;amp; Xi&amp;#39;s talks">', '', 'Trump\'s & Xi\'s talks', 'og:title'],
    ['is text, whatever it looks like', '<meta property="og:title" content="a &lt;b&gt; c &amp;lt;script&amp;gt;">', '', 'a <b> c <script>', 'og:title'],
  ] // prettier-ignore
  for (const [what, head, header, title, place] of cases)
    it(what, () => {
      const read = page(head, article(header))
      expect([read.title, read.foundIn.title]).toEqual([title, place])
    })

  it('is none where the page has none', () => {
    expect(page('', BODY).title).toBeNull()
  })
})

describe('the day a page was printed', () => {
  const linked = (date: string) => `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"${date}"}</script>` // prettier-ignore
  const others = `<ul>${['2024-05-01', '2024-05-02'].map((day) => `<li><time class="posted" datetime="${day}">May</time><a href="/x">Other news</a></li>`).join('')}</ul>`
  const cases: readonly [what: string, head: string, body: string, url: string | null, value: string | null, from: string | null][] = [
    ['is that of its linked data before all else', `${linked('2025-02-25T18:00:00+03:30')}<meta name="date" content="2025-02-20">`, article('<h1>T</h1>'), null, '2025-02-25T18:00:00+03:30', 'json-ld'],
    ['is that of its meta tags', '<meta property="article:published_time" content="2025-02-25">', article('<h1>T</h1>'), null, '2025-02-25', 'meta'],
    ['is that of a marked time', '', article('<h1>T</h1><time class="updated" datetime="2025-03-01">x</time><time class="entry-date" datetime="2025-02-25">x</time>'), null, '2025-02-25', 'time'],
    ['is that of the time beside its title, not of the news beside the article', '', others + article('<h1>T</h1><small>posted on <time datetime="2025-02-25">x</time></small>'), null, '2025-02-25', 'time'],
    ['is that of its address', '', others + article('<h1>T</h1>'), 'https://x.example/news/2025/02/25/talks', '2025-02-25', 'url'],
    ['is that of its address with the month’s name', '', article('<h1>T</h1>'), 'https://x.example/2025/feb/25/talks', '2025-02-25', 'url'],
    ['is that printed beside the title', '', article('<h1>Talks fail</h1><span>By A. Writer</span><span>Feb. 25, 2025</span><span>4 min read</span>'), null, '2025-02-25', 'text'],
    ['is that printed without a space to what is before it', '', article('<h1>Talks fail</h1><div><i>10 min read</i><b>25 February 2025</b></div>'), null, '2025-02-25', 'text'],
    ['is that of the data scripts read', '<script>window.page = {"pubDate":"2025-02-25","x":1}</script>', article('<h1>T</h1>'), null, '2025-02-25', 'meta'],
    ['is never that of the news beside the article', '', others + article('<h1>T</h1>'), null, null, null],
    ['is that printed beside the title in another language', '', article('<h1>Переговоры</h1><p>25 февраля 2025</p>'), null, '2025-02-25', 'text'],
    ['is never that of a caption', '', article('<h1>Talks fail</h1><figure><img src="a"><figcaption>FILE - Talks in Vienna, March 3, 2019.</figcaption></figure>'), null, null, null],
    ['is never one that can be read in two ways', '', article('<h1>Talks fail</h1><span>03/04/2025</span>'), null, null, null],
    ['is never impossible', '<meta property="article:published_time" content="2025-02-31">', article('<h1>T</h1>'), null, null, null],
  ] // prettier-ignore
  for (const [what, head, body, url, value, from] of cases)
    it(what, () => {
      const { publishedAt } = page(head, body, url)
      expect([publishedAt?.value ?? null, publishedAt?.from ?? null]).toEqual([value, from])
    })

  it('is the one in print where the moment is given in another time zone', () => {
    const printed = (text: string) => page(linked('2023-12-25T22:03:00.000Z'), article(`<h1>Talks fail</h1><i>10 min read</i><b>${text}</b>`)).publishedAt?.value // prettier-ignore
    expect(printed('December 26, 2023 - 9:03AM')).toBe('2023-12-26')
    expect(printed('December 25, 2023')).toBe('2023-12-25T22:03:00Z')
    expect(printed('December 25, 2023Updated December 26, 2023')).toBe('2023-12-25T22:03:00Z')
  })
})

describe('the address of a page', () => {
  const link = (href: string) => `<link rel="canonical" href="${href}">`
  it.each([
    ['is the one it says', link('https://x.example/a'), 'https://x.example/a'],
    ['is not the front page, which some sites give for all their pages', link('https://x.example/'), null],
    ['is the next it says where the first is the front page', `${link('/')}<meta property="og:url" content="https://x.example/b">`, 'https://x.example/b'],
  ])('%s', (_, head, url) => {
    expect(page(head, article('<h1>T</h1>')).url).toBe(url)
  }) // prettier-ignore
})

describe('a page made to do harm', () => {
  it('is refused where it is nested deeper than any page that people made', () => {
    expect(() => page('', `<h1>Talks fail</h1>${'<div>'.repeat(20_000)}${BODY}`)).toThrow('nested more than 1000 deep')
  })

  it('is read where it is nested deep, but not to do harm', () => {
    const read = page('', `${'<div>'.repeat(300)}<h1>Talks fail</h1>${BODY}`)
    expect(read.blocks.length).toBeGreaterThan(0)
  })
})
