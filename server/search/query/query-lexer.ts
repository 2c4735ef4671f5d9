/** Cutting a query into words, quoted phrases, brackets and signs. Every character belongs to exactly one piece or is white space. */
export interface QueryPiece {
  readonly type: 'word' | 'quoted' | 'open' | 'close' | 'minus'
  /** Without quotes. */
  readonly text: string
  /** UTF-16 units in the query; `end` is exclusive. */
  readonly start: number
  readonly end: number
  /** Whether white space stands before it. */
  readonly spaced: boolean
}

const QUOTES = /["“”„«»]/

/** Whether what is typed behind it would stand in a quotation. */
export function endsInQuotation(query: string): boolean {
  return query.split(QUOTES).length % 2 === 0
}

/** A quotation that is not closed goes on to the end: it is being typed. */
export function piecesOf(query: string): QueryPiece[] {
  const pieces: QueryPiece[] = []
  let at = 0
  let spaced = true
  const push = (type: QueryPiece['type'], text: string, end: number) => {
    pieces.push({ type, text, start: at, end, spaced })
    at = end
    spaced = false
  }
  while (at < query.length) {
    const character = query[at]
    if (/\s/.test(character)) {
      at++
      spaced = true
    } else if (QUOTES.test(character)) {
      const length = query.slice(at + 1).search(QUOTES)
      const end = length < 0 ? query.length : at + 1 + length
      push('quoted', query.slice(at + 1, end), Math.min(end + 1, query.length))
    } else if (character === '(') push('open', '(', at + 1)
    else if (character === ')') push('close', ')', at + 1)
    else if (character === '-') push('minus', '-', at + 1)
    else {
      const length = query.slice(at).search(/[\s()"“”„«»]/)
      const end = length < 0 ? query.length : at + length
      push('word', query.slice(at, end), end)
    }
  }
  return pieces
}
