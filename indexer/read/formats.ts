/** The formats, one row each. Adding one is adding a reader's file, how its content begins, and a row here. */
import { createHash } from 'node:crypto'
import {
  hasFrontMatter,
  isCsv,
  isFeed,
  isHtml,
  isJson,
  isMailMessage,
  isMailbox,
  isNdjson,
  isNewsXml,
  isText,
  isWarc,
} from './beginnings.ts'
import type { FieldNames } from './field-names.ts'
import { linesOf } from './lines.ts'
import type { OpenSource } from './open-source.ts'
import type { ReadResult, SourceArticle } from './source-article.ts'

interface FormatNames {
  readonly name: string
  /** Endings of file names, without the dot. */
  readonly endings: readonly string[]
  /** Whether an id that comes again in the same file is a later state of the article, and not a mistake. */
  readonly laterWins: boolean
  /** Whether content that begins like this is of this format; the first row that says yes counts. */
  isLike(beginning: string): boolean
}

/** Read as a whole, in one go. */
export interface FileFormat extends FormatNames {
  readonly by: 'file'
  /** Whether a file may hold several articles. */
  readonly many: boolean
  read(source: OpenSource, options: ReadOptions): Promise<Iterable<ReadResult>>
}

/** Read item by item: a file of any size, and only the items that changed. */
export interface ItemFormat extends FormatNames {
  readonly by: 'item'
  items(source: OpenSource): AsyncIterable<Item>
  read(item: string, options: ReadOptions): Promise<SourceArticle>
}

/** A part of a source that holds one article, still to be read; or why it cannot be. */
export type Item =
  { readonly line: number | null; readonly text: string } | { readonly line: number | null; readonly refused: string }

export interface ReadOptions {
  /** What the fields of JSON, CSV and front matter are called, beside the names that are known. */
  readonly fieldNames: FieldNames
}

/** When this changes, the next run reads all sources again. */
const READER_VERSION = '15'

/** Part of what tells that a source is unchanged: who read it, and how. */
export function readerVersion({ fieldNames }: ReadOptions): string {
  const given = Object.entries(fieldNames).sort()
  return given.length ? `${READER_VERSION} ${JSON.stringify(given)}` : READER_VERSION
}

/** What tells that an item of a source is unchanged. */
export function hashOfItem(text: string, options: ReadOptions): string {
  return createHash('sha256').update(readerVersion(options)).update('\0').update(text).digest('hex')
}

// Readers are loaded when there is something for them to read: their libraries take longer to load than most runs last.
const csv = () => import('./csv.ts')
const mail = () => import('./mail.ts')
const warc = () => import('./warc.ts')

// prettier-ignore
export const FORMATS: readonly (FileFormat | ItemFormat)[] = [
  { name: 'warc', endings: ['warc'], by: 'item', laterWins: true, isLike: isWarc, items: itemsOf(async () => (await warc()).warcPages), read: async (page) => (await warc()).readWarcPage(page) },
  { name: 'mbox', endings: ['mbox'], by: 'item', laterWins: true, isLike: isMailbox, items: itemsOf(async () => (await mail()).mailboxMessages), read: async (message) => (await mail()).readMail(message) },
  { name: 'mail', endings: ['eml'], by: 'file', laterWins: false, many: false, isLike: isMailMessage, read: async (source) => oneArticle(await (await mail()).readMail(await source.latin1())) },
  { name: 'feed', endings: ['rss', 'atom', 'rdf', 'xml'], by: 'file', laterWins: false, many: true, isLike: isFeed, read: async (source) => (await import('./feed.ts')).readFeed(await source.text()) },
  { name: 'news-xml', endings: ['nitf', 'newsml'], by: 'file', laterWins: false, many: true, isLike: isNewsXml, read: async (source) => (await import('./news-xml.ts')).readNewsXml(await source.text()) },
  { name: 'html', endings: ['html', 'htm', 'xhtml', 'shtml'], by: 'file', laterWins: false, many: false, isLike: isHtml, read: async (source) => oneArticle((await import('./html.ts')).htmlPage(await source.text(), null)) },
  { name: 'ndjson', endings: ['ndjson', 'jsonl'], by: 'item', laterWins: false, isLike: isNdjson, items: (source) => linesOf(source.textChunks()), read: async (line, options) => (await import('./ndjson.ts')).readNdjsonLine(line, options) },
  { name: 'json', endings: ['json'], by: 'file', laterWins: false, many: true, isLike: isJson, read: async (source, options) => (await import('./json.ts')).readJson(await source.text(), options) },
  { name: 'markdown', endings: ['md', 'markdown'], by: 'file', laterWins: false, many: false, isLike: hasFrontMatter, read: async (source, options) => oneArticle((await import('./markdown.ts')).readMarkdown(await source.text(), options)) },
  { name: 'csv', endings: ['csv', 'tsv'], by: 'item', laterWins: false, isLike: isCsv, items: itemsOf(async () => (await csv()).csvRows), read: async (row, options) => (await csv()).readCsvRow(row, options) },
  { name: 'text', endings: ['txt', 'text'], by: 'file', laterWins: false, many: false, isLike: isText, read: async (source) => oneArticle((await import('./labelled-text.ts')).readLabelledText(await source.text())) },
]

/** The format a file's name tells, `.gz` aside; null for a name that tells none. */
export function formatOfName(fileName: string): FileFormat | ItemFormat | null {
  const ending = /\.([a-z0-9]+)(?:\.gz)?$/i.exec(fileName)?.[1].toLowerCase()
  return FORMATS.find((format) => format.endings.includes(ending ?? '')) ?? null
}

/** The format content tells by how it begins; null when it is like none. */
export function formatOfContent(beginning: string): FileFormat | ItemFormat | null {
  return FORMATS.find((format) => format.isLike(beginning)) ?? null
}

export function formatNamed(name: string): FileFormat | ItemFormat {
  return FORMATS.find((format) => format.name === name)!
}

function oneArticle(article: SourceArticle): ReadResult[] {
  return [{ article, line: null }]
}

function itemsOf(load: () => Promise<ItemFormat['items']>): ItemFormat['items'] {
  return async function* (source) {
    yield* (await load())(source)
  }
}
