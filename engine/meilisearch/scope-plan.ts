/** How a search becomes Meilisearch queries: a filter that decides what matches, and words that decide the order. */
import type { FacetName } from '../facets.ts'
import type { FacetFilter } from '../query.ts'
import type { SearchNote } from '../search-engine.ts'
import { positiveLeaves, type ResolvedNode, type TermPhraseNode, type TermsNode } from '../text/resolved-query.ts'
import { markedStem } from './documents.ts'
import { all, facetFilter, nodeFilter, type PhraseLookup } from './filter.ts'
import { MAX_RANKED_WORDS } from './index-settings.ts'

export interface ScopePlan {
  /** What holds of just the matching paragraphs, together with `phrases`; one facet's own filter can be left out. */
  readonly filter: (without?: FacetName) => string | undefined
  /** Phrases that must or must not occur, written as `q`, since no filter can express a phrase. */
  readonly phrases: string
  /** What hits are ranked by: one query, several whose hits are merged, or none where the query asks for no text. */
  readonly ranking: Ranking
  readonly notes: readonly SearchNote[]
}

export type Ranking =
  | { readonly type: 'one'; readonly q: string }
  | { readonly type: 'merged'; readonly queries: readonly string[] }
  | { readonly type: 'none' }

export function planScope(
  asked: ResolvedNode | null,
  filters: readonly FacetFilter[],
  lookup: PhraseLookup,
): ScopePlan {
  const root = asked && withLooseNear(asked)
  const parts = partsOf(root)
  const demanded = parts.filter(isPhrase)
  const refused = parts.flatMap((part) => (part.type === 'not' && isPhrase(part.of) ? [part.of] : []))
  const inFilter = parts.filter((part) => !(part.type === 'not' && isPhrase(part.of)))
  const conditions = inFilter.map((part) => nodeFilter(part, isPhrase(part) ? () => null : lookup))
  const phrases = [...demanded.map(quotedPhrase), ...refused.map((phrase) => `-${quotedPhrase(phrase)}`)].join(' ')
  return {
    filter: (without) => {
      const asked = [...conditions, ...filters.filter(({ facet }) => facet !== without).map(facetFilter)]
      return asked.length ? all(asked) : undefined
    },
    phrases,
    ...rank(root, parts, refused),
  }
}

/** What must all hold. */
function partsOf(root: ResolvedNode | null): readonly ResolvedNode[] {
  if (root === null) return []
  return root.type === 'and' ? root.of : [root]
}

/** What is to stand near something is looked for word by word: the server knows no distance, and a phrase would be demanded. */
function withLooseNear(node: ResolvedNode): ResolvedNode {
  switch (node.type) {
    case 'and':
    case 'or':
      return { ...node, of: node.of.map(withLooseNear) }
    case 'near':
      return { ...node, of: node.of.flatMap((phrase) => phrase.terms.map((term) => ({ ...phrase, terms: [term] }))) }
    default:
      return node
  }
}

/** The phrases that only a lookup can tell: those that do not simply have to be there, or not. */
export function phrasesToLookUp(root: ResolvedNode | null): { phrase: TermPhraseNode; inTitle: boolean }[] {
  return partsOf(root).flatMap((part) => {
    if (isPhrase(part) || (part.type === 'not' && isPhrase(part.of))) return []
    return phrasesIn(part, false)
  })
}

function phrasesIn(node: ResolvedNode, inTitle: boolean): { phrase: TermPhraseNode; inTitle: boolean }[] {
  switch (node.type) {
    case 'phrase':
      return isPhrase(node) ? [{ phrase: node, inTitle }] : []
    case 'and':
    case 'or':
      return node.of.flatMap((child) => phrasesIn(child, inTitle))
    case 'not':
      return phrasesIn(node.of, inTitle)
    case 'title':
      return phrasesIn(node.of, true)
    default:
      return []
  }
}

/** Of several words; a phrase of one is a word like others. */
function isPhrase(node: ResolvedNode): node is TermPhraseNode {
  return node.type === 'phrase' && node.terms.length > 1
}

export function quotedPhrase(phrase: TermPhraseNode): string {
  return `"${phrase.terms.map(wordOf).join(' ')}"`
}

/** Words with one meaning that must all be there rank in one query; whatever may be one thing or another is merged. */
function rank(
  root: ResolvedNode | null,
  parts: readonly ResolvedNode[],
  refused: readonly TermPhraseNode[],
): Pick<ScopePlan, 'ranking' | 'notes'> {
  const leaves = root === null ? [] : positiveLeaves(root)
  if (leaves.length === 0) return { ranking: { type: 'none' }, notes: [] }
  const isPlain = parts.every(({ type }) => type !== 'or' && type !== 'and')
  const single = leaves.filter((leaf) => leaf.type === 'phrase' || leaf.of.length === 1)
  if (!isPlain || single.length === 0) return { ranking: { type: 'merged', queries: mergedQueries(leaves) }, notes: [] }
  // Phrases first: a query that is too long loses its end, and the words are in the filter as well.
  const phrases = single.filter(isPhrase).map(quotedPhrase)
  const words = single.filter((leaf) => !isPhrase(leaf)).flatMap(plainWords)
  const room = Math.max(0, MAX_RANKED_WORDS - phrases.length - refused.length)
  const q = [...phrases, ...refused.map((phrase) => `-${quotedPhrase(phrase)}`), ...words.slice(0, room)].join(' ')
  const unranked = words.slice(room)
  return {
    ranking: { type: 'one', q: `${q} ` },
    notes: unranked.length ? [{ type: 'words-unranked', words: unranked.map((word) => word.replace(/^0/, '')) }] : [],
  }
}

/**
 * One query for each word, the word first and the others behind it, of which `matchingStrategy: last` may drop any:
 * together they find all that has one of them, and put first what has most.
 */
function mergedQueries(leaves: readonly (TermsNode | TermPhraseNode)[]): string[] {
  const phrases = leaves.filter(isPhrase).map(quotedPhrase)
  const words = leaves.filter((leaf) => !isPhrase(leaf)).flatMap(plainWords)
  const prefixes = leaves.flatMap((leaf) => (leaf.type === 'terms' ? leaf.of : [])).filter(({ prefix }) => prefix)
  const first = [...new Set([...phrases, ...words])].slice(0, MAX_RANKED_WORDS)
  const withOthers = first.map((unit) => {
    const others = words.filter((word) => word !== unit).slice(0, MAX_RANKED_WORDS - 1)
    return `${[unit, ...others].join(' ')} `
  })
  return [...withOthers, ...prefixes.map(({ term }) => term)]
}

function plainWords(leaf: TermsNode | TermPhraseNode): string[] {
  if (leaf.type === 'phrase') return leaf.terms.map(wordOf)
  return leaf.of.filter(({ prefix }) => !prefix).map(({ term }) => wordOf(term))
}

/** A term as it stands in the searched attributes: stems carry a mark there. */
function wordOf(term: string): string {
  return term.startsWith('_') ? markedStem(term) : term
}
