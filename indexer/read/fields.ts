/** Articles from named fields: an NDJSON line, a JSON object, a row of CSV, front matter. */
import type { FoundIn, PublishedAtFrom } from '../../engine/document.ts'
import { MAX_VALUE_CHARS } from '../../engine/facets.ts'
import { OTHER_NAMES, OWN_OR_OTHER_NAMES, type FieldName, type FieldNames } from './field-names.ts'
import { htmlFragmentBlocks, withoutEntities } from './html-blocks.ts'
import { htmlPage } from './html.ts'
import { languageCode } from './language-code.ts'
import { markdownBlocks } from './markdown-blocks.ts'
import { namesInLine } from './names-in-line.ts'
import { parsePrintedDate } from './printed-date.ts'
import { EMPTY_ARTICLE, UnreadableSourceError, type SourceArticle } from './source-article.ts'
import { readText } from './text.ts'
import { isWebAddress } from './web-address.ts'

/** Whether an object could be an article: it holds one of the fields that a text or its title stands in. */
export function isArticleLike(fields: Record<string, unknown>): boolean {
  return hasText(fields) || namesOf('title').some((path) => valueAt(fields, path) !== undefined)
}

/** Whether it holds the text itself and not only what tells of it. */
export function hasText(fields: Record<string, unknown>): boolean {
  const paths = BODIES.flatMap(namesOf).filter((path) => !TELLS_OF_TEXT.has(path))
  return paths.some((path) => typeof valueAt(fields, path) === 'string')
}

const TELLS_OF_TEXT = new Set(['summary', 'description', 'abstract'])

function namesOf(name: FieldName): readonly string[] {
  return [name, ...OTHER_NAMES[name]]
}

/**
 * An article's fields without its text. What the fields say counts more than what is found in the text.
 * @throws UnreadableSourceError when a field has the wrong kind of value.
 */
export function articleFromFields(
  fields: Record<string, unknown>,
  from: PublishedAtFrom = 'given',
  fieldNames: FieldNames = {},
): SourceArticle {
  const reader = new FieldReader(fields, fieldNames)
  const publishedAt = reader.date('publishedAt')
  const given = {
    givenId: reader.id(),
    title: titleText(reader.text('title')),
    url: reader.url(),
    source: outletName(reader.text('source')),
    authors: reader.authors(),
    publishedAt: publishedAt === null ? null : { value: publishedAt, from },
    updatedAt: reader.date('updatedAt'),
    language: languageCode(reader.text('language')),
  }
  return withGiven(EMPTY_ARTICLE, given, from)
}

const BODIES = ['text', 'html', 'markdown'] as const

/** The same with its text, which must be in `text`, `html` or `markdown`. */
export function articleWithBody(fields: Record<string, unknown>, fieldNames: FieldNames = {}): SourceArticle {
  const given = articleFromFields(fields, 'given', fieldNames)
  const reader = new FieldReader(fields, fieldNames)
  const html = reader.text('html')
  if (html !== null) return withGiven(isPage(html) ? htmlPage(html, given.url) : fragment(html), given, 'given')
  const markdown = reader.text('markdown')
  if (markdown !== null) return { ...given, blocks: markdownBlocks(markdown) }
  const text = reader.text('text')
  if (text !== null) return withGiven(reader.saysText(text) ? readText(text) : fragment(text), given, 'given')
  // A text that is there and empty is a headline without a body; no text at all is a mistake.
  if (BODIES.some((name) => reader.has(name))) return given
  const [plain, page, marked] = BODIES.map((name) => fieldNames[name] ?? name)
  throw new UnreadableSourceError(`it has none of the fields ${plain}, ${page} and ${marked}${hintOf(fields)}`)
}

/** Fields that are named where none of them is the text. */
const MOST_NAMED = 12

function hintOf(fields: Record<string, unknown>): string {
  const names = Object.keys(fields).filter((name) => !OWN_OR_OTHER_NAMES.has(name))
  if (names.length === 0) return ''
  const named = `${names.slice(0, MOST_NAMED).join(', ').slice(0, 200)}${names.length > MOST_NAMED ? ' …' : ''}`
  return `, but ${named}; say which is the text: FIELDS=text=NAME`
}

/** What is a title here is a piece of HTML elsewhere. */
function titleText(given: string | null): string | null {
  return given && withoutEntities(given)
}

function outletName(given: string | null): string | null {
  return given !== null && given.length > MAX_VALUE_CHARS ? null : given
}

/** A whole page brings its own fields; a piece of one is the text alone. */
function isPage(html: string): boolean {
  return /<(?:html|body|head|article|main)[\s>]/i.test(html)
}

function fragment(html: string): SourceArticle {
  return { ...EMPTY_ARTICLE, blocks: htmlFragmentBlocks(html) }
}

/** What was given, and where it is silent what was found. */
export function withGiven(found: SourceArticle, given: Partial<SourceArticle>, from: PublishedAtFrom): SourceArticle {
  const said = Object.entries(given).filter(
    ([name, value]) => name !== 'foundIn' && value !== null && !(Array.isArray(value) && value.length === 0),
  )
  const foundIn = Object.fromEntries(said.flatMap(([name]) => (isPlaced(name) ? [[name, from]] : [])))
  return { ...found, ...Object.fromEntries(said), foundIn: { ...found.foundIn, ...given.foundIn, ...foundIn } }
}

