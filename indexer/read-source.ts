import { relative } from 'node:path'
import type { CatalogueFiles } from './catalogue/catalogue-files.ts'
import { batches, inOrder, only } from './in-order.ts'
import { formatNamed, hashOfItem, type ItemFormat, type ReadOptions } from './read/formats.ts'
import { OpenSource } from './read/open-source.ts'
import { UnreadableSourceError } from './read/source-article.ts'
import type { SourceFile } from './sources.ts'
import type { ItemText, TaskResult } from './work.ts'
import type { Workers } from './workers.ts'

export interface Reading {
  readonly workers: Workers
  readonly catalogue: CatalogueFiles
  readonly readOptions: ReadOptions
  /** Whether the article of an item, by its hash and where it stands, need not be read. */
  readonly isKnown: (contentHash: string, line: number | null) => boolean
}

/**
 * What a source holds, read and tagged. A file of one format is read whole by the time this resolves, so that several
 * can be under way; one of items is read while the caller takes its articles, in constant memory.
 */
export async function readSource(file: SourceFile, reading: Reading): Promise<AsyncIterable<TaskResult>> {
  const format = formatNamed(file.format)
  if (format.by === 'item') return readItems(file, format, reading)
  const results = await reading.workers.do({ ...sourceTask(file, reading), type: 'file' })
  return only(...results)
}

/** As a person would name the file from where they are. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path)
  return near.startsWith('..') ? path : near
}

/** Only items that are not known are handed to the workers, in batches; those that cannot be read are told last. */
async function* readItems(file: SourceFile, format: ItemFormat, reading: Reading): AsyncGenerator<TaskResult> {
  const refused: TaskResult[] = []
  const unknownItems = async function* (): AsyncGenerator<ItemText> {
    for await (const item of format.items(new OpenSource(file.path))) {
      if ('refused' in item) refused.push(item)
      else if (!reading.isKnown(hashOfItem(item.text, reading.readOptions), item.line)) yield item
    }
  }
  const tasks = batches(unknownItems(), (items) => doItems(items, file, reading), {
    size: 32,
    // A batch of whole pages must not fill the memory.
    maxWeight: 4 * 1024 * 1024,
    weight: ({ text }) => text.length,
  })
  try {
    for await (const results of inOrder(tasks, reading.workers.width)) yield* results
  } catch (error) {
    // The items so far are articles all the same; what stands behind the damage is unknown.
    if (!(error instanceof UnreadableSourceError)) throw error
    refused.push({ refused: error.message, line: error.line })
  }
  yield* refused
}

/** What ends the thread or its time costs one item: those beside it are done again, each alone. */
async function doItems(items: readonly ItemText[], file: SourceFile, reading: Reading): Promise<TaskResult[]> {
  const results = await reading.workers.do({ ...sourceTask(file, reading), type: 'items', items })
  if (results.length === items.length) {
    return results.map((result, at) =>
      'refused' in result ? { ...result, line: result.line ?? items[at].line } : result,
    )
  }
  const alone: TaskResult[] = []
  for (const item of items) alone.push(...(await doItems([item], file, reading)))
  return alone
}

function sourceTask(file: SourceFile, { catalogue, readOptions }: Reading) {
  return { source: file, shownPath: shownPath(file.path), catalogue, readOptions }
}
