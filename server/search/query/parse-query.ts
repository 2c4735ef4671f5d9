/**
 * Reading a query. It cannot fail: what is not syntax is text, and what is neither is left aside; both are told, so that
 * the page can show how it read each part.
 */
import { withJoinedEndings } from '../../../engine/text/persian-endings.ts'
import { piecesOf, type QueryPiece } from './query-lexer.ts'
import { groupOf, notOf, type QueryTree, type Term } from './query-tree.ts'
import {
  endsInStar,
  fieldOf,
  fieldTree,
  hasWord,
  isDateField,
  NEAR,
  OPERATOR,
  STAR,
  type AnyFieldName,
} from './query-words.ts'
import { isShouted } from './shouted.ts'

export interface ParsedQuery {
  readonly tree: QueryTree | null
  /** Pieces that look like syntax and were taken as text, or left aside; in order. */
  readonly asText: readonly QuerySpan[]
}

export interface QuerySpan {
  /** UTF-16 units in the query; `end` is exclusive. */
  readonly start: number
  readonly end: number
  readonly why:
    | 'unknown-field'
    | 'bad-date'
    | 'lone-operator'
    | 'lone-bracket'
    | 'empty-field'
    | 'no-word'
    | 'too-deep'
    | 'lone-star'
}

/** Brackets within brackets beyond this are left aside: nobody types them. */
const MAX_DEPTH = 16

export function parseQuery(query: string): ParsedQuery {
  const pieces = piecesOf(withJoinedEndings(query))
  const parser = new Parser(pieces, isShouted(query))
  return { tree: parser.parse(), asText: parser.asText.sort((a, b) => a.start - b.start) }
}

const DEFAULT_DISTANCE = 10

class Parser {
  readonly asText: QuerySpan[] = []
  readonly #pieces: readonly QueryPiece[]
  readonly #isShouted: boolean
  #at = 0
  #depth = 0

  constructor(pieces: readonly QueryPiece[], isShouted: boolean) {
    this.#pieces = pieces
    this.#isShouted = isShouted
  }

  parse(): QueryTree | null {
    const parts: QueryTree[] = []
    // A closing bracket that nothing opened ends no group; reading goes on behind it.
    while (this.#piece) {
      const part = this.#or()
      if (part) parts.push(part)
      if (this.#piece) this.#setAside('lone-bracket')
    }
    return groupOf('and', parts)
  }

  get #piece(): QueryPiece | undefined {
    return this.#pieces[this.#at]
  }

