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
  const refused = (reason: string) => ({ line: null, refused: `record ${number}: the page ${url} ${reason}` })
  const headers = record.httpHeaders?.headers
  const isBrotli = headers?.get('content-encoding') === 'br'
  // The library does not know it, and is not to try.
  if (isBrotli) headers?.delete('content-encoding')
  const content = await contentOf(record)
  if (content === null) return refused('is too large')
  const bytes = isBrotli ? await unpackedBrotli(content) : content
  if (bytes === null) return refused('cannot be unpacked, or is too large')
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
 * The page, unpacked unless by Brotli: the library knows all else that servers use. Null when it is larger than any article.
 * @throws UnreadableSourceError for a record that is cut off
 */
async function contentOf(record: WARCRecord): Promise<Uint8Array | null> {
  const { reader: packed } = record
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of record) {
    size += chunk.length
    if (size <= MAX_ITEM_CHARS) chunks.push(chunk)
  }
  if (packed instanceof LimitReader) await packed.skipFully()
  return size > MAX_ITEM_CHARS ? null : Buffer.concat(chunks)
}

/** Null for what is damaged, and for more than any article has. */
async function unpackedBrotli(packed: Uint8Array): Promise<Uint8Array | null> {
  return promisify(brotliDecompress)(packed, { maxOutputLength: MAX_ITEM_CHARS }).catch(() => null)
}
