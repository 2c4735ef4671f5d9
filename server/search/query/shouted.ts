import { piecesOf } from './query-lexer.ts'

/** In a sentence all in capitals, OR is a word like the others. */
export function isShouted(query: string): boolean {
  if (query.toLowerCase() === query || /\p{Ll}/u.test(query)) return false
  return piecesOf(query).filter((piece) => piece.type === 'word').length >= SHOUTED_WORDS
}

const SHOUTED_WORDS = 6
