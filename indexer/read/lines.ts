import type { Item } from './formats.ts'

/** Longest item that is read, in UTF-16 units. A longer one is refused, and the next is read. */
export const MAX_ITEM_CHARS = 16 * 1024 * 1024

/** The lines of a stream that are not empty. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<Item> {
  let line = 0
  let rest = ''
  let overlong = false
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()!
    for (const text of lines) {
      line++
      if (overlong) yield { line, refused: OVERLONG }
      else if (text.trim()) yield { line, text: text.replace(/^\uFEFF/, '') }
      overlong = false
    }
    if (rest.length > MAX_ITEM_CHARS) {
      overlong = true
      rest = ''
    }
  }
  if (overlong) yield { line: line + 1, refused: OVERLONG }
  else if (rest.trim()) yield { line: line + 1, text: rest.replace(/^\uFEFF/, '') }
}

const OVERLONG = `the line is longer than ${MAX_ITEM_CHARS / 1024 / 1024} million characters`
