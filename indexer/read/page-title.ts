/** The title of a page's article: the headline a reader sees, without the outlet's name that pages append for search engines. */
import { foldSpace, lineKey } from '../clean/line.ts'
import { textOf, withoutEntities } from './html-blocks.ts'

export interface FoundTitle {
  readonly text: string
  readonly place: 'h1' | 'title' | keyof NamedTitles
}

/** What pages call their article elsewhere, the most trustworthy first. */
export interface NamedTitles {
  readonly 'og:title': string | null
  readonly 'json-ld': string | null
  readonly 'twitter:title': string | null
}

/** A heading is the headline when this share of the words of the shorter of the two is in the other. */
const ALIKE = 0.6
const LONGEST_TITLE = 300

export function pageTitle(
  document: Document,
  named: NamedTitles,
  outlet: string | null,
  url: string | null,
): FoundTitle | null {
  const element = document.querySelector('title')?.textContent ?? null
  const others = [...(Object.entries(named) as [keyof NamedTitles, string | null][]), ['title', element] as const]
    .map(([place, text]) => ({ place, text: text === null ? '' : withoutOutlet(decode(text), outlet, url) }))
    .filter(({ text }) => text !== '')
  const headings = [...document.querySelectorAll('h1')]
    .map((heading) => ({
      text: decode(textOf(heading)),
      isInArticle: heading.closest('article, main') !== null,
    }))
    .filter(({ text }) => text.length > 2 && text.length <= LONGEST_TITLE && !isOutlet(text, outlet, url))
  const alike = headings.find(({ text }) => others.some((other) => areAlike(text, other.text)))
  const only =
    others.length === 0 || headings.length === 1 ? headings[0] : headings.find(({ isInArticle }) => isInArticle)
  const heading = alike ?? (others.length === 0 || only?.isInArticle ? only : undefined)
  return heading ? { text: heading.text, place: 'h1' } : (others[0] ?? null)
}

/** Twice escaped text is common in meta tags. */
function decode(text: string): string {
  return foldSpace(withoutEntities(text))
}

const SEPARATOR = /(?<!\s)\s+[|–—·•»:-]\s+|(?<!\s)\s*[|»]\s*/

/** `Talks fail | The Courier`, `Opinion | Talks fail - Courier.com`: parts that name the outlet or a section go. */
function withoutOutlet(text: string, outlet: string | null, url: string | null): string {
  let rest = text
  for (;;) {
    const parts = rest.split(SEPARATOR)
    if (parts.length < 2) return rest
    const [first, last] = [parts[0], parts.at(-1)!]
    if (isOutlet(last, outlet, url) || isEdition(last, outlet))
      rest = rest.slice(0, rest.length - last.length).replace(/(?<!\s)\s*[|–—·•»:-]\s*$/, '')
    else if (isOutlet(first, outlet, url) || SECTION.test(first))
      rest = rest.slice(first.length).replace(/^\s*[|–—·•»:-]\s*/, '')
    else return rest
  }
}

const SECTION =
  /^(?:opinion|news|analysis|video|watch|live|world|politics|business|sports?|exclusive|review|editorial|column)$/i

function isOutlet(text: string, outlet: string | null, url: string | null): boolean {
  const key = compact(text)
  if (key.length < 2) return false
  if (outlet !== null && isNameOf(text, outlet)) return true
  const host = URL.parse(url ?? '')?.hostname.replace(/^www\./, '') ?? ''
  const label = compact(host.split('.').slice(0, -1).join(''))
  return host !== '' && (compact(host) === key || label === key || (key.length > 3 && label.endsWith(key)))
}

/** What stands last and begins with the outlet's name is more of that: "CNNPolitics", "The Guardian US edition today". */
function isEdition(text: string, outlet: string | null): boolean {
  return outlet !== null && compact(outlet) !== '' && compact(text).startsWith(compact(outlet))
}

/** Words that may follow an outlet's name in a part of a title: "The Courier Online". */
const WORDS_BEHIND_NAME = 2

/** "Courier" and "The Courier Online" are names of The Courier; "Metropolitan police chief quits" is none of the Metro. */
function isNameOf(text: string, outlet: string): boolean {
  const [key, name] = [compact(text), compact(outlet)]
  if (key === name || (key.length > 3 && name.includes(key))) return true
  const [words, first] = [nameWords(text), nameWords(outlet)]
  const isLonger = words.length > first.length && words.length <= first.length + WORDS_BEHIND_NAME
  return isLonger && first.length > 0 && first.every((word, at) => words[at] === word)
}

function nameWords(name: string): string[] {
  return (
    lineKey(name)
      .replace(/^the /, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

function compact(text: string): string {
  return lineKey(text)
    .replace(/^the /, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function areAlike(a: string, b: string): boolean {
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)]
  const least = Math.min(wordsA.size, wordsB.size)
  return least > 0 && wordsA.intersection(wordsB).size >= ALIKE * least
}

function wordsOf(text: string): Set<string> {
  return new Set(lineKey(text).match(/[\p{L}\p{N}]+/gu))
}
