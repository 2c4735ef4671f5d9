import { isObject } from '../is-object.ts'
import { LineCounter, parseDocument, type YAMLParseError } from 'yaml'
import { FRONT_MATTER_FENCE } from './beginnings.ts'
import { UnreadableSourceError } from './source-article.ts'

const END_FENCE = /^(?:---|\.\.\.)[ \t]*$/m

/**
 * Parts front matter from the text below it. Plain YAML only: other parsers also run code that stands in it. Dates
 * and numbers stay as printed.
 */
export function parseFrontMatter(text: string): { fields: Record<string, unknown>; body: string } {
  const fence = FRONT_MATTER_FENCE.exec(text)
  if (!fence) return { fields: {}, body: text }
  const rest = text.slice(fence[0].length)
  const end = END_FENCE.exec(rest)
  if (!end) throw new UnreadableSourceError('the front matter that begins with --- has no line --- to end it', 1)
  return { fields: parseYamlFields(rest.slice(0, end.index)), body: rest.slice(end.index + end[0].length) }
}

/** Without the place, which counts from the fence. */
function reasonOf({ code, message }: YAMLParseError): string {
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return 'a value that holds a colon needs quotation marks'
  return message.split('\n')[0].replace(/ at line \d+, column \d+:?$/, '')
}

/** `failsafe` reads every scalar as text; alias expansion is off, because a few lines of aliases can fill the memory. */
function parseYamlFields(yaml: string): Record<string, unknown> {
  const lines = new LineCounter()
  const document = parseDocument(yaml, { schema: 'failsafe', lineCounter: lines, logLevel: 'silent' })
  if (document.errors.length) {
    const [error] = document.errors
    const line = error.linePos?.[0].line
    throw new UnreadableSourceError(`the front matter is not YAML: ${reasonOf(error)}`, line ? line + 1 : 1, {
      cause: error,
    })
  }
  try {
    const fields: unknown = document.toJS({ maxAliasCount: 0 })
    return isObject(fields) ? fields : {}
  } catch (cause) {
    throw new UnreadableSourceError('the front matter uses YAML aliases, which are not read', 1, { cause })
  }
}
