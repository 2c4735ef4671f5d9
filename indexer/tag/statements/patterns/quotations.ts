import type { Token } from '../../tokens.ts'

/** Tokens from an opening mark to the mark that closes it, the end exclusive. */
export interface Quotation {
  readonly first: number
  readonly end: number
}

/** By the mark that opens: what closes. Typists close with whatever they have. */
const CLOSES: Readonly<Record<string, RegExp>> = { '«': /^»$/, '“': /^[”"]$/, '„': /^[“”"]$/, '"': /^"$/ }

/**
 * The quotations of a paragraph, in order; one that stands in another is part of it. One that nothing closes goes to the end,
 * as one that nothing opens comes from the beginning: it goes on from the paragraph before.
 */
export function quotationsOf(tokens: readonly Token[]): Quotation[] {
  const found: Quotation[] = []
  for (let at = 0; at < tokens.length; at++) {
    const mark = tokens[at].text
    if (found.length === 0 && (mark === '»' || mark === '”')) found.push({ first: 0, end: at + 1 })
    if (!(mark in CLOSES)) continue
    const end = endOf(tokens, at)
    found.push({ first: at, end })
    at = end - 1
  }
  return found
}

function endOf(tokens: readonly Token[], first: number): number {
  const mark = tokens[first].text
  let depth = 0
  for (let at = first + 1; at < tokens.length; at++) {
    if (tokens[at].text === mark && mark !== '"') depth++
    else if (CLOSES[mark].test(tokens[at].text) && depth-- === 0) return at + 1
  }
  return tokens.length
}
