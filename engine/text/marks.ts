import type { Span } from '../document.ts'
import { hasStem, tokenize, type Token } from './analysis.ts'
import type { TermPhraseNode, TermsNode } from './resolved-query.ts'

/** What of a text made it match: the spans a reader should see marked, sorted, neighbours of a phrase as one. */
export function markText(text: string, leaves: readonly (TermsNode | TermPhraseNode)[]): Span[] {
  if (leaves.length === 0) return []
  const tokens = tokenize(text)
  return mergeSpans(leaves.flatMap((leaf) => findLeaf(tokens, leaf)))
}

/** Where a text, by its tokens, has what a leaf looks for. */
export function findLeaf(tokens: readonly Token[], leaf: TermsNode | TermPhraseNode): Span[] {
  return leaf.type === 'terms' ? markTerms(tokens, leaf) : markPhrase(tokens, leaf)
}

function markTerms(tokens: readonly Token[], leaf: TermsNode): Span[] {
  return tokens.filter((token) =>
    leaf.of.some(({ term, prefix }) =>
      prefix ? token.term.startsWith(term) : token.term === term || hasStem(token.term, term),
    ),
  )
}

function markPhrase(tokens: readonly Token[], leaf: TermPhraseNode): Span[] {
  const { terms } = leaf
  const spans: Span[] = []
  for (let at = 0; at + terms.length <= tokens.length; at++) {
    const matches = terms.every((term, index) => {
      const { term: surface } = tokens[at + index]
      return surface === term || hasStem(surface, term)
    })
    if (matches) spans.push({ start: tokens[at].start, end: tokens[at + terms.length - 1].end })
  }
  return spans
}

/** In order, those that overlap as one. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = []
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}
