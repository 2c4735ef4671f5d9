import { isObject } from '../is-object.ts'
import { isJsonFeed, readFeed } from './feed.ts'
import { articleWithBody, hasText, isArticleLike } from './fields.ts'
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
      const reason = article !== value ? `article ${at + 1}: ${error.message}` : error.message
      yield { refused: reason, line: null, item: JSON.stringify(article) }
    }
  }
}

/** Web services wrap their lists, in titles and counts of their own: `{"status": "ok", "articles": […]}`. */
function articlesIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  if (!isObject(value) || hasText(value)) return [value]
  const within = [value, ...Object.values(value).filter(isObject)]
  const list = within.flatMap((object) => Object.values(object)).find(isListOfArticles)
  return (list as unknown[] | undefined) ?? [value]
}

function isListOfArticles(list: unknown): boolean {
  if (!Array.isArray(list) || list.length === 0) return false
  return list.filter((item) => isObject(item) && isArticleLike(item)).length > list.length / 2
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new UnreadableSourceError(`it is not JSON: ${(cause as Error).message}`, null, { cause })
  }
}
