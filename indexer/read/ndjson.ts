import { isObject } from '../is-object.ts'
import { articleWithBody } from './fields.ts'
import type { ReadOptions } from './formats.ts'
import { UnreadableSourceError, type SourceArticle } from './source-article.ts'

/** One line of an NDJSON file: an object with the fields of an article. */
export function readNdjsonLine(line: string, options: ReadOptions): SourceArticle {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw new UnreadableSourceError(
      `it is not JSON: ${(cause as Error).message.replace(/ \(line 1 column \d+\)$/, '')}`,
      null,
      { cause },
    )
  }
  return articleWithBody(asFields(value), options.fieldNames)
}

export function asFields(value: unknown): Record<string, unknown> {
  if (!isObject(value)) throw new UnreadableSourceError('it is not a JSON object with the fields of an article')
  return value
}
