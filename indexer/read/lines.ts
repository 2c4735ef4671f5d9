import type { Item } from './formats.ts'

/** Longest item that is read, in UTF-16 units. A longer one is refused, and the next is read. */
export const MAX_ITEM_CHARS = 16 * 1024 * 1024

/** The lines of a stream that are not empty. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<Item> {
  let line = 0
  // Of the line that has not ended yet: in pieces, since joining them at each chunk would cost its length each time.
  let pieces: string[] = []
  let length = 0
  const take = (): Item | null => {
    line++
    const text = length > MAX_ITEM_CHARS ? null : pieces.join('')
    pieces = []
    length = 0
    if (text === null) return { line, refused: OVERLONG }
    return text.trim() ? { line, text: text.replace(/^\uFEFF/, '') } : null
  }
  for await (const chunk of chunks) {
    for (const [at, piece] of chunk.split('\n').entries()) {
      const item = at > 0 ? take() : null
      if (item !== null) yield item
      length += piece.length
      if (length > MAX_ITEM_CHARS) pieces = []
      else if (piece !== '') pieces.push(piece)
    }
  }
  const last = take()
  if (last !== null) yield last
}

const OVERLONG = `the line is longer than ${MAX_ITEM_CHARS / 1024 / 1024} million characters`
