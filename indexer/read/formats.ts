/** The formats, one row each. Adding one is adding a reader's file and a row here. */
import { csvRows, isCsv, readCsvRow } from './csv.ts'
import { isFeed, readFeed } from './feed.ts'
import type { FieldNames } from './fields.ts'
import { htmlPage } from './html.ts'
import { isJson, readJson } from './json.ts'
import { isMailMessage, isMailbox, mailboxMessages, readMail } from './mail.ts'
import { hasFrontMatter } from './front-matter.ts'
import { readMarkdown } from './markdown.ts'
import { isNdjson, ndjsonLines, readNdjsonLine } from './ndjson.ts'
import type { OpenSource } from './open-source.ts'
import type { ReadResult, SourceArticle } from './source-article.ts'
import { isText, readText } from './text.ts'
import { readWarcPage, warcPages } from './warc.ts'

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
  read(item: string, options: ReadOptions): SourceArticle | Promise<SourceArticle>
}

/** A part of a source that holds one article, still to be read; or why it cannot be. */
export type Item =
  { readonly line: number | null; readonly text: string } | { readonly line: number | null; readonly refused: string }

export interface ReadOptions {
  /** What the fields of JSON and CSV sources are called, beside the names that are known. */
  readonly fieldNames: FieldNames
}

/** When this changes, the next run reads all sources again. */
const READER_VERSION = '7'

/** Part of what tells that a source is unchanged: who read it, and how. */
export function readerVersion({ fieldNames }: ReadOptions): string {
  const given = Object.entries(fieldNames).sort()
  return given.length ? `${READER_VERSION} ${JSON.stringify(given)}` : READER_VERSION
}

// prettier-ignore
export const FORMATS: readonly (FileFormat | ItemFormat)[] = [
  { name: 'warc', endings: ['warc'], by: 'item', laterWins: true, items: warcPages, read: readWarcPage, isLike: (text) => /^WARC\/\d/.test(text) },
  { name: 'mbox', endings: ['mbox'], by: 'item', laterWins: true, items: mailboxMessages, read: readMail, isLike: isMailbox },
  { name: 'mail', endings: ['eml'], by: 'file', laterWins: false, many: false, read: async (source) => [{ article: await readMail(await source.latin1()), line: null }], isLike: isMailMessage },
  { name: 'feed', endings: ['rss', 'atom', 'rdf', 'xml'], by: 'file', laterWins: false, many: true, read: async (source) => readFeed(await source.text()), isLike: isFeed },
  { name: 'html', endings: ['html', 'htm', 'xhtml', 'shtml'], by: 'file', laterWins: false, many: false, read: oneArticle((page) => htmlPage(page, null)), isLike: (text) => /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)?<(?:!doctype\s+html|html|head|body|article|div|p)\b/i.test(text) },
  { name: 'ndjson', endings: ['ndjson', 'jsonl'], by: 'item', laterWins: false, items: ndjsonLines, read: readNdjsonLine, isLike: isNdjson },
  { name: 'json', endings: ['json'], by: 'file', laterWins: false, many: true, read: async (source, options) => readJson(await source.text(), options), isLike: isJson },
  { name: 'markdown', endings: ['md', 'markdown'], by: 'file', laterWins: false, many: false, read: oneArticle(readMarkdown), isLike: hasFrontMatter },
  { name: 'csv', endings: ['csv', 'tsv'], by: 'item', laterWins: false, items: csvRows, read: readCsvRow, isLike: isCsv },
  { name: 'text', endings: ['txt', 'text'], by: 'file', laterWins: false, many: false, read: oneArticle(readText), isLike: isText },
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

function oneArticle(read: (text: string) => SourceArticle): FileFormat['read'] {
  return async (source) => [{ article: read(await source.text()), line: null }]
}
