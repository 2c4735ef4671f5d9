import { articleWithBody } from './fields.ts'
import { asFields } from './ndjson.ts'
import { UnreadableSourceError, type ReadResult } from './source-article.ts'

/** A JSON file: one article, or a list of them. */
export function* readJson(text: string): Generator<ReadResult> {
  const value = parse(text)
  for (const [at, item] of (Array.isArray(value) ? value : [value]).entries()) {
    try {
      yield { article: articleWithBody(asFields(item)), line: null }
    } catch (error) {
      if (!(error instanceof UnreadableSourceError)) throw error
      yield { refused: Array.isArray(value) ? `article ${at + 1}: ${error.message}` : error.message, line: null }
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new UnreadableSourceError(`it is not JSON: ${(cause as Error).message}`, null, { cause })
  }
}