function isPlaced(name: string): name is keyof FoundIn {
  return ['title', 'url', 'source', 'authors', 'updatedAt', 'language'].includes(name)
}

/**
 * Fields by our names or those the operator gave, which must then hold what they should, and where these are silent by
 * the names others use, which may mean something else and are passed over when they do not fit.
 */
class FieldReader {
  readonly #fields: Record<string, unknown>
  readonly #fieldNames: FieldNames

  constructor(fields: Record<string, unknown>, fieldNames: FieldNames) {
    this.#fields = fields
    this.#fieldNames = fieldNames
  }

  has(name: FieldName): boolean {
    return typeof this.#named(name) === 'string' || this.#others(name).some((value) => typeof value === 'string')
  }

  text(name: FieldName): string | null {
    const value = this.#named(name)
    if (typeof value === 'string' && value.trim() !== '') return value
    const other = this.#others(name).find((candidate) => typeof candidate === 'string' && candidate.trim() !== '')
    if (typeof other === 'string') return other
    if (value !== undefined && value !== null && typeof value !== 'string')
      throw new UnreadableSourceError(`the field ${this.#nameOf(name)} must be a text, not ${kindOf(value)}`)
    return null
  }

  /** @throws UnreadableSourceError for a number that JSON cannot hold: several such would be one. */
  id(): string | null {
    const value = this.#named('id')
    if (typeof value !== 'number') return this.text('id')
    if (Number.isInteger(value) && !Number.isSafeInteger(value))
      throw new UnreadableSourceError(
        `the field ${this.#nameOf('id')} is a number too long to be told from the next: put it in quotation marks`,
      )
    return String(value)
  }

  /** Only addresses of the web are kept: a `javascript:` one must never become a link. */
  url(): string | null {
    const url = this.text('url')
    if (url === null || !isWebAddress(url)) return null
    // As it is given: ids are made of it. What no address may hold is written as the address means it.
    return /[\u0000-\u0020\u007f]/.test(url) ? new URL(url).href : url
  }

  authors(): string[] {
    const value = this.#named('authors')
    if (value !== undefined && value !== null) {
      const authors = namesIn(value)
      if (authors === null)
        throw new UnreadableSourceError(`the field ${this.#nameOf('authors')} must be a list of names`)
      return authors
    }
    return (
      this.#others('authors')
        .map(namesIn)
        .find((names) => names !== null && names.length > 0) ?? []
    )
  }

  date(name: 'publishedAt' | 'updatedAt'): string | null {
    const value = inText(this.#named(name))
    if (typeof value === 'string' && value.trim() !== '') {
      const date = parsePrintedDate(value)
      if (date !== null) return date
      throw new UnreadableSourceError(
        `the field ${this.#nameOf(name)} must be a date like 2025-02-25, not “${value.slice(0, 40)}”`,
      )
    }
    if (value !== undefined && value !== null && typeof value !== 'string') {
      throw new UnreadableSourceError(
        `the field ${this.#nameOf(name)} must be a date like 2025-02-25, not ${kindOf(value)}`,
      )
    }
    return (
      this.#others(name)
        .map(inText)
        .map((other) => (typeof other === 'string' ? parsePrintedDate(other) : null))
        .find((date) => date !== null) ?? null
    )
  }

  /** Whether a text is plain: one under our own name is; one under another's may be a piece of a page. */
  saysText(text: string): boolean {
    return (
      this.#named('text') === text || !/<\/?(?:p|br|div|ul|ol|li|h[1-6]|blockquote|a|em|strong)\b[^<>]*>/i.test(text)
    )
  }

  /** The operator's name where the source has it: of an archive of many sources it is the name in some. */
  #nameOf(name: FieldName): string {
    const given = this.#fieldNames[name]
    return given !== undefined && valueAt(this.#fields, given) !== undefined ? given : name
  }

  #named(name: FieldName): unknown {
    return valueAt(this.#fields, this.#nameOf(name))
  }

  #others(name: FieldName): unknown[] {
    return OTHER_NAMES[name].map((path) => valueAt(this.#fields, path))
  }
}

/** A time may be a number. */
function inText(value: unknown): unknown {
  return typeof value === 'number' ? String(value) : value
}

/** The value under a name; a name with dots leads into objects unless it stands so in the source. */
function valueAt(fields: Record<string, unknown>, path: string): unknown {
  if (Object.hasOwn(fields, path)) return fields[path]
  let value: unknown = fields
  for (const name of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = (value as Record<string, unknown>)[name]
  }
  return value
}

/** Names in a line, a list of names, or of objects with a `name`; null for anything else. */
function namesIn(value: unknown): string[] | null {
  if (typeof value === 'string') return namesInLine(value)
  const list: unknown[] = Array.isArray(value) ? value : [value]
  const names = list.map((item) =>
    typeof item === 'object' && item !== null ? (item as { name?: unknown }).name : item,
  )
  if (!names.every((name) => typeof name === 'string')) return null
  return names.map((name) => name.trim()).filter(Boolean)
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
