/**
 * The heavy part of a run, reading and tagging, as tasks that worker threads do. A task is a piece of a source; what
 * comes back is ready to be written.
 */
import type { Article } from '../engine/document.ts'
import { sketchOf } from '../engine/text/sketch.ts'
import type { Catalogue } from './catalogue/catalogue.ts'
import type { CatalogueFiles } from './catalogue/catalogue-files.ts'
import { loadCatalogue } from './catalogue/load-catalogue.ts'
import { linesOfPage } from './clean/recurring-lines.ts'
import { prepareArticle } from './prepare-article.ts'
import { dateInFileName } from './read/file-name.ts'
import { formatNamed, hashOfItem, type Item, type ReadOptions } from './read/formats.ts'
import { OpenSource } from './read/open-source.ts'
import { UnreadableSourceError, type ReadResult } from './read/source-article.ts'
import type { SourceFile } from './sources.ts'
import { retagArticle, tagArticle, type TaggedArticle } from './tag/tag-article.ts'

interface SourceTask {
  readonly source: Pick<SourceFile, 'path' | 'format' | 'key'>
  /** The source as its user named it. */
  readonly shownPath: string
  readonly catalogue: CatalogueFiles
  readonly readOptions: ReadOptions
}

/** An item that could be taken from its source. */
export type ItemText = Extract<Item, { text: string }>

export type Task =
  | (SourceTask & { readonly type: 'file' })
  | (SourceTask & { readonly type: 'items'; readonly items: readonly ItemText[] })
  | { readonly type: 'tag'; readonly article: Article; readonly catalogue: CatalogueFiles }

export interface ReadArticle extends TaggedArticle {
  readonly line: number | null
  /** SHA-256 of what it was read from, hex. */
  readonly contentHash: string
  /** Null for a text too short to be recognised, or one that is only tagged again. */
  readonly sketch: string | null
}

/** An article, why one could not be read, or that there is nothing in it to index. */
export type TaskResult =
  | ReadArticle
  | { readonly refused: string; readonly line: number | null; readonly contentHash?: string }
  | { readonly empty: true; readonly line: number | null }

export default async function work(task: Task): Promise<TaskResult[]> {
  const catalogue = catalogueFor(task.catalogue)
  switch (task.type) {
    case 'file':
      return readFile(task, catalogue)
    case 'items':
      return Promise.all(task.items.map((item) => readItem(item, task, catalogue)))
    case 'tag':
      return [{ ...retagArticle(task.article, catalogue), line: null, contentHash: '', sketch: null }]
  }
}

async function readFile(task: SourceTask, catalogue: Catalogue): Promise<TaskResult[]> {
  const format = formatNamed(task.source.format)
  if (format.by !== 'file') throw new Error(`${format.name} is read item by item`)
  try {
    const results = await format.read(new OpenSource(task.source.path), task.readOptions)
    return Array.from(results, (result) => finish(result, task, catalogue))
  } catch (error) {
    return [refusal(error, null)]
  }
}

async function readItem({ line, text }: ItemText, task: SourceTask, catalogue: Catalogue): Promise<TaskResult> {
  const format = formatNamed(task.source.format)
  if (format.by !== 'item') throw new Error(`${format.name} is read whole`)
  const contentHash = hashOfItem(text, task.readOptions)
  try {
    const article = await format.read(text, task.readOptions)
    return finish({ article, line }, task, catalogue, contentHash)
  } catch (error) {
    return refusal(error, line, contentHash)
  }
}

/** An article that neither its source nor an address names is known by its file, or in a file of many by its content. */
function finish(result: ReadResult, task: SourceTask, catalogue: Catalogue, hash?: string): TaskResult {
  if ('refused' in result) {
    const { item, ...refused } = result
    return item === undefined ? refused : { ...refused, contentHash: hashOfItem(item, task.readOptions) }
  }
  const contentHash = hash ?? hashOfItem(JSON.stringify(result.article), task.readOptions)
  const format = formatNamed(task.source.format)
  const isOneOfMany = format.by === 'item' || format.many
  try {
    const key = isOneOfMany ? `${task.source.key}#${contentHash}` : task.source.key
    const dateInName = isOneOfMany ? null : dateInFileName(task.source.path)
    const place = { path: task.shownPath, format: format.name, key, dateInName }
    const article = prepareArticle(result.article, place)
    if (article === null) return { empty: true, line: result.line }
    const texts = article.paragraphs.map(({ text }) => text)
    const sketch = sketchOf(texts, linesOfPage(article))
    return { ...tagArticle(article, catalogue), line: result.line, contentHash, sketch }
  } catch (error) {
    return refusal(error, result.line, contentHash)
  }
}

/** A fault of our own costs the article it shows in, not the run. */
function refusal(error: unknown, line: number | null, contentHash?: string): TaskResult {
  const hash = contentHash === undefined ? {} : { contentHash }
  if (!(error instanceof UnreadableSourceError))
    return { refused: `a fault of Dateline's own, please report it: ${describeFault(error)}`, line, ...hash }
  return { refused: error.message, line: error.line ?? line, ...hash }
}

function describeFault(error: unknown): string {
  const [message, place = ''] = (error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n')
  return `${message} ${place.trim()}`.trim()
}

let loaded: { readonly key: string; readonly catalogue: Catalogue } | null = null

/** Each thread reads the catalogue once; a task with other files makes it read again. */
function catalogueFor(files: CatalogueFiles): Catalogue {
  const key = JSON.stringify(files)
  if (loaded?.key !== key) loaded = { key, catalogue: loadCatalogue(files) }
  return loaded.catalogue
}
