/**
 * From an address to files that a run indexes like any others: each entry of a feed is a file of its own, which stays when
 * the feed no longer has it.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createFolder } from '../../engine/create-folder.ts'
import { byteOrderMark, decode, declaredCharset } from '../read/decode.ts'
import { isFeed } from '../read/beginnings.ts'
import { formatOfContent } from '../read/formats.ts'
import { isJsonFeed, keyOf, readEntries } from '../read/feed.ts'
import type { SourceArticle } from '../read/source-article.ts'
import { isWebAddress } from '../read/web-address.ts'
import { fetchedFolder, shortHash } from './fetched-folder.ts'
import { FetchError, type Fetched, type Fetcher, type Validators } from './fetcher.ts'

export interface FetchOptions {
  /** Folder for all that is fetched. */
  readonly folder: string
  /** Whether pages are fetched where a feed's entry is only a teaser. */
  readonly pages: boolean
  readonly onRefused: (url: string, reason: string) => void
}

/** An entry with less text than this is taken for a teaser of its page. */
const TEASER_CHARS = 600
/** Addresses of one sitemap, with those it names, of one list or of one feed that are followed. */
const MAX_PAGES = 1000

/** Fetches what is new and gives the folder it is in. @throws FetchError when the address itself cannot be had. */
export async function fetchSource(address: string, fetcher: Fetcher, options: FetchOptions): Promise<string> {
  if (!URL.canParse(address)) throw new FetchError('is not an address of the web')
  const folder = fetchedFolder(address, options.folder)
  createFolder(folder)
  const fetched = await fetcher.get(address, readValidators(folder))
  if (fetched === null) return folder
  const text = textOf(fetched)
  let isWhole = true
  const onRefused: FetchOptions['onRefused'] = (url, reason) => {
    isWhole = false
    options.onRefused(url, reason)
  }
  if (isFeedText(text)) await saveFeed(address, text, folder, fetcher, { ...options, onRefused })
  else {
    const addresses = listedAddresses(text, fetched.url)
    if (addresses === null) keep(fetched.url, text, folder)
    else await savePages(address, addresses, folder, fetcher, { ...options, onRefused })
  }
  // What could not be had is asked for again by the next run, which has to know the addresses.
  if (isWhole) writeValidators(folder, fetched)
  return folder
}

/** @throws FetchError for what is not text that can be read, or too large when unpacked */
function textOf({ bytes, charset }: Fetched): string {
  const unpacked = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpack(bytes) : bytes
  if (byteOrderMark(unpacked) === null && unpacked.subarray(0, 4096).includes(0)) throw new FetchError('is not text')
  if (/^%PDF|^\{\\rtf/.test(Buffer.from(unpacked.subarray(0, 8)).toString('latin1')))
    throw new FetchError('is a document of a kind that is not read: only text, pages, feeds and data are')
  return decode(unpacked, declaredCharset(unpacked) ?? charset)
}

/** Sitemaps lie packed on many a server. */
const MAX_UNPACKED_BYTES = 50_000_000

function unpack(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES })
  } catch (cause) {
    throw new FetchError(`is not sound gzip, or holds more than ${MAX_UNPACKED_BYTES / 1e6} MB`, { cause })
  }
}

function isFeedText(text: string): boolean {
  if (isFeed(text)) return true
  try {
    return isJsonFeed(JSON.parse(text))
  } catch {
    return false
  }
}

async function saveFeed(
  address: string,
  text: string,
  folder: string,
  fetcher: Fetcher,
  options: FetchOptions,
): Promise<void> {
  let wanted = 0
  for (const entry of readEntries(text)) {
    const name = shortHash(entry.givenId ?? entry.url ?? keyOf(entry))
    const isWanted = options.pages && isTeaser(entry)
    const kept = isWanted ? keptPage(folder, name) : null
    if (kept !== null && isSameEntry(kept, entry)) continue
    if (isWanted) wanted++
    const page = isWanted && wanted <= MAX_PAGES ? await pageOf(entry.url!, fetcher, options) : null
    // A page that cannot be had today does not give way to its teaser.
    if (page === null && kept !== null) continue
    saveFields(folder, name, toFields(entry, page))
  }
  const left = wanted - MAX_PAGES
  if (left > 0) options.onRefused(address, `it has ${left} pages more than the ${MAX_PAGES} that a run fetches; the next run goes on with them`) // prettier-ignore
}

/** What was made of an entry whose page could be had; null where none was. */
function keptPage(folder: string, name: string): Partial<ReturnType<typeof toFields>> | null {
  try {
    const kept = JSON.parse(readOrNull(fileOf(folder, name)) ?? '{}') as ReturnType<typeof toFields>
    return 'html' in kept ? kept : null
  } catch {
    // Damaged, as after a power cut: asked for again.
    return null
  }
}

/** Then its page is not asked for again. */
function isSameEntry(kept: Partial<ReturnType<typeof toFields>>, entry: SourceArticle): boolean {
  return kept.title === entry.title && kept.updatedAt === entry.updatedAt && kept.publishedAt === entry.publishedAt?.value // prettier-ignore
}

function isTeaser({ blocks, url }: SourceArticle): boolean {
  return url !== null && blocks.reduce((sum, { text }) => sum + text.length, 0) < TEASER_CHARS
}

async function pageOf(url: string, fetcher: Fetcher, options: FetchOptions): Promise<string | null> {
  try {
    const page = await fetcher.get(url)
    return page && textOf(page)
  } catch (error) {
    if (!(error instanceof FetchError)) throw error
    options.onRefused(url, `${error.message}; what is there of it is used`)
    return null
  }
}

