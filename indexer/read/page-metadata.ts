/** What a page says of itself: title, outlet, authors, dates, language, address. */
import { foldSpace } from '../clean/line.ts'
import { linkedArticle, type LinkedArticle } from './linked-data.ts'
import { parsePrintedDate } from './printed-date.ts'
import type { PrintedDate, SourceArticle } from './source-article.ts'

export type PageMetadata = Pick<
  SourceArticle,
  'title' | 'url' | 'source' | 'authors' | 'publishedAt' | 'updatedAt' | 'language'
>

export function pageMetadata(document: Document, url: string | null): PageMetadata {
  const meta = metaTags(document)
  const linked = linkedArticle(document)
  const address = pageAddress(document, meta, url)
  return {
    title: pageTitle(document, meta, linked),
    url: address,
    source: textOf(meta.get('og:site_name')) ?? nameOf(linked?.publisher) ?? textOf(meta.get('application-name')),
    authors: pageAuthors(meta, linked),
    publishedAt: publishedAt(document, meta, linked, address),
    updatedAt:
      dateOf(linked?.dateModified) ?? dateOf(meta.get('article:modified_time')) ?? dateOf(meta.get('og:updated_time')),
    language: pageLanguage(document, meta, linked),
  }
}

/** By lower-case name, property or itemprop; the first of a name counts. */
function metaTags(document: Document): Map<string, string> {
  const tags = new Map<string, string>()
  for (const element of document.querySelectorAll('meta')) {
    const name = (
      element.getAttribute('property') ??
      element.getAttribute('name') ??
      element.getAttribute('itemprop') ??
      ''
    ).toLowerCase()
    const content = element.getAttribute('content')
    if (name && content && !tags.has(name)) tags.set(name, content)
  }
  return tags
}

function pageTitle(document: Document, meta: ReadonlyMap<string, string>, linked: LinkedArticle | null): string | null {
  return (
    textOf(meta.get('og:title')) ??
    textOf(linked?.headline) ??
    textOf(meta.get('twitter:title')) ??
    textOf(document.querySelector('h1')?.textContent) ??
    textOf(document.querySelector('title')?.textContent)
  )
}

function pageAddress(document: Document, meta: ReadonlyMap<string, string>, given: string | null): string | null {
  const named = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta.get('og:url')
  const address = named && URL.parse(named, given ?? undefined)
  return address && /^https?:$/.test(address.protocol) ? address.href : given
}

function pageAuthors(meta: ReadonlyMap<string, string>, linked: LinkedArticle | null): string[] {
  const names = linked?.author
    ? [linked.author].flat().map(nameOf)
    : [textOf(meta.get('author')) ?? textOf(meta.get('byl'))]
  return [...new Set(names.filter((name) => name !== null && !/^https?:/.test(name)) as string[])]
}

function pageLanguage(
  document: Document,
  meta: ReadonlyMap<string, string>,
  linked: LinkedArticle | null,
): string | null {
  const named = document.documentElement.getAttribute('lang') ?? meta.get('og:locale') ?? textOf(linked?.inLanguage)
  return /^[a-z]{2}(?![a-z])/i.exec(named ?? '')?.[0].toLowerCase() ?? null
}

/** Names of meta tags that hold the day of publication, the most trustworthy first. */
// prettier-ignore
const PUBLISHED_NAMES = [
  'article:published_time', 'og:published_time', 'datepublished', 'article.published', 'dc.date.issued', 'dcterms.created',
  'dc.date', 'dcterms.date', 'dcterms.issued', 'parsely-pub-date', 'sailthru.date', 'pubdate', 'publishdate', 'publish-date',
  'publish_date', 'date.published', 'cxenseparse:recs:publishtime', 'article_date_original', 'originalpublicationdate',
  'rnews:datepublished', 'bt:pubdate', 'citation_publication_date', 'prism.publicationdate', 'displaydate', 'creation_date',
  'vr:published_time', 'article:published', 'iso-8601-publish-date', 'publication_date', 'date',
]

const PUBLISHED_CLASS = /publish|entry-date|post-date|posted|article[-_]*date|dateline/i
const UPDATED_CLASS = /updat|modif|edit/i

/** Each place a page prints its date, in the order of how often it is right. */
function publishedAt(
  document: Document,
  meta: ReadonlyMap<string, string>,
  linked: LinkedArticle | null,
  url: string | null,
): PrintedDate | null {
  const times = [...document.querySelectorAll('time, [itemprop="datePublished"]')]
  const marked = times.find(isPublicationTime)
  const linkedDate = dateOf(linked?.datePublished)
  if (linkedDate) return { value: linkedDate, from: 'json-ld' }
  for (const name of PUBLISHED_NAMES) {
    const value = dateOf(meta.get(name))
    if (value) return { value, from: 'meta' }
  }
  const markedDate = marked && timeOf(marked)
  if (markedDate) return { value: markedDate, from: 'time' }
  const inAddress = dateInAddress(url)
  if (inAddress) return { value: inAddress, from: 'url' }
  const first = times.map(timeOf).find((value) => value !== null)
  return first ? { value: first, from: 'time' } : null
}

function isPublicationTime(element: Element): boolean {
  const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('itemprop') ?? ''}`
  return (
    element.hasAttribute('pubdate') ||
    /datePublished/i.test(name) ||
    (PUBLISHED_CLASS.test(name) && !UPDATED_CLASS.test(name))
  )
}

function timeOf(element: Element): string | null {
  return (
    dateOf(element.getAttribute('datetime') ?? element.getAttribute('content') ?? undefined) ??
    dateOf(element.textContent)
  )
}

function dateInAddress(url: string | null): string | null {
  const match = /\/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/-]|$)/.exec(url ?? '')
  return match && parsePrintedDate(`${match[1]}/${match[2]}/${match[3]}`)
}

function dateOf(value: unknown): string | null {
  return typeof value === 'string' ? parsePrintedDate(value.slice(0, 80)) : null
}

function nameOf(value: unknown): string | null {
  return textOf(typeof value === 'object' && value !== null ? (value as { name?: unknown }).name : value)
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? foldSpace(value) || null : null
}
