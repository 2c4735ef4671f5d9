import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { LimitReader, WARCParser, type WARCRecord } from 'warcio'
import { decode, declaredCharset } from './decode.ts'
import type { Item } from './formats.ts'
import { htmlPage } from './html.ts'
import { MAX_ITEM_CHARS } from './lines.ts'
import type { OpenSource } from './open-source.ts'
import { UnreadableSourceError, type SourceArticle } from './source-article.ts'

/** A page of a web archive, as it is handed from one thread to another. */
interface ArchivedPage {
  readonly url: string
  readonly html: string
}

/** The pages of a web archive: what servers answered with 200 and called HTML. Images, scripts and errors are passed over. */
export async function* warcPages(source: OpenSource): AsyncGenerator<Item> {
  let number = 0
  try {
    for await (const record of new WARCParser(endingOnce(source.byteChunks()))) {
      number++
      const url = record.warcTargetURI
      if (url && isPage(record)) yield await pageOf(record, url, number)
    }
  } catch (cause) {
    throw new UnreadableSourceError(
      `the web archive cannot be read behind record ${number}: ${(cause as Error).message}`,
      null,
      { cause },
    )
  }
  if (number === 0) throw new UnreadableSourceError('it holds no record of a web archive')
}

export function readWarcPage(page: string): SourceArticle {
  const { url, html } = JSON.parse(page) as ArchivedPage
  return htmlPage(html, url)
}

/** Of a record that is cut off the library asks for more for ever; behind a sound one it asks a few times. */
const MAX_ASKED_BEHIND_END = 100

function endingOnce(chunks: AsyncGenerator<Buffer>): AsyncIterable<Buffer> {
  let askedBehindEnd = 0
  const next = async () => {
    const result = await chunks.next()
    if (result.done && ++askedBehindEnd > MAX_ASKED_BEHIND_END)
      throw new UnreadableSourceError('it ends within a record')
    return result
  }
  return { [Symbol.asyncIterator]: () => ({ next, return: () => chunks.return(undefined) }) }
}

async function pageOf(record: WARCRecord, url: string, number: number): Promise<Item> {
  const bytes = await contentOf(record)
  if (bytes === null) return { line: null, refused: `record ${number}: the page ${url} is too large` }
  const html = decode(bytes, charsetOf(record) ?? declaredCharset(bytes))
  return { line: null, text: JSON.stringify({ url, html } satisfies ArchivedPage) }
}

function isPage(record: WARCRecord): boolean {
  if (record.warcType === 'resource') return isHtml(record.warcContentType)
  return (
    record.warcType === 'response' &&
    record.httpHeaders?.statusCode === 200 &&
    isHtml(record.httpHeaders.headers.get('content-type'))
  )
}

function isHtml(contentType: string | null | undefined): boolean {
  return /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? '')
}

function charsetOf(record: WARCRecord): string | null {
  const type = record.httpHeaders?.headers.get('content-type') ?? record.warcContentType ?? ''
  return /charset\s*=\s*["']?([\w-]+)/i.exec(type)?.[1] ?? null
}

/**
 * The unpacked page; null when it is larger than any article. The library unpacks all that servers use but Brotli.
 * @throws UnreadableSourceError for a record that is cut off
 */
async function contentOf(record: WARCRecord): Promise<Uint8Array | null> {
  const { reader: packed } = record
  const isBrotli = record.httpHeaders?.headers.get('content-encoding') === 'br'
  if (isBrotli) record.httpHeaders!.headers.delete('content-encoding')
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of record) {
    size += chunk.length
    if (size <= MAX_ITEM_CHARS) chunks.push(chunk)
  }
  if (packed instanceof LimitReader) await packed.skipFully()
  if (size > MAX_ITEM_CHARS) return null
  const bytes = Buffer.concat(chunks)
  return isBrotli ? promisify(brotliDecompress)(bytes, { maxOutputLength: MAX_ITEM_CHARS }) : bytes
}
