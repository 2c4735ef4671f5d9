import { relative } from 'node:path'
import type { CatalogueFiles } from './catalogue/load-catalogue.ts'
import { batches, inOrder, only } from './in-order.ts'
import { formatNamed } from './read/formats.ts'
import { linesOf, OVERLONG_LINE, type Line } from './read/lines.ts'
import { OpenSource } from './read/open-source.ts'
import { UnreadableSourceError } from './read/source-article.ts'
import type { SourceFile } from './sources.ts'
import { hashOfLine, type TaskResult } from './work.ts'
import type { Workers } from './workers.ts'

export interface Reading {
  readonly workers: Workers
  readonly catalogue: CatalogueFiles
  /** Whether the article of a line, by its hash, need not be read. */
  readonly isKnown: (contentHash: string) => boolean
}

/**
 * What a source holds, read and tagged. A file of one format is read whole by the time this resolves, so that several
 * can be under way; one of lines is read while the caller takes its articles, in constant memory.
 */
export async function readSource(file: SourceFile, reading: Reading): Promise<AsyncIterable<TaskResult>> {
  if (formatNamed(file.format).by === 'line') return readLines(file, reading)
  const results = await reading.workers.do({ ...sourceTask(file, reading), type: 'file' })
  return only(...results)
}

/** As a person would name the file from where they are. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), path)
  return near.startsWith('..') ? path : near
}

/** Only lines that are not known are handed to the workers, in batches; lines that cannot be read are told last. */
async function* readLines(file: SourceFile, reading: Reading): AsyncGenerator<TaskResult> {
  const refused: TaskResult[] = []
  const unknownLines = async function* (): AsyncGenerator<Line> {
    for await (const line of linesOf(new OpenSource(file.path).textChunks())) {
      if (line.text === null) refused.push({ refused: OVERLONG_LINE, line: line.number })
      else if (!reading.isKnown(hashOfLine(line.text))) yield line
    }
  }
  const tasks = batches(unknownLines(), (lines) =>
    reading.workers.do({ ...sourceTask(file, reading), type: 'lines', lines }),
  )
  try {
    for await (const results of inOrder(tasks, reading.workers.width)) yield* results
  } catch (error) {
    // The lines so far are articles all the same; what stands behind the damage is unknown.
    if (!(error instanceof UnreadableSourceError)) throw error
    refused.push({ refused: error.message, line: error.line })
  }
  yield* refused
}

function sourceTask(file: SourceFile, { catalogue }: Reading) {
  return { source: file, shownPath: shownPath(file.path), catalogue }
}
