/** Longest line that is read, in UTF-16 units. A longer one is refused, and the next is read. */
const MAX_LINE_CHARS = 16 * 1024 * 1024

export interface Line {
  /** From 1. */
  readonly number: number
  /** Null for a line too long to hold. */
  readonly text: string | null
}

export const OVERLONG_LINE = `the line is longer than ${MAX_LINE_CHARS / 1024 / 1024} million characters`

/** The lines of a stream that are not empty. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<Line> {
  let number = 0
  let rest = ''
  let overlong = false
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()!
    for (const line of lines) {
      number++
      if (overlong) yield { number, text: null }
      else if (line.trim()) yield { number, text: line.replace(/^\uFEFF/, '') }
      overlong = false
    }
    if (rest.length > MAX_LINE_CHARS) {
      overlong = true
      rest = ''
    }
  }
  if (overlong) yield { number: number + 1, text: null }
  else if (rest.trim()) yield { number: number + 1, text: rest.replace(/^\uFEFF/, '') }
}
