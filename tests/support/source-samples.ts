/** The same article in each format, small and sound. */

export const PARAGRAPHS = [
  'Iranian Foreign Minister Hossein Amir-Abdollahian said on Tuesday that talks in Vienna had ended. “We will go on,” he told reporters in February 2022.',
  'According to the ministry, 20 ships left Bandar Abbas on 3 March, the first of them in the morning. “No more will follow,” a spokesman said.',
] as const

const TEXT = PARAGRAPHS.join('\n\n')
const MARKUP = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join('')
const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Talks end - The Harbour</title><meta property="og:title" content="Talks end"><meta property="article:published_time" content="2022-02-22T10:00:00Z"><link rel="canonical" href="https://harbour.example/talks"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Talks end","author":{"name":"A. Writer"},"datePublished":"2022-02-22"}</script></head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Talks end</h1><p class="byline">By A. Writer</p>${MARKUP}<ul><li>One point of the talks</li><li>Another point</li></ul></article><footer>All rights reserved</footer></body></html>`
const MAIL = `From: The Harbour <desk@harbour.example>\r\nTo: reader@example.com\r\nSubject: =?utf-8?B?VGFsa3MgZW5k?=\r\nDate: Tue, 22 Feb 2022 10:00:00 +0000\r\nMessage-ID: <1@harbour.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${TEXT.replaceAll('“', '=E2=80=9C').replaceAll('”', '=E2=80=9D')}\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${MARKUP}\r\n--b--\r\n`
const MESSAGE = MAIL.replaceAll('\r\n', '\n')
const RSS = `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Harbour</title><link>https://harbour.example/</link><item><title>Talks end</title><link>https://harbour.example/talks</link><guid>1</guid><pubDate>Tue, 22 Feb 2022 10:00:00 GMT</pubDate><content:encoded><![CDATA[${MARKUP}]]></content:encoded></item><item><title>Talks end</title><pubDate>Tue, 22 Feb 2022 10:00:00 GMT</pubDate><description>${MARKUP.replaceAll('<', '&lt;')}</description></item></channel></rss>`
const RECORD = { id: 't1', title: 'Talks end', url: 'https://harbour.example/talks', source: 'The Harbour', authors: ['A. Writer'], publishedAt: '2022-02-22', text: TEXT } // prettier-ignore

const NITF = `<nitf><head><docdata><doc-id id-string="1"/><date.issue norm="20220222T100000Z"/><doc.copyright holder="The Harbour"/></docdata></head><body><body.head><hedline><hl1>Talks end</hl1></hedline><byline>By <person>A. Writer</person></byline></body.head><body.content>${MARKUP}</body.content></body></nitf>`
const NEWS_ML = `<?xml version="1.0" encoding="UTF-8"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${['nitf', 'xhtml'].map((form) => `<newsItem guid="urn:${form}" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/><provider><name>The Harbour</name></provider><versionCreated>2022-02-22T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>Talks end</headline></contentMeta><contentSet><inlineXML>${form === 'nitf' ? NITF : `<html><body>${MARKUP}</body></html>`}</inlineXML></contentSet></newsItem>`).join('')}</itemSet></newsMessage>`

function warcRecord(): string {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${HTML}`
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://harbour.example/talks\r\nWARC-Date: 2022-02-22T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:6e2f1c1e-0000-4000-8000-000000000001>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`
}

/** By the name of the format; those of formats that hold several articles hold two. */
export const SOURCES: Readonly<Record<string, string>> = {
  warc: warcRecord().repeat(2),
  mbox: ['Tue Feb 22', 'Wed Feb 23']
    .map((day) => `From desk@harbour.example ${day} 10:00:00 2022\n${MESSAGE}\n`)
    .join(''),
  mail: MAIL,
  feed: RSS,
  'news-xml': NEWS_ML,
  html: HTML,
  ndjson: `${JSON.stringify(RECORD)}\n${JSON.stringify({ ...RECORD, id: 't2' })}\n`,
  json: JSON.stringify([RECORD, { ...RECORD, id: 't2' }]),
  markdown: `---\ntitle: Talks end\ndate: 2022-02-22\nauthor: A. Writer\ntags: [talks, ships]\n---\n\n# Talks end\n\n${TEXT}\n\n- One point\n- [Another](https://harbour.example/)\n\n> “We will go on.”\n\n| a | b |\n| - | - |\n| 1 | 2 |\n`,
  csv: `id,title,date,text\nt1,Talks end,2022-02-22,"${TEXT}"\nt2,"Talks end",2022-02-22,"${TEXT}"\n`,
  text: `Talks end\n\n${TEXT}\n`,
}
