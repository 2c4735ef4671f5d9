/** The day a page was published, from the places pages tell it, in the order of how often each is right. */
import { addDays } from '../../engine/date-range.ts'
import { foldSpace } from '../clean/line.ts'
import { MONTH_NAMES } from '../months.ts'
import { parsePrintedDate } from './printed-date.ts'
import type { PrintedDate } from './source-article.ts'

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

export interface DatePlaces {
  readonly linked: unknown
  readonly meta: ReadonlyMap<string, string>
  readonly url: string | null
  readonly title: string | null
}

export function pageDate(document: Document, places: DatePlaces): PrintedDate | null {
  const told = toldDate(document, places)
  if (told === null) return printedNear(document, places.title)
  return { ...told, value: asPrinted(told.value, places.title, document) }
}

function toldDate(document: Document, { linked, meta, url }: DatePlaces): PrintedDate | null {
  const times = [...document.querySelectorAll('time, [itemprop="datePublished"]')]
  const linkedDate = dateOf(linked)
  if (linkedDate) return { value: linkedDate, from: 'json-ld' }
  for (const name of PUBLISHED_NAMES) {
    const value = dateOf(meta.get(name))
    if (value) return { value, from: 'meta' }
  }
  const marked = times.find(isPublicationTime)
  const markedDate = marked && timeOf(marked)
  if (markedDate) return { value: markedDate, from: 'time' }
  const inAddress = dateInAddress(url)
  if (inAddress) return { value: inAddress, from: 'url' }
  const nearTitle = timeNearTitle(document)
  if (nearTitle) return { value: nearTitle, from: 'time' }
  const inScripts = dateInScripts(document)
  return inScripts ? { value: inScripts, from: 'meta' } : null
}

/** The first time of the article, not of a list of others beside it. */
function timeNearTitle(document: Document): string | null {
  const heading = document.querySelector('h1')
  for (let around = heading?.parentElement; around && around !== document.body; around = around.parentElement) {
    for (const element of around.querySelectorAll('time')) {
      const value = timeOf(element)
      if (value) return value
    }
  }
  const all = [...document.querySelectorAll('time')].map(timeOf).filter((value) => value !== null)
  return heading === null && all.length > 0 ? all[0] : null
}

/**
 * A time in UTC may lie a day off what the page prints: the day in print is the day meant. Told by an element that
 * has the same moment with its own zone, or by the day before or after, printed beside the title where that of UTC is not.
 */
function asPrinted(value: string, title: string | null, document: Document): string {
  if (!/T.*(?:Z|\+00:00)$/.test(value)) return value
  const sameMoment = [...document.querySelectorAll('time[datetime]')]
    .map((element) => element.getAttribute('datetime')!)
    .find(
      (local) => /[+-](?!00:?00)\d\d:?\d\d$/.test(local) && Math.abs(Date.parse(local) - Date.parse(value)) < 60_000,
    )
  if (sameMoment) return dateOf(sameMoment) ?? value
  const day = value.slice(0, 10)
  const near = textsNear(document, title)
  if (near.some((text) => prints(text, day))) return value
  const beside = [addDays(day, -1), addDays(day, 1)].filter((other) => near.some((text) => prints(text, other)))
  return beside.length === 1 ? beside[0] : value
}

/** What stands before and behind each place where the page prints its title. */
function textsNear(document: Document, title: string | null): string[] {
  if (title === null) return []
  const text = foldSpace((document.body.textContent ?? '').slice(0, SEARCHED_CHARS))
  const near: string[] = []
  for (let at = text.indexOf(title); at >= 0; at = text.indexOf(title, at + title.length)) {
    near.push(
      text.slice(at + title.length, at + title.length + NEAR_TITLE),
      text.slice(Math.max(0, at - NEAR_TITLE / 2), at),
    )
  }
  return near
}

const SEARCHED_CHARS = 240_000

function prints(text: string, day: string): boolean {
  const [year, month, date] = day.split('-')
  const name = MONTH_NAMES[Number(month) - 1]
  const names = `(?:${name}|${name.slice(0, 3)}\\.?|${name.slice(0, 4)}\\.)`
  const number = `0?${Number(date)}(?:st|nd|rd|th)?`
  return new RegExp(`\\b(?:${names} ${number},? ${year}|${number} ${names},? ${year})\\b|\\b${day}\\b`, 'i').test(text)
}

/** How far from its title a page prints its date, in characters. */
const NEAR_TITLE = 500
const MONTH = `(?:${MONTH_NAMES.join('|')}|${MONTH_NAMES.map((name) => name.slice(0, 3)).join('|')}|Sept)\\.?`
const DAY = '\\d{1,2}(?:st|nd|rd|th)?'
const PRINTED = new RegExp(`\\b(?:${MONTH} ${DAY},? \\d{4}|${DAY} ${MONTH},? \\d{4}|\\d{4}-\\d\\d-\\d\\d)\\b`, 'i')

/** A full date printed beside the title, where nothing else tells one. */
function printedNear(document: Document, title: string | null): PrintedDate | null {
  for (const text of textsNear(document, title)) {
    const value = parsePrintedDate(PRINTED.exec(text)?.[0] ?? '')
    if (value) return { value, from: 'text' }
  }
  return null
}

/** Pages made by scripts keep the date in the data these read. */
const IN_SCRIPT =
  /"(?:datePublished|pubDate|publishDate|publishedAt|published_at|publicationDate|firstPublished(?:At)?)"\s*:\s*"(\d{4}-\d\d-\d\d[^"]{0,20})"/

function dateInScripts(document: Document): string | null {
  for (const script of document.querySelectorAll('script:not([src])')) {
    const value = dateOf(IN_SCRIPT.exec(script.textContent ?? '')?.[1])
    if (value) return value
  }
  return null
}

function isPublicationTime(element: Element): boolean {
  const around = element.parentElement?.getAttribute('class') ?? ''
  const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('itemprop') ?? ''} ${around}`
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

/** `/2023/12/21/`, `/2023/dec/21/`, `/20231221/`. */
function dateInAddress(url: string | null): string | null {
  const match =
    /\/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-](0?[1-9]|[12]\d|3[01])(?:[/-]|$)/i.exec(url ?? '') ??
    /\/((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[/-]|$)/.exec(url ?? '') // prettier-ignore
  if (!match) return null
  const [, year, month, day] = match
  return parsePrintedDate(/\d/.test(month) ? `${year}/${month}/${day}` : `${day} ${month} ${year}`)
}

export function dateOf(value: unknown): string | null {
  return typeof value === 'string' ? parsePrintedDate(value.slice(0, 80)) : null
}
