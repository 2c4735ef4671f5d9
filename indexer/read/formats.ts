/** The formats, one row each. Adding one is adding a reader's file and a row here. */
import { htmlPage } from './html.ts'
import { readJson } from './json.ts'
import { readMarkdown } from './markdown.ts'
import { readNdjsonLine } from './ndjson.ts'
import type { OpenSource } from './open-source.ts'
import type { ReadResult, SourceArticle } from './source-article.ts'
import { readText } from './text.ts'

interface FormatNames {
  readonly name: string
  /** Endings of file names, without the dot. */
  readonly endings: readonly string[]
}

/** Read as a whole, in one go. */
export interface FileFormat extends FormatNames {
  readonly by: 'file'
  /** Whether a file may hold several articles. */
  readonly many: boolean
  read(source: OpenSource): Promise<Iterable<ReadResult>>
}

/** Read line by line: a file of any size, and only the lines that changed. */
export interface LineFormat extends FormatNames {
  readonly by: 'line'
  read(line: string): SourceArticle
}

/** Part of what tells that a source is unchanged: when this changes, the next run reads all sources again. */
export const READER_VERSION = '1'

export const FORMATS: readonly (FileFormat | LineFormat)[] = [
  { name: 'text', endings: ['txt', 'text'], by: 'file', many: false, read: oneArticle(readText) },
  { name: 'markdown', endings: ['md', 'markdown'], by: 'file', many: false, read: oneArticle(readMarkdown) },
  {
    name: 'html',
    endings: ['html', 'htm', 'xhtml'],
    by: 'file',
    many: false,
    read: oneArticle((page) => htmlPage(page, null)),
  },
  { name: 'ndjson', endings: ['ndjson', 'jsonl'], by: 'line', read: readNdjsonLine },
  { name: 'json', endings: ['json'], by: 'file', many: true, read: async (source) => readJson(await source.text()) },
]

/** The format a file's name tells, `.gz` aside; null for a name that tells none. */
export function formatOfName(fileName: string): FileFormat | LineFormat | null {
  const ending = /\.([a-z0-9]+)(?:\.gz)?$/i.exec(fileName)?.[1].toLowerCase()
  return FORMATS.find((format) => format.endings.includes(ending ?? '')) ?? null
}

export function formatNamed(name: string): FileFormat | LineFormat {
  return FORMATS.find((format) => format.name === name)!
}

function oneArticle(read: (text: string) => SourceArticle): FileFormat['read'] {
  return async (source) => [{ article: read(await source.text()), line: null }]
}
