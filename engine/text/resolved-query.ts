/** A query in the terms of this index: words have become stems, prefixes and spellings that it has. */
import type { NearNode, PhraseNode, QueryNode, StatementNode, WordNode, FacetFilter } from '../query.ts'
import type { SearchNote } from '../search-engine.ts'
import { stemTerm, termsOf, termsOfWord } from './analysis.ts'

export type ResolvedNode =
  | TermsNode
  | TermPhraseNode
  | { readonly type: 'near'; readonly of: readonly TermPhraseNode[]; readonly distance: number }
  | { readonly type: 'title'; readonly of: ResolvedNode }
  | { readonly type: 'and' | 'or'; readonly of: readonly ResolvedNode[] }
  | { readonly type: 'not'; readonly of: ResolvedNode }
  | { readonly type: 'facet'; readonly filter: FacetFilter }
  | StatementNode

/** A term, or all terms that begin so. */
export interface AskedTerm {
  readonly term: string
  readonly prefix: boolean
}

/** Any one of these terms. */
export interface TermsNode {
  readonly type: 'terms'
  readonly of: readonly AskedTerm[]
}

/** These terms, one after the other: all of them surfaces, or all of them stems. */
export interface TermPhraseNode {
  readonly type: 'phrase'
  readonly terms: readonly string[]
}

/** What resolving needs to know of the index. */
export interface TermSource {
  paragraphsWith(term: string): number
  hasPrefix(prefix: string): boolean
  spellings(word: string, isPrefix: boolean): string[]
  split(word: string): string[] | null
}

export interface ResolvedQuery {
  /** Null when nothing was asked for: every paragraph matches. */
  readonly root: ResolvedNode | null
  readonly notes: readonly SearchNote[]
}

export function resolveQuery(query: QueryNode | null, source: TermSource): ResolvedQuery {
  const resolver = new Resolver(source)
  return { root: query && resolver.node(query), notes: resolver.notes }
}

/**
 * The relaxed reading: any of the words and phrases that tell something, without what is excluded. A word that stands
 * in a fifth of all paragraphs tells little and would be most of the work, so it is left out while rarer ones remain.
 */
export function relaxQuery(root: ResolvedNode, source: TermSource, paragraphs: number): ResolvedNode {
  const leaves = positiveLeaves(root)
  const telling = leaves.filter((leaf) => frequencyOf(leaf, source) < paragraphs * COMMON_SHARE)
  const any: ResolvedNode = { type: 'or', of: telling.length ? telling : leaves }
  const unwanted = root.type === 'and' ? root.of.filter((part) => part.type === 'not') : []
  return unwanted.length ? { type: 'and', of: [any, ...unwanted] } : any
}

const COMMON_SHARE = 0.2

/** The leaves that ask for text to be there. */
export function positiveLeaves(node: ResolvedNode): (TermsNode | TermPhraseNode)[] {
  switch (node.type) {
    case 'terms':
    case 'phrase':
      return [node]
    case 'near':
      return [...node.of]
    case 'title':
      return positiveLeaves(node.of)
    case 'and':
    case 'or':
      return node.of.flatMap(positiveLeaves)
    case 'not':
    case 'facet':
    case 'statement':
      return []
  }
}

/** Whether the leaf asks for a word that stands in more than `most` paragraphs, in one of its forms alone. A phrase of such words may be rare. */
export function isCommon(leaf: TermsNode | TermPhraseNode, source: TermSource, most: number): boolean {
  return leaf.type === 'terms' && leaf.of.some(({ term, prefix }) => !prefix && source.paragraphsWith(term) > most)
}

function frequencyOf(leaf: TermsNode | TermPhraseNode, source: TermSource): number {
  if (leaf.type === 'phrase') return Math.min(...leaf.terms.map((term) => source.paragraphsWith(term)))
  return Math.max(...leaf.of.map(({ term }) => source.paragraphsWith(term)))
}

class Resolver {
  readonly notes: SearchNote[] = []
  readonly #source: TermSource
  readonly #respells: boolean

  /** @param respells whether an unknown word may be meant for another */
  constructor(source: TermSource, respells = true) {
    this.#source = source
    this.#respells = respells
  }

  /** Null when the node asks for nothing, like a word that is only punctuation. */
  node(node: QueryNode): ResolvedNode | null {
    switch (node.type) {
      case 'word':
        return this.#word(node)
      case 'phrase':
        return this.#phrase(node)
      case 'near':
        return this.#near(node)
      case 'title': {
        const of = node.of.type === 'word' ? this.#word(node.of) : this.#phrase(node.of)
        return of && { type: 'title', of }
      }
      case 'and':
      case 'or': {
        const of = node.of.map((child) => this.node(child)).filter((child) => child !== null)
        return of.length > 1 ? { type: node.type, of } : (of[0] ?? null)
      }
      case 'not': {
        // What a reader did not write must not be left out: its absence would be of our making.
        const of = new Resolver(this.#source, false).node(node.of)
        return of && { type: 'not', of }
      }
      case 'facet':
      case 'statement':
        return node
    }
  }

  #word(word: WordNode): ResolvedNode | null {
    const terms = termsOf(word.text)
    if (terms.length === 0) return null
    if (terms.length > 1) return { type: 'phrase', terms }
    const [surface] = terms
    const known = termsOfWord(surface).filter((term) => this.#source.paragraphsWith(term) > 0)
    if (word.prefix === 'yes') return { type: 'terms', of: [...termsNode(known).of, { term: surface, prefix: true }] }
    if (known.length > 0) return termsNode(known)
    if (word.prefix === 'if-unknown' && this.#source.hasPrefix(surface)) {
      this.notes.push({ type: 'beginning', word: word.text })
      return { type: 'terms', of: [{ term: surface, prefix: true }] }
    }
    return (this.#respells ? this.#respelled(word, surface) : null) ?? termsNode([stemTerm(surface)])
  }

  /** What of the index an unknown word may be meant for: other spellings, or words written on to each other. */
  #respelled(word: WordNode, surface: string): ResolvedNode | null {
    const spellings = this.#source.spellings(surface, word.prefix === 'if-unknown')
    if (spellings.length > 0) {
      this.notes.push({ type: 'spelling', word: word.text, tried: spellings })
      return termsNode([...new Set(spellings.map(stemTerm))])
    }
    const pieces = this.#source.split(surface)
    if (pieces === null || pieces.length < 2) return null
    this.notes.push({ type: 'spelling', word: word.text, tried: [pieces.join(' ')] })
    return { type: 'and', of: pieces.map((piece) => termsNode([stemTerm(piece)])) }
  }

  /** As it stands: a phrase's words are neither stemmed nor respelled, and one of a single word asks for just that word. */
  #phrase(phrase: PhraseNode): TermPhraseNode | null {
    const terms = termsOf(phrase.text)
    return terms.length ? { type: 'phrase', terms } : null
  }

  /** In stems, because words and phrases are near each other only within one column. */
  #near(node: NearNode): ResolvedNode | null {
    const of = node.of
      .map((operand) => ({ type: 'phrase' as const, terms: termsOf(operand.text).map(stemTerm) }))
      .filter((phrase) => phrase.terms.length > 0)
    return of.length > 1 ? { type: 'near', of, distance: node.distance } : (of[0] ?? null)
  }
}

function termsNode(terms: readonly string[]): TermsNode {
  return { type: 'terms', of: terms.map((term) => ({ term, prefix: false })) }
}
