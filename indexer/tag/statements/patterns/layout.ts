import type { Token } from '../../tokens.ts'
import { quotationsOf, type Quotation } from './quotations.ts'

/** Tokens, the end exclusive. */
export interface Range {
  readonly first: number
  readonly end: number
}

export const COMMA = /^[,،]$/
export const DASH = /^[—–-]$/
const CLAUSE_MARK = /^[,،.:;؛!?؟()«“"—–]$/
const IDLE_END = /^[.;,،؛]$/

/** A paragraph by its sentences, clauses and quotations. */
export class Layout {
  readonly tokens: readonly Token[]
  readonly quotations: readonly Quotation[]
  readonly #quotationOf: readonly (Quotation | null)[]
  /** By number of the sentence, its first token. */
  readonly #sentences: readonly number[]

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
    this.quotations = quotationsOf(tokens)
    const quotationOf: (Quotation | null)[] = tokens.map(() => null)
    for (const quotation of this.quotations) quotationOf.fill(quotation, quotation.first, quotation.end)
    this.#quotationOf = quotationOf
    const sentences: number[] = []
    tokens.forEach(({ sentence }, at) => (sentences[sentence] ??= at))
    this.#sentences = sentences
  }

  text(at: number): string {
    return this.tokens[at]?.text ?? ''
  }

  fold(at: number): string {
    return this.tokens[at]?.fold ?? ''
  }

  /** The quotation a token stands in. */
  quotationAt(at: number): Quotation | null {
    return this.#quotationOf[at] ?? null
  }

  /** The first tokens of all sentences, in order. */
  get sentenceStarts(): readonly number[] {
    return this.#sentences
  }

  sentenceStart(at: number): number {
    return this.#sentences[this.tokens[at].sentence]
  }

  isSameSentence(one: number, other: number): boolean {
    return this.tokens[one]?.sentence === this.tokens[other]?.sentence
  }

  /** Whether the sentence of a token asks, and no quotation in it. */
  isQuestion(at: number): boolean {
    let last = at
    while (this.isSameSentence(last + 1, at)) last++
    return /^[?؟]$/.test(this.text(last)) && this.quotationAt(last) === null
  }

  /** Behind the last colon or semicolon of the sentence so far, or its first token. */
  clauseGroupStart(at: number): number {
    const start = this.sentenceStart(at)
    const mark = this.tokens.findLastIndex(({ text }, index) => index >= start && index < at && /^[:;؛]$/.test(text))
    return mark < 0 ? start : mark + 1
  }

  /** Behind the clause that a token stands in. */
  clauseEnd(first: number): number {
    let at = first
    while (at < this.tokens.length && this.isSameSentence(at, first) && !CLAUSE_MARK.test(this.text(at))) at++
    return at
  }

  /** Behind the sentence of a token, or behind the quotation that goes on beyond it; without its full stop. */
  sentenceEnd(first: number): number {
    let end = first
    while (end < this.tokens.length && this.isSameSentence(end, first)) {
      const quotation = this.quotationAt(end)
      end = quotation && quotation.first >= first - 1 ? quotation.end : end + 1
    }
    while (end > first && IDLE_END.test(this.text(end - 1))) end--
    return end
  }

  skipCommas(at: number): number {
    let next = at
    while (COMMA.test(this.text(next)) || this.text(next) === ':') next++
    return next
  }

  wordCount({ first, end }: Range): number {
    return this.tokens.slice(first, end).filter(({ isWord }) => isWord).length
  }

  quotedWords({ first, end }: Range): number {
    return this.tokens.slice(first, end).filter(({ isWord }, at) => isWord && this.quotationAt(first + at)).length
  }
}
