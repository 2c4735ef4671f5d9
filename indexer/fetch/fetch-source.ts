/**
 * From an address to files that a run indexes like any others: each entry of a feed is a file of its own, which stays when
 * the feed no longer has it.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode, declaredCharset } from '../read/decode.ts'
import { isFeed } from '../read/beginnings.ts'
import { isJsonFeed, readEntries } from '../read/feed.ts'
import type { SourceArticle } from '../read/source-article.ts'
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
/** Addresses of one sitemap, with those it names, or of one list that are followed. */
const MAX_PAGES = 1000

/** Fetches what is new and gives the folder it is in. @throws FetchError when the address itself cannot be had. */
export async function fetchSource(address: string, fetcher: Fetcher, options: FetchOptions): Promise<string> {
  const folder = join(options.folder, `${new URL(address).hostname}-${shortHash(address)}`)
  mkdirSync(folder, { recursive: true })
  const fetched = await fetcher.get(address, readValidators(folder))
  if (fetched === null) return folder
  const text = decode(fetched.bytes, declaredCharset(fetched.bytes))
  let isWhole = true
  const onRefused: FetchOptions['onRefused'] = (url, reason) => {
    isWhole = false
    options.onRefused(url, reason)
  }
  if (isFeedText(text)) await saveFeed(text, folder, fetcher, { ...options, onRefused })
  else {
    const addresses = listedAddresses(text, fetched.url)
    if (addresses === null) savePage(fetched.url, text, folder)
    else await savePages(addresses, folder, fetcher, { ...options, onRefused })
  }
  // What could not be had is asked for again by the next run, which has to know the addresses.
  if (isWhole) writeValidators(folder, fetched)
  return folder
}

function isFeedText(text: string): boolean {
  if (isFeed(text)) return true
  try {
    return isJsonFeed(JSON.parse(text))
  } catch {
    return false
  }
}

async function saveFeed(text: string, folder: string, fetcher: Fetcher, options: FetchOptions): Promise<void> {
  for (const entry of readEntries(text)) {
    const name = shortHash(entry.givenId ?? entry.url ?? `${entry.title}`)
    const page = options.pages && isTeaser(entry) ? await pageOf(entry.url!, fetcher, options) : null
    save(folder, name, toFields(entry, page))
  }
}

function isTeaser({ blocks, url }: SourceArticle): boolean {
  return url !== null && blocks.reduce((sum, { text }) => sum + text.length, 0) < TEASER_CHARS
}

async function pageOf(url: string, fetcher: Fetcher, options: FetchOptions): Promise<string | null> {
  try {
    const page = await fetcher.get(url)
    return page && decode(page.bytes, declaredCharset(page.bytes))
  } catch (error) {
    if (!(error instanceof FetchError)) throw error
    options.onRefused(url, `${error.message}; the entry of the feed is used`)
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
  const isXml = isSitemap(text)
  const found = isXml
    ? [...text.matchAll(/<(?:\w+:)?loc>\s*([^<\s]+)\s*<\/(?:\w+:)?loc>/g)].map(([, address]) => address.replaceAll('&amp;', '&'))
    : text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#')) // prettier-ignore
  const addresses = found.map((address) => URL.parse(address, isXml ? base : undefined))
  if (!isXml && (addresses.length === 0 || addresses.includes(null))) return null
  return addresses.filter((url) => url !== null && /^https?:$/.test(url.protocol)).map((url) => url!.href).slice(0, MAX_PAGES) // prettier-ignore
}

function isSitemap(text: string): boolean {
  return /<(?:\w+:)?(?:urlset|sitemapindex)\b/.test(text.slice(0, 2000))
}

/** A sitemap among them stands for the pages that it lists. */
async function savePages(
  addresses: readonly string[],
  folder: string,
  fetcher: Fetcher,
  options: FetchOptions,
): Promise<void> {
  const wanted = new Set(addresses)
  for (const address of wanted) {
    try {
      const page = await fetcher.get(address)
      if (page === null) continue
      const text = decode(page.bytes, declaredCharset(page.bytes))
      const listed = isSitemap(text) ? listedAddresses(text, page.url) : null
      if (listed === null) savePage(page.url, text, folder)
      for (const each of listed?.slice(0, MAX_PAGES - wanted.size) ?? []) wanted.add(each)
    } catch (error) {
      if (!(error instanceof FetchError)) throw error
      options.onRefused(address, error.message)
    }
  }
}

function savePage(url: string, html: string, folder: string): void {
  save(folder, shortHash(url), { url, html })
}

/** Written beside and renamed, so that a run never reads half a file; the same content is not written again. */
function save(folder: string, name: string, fields: object): void {
  const file = join(folder, `${name}.json`)
  const text = JSON.stringify(fields)
  if (readOrNull(file) === text) return
  writeFileSync(`${file}.part`, text)
  renameSync(`${file}.part`, file)
}

/** Hidden, so that it is no source. */
const VALIDATORS = '.validators'

function readValidators(folder: string): Validators | undefined {
  const text = readOrNull(join(folder, VALIDATORS))
  return text === null ? undefined : (JSON.parse(text) as Validators)
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

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
