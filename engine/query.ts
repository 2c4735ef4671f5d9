import type { FacetName } from './facets.ts'

/**
 * A parsed query, as it crosses the port: never raw text. `text` and `words` hold what the reader typed; folding,
 * stemming, quoting and escaping are each engine's own.
 */
export type QueryNode =
  | WordNode
  | PhraseNode
  | NearNode
  | { readonly type: 'and' | 'or'; readonly of: readonly QueryNode[] }
  | { readonly type: 'not'; readonly of: QueryNode }
  | { readonly type: 'title'; readonly of: WordNode | PhraseNode }
  | { readonly type: 'facet'; readonly filter: FacetFilter }
  | StatementNode

export interface WordNode {
  readonly type: 'word'
  readonly text: string
  /** Whether any ending will do: `yes` for `sanction*`, `if-unknown` for a word that may still be being typed. */
  readonly prefix: 'no' | 'yes' | 'if-unknown'
}

export interface PhraseNode {
  readonly type: 'phrase'
  readonly text: string
}

export interface NearNode {
  readonly type: 'near'
  readonly of: readonly (WordNode | PhraseNode)[]
  /** Most words that may stand between the two. */
  readonly distance: number
}

/** One and the same statement is by `speaker` (null is anyone) and about `about`, an actor or a topic. */
export interface StatementNode {
  readonly type: 'statement'
  readonly speaker: string | null
  readonly about: string
}

/** A narrowing by one facet: any of `anyOf` (all when empty) and none of `noneOf`. */
export interface FacetFilter {
  readonly facet: FacetName
  readonly anyOf: readonly FacetSelection[]
  readonly noneOf: readonly FacetSelection[]
}

/**
 * A value with all below it, `MISSING` for those without a value, or, for a date facet, every value whose whole
 * period lies between two days (inclusive; null is open).
 */
export type FacetSelection = string | DateRange

export interface DateRange {
  readonly from: string | null
  readonly to: string | null
}

/** The words of a query that ask for something to be there, in order; those under `not` ask for the opposite. */
export function wantedWords(node: QueryNode | null): (WordNode | PhraseNode)[] {
  return wordsIn(node, { denied: false })
}

/** All words of a query, in order. */
export function allWords(node: QueryNode | null): (WordNode | PhraseNode)[] {
  return wordsIn(node, { denied: true })
}

function wordsIn(node: QueryNode | null, which: { readonly denied: boolean }): (WordNode | PhraseNode)[] {
  if (node === null) return []
  switch (node.type) {
    case 'word':
    case 'phrase':
      return [node]
    case 'and':
    case 'or':
    case 'near':
      return (node.of as readonly QueryNode[]).flatMap((part) => wordsIn(part, which))
    case 'title':
      return [node.of]
    case 'not':
      return which.denied ? wordsIn(node.of, which) : []
    case 'facet':
    case 'statement':
      return []
  }
}
