/** Feeds: RSS, RDF, Atom and JSON Feed, each entry an article. */
import { parseFeed } from 'feedsmith'
import { foldSpace } from '../clean/line.ts'
import { feedFromLibrary, type Feed, type FeedEntry } from './feed-entries.ts'
import { languageCode } from './language-code.ts'
import { htmlFragmentBlocks, htmlText } from './html-blocks.ts'
import { lenientFeed } from './lenient-feed.ts'
import { parsePrintedDate } from './printed-date.ts'
import {
  EMPTY_ARTICLE,
  UnreadableSourceError,
  type Block,
  type ReadResult,
  type SourceArticle,
} from './source-article.ts'
import { publishedPosts } from './wordpress.ts'
import { isWebAddress } from './web-address.ts'
import { withoutTitle } from './without-title.ts'

export function isJsonFeed(value: unknown): boolean {
  const version = typeof value === 'object' && value !== null ? (value as { version?: unknown }).version : null
  return typeof version === 'string' && version.includes('jsonfeed.org')
}

/** @throws UnreadableSourceError when there is neither a feed nor an entry in it. */
export function readFeed(text: string): ReadResult[] {
  return readEntries(text).map((article) => ({ article, line: null }))
}

export function readEntries(text: string): SourceArticle[] {
  const feed = parse(text)
  return distinct(feed.entries.map((entry) => toArticle(entry, feed)))
}

/** Feeds print entries twice, and some give all the same id: what has an address of its own is known by that then. */
function distinct(entries: readonly SourceArticle[]): SourceArticle[] {
  const urlsById = Map.groupBy(entries, (entry) => entry.givenId)
  const named = entries.map((entry) => {
    const sameId = new Set(urlsById.get(entry.givenId)!.map(({ url }) => url))
    return sameId.size > 1 && entry.url !== null ? { ...entry, givenId: null } : entry
  })
  return [...new Map(named.map((entry) => [keyOf(entry), entry])).values()]
}

/** What an entry is told from others by: live blogs print many without an address and under one title, or none. */
export function keyOf({ givenId, url, title, blocks, publishedAt }: SourceArticle): string {
  return JSON.stringify(url === null ? [givenId, title, publishedAt?.value, blocks] : [givenId, url, title])
}

/**
 * The library reads what follows the rules; feeds often do not, and what it refuses or finds empty is read for what
 * entries there are.
 */
function parse(text: string): Feed {
  const source = publishedPosts(text.trim())
  let feed: Feed | null = null
  try {
    feed = feedFromLibrary(parseFeed(source))
  } catch {
    // Not by the rules.
  }
  if (feed !== null && feed.entries.length > 0) return feed
  const lenient = source.startsWith('{') ? null : lenientFeed(source)
  if (lenient === null && feed === null)
    throw new UnreadableSourceError('it is not a feed: there is neither RSS nor Atom nor JSON Feed in it')
  return lenient !== null && lenient.entries.length > 0 ? lenient : (feed ?? lenient!)
}

function toArticle(entry: FeedEntry, feed: Feed): SourceArticle {
  const title = plainText(entry.title)
  const url = webAddress(entry.url, resolvedBase(entry, feed)) ?? webAddress(entry.id, null)
  const publishedAt = parsePrintedDate(entry.publishedAt ?? '') ?? parsePrintedDate(entry.updatedAt ?? '')
  const blocks = withoutTitle(blocksOf(entry), title)
  return {
    ...EMPTY_ARTICLE,
    givenId: entry.id,
    // What has neither title nor text is still known by where it stands.
    title: title ?? (blocks.length === 0 ? url : null),
    url,
    source: plainText(entry.source) ?? plainText(feed.title),
    authors: entry.authors.map(plainText).filter((name) => name !== null),
    publishedAt: publishedAt === null ? null : { value: publishedAt, from: 'given' },
    updatedAt: parsePrintedDate(entry.updatedAt ?? ''),
    language: languageCode(entry.language) ?? languageCode(feed.language),
    foundIn: {
      title: title === null ? 'url' : 'entry',
      url: 'entry',
      source: plainText(entry.source) === null ? 'feed' : 'entry',
      authors: 'entry',
      updatedAt: 'entry',
      language: languageCode(entry.language) === null ? 'feed' : 'entry',
    },
    blocks,
  }
}

function blocksOf({ content, isPlain }: FeedEntry): Block[] {
  if (content === null) return []
  // Plain text in which signs of markup were meant as signs.
  const html = isPlain ? content.replace(/&/g, '&amp;').replace(/</g, '&lt;') : content
  // Where no markup parts paragraphs, blank lines do: WordPress keeps its posts so.
  return htmlFragmentBlocks(isPlain || !/<(?:p|br|div)\b/i.test(html) ? html.replace(/\n\s*\n/g, '<p>') : html)
}

/** Titles and names hold markup in one feed and escape it in the next. */
function plainText(text: string | null): string | null {
  if (text === null) return null
  return foldSpace(/[<&]/.test(text) ? htmlText(text.replace(/<(?![a-z!/])/gi, '&lt;')) : text) || null
}

function resolvedBase({ base }: FeedEntry, feed: Feed): string | null {
  return base === null ? feed.base : (URL.parse(base, feed.base ?? undefined)?.href ?? feed.base)
}

/** Only addresses of the web are kept. */
function webAddress(address: string | null, base: string | null): string | null {
  if (address === null || address.trim() === '') return null
  const url = URL.parse(address.trim(), base ?? undefined)
  return url !== null && isWebAddress(url.href) ? url.href : null
}
