/** The readers of all formats, each with the same article. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { FORMATS, formatNamed, formatOfContent } from '../../indexer/read/formats.ts'
import { htmlPage } from '../../indexer/read/html.ts'
import { OpenSource } from '../../indexer/read/open-source.ts'
import type { SourceArticle } from '../../indexer/read/source-article.ts'
import { warcPages } from '../../indexer/read/warc.ts'
import { readAs } from '../support/read-source.ts'
import { PARAGRAPHS, SOURCES } from '../support/source-samples.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const textsOf = ({ blocks }: SourceArticle) =>
  blocks.filter(({ kind }) => kind === 'text').map(({ text }) => text.trim())

describe('every format', () => {
  it('has a sample here', () => {
    expect(Object.keys(SOURCES).sort()).toEqual(FORMATS.map(({ name }) => name).sort())
  })

  for (const [name, content] of Object.entries(SOURCES)) {
    describe(name, () => {
      it('is told by how its content begins', () => {
        expect(formatOfContent(content)?.name).toBe(name)
      })

      it('gives title, text and date of each article', async () => {
        const format = formatNamed(name)
        const articles = await readAs(name, content)
        expect(articles).toHaveLength(format.by === 'item' || format.many ? 2 : 1)
        for (const article of articles) {
          // Text has no fields: its first line is told from the others when it is cleaned.
          if (name !== 'text') expect(article.title).toBe('Talks end')
          if (name !== 'text') expect(article.publishedAt?.value).toMatch(/^2022-02-22/)
          for (const paragraph of PARAGRAPHS) expect(textsOf(article)).toContain(paragraph)
        }
      })
    })
  }
})

describe('a source that was cut off', () => {
  const cut = SOURCES.warc.slice(0, -400)

  it('of a web archive ends in a refusal behind the pages that are whole', async () => {
    const path = join(temporaryFolder(), 'cut.warc')
    writeFileSync(path, cut)
    const format = formatNamed('warc')
    const urls: string[] = []
    const readAll = async () => {
      if (format.by !== 'item') return
      for await (const item of format.items(new OpenSource(path)))
        if ('text' in item) urls.push((JSON.parse(item.text) as { url: string }).url)
    }
    await expect(readAll()).rejects.toThrow('the web archive cannot be read behind record 2: it ends within a record')
    expect(urls).toEqual(['https://harbour.example/talks'])
  })

  it('of a web archive costs only the page that is packed badly', async () => {
    const record = (name: string, packed: Buffer) => {
      const http = Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n\r\n'), packed]) // prettier-ignore
      const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/${name}\r\nWARC-Date: 2022-02-22T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:6e2f1c1e-0000-4000-8000-000000000001>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${http.length}\r\n\r\n`
      return Buffer.concat([Buffer.from(head), http, Buffer.from('\r\n\r\n')])
    }
    const packed = brotliCompressSync(SOURCES.html)
    const path = join(temporaryFolder(), 'packed.warc')
    writeFileSync(path, Buffer.concat([record('bad', packed.subarray(40)), record('good', packed)]))
    const items: string[] = []
    for await (const item of warcPages(new OpenSource(path)))
      items.push('text' in item ? (JSON.parse(item.text) as { html: string }).html.slice(0, 15) : item.refused)
    expect(items).toEqual([
      'record 1: the page https://a.example/bad cannot be unpacked, or is too large',
      '<!doctype html>',
    ])
  })

  it('of a page is read as far as it goes, a comment that never ends and all', () => {
    expect(htmlPage(`<!-- ${SOURCES.html}`, null).blocks).toEqual([])
    expect(textsOf(htmlPage(SOURCES.html.slice(0, SOURCES.html.indexOf('<ul>')), null))).toContain(PARAGRAPHS[1])
  })

  it('of a page is read where its head never ends', () => {
    const { title, blocks } = htmlPage(SOURCES.html.replace('</head><body>', ''), null)
    expect(title).toBe('Talks end')
    expect(blocks.map(({ text }) => text)).toContain(PARAGRAPHS[0])
  })
})
