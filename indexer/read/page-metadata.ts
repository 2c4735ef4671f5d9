/** What a page says of itself: title, outlet, authors, dates, language, address. */
import type { FieldPlace } from '../../engine/document.ts'
import { foldSpace } from '../clean/line.ts'
import { linkedArticle, type LinkedArticle } from './linked-data.ts'
import { languageCode } from './language-code.ts'
import { namesInLine } from './names-in-line.ts'
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
  const title = pageTitle(document, titles, outlet?.text ?? null, address?.text ?? null)
  const places = { linked: linked?.datePublished, meta, url: address?.text ?? null, title: title?.text ?? null }
  const authors = authorsOf(meta, linked)
  const updated = updateOf(meta, linked)
  const language = languageOf(document, meta, linked)
  const found = { title, url: address, source: outlet, updatedAt: updated, language }
  const foundIn = Object.entries(found).flatMap(([field, each]) => (each === null ? [] : [[field, each.place]]))
  return {
    title: title?.text ?? null,
    url: address?.text ?? null,
    source: outlet?.text ?? null,
    authors,
    publishedAt: pageDate(document, places),
    updatedAt: updated?.text ?? null,
    language: language?.text ?? null,
    foundIn: {
      ...Object.fromEntries(foundIn),
      ...(authors.length > 0 && { authors: linked?.author ? 'json-ld' : 'meta' }),
    },
  }
}

/** What a page says of itself, and where. */
interface Found {
  readonly text: string
  readonly place: FieldPlace
}

/** The first of these places that holds something. */
function firstFound(places: readonly (readonly [FieldPlace, string | null])[]): Found | null {
  const found = places.find(([, text]) => text !== null)
  return found ? { place: found[0], text: found[1]! } : null
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

function outletOf(meta: ReadonlyMap<string, string>, linked: LinkedArticle | null): Found | null {
  return firstFound([
    ['og:site_name', textOf(meta.get('og:site_name'))],
    ['json-ld', nameOf(linked?.publisher)],
    ['application-name', textOf(meta.get('application-name'))],
  ])
}

/** @param given where the page was had from */
function pageAddress(document: Document, meta: ReadonlyMap<string, string>, given: string | null): Found | null {
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href')
  const named = [
    ['canonical', canonical],
    ['og:url', meta.get('og:url')],
  ] as const
  for (const [place, href] of named) {
    const address = href ? URL.parse(href, given ?? undefined) : null
    if (address && isWebAddress(address.href) && !isFrontPage(address)) return { text: address.href, place }
  }
  return given === null ? null : { text: given, place: 'address' }
}

/** Some sites give it as the address of all their pages. */
function isFrontPage({ pathname, search }: URL): boolean {
  return pathname === '/' && search === ''
}

function authorsOf(meta: ReadonlyMap<string, string>, linked: LinkedArticle | null): string[] {
  const names = linked?.author
    ? [linked.author].flat().map(nameOf)
    : namesInLine(textOf(meta.get('author')) ?? textOf(meta.get('byl')) ?? '')
  return [...new Set(names.filter((name) => name !== null && !/^https?:/.test(name)) as string[])]
}

function updateOf(meta: ReadonlyMap<string, string>, linked: LinkedArticle | null): Found | null {
  return firstFound([
    ['json-ld', dateOf(linked?.dateModified)],
    ['meta', dateOf(meta.get('article:modified_time')) ?? dateOf(meta.get('og:updated_time'))],
  ])
}

/** The first that is named counts, be it a language that has a code or not. */
function languageOf(document: Document, meta: ReadonlyMap<string, string>, linked: LinkedArticle | null): Found | null {
  const named = firstFound([
    ['lang', document.documentElement.getAttribute('lang')],
    ['meta', meta.get('og:locale') ?? null],
    ['json-ld', textOf(linked?.inLanguage)],
  ])
  const code = languageCode(named?.text ?? null)
  return named && code !== null ? { text: code, place: named.place } : null
}

function nameOf(value: unknown): string | null {
  return textOf(typeof value === 'object' && value !== null ? (value as { name?: unknown }).name : value)
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? foldSpace(value) || null : null
}