function toFields(entry: SourceArticle, page: string | null) {
  const { givenId, title, url, source, authors, publishedAt, updatedAt, language, blocks } = entry
  const body = page === null ? { text: blocks.map(({ text }) => text).join('\n\n') } : { html: page }
  return { id: givenId ?? undefined, title, url, source, authors, publishedAt: publishedAt?.value, updatedAt, language, ...body } // prettier-ignore
}

/** The addresses of a sitemap, or of a list with one on each line; null when the text is neither. */
export function listedAddresses(text: string, base: string): string[] | null {
  const root = sitemapRoot(text)
  const urls = root === null ? urlsOfList(text) : urlsOfSitemap(text, root.prefix, base)
  return urls && urls.map(({ href }) => href).filter(isWebAddress)
}

/** Null for a text of which a line is no address. */
function urlsOfList(text: string): URL[] | null {
  const lines = text.split('\n').map((line) => line.trim())
  const urls = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => URL.parse(line))
  return urls.length > 0 && urls.every((url) => url !== null) ? urls : null
}

function urlsOfSitemap(text: string, ownPrefix: string, base: string): URL[] {
  const locations = [...text.matchAll(LOCATION)].filter(([, prefix = '']) => prefix === ownPrefix)
  return locations.flatMap(([, , address]) => URL.parse(address.replaceAll('&amp;', '&'), base) ?? [])
}

/** With its prefix, which is that of the root: `image:loc` is a picture's. */
const LOCATION = /<(\w+:)?loc>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)/g

function sitemapRoot(text: string): { readonly prefix: string } | null {
  const root = /<(\w+:)?(?:urlset|sitemapindex)\b/.exec(text.slice(0, 2000))
  return root && { prefix: root[1] ?? '' }
}

/**
 * A sitemap among them stands for the pages that it lists. Pages that are not there yet come first, so that one run after
 * another a long list is fetched whole.
 */
async function savePages(
  address: string,
  addresses: readonly string[],
  folder: string,
  fetcher: Fetcher,
  options: FetchOptions,
): Promise<void> {
  const [fresh, known] = [new Set<string>(), new Set<string>()]
  const list = (each: string) => {
    if (fresh.has(each)) return
    const isKnown = readOrNull(fileOf(folder, shortHash(each))) !== null
    ;(isKnown ? known : fresh).add(each)
  }
  addresses.forEach(list)
  // A sitemap is never kept, so that all it lists has been listed before the first known page has its turn.
  const inTurn = function* () {
    yield* fresh
    yield* known
  }
  let asked = 0
  for (const each of inTurn()) {
    if (asked++ >= MAX_PAGES) break
    try {
      const page = await fetcher.get(each)
      if (page === null) continue
      const text = textOf(page)
      const listed = sitemapRoot(text) ? listedAddresses(text, page.url) : null
      if (listed === null) keep(page.url, text, folder)
      listed?.forEach(list)
    } catch (error) {
      if (!(error instanceof FetchError)) throw error
      options.onRefused(each, error.message)
    }
  }
  const left = fresh.size + known.size - MAX_PAGES
  if (left > 0) options.onRefused(address, `it lists ${left} addresses more than the ${MAX_PAGES} that a run fetches; the next run goes on with them`) // prettier-ignore
}

/** A page or a text with its address; what holds articles with addresses of their own as it is. @throws FetchError */
function keep(url: string, text: string, folder: string): void {
  const format = formatOfContent(text.slice(0, BEGINNING_CHARS))
  if (format !== null && COUNTED_IN_BYTES.has(format.name))
    throw new FetchError('is mail or a web archive: save it to a file and index that')
  if (format !== null && KEPT_AS_IT_IS.has(format.name)) save(folder, `${shortHash(url)}.${format.endings[0]}`, text)
  else saveFields(folder, shortHash(url), /<[a-z!/]/i.test(text) ? { url, html: text } : { url, text })
}

/** As much as tells a format. */
const BEGINNING_CHARS = 65_536
const KEPT_AS_IT_IS: ReadonlySet<string> = new Set(['json', 'ndjson', 'csv', 'markdown'])
/** Each part of them has a character set of its own, so that no text of the whole is right. */
const COUNTED_IN_BYTES: ReadonlySet<string> = new Set(['mbox', 'mail', 'warc'])

function saveFields(folder: string, name: string, fields: object): void {
  save(folder, `${name}.json`, JSON.stringify(fields))
}

/** Written beside and renamed, so that a run never reads half a file; the same content is not written again. */
function save(folder: string, name: string, text: string): void {
  const file = join(folder, name)
  if (readOrNull(file) === text) return
  // Hidden, so that what a run leaves that was ended here is no source.
  const unfinished = join(folder, `.${name}.part`)
  writeFileSync(unfinished, text)
  renameSync(unfinished, file)
}

function fileOf(folder: string, name: string): string {
  return join(folder, `${name}.json`)
}

/** Hidden, so that it is no source. */
const VALIDATORS = '.validators'

function readValidators(folder: string): Validators | undefined {
  try {
    return JSON.parse(readOrNull(join(folder, VALIDATORS)) ?? '') as Validators
  } catch {
    // None, or half of them: all is asked for again.
    return undefined
  }
}

function writeValidators(folder: string, { etag, lastModified }: Fetched): void {
  writeFileSync(join(folder, VALIDATORS), JSON.stringify({ etag, lastModified }))
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
