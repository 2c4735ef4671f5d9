import type { PublishedAtFrom } from '../../engine/document.ts'
import { htmlPage } from './html.ts'
import { markdownBlocks } from './markdown-blocks.ts'
import { parsePrintedDate } from './printed-date.ts'
import { EMPTY_ARTICLE, UnreadableSourceError, type SourceArticle } from './source-article.ts'
import { readText } from './text.ts'

/**
 * An article from named fields: an NDJSON line, a JSON object, front matter. What the fields say counts more than what
 * is found in the text.
 * @throws UnreadableSourceError when a field has the wrong kind of value, or there is no text.
 */
export function articleFromFields(fields: Record<string, unknown>, dateFrom: PublishedAtFrom = 'given'): SourceArticle {
  const given = {
    givenId: idField(fields),
    title: textField(fields, 'title'),
    url: urlField(fields),
    source: textField(fields, 'source'),
    authors: authorsField(fields),
    updatedAt: dateField(fields, 'updatedAt'),
    language: textField(fields, 'language')?.toLowerCase().slice(0, 2) ?? null,
  }
  const publishedAt = dateField(fields, 'publishedAt')
  return withGiven(EMPTY_ARTICLE, {
    ...given,
    publishedAt: publishedAt === null ? null : { value: publishedAt, from: dateFrom },
  })
}

/** The same with its text, which must be in `text`, `html` or `markdown`. */
export function articleWithBody(fields: Record<string, unknown>): SourceArticle {
  const given = articleFromFields(fields)
  const html = textField(fields, 'html')
  if (html !== null) return withGiven(htmlPage(html, given.url), given)
  const markdown = textField(fields, 'markdown')
  if (markdown !== null) return { ...given, blocks: markdownBlocks(markdown) }
  const text = textField(fields, 'text')
  if (text !== null) return withGiven(readText(text), given)
  // A text that is there and empty is a headline without a body; no text at all is a mistake.
  if (['text', 'html', 'markdown'].some((name) => typeof fields[name] === 'string')) return given
  throw new UnreadableSourceError('it has none of the fields text, html and markdown')
}

/** What was given, and where it is silent what was found. */
function withGiven(found: SourceArticle, given: Partial<SourceArticle>): SourceArticle {
  const said = Object.entries(given).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  )
  return { ...found, ...Object.fromEntries(said) }
}

function textField(fields: Record<string, unknown>, name: string): string | null {
  const value = fields[name]
  if (value === undefined || value === null) return null
  if (typeof value !== 'string')
    throw new UnreadableSourceError(`the field ${name} must be a text, not ${kindOf(value)}`)
  return value.trim() === '' ? null : value
}

function idField(fields: Record<string, unknown>): string | null {
  return typeof fields.id === 'number' ? String(fields.id) : textField(fields, 'id')
}

/** Only addresses of the web are kept: a `javascript:` one must never become a link. */
function urlField(fields: Record<string, unknown>): string | null {
  const url = textField(fields, 'url')
  if (url === null) return null
  return /^https?:$/.test(URL.parse(url)?.protocol ?? '') ? url : null
}

function authorsField(fields: Record<string, unknown>): string[] {
  const value = fields.authors ?? []
  const authors: unknown[] = Array.isArray(value) ? value : [value]
  if (!authors.every((author) => typeof author === 'string')) {
    throw new UnreadableSourceError('the field authors must be a list of names')
  }
  return authors.map((author) => author.trim()).filter(Boolean)
}

function dateField(fields: Record<string, unknown>, name: string): string | null {
  const printed = textField(fields, name)
  if (printed === null) return null
  const date = parsePrintedDate(printed)
  if (date === null)
    throw new UnreadableSourceError(`the field ${name} must be a date like 2025-02-25, not “${printed.slice(0, 40)}”`)
  return date
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