  #or(): QueryTree | null {
    const choices = [this.#and()]
    while (this.#isOperator('OR')) {
      this.#at++
      choices.push(this.#and())
    }
    return groupOf(
      'or',
      choices.filter((choice) => choice !== null),
    )
  }

  /** Stops at an OR that stands between two things; any other is a word like the rest. */
  #and(): QueryTree | null {
    const parts: QueryTree[] = []
    while (this.#piece && this.#piece.type !== 'close') {
      if (this.#isOperator('OR') && parts.length > 0 && this.#somethingFollows()) break
      const part = this.#isOperator('OR') ? this.#operatorAsText() : this.#unary(parts)
      if (part) parts.push(part)
    }
    return groupOf('and', parts)
  }

  #unary(before: QueryTree[]): QueryTree | null {
    if (this.#isOperator('AND')) {
      if (before.length === 0 || !this.#somethingFollows()) return this.#operatorAsText()
      this.#at++
      return null
    }
    if (this.#isNear()) return this.#near(before)
    if (this.#piece!.type === 'minus' || this.#isOperator('NOT')) return this.#not()
    return this.#primary()
  }

  #not(): QueryTree | null {
    const isSign = this.#piece!.type === 'minus'
    const next = this.#pieces[this.#at + 1]
    const negates = next && next.type !== 'close' && (!isSign || !next.spaced)
    if (!negates) return isSign ? this.#setAside('no-word') : this.#operatorAsText()
    this.#at++
    const of = this.#negated()
    return of && notOf(of)
  }

  #negated(): QueryTree | null {
    if (this.#piece!.type === 'minus' || this.#isOperator('NOT')) return this.#not()
    return this.#isAnyOperator() ? this.#operatorAsText() : this.#primary()
  }

  /** `a NEAR/8 b`: binds the terms on both sides; a chain of the same distance is one. */
  #near(before: QueryTree[]): QueryTree | null {
    const left = before.at(-1)
    const distance = Number(NEAR.exec(this.#piece!.text)![1] ?? DEFAULT_DISTANCE)
    const next = this.#pieces[this.#at + 1]
    const isTermNext =
      next && (next.type === 'quoted' || (next.type === 'word' && !OPERATOR.test(next.text) && !fieldOf(next.text)))
    if (!left || !(isTerm(left) || (left.type === 'near' && left.distance === distance)) || !isTermNext)
      return this.#operatorAsText()
    const operator = this.#at++
    const right = this.#primary()
    if (!right || !isTerm(right)) {
      this.#at = operator
      return this.#operatorAsText()
    }
    before.pop()
    const terms = isTerm(left) ? [left, right] : [...left.of, right]
    for (const piece of [this.#pieces[operator - 1], this.#pieces[operator + 1]])
      if (piece.type === 'word' && STAR.test(piece.text)) this.#note(piece, 'lone-star')
    return { type: 'near', of: terms.map(withoutStar), distance }
  }

  #primary(): QueryTree | null {
    const piece = this.#piece!
    if (piece.type === 'open') return this.#group()
    if (piece.type === 'quoted') return this.#phrase()
    return this.#word()
  }

  #group(): QueryTree | null {
    const closed = this.#closesLater()
    if (!closed || this.#depth >= MAX_DEPTH) return this.#setAside(closed ? 'too-deep' : 'lone-bracket')
    this.#at++
    this.#depth++
    const inside = this.#or()
    this.#depth--
    this.#at++
    return inside
  }

  #phrase(): QueryTree | null {
    const { text } = this.#piece!
    if (!hasWord(text)) return this.#setAside('no-word')
    if (STAR.test(text)) this.#note(this.#piece!, 'lone-star')
    this.#at++
    return { type: 'phrase', text: text.trim().replace(/\s+/g, ' ') }
  }

  #word(): QueryTree | null {
    const piece = this.#piece!
    const named = fieldOf(piece.text)
    if (named) return this.#field(named.name, named.rest)
    if (/^\p{L}{2,}:\S/u.test(piece.text) && !/^\p{L}+:\/\//u.test(piece.text)) this.#note(piece, 'unknown-field')
    if (!hasWord(piece.text)) return this.#setAside('no-word')
    this.#at++
    // As a quotation, so that printing and reading it again gives text again.
    if (OPERATOR.test(piece.text)) return { type: 'phrase', text: piece.text }
    const prefix = endsInStar(piece.text)
    return { type: 'word', text: prefix ? piece.text.slice(0, -1) : piece.text, prefix }
  }

  /** A field's value is the rest of its word, or a quotation or a group right behind its colon. */
  #field(name: AnyFieldName, rest: string): QueryTree | null {
    const next = this.#pieces[this.#at + 1]
    if (!rest && next?.type === 'open' && !next.spaced) {
      const field = this.#piece!
      this.#at++
      const group = this.#group()
      return group && this.#ofField(name, group, field)
    }
    const value = rest || (next?.type === 'quoted' && !next.spaced ? next.text.trim().replace(/\s+/g, ' ') : '')
    if (value === '' || (!isDateField(name) && !hasWord(value))) return this.#fieldAsText('empty-field')
    const field = fieldTree(name, value)
    if (field === null) return this.#fieldAsText('bad-date')
    this.#at += rest ? 1 : 2
    return field
  }

  /** `actor:(iran OR iraq)`: each of the group's words is a value of the field. */
  #ofField(name: AnyFieldName, tree: QueryTree, piece: QueryPiece): QueryTree {
    switch (tree.type) {
      case 'word':
      case 'phrase': {
        const field = fieldTree(name, tree.type === 'word' && tree.prefix ? `${tree.text}*` : tree.text)
        if (field === null) this.#note(piece, 'bad-date')
        return field ?? tree
      }
      case 'near':
        return groupOf('and', tree.of.map((term) => this.#ofField(name, term, piece)))! // prettier-ignore
      case 'and':
      case 'or':
        return groupOf(tree.type, tree.of.map((part) => this.#ofField(name, part, piece)))! // prettier-ignore
      case 'not':
        return notOf(this.#ofField(name, tree.of, piece))
      case 'field':
      case 'date':
        return tree
    }
  }

  #fieldAsText(why: QuerySpan['why']): QueryTree {
    const piece = this.#piece!
    this.#note(piece, why)
    this.#at++
    // As a quotation, so that printing and reading it again gives text again.
    return { type: 'phrase', text: piece.text }
  }

  #operatorAsText(): QueryTree {
    const piece = this.#piece!
    this.#note(piece, 'lone-operator')
    this.#at++
    return { type: 'phrase', text: piece.text }
  }

  #setAside(why: QuerySpan['why']): null {
    this.#note(this.#piece!, why)
    this.#at++
    return null
  }

  #note({ start, end }: QueryPiece, why: QuerySpan['why']): void {
    this.asText.push({ start, end, why })
  }

  #isOperator(operator: string): boolean {
    return this.#piece?.type === 'word' && this.#piece.text === operator && !this.#isShouted
  }

  #isAnyOperator(): boolean {
    return this.#piece?.type === 'word' && OPERATOR.test(this.#piece.text) && !this.#isShouted
  }

  #isNear(): boolean {
    return this.#piece?.type === 'word' && NEAR.test(this.#piece.text) && !this.#isShouted
  }

  /** Whether something that can be searched for follows before the group ends. */
  #somethingFollows(): boolean {
    for (let at = this.#at + 1; at < this.#pieces.length; at++) {
      const { type, text } = this.#pieces[at]
      if (type === 'close') return false
      if (type === 'quoted' ? hasWord(text) : type === 'word' && hasWord(text)) return true
    }
    return false
  }

  #closesLater(): boolean {
    let depth = 0
    for (const { type } of this.#pieces.slice(this.#at)) {
      if (type === 'open') depth++
      if (type === 'close' && --depth === 0) return true
    }
    return false
  }
}

function isTerm(tree: QueryTree): tree is Term {
  return tree.type === 'word' || tree.type === 'phrase'
}

/** Neighbours are whole words. "OR*" is none of an operator any more, unless it stands in quotation marks. */
function withoutStar(term: Term): Term {
  if (term.type === 'phrase') return term
  return OPERATOR.test(term.text) ? { type: 'phrase', text: term.text } : { ...term, prefix: false }
}
