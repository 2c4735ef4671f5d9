/** The day a page was published, from the places pages tell it, in the order of how often each is right. */
import { addDays } from '../../engine/date-range.ts'
import { foldSpace } from '../clean/line.ts'
import { MONTH_NAMES, withEnglishDates } from '../calendar.ts'
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
  return told && { ...told, value: asPrinted(told.value, places.title, document) }
}

/** The place a date is taken from comes first the surer it is that the date is the article's own. */
function toldDate(document: Document, { linked, meta, url, title }: DatePlaces): PrintedDate | null {
  const linkedDate = dateOf(linked)
  if (linkedDate) return { value: linkedDate, from: 'json-ld' }
  for (const name of PUBLISHED_NAMES) {
    const value = dateOf(meta.get(name))
    if (value) return { value, from: 'meta' }
  }
  const times = [...document.querySelectorAll('time, [itemprop="datePublished"]')].filter(isOwn)
  const marked = times.find(isPublicationTime)
  const markedDate = (marked && timeOf(marked)) ?? timeNearTitle(document, HEADER_LEVELS)
  if (markedDate) return { value: markedDate, from: 'time' }
  const inAddress = dateInAddress(url)
  if (inAddress) return { value: inAddress, from: 'url' }
  const inScripts = dateInScripts(document)
  if (inScripts) return { value: inScripts, from: 'meta' }
  const printed = printedNear(document, title)
  if (printed) return { value: printed, from: 'text' }
  const farther = timeNearTitle(document, Infinity)
  return farther ? { value: farther, from: 'time' } : null
}

/** A time in a list of links is that of what the link leads to. */
function isOwn(element: Element): boolean {
  return element.closest('li, nav, aside, [role="listitem"]')?.querySelector('a[href]') == null
}

/** How far above its title an article's header may reach, in elements. */
const HEADER_LEVELS = 2

/** The first time beside the title, looked for in ever more of what is around it. */
function timeNearTitle(document: Document, levels: number): string | null {
  const heading = document.querySelector('h1')
  let around = heading?.parentElement
  for (let level = 0; level < levels && around && around !== document.body; level++) {
    const value = firstTime(around)
    if (value) return value
    around = around.parentElement
  }
  return heading === null && levels === Infinity ? firstTime(document.body) : null
}

function firstTime(within: Element): string | null {
  for (const element of within.querySelectorAll('time')) {
    const value = isOwn(element) ? timeOf(element) : null
    if (value) return value
  }
  return null
}

/**
 * A time in UTC may lie a day off what the page prints: the day in print is the day meant. Told by an element that
 * has the same moment with its own zone, or by the day before or after, printed beside the title where that of UTC is not.
 */
function asPrinted(value: string, title: string | null, document: Document): string {
  if (!value.includes('T') || !/(?:Z|\+00:00)$/.test(value)) return value
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
  const near: string[] = []
  const texts = textsOf(document)
  // Words of neighbouring elements must not run together; a title may itself be of several elements.
  for (const joint of [' ', '']) {
    const text = foldSpace(texts.join(joint))
    for (let at = text.indexOf(title); at >= 0; at = text.indexOf(title, at + title.length)) {
      near.push(
        text.slice(at + title.length, at + title.length + NEAR_TITLE),
        text.slice(Math.max(0, at - NEAR_TITLE / 2), at),
      )
    }
    if (near.length > 0) break
  }
  return near
}

/** The texts that readers see, in order, as many as are searched; without recursion, for pages nested to do harm. */
function textsOf(document: Document): string[] {
  const texts: string[] = []
  const walker = document.createTreeWalker(document.body, SHOW_TEXT)
  let chars = 0
  while (chars < SEARCHED_CHARS && walker.nextNode()) {
    const { parentNode, textContent } = walker.currentNode
    // A caption may be of an old picture.
    if (textContent === null || /^(?:script|style|noscript|template|figcaption)$/i.test(parentNode?.nodeName ?? ''))
      continue
    texts.push(textContent)
    chars += textContent.length
  }
  return texts
}

/** `NodeFilter.SHOW_TEXT` */
const SHOW_TEXT = 4
const SEARCHED_CHARS = 240_000

function prints(text: string, day: string): boolean {
  const [year, month, date] = day.split('-')
  const name = MONTH_NAMES[Number(month) - 1]
  const names = `(?:${name}|${name.slice(0, 3)}\\.?|${name.slice(0, 4)}\\.)`
  const number = `0?${Number(date)}(?:st|nd|rd|th)?`
  return new RegExp(
    `(?<![\\p{L}\\d])(?:${names} ${number},? ${year}|${number} ${names},? ${year}|${day})(?!\\d)`,
    'iu',
  ).test(text)
}

/** How far from its title a page prints its date, in characters. */
const NEAR_TITLE = 500
const MONTH = `(?:${MONTH_NAMES.join('|')}|${MONTH_NAMES.map((name) => name.slice(0, 3)).join('|')}|Sept)\\.?`
const DAY = '\\d{1,2}(?:st|nd|rd|th)?'
const PRINTED = new RegExp(`\\b(?:${MONTH} ${DAY},? \\d{4}|${DAY} ${MONTH},? \\d{4}|\\d{4}-\\d\\d-\\d\\d)(?!\\d)`, 'i')

/** A full date printed beside the title. */
function printedNear(document: Document, title: string | null): string | null {
  for (const text of textsNear(document, title)) {
    const value = parsePrintedDate(PRINTED.exec(withEnglishDates(text))?.[0] ?? '')
    if (value) return value
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
