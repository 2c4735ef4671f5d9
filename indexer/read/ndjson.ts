import { articleWithBody } from './fields.ts'
import type { Item, ReadOptions } from './formats.ts'
import { linesOf } from './lines.ts'
import type { OpenSource } from './open-source.ts'
import { UnreadableSourceError, type SourceArticle } from './source-article.ts'

/** An object on the first line, and another below it. */
export function isNdjson(beginning: string): boolean {
  const [first, second] = beginning.split('\n').filter((line) => line.trim())
  return /^\s*\{.*\}\s*$/.test(first ?? '') && /^\s*\{/.test(second ?? '')
}

export function ndjsonLines(source: OpenSource): AsyncIterable<Item> {
  return linesOf(source.textChunks())
}

/** One line of an NDJSON file: an object with the fields of an article. */
export function readNdjsonLine(line: string, options: ReadOptions): SourceArticle {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw new UnreadableSourceError(`it is not JSON: ${(cause as Error).message}`, null, { cause })
  }
  return articleWithBody(asFields(value), options.fieldNames)
}

export function asFields(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnreadableSourceError('it is not a JSON object with the fields of an article')
  }
  return value as Record<string, unknown>
}
