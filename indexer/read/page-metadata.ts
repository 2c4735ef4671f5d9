/** What a page says of itself: title, outlet, authors, dates, language, address. */
import { foldSpace } from '../clean/line.ts'
import { linkedArticle, type LinkedArticle } from './linked-data.ts'
import { dateOf, pageDate } from './page-date.ts'
import { pageTitle } from './page-title.ts'
import type { SourceArticle } from './source-article.ts'
import { isWebAddress } from './web-address.ts'

export type PageMetadata = Pick<
  SourceArticle,
  'title' | 'url' | 'source' | 'authors' | 'publishedAt' | 'updatedAt' | 'language' | 'foundIn'
>

export function pageMetadata(document: Document, url: string | null): PageMetadata {
  const meta = metaTags(document)
  const linked = linkedArticle(document)
  const address = pageAddress(document, meta, url)
  const outlet = outletOf(meta, linked)
  const titles = {
    'og:title': textOf(meta.get('og:title')),
    'json-ld': textOf(linked?.headline),
    'twitter:title': textOf(meta.get('twitter:title')),
  }
  const title = pageTitle(document, titles, outlet?.text ?? null, address)
  const places = { linked: linked?.datePublished, meta, url: address, title: title?.text ?? null }
  return {
    title: title?.text ?? null,
    url: address,
    source: outlet?.text ?? null,
    foundIn: {
      ...(title && { title: title.place }),
      ...(outlet && { source: outlet.place }),
    },
    authors: pageAuthors(meta, linked),
    publishedAt: pageDate(document, places),
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

/** The outlet, and where the page names it. */
function outletOf(meta: ReadonlyMap<string, string>, linked: LinkedArticle | null) {
  const places = [
    ['og:site_name', textOf(meta.get('og:site_name'))],
    ['json-ld', nameOf(linked?.publisher)],
    ['application-name', textOf(meta.get('application-name'))],
  ] as const
  const found = places.find(([, text]) => text !== null)
  return found ? { place: found[0], text: found[1]! } : null
}

function pageAddress(document: Document, meta: ReadonlyMap<string, string>, given: string | null): string | null {
  const named = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? meta.get('og:url')
  const address = named && URL.parse(named, given ?? undefined)
  return address && isWebAddress(address.href) ? address.href : given
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

function nameOf(value: unknown): string | null {
  return textOf(typeof value === 'object' && value !== null ? (value as { name?: unknown }).name : value)
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? foldSpace(value) || null : null
}
