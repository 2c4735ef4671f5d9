import { isJsonFeed, readFeed } from './feed.ts'
import { articleWithBody, isArticleLike } from './fields.ts'
import type { ReadOptions } from './formats.ts'
import { asFields } from './ndjson.ts'
import { UnreadableSourceError, type ReadResult } from './source-article.ts'

/** A JSON file: one article, a list of them, an object that holds such a list, or a feed. */
export function* readJson(text: string, options: ReadOptions): Generator<ReadResult> {
  const value = parse(text)
  if (isJsonFeed(value)) return yield* readFeed(text)
  const articles = articlesIn(value)
  for (const [at, article] of articles.entries()) {
    try {
      yield { article: articleWithBody(asFields(article), options.fieldNames), line: null }
    } catch (error) {
      if (!(error instanceof UnreadableSourceError)) throw error
      yield { refused: article !== value ? `article ${at + 1}: ${error.message}` : error.message, line: null }
    }
  }
}

/** Web services wrap their lists: `{"status": "ok", "articles": […]}`. */
function articlesIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null || isArticleLike(value as Record<string, unknown>)) return [value]
  const isList = (list: unknown) =>
    Array.isArray(list) &&
    list.length > 0 &&
    list.every((item) => typeof item === 'object' && item !== null && isArticleLike(item))
  return (Object.values(value).find(isList) as unknown[] | undefined) ?? [value]
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new UnreadableSourceError(`it is not JSON: ${(cause as Error).message}`, null, { cause })
  }
}
