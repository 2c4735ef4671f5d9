/** A search as a feed that others follow: Atom and JSON Feed. */
import type { Hit } from '../../../engine/search-engine.ts'
import { withZone } from '../../../engine/article-order.ts'
import { escapeHtml } from '../mark-html.ts'

export interface FeedPage {
  readonly title: string
  /** Of the search page and of the feed itself, absolute. */
  readonly pageUrl: string
  readonly feedUrl: string
  /** When the index last changed, ISO 8601; null for an empty one. */
  readonly updatedAt: string | null
  readonly entries: readonly FeedEntry[]
}

export interface FeedEntry {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly publishedAt: string | null
  readonly source: string | null
  readonly text: string
}

export function feedEntry({ paragraph, article }: Hit, url: string): FeedEntry {
  const { title, publishedAt, source } = article
  return { id: paragraph.id, url, title, publishedAt, source, text: paragraph.text }
}

export function toAtom({ title, pageUrl, feedUrl, updatedAt, entries }: FeedPage): string {
  const latest = updatedAt ?? '1970-01-01T00:00:00Z'
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<title>${xml(title)}</title>`,
    `<id>${xml(feedUrl)}</id>`,
    `<link rel="self" type="application/atom+xml" href="${xml(feedUrl)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(pageUrl)}"/>`,
    `<updated>${xml(latest)}</updated>`,
    '<author><name>Dateline</name></author>',
    ...entries.map((entry) => atomEntry(entry, latest)),
    '</feed>',
    '',
  ].join('\n')
}

function atomEntry({ id, url, title, publishedAt, source, text }: FeedEntry, latest: string): string {
  const moment = momentOf(publishedAt)
  return [
    '<entry>',
    `<title>${xml(title)}</title>`,
    `<id>urn:dateline:${xml(id)}</id>`,
    `<link rel="alternate" type="text/html" href="${xml(url)}"/>`,
    `<updated>${xml(moment ?? latest)}</updated>`,
    ...(moment ? [`<published>${xml(moment)}</published>`] : []),
    ...(source ? [`<author><name>${xml(source)}</name></author>`] : []),
    `<content type="text">${xml(text)}</content>`,
    '</entry>',
  ].join('')
}

export function toJsonFeed({ title, pageUrl, feedUrl, entries }: FeedPage) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: pageUrl,
    feed_url: feedUrl,
    items: entries.map((entry) => {
      const moment = momentOf(entry.publishedAt)
      return {
        id: entry.id,
        url: entry.url,
        title: entry.title,
        content_text: entry.text,
        ...(moment ? { date_published: moment } : {}),
        ...(entry.source ? { authors: [{ name: entry.source }] } : {}),
      }
    }),
  }
}

/** Feeds want a moment with a zone; a day is its first minute in UTC, and less than a day is no moment. */
function momentOf(publishedAt: string | null): string | null {
  if (publishedAt === null || publishedAt.length < 10) return null
  return publishedAt.length === 10 ? `${publishedAt}T00:00:00Z` : withZone(publishedAt)
}

/** Security: text in XML. Characters that XML forbids go, the others are escaped as in HTML. */
export function xml(text: string): string {
  return escapeHtml(text.toWellFormed().replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, ''))
}
