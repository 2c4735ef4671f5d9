import { statementValue } from '../facets.ts'
import type { FacetFilter } from '../query.ts'
import type { SearchNote, SearchScope } from '../search-engine.ts'
import { CHUNK_ROWS, type Columns } from './columns.ts'
import { compileFilter, passes, type CompiledFilter } from './facet-filter.ts'
import { toFtsExpression, toRankExpression } from './fts-expression.ts'
import {
  isCommon,
  positiveLeaves,
  relaxQuery,
  resolveQuery,
  type AskedTerm,
  type ResolvedNode,
  type TermPhraseNode,
  type TermsNode,
} from '../text/resolved-query.ts'
import { intersectRows, subtractRows, uniteRows } from './row-set.ts'
import type { Snapshot } from './snapshot.ts'

/** What relevance is scored by: the words and phrases that tell something. */
export interface RankBy {
  /** The FTS5 query that finds all rows which have one of them. */
  readonly expression: string
  /** The words, each by the terms that stand for it, where they are all there is to it. */
  readonly words: readonly (readonly AskedTerm[])[] | null
}

/** What a scope's query matches, before its filters. */
export interface Match {
  /** Ascending. */
  readonly rows: Uint32Array
  readonly filters: readonly CompiledFilter[]
  /** Null where no word of the query tells anything. */
  readonly rankBy: RankBy | null
  /** Whether every row has all the words there are in the query. */
  readonly hasAllWords: boolean
  /** What of the query asks for text: what to mark. */
  readonly leaves: readonly (TermsNode | TermPhraseNode)[]
  readonly notes: readonly SearchNote[]
}

/** @param mostRanked up to how many matching rows are going to be scored by their words */
export function matchScope(snapshot: Snapshot, scope: SearchScope, mostRanked = 0): Match {
  const { columns, vocabulary } = snapshot
  const { root: asked, notes } = resolveQuery(scope.query, vocabulary)
  const root = asked && scope.matching === 'some' ? relaxQuery(asked, vocabulary, columns.allRows().length) : asked
  const leaves = root ? positiveLeaves(root) : []
  return {
    rows: root ? (rowsOfPostings(snapshot, root, mostRanked) ?? matchingRows(snapshot, root)) : columns.allRows(),
    filters: scope.filters.map((filter) => compileFilter(filter, columns)),
    rankBy: root && rankByOf(root, leaves, snapshot),
    hasAllWords: root === null || requiresAllWords(root),
    leaves,
    notes,
  }
}

/** Up to so many matches are always ranked: that takes no time a reader would notice. */
const ALWAYS_RANKED = 20_000

/**
 * A word in more paragraphs than this is no help in ranking. BM25 weighs a word by log((N - n + 0.5) / (n + 0.5)), which is
 * negative for one in more than half of all paragraphs. FTS5 puts next to nothing in its place, but would visit each of the
 * word's rows to do so.
 */
export function mostTelling(columns: Columns): number {
  return Math.max(columns.allRows().length / 2, ALWAYS_RANKED)
}

function rankByOf(root: ResolvedNode, leaves: Match['leaves'], { columns, vocabulary }: Snapshot): RankBy | null {
  const telling = leaves.filter((leaf) => !isCommon(leaf, vocabulary, mostTelling(columns)))
  const whole = telling.length === leaves.length ? toFtsExpression(root) : null
  const expression = whole ?? toRankExpression(telling)
  if (expression === null) return null
  if (whole !== null && !countsAllItsTerms(root)) return { expression, words: null }
  const areTerms = telling.every((leaf) => leaf.type === 'terms' || leaf.terms.length === 1)
  return { expression, words: areTerms ? telling.map(termsOfLeaf) : null }
}

function termsOfLeaf(leaf: TermsNode | TermPhraseNode): readonly AskedTerm[] {
  return leaf.type === 'terms' ? leaf.of : leaf.terms.map((term) => ({ term, prefix: false }))
}

/**
 * Whether FTS5 counts every term of the query wherever it stands in a row that is found. One asked for in titles counts there alone,
 * and one of several that must all be there counts in those rows only that have the others too, as does a neighbour.
 */
function countsAllItsTerms(node: ResolvedNode, isAlternative = false): boolean {
  switch (node.type) {
    case 'title':
    case 'near':
      return false
    case 'and':
      return !isAlternative && node.of.every((child) => countsAllItsTerms(child))
    case 'or':
      return node.of.every((child) => countsAllItsTerms(child, true))
    default:
      return true
  }
}

/**
 * A word's postings are in the rows it finds: where they are known, or will be read to score it, FTS5 need not be asked
 * for the rows as well. Null where they are not, and for all but a single word.
 */
function rowsOfPostings({ columns, vocabulary, postings }: Snapshot, root: ResolvedNode, mostRanked: number) {
  if (root.type !== 'terms' || root.of.length !== 1) return null
  const [word] = root.of
  const willBeScored = vocabulary.mostParagraphsWith(word) <= Math.min(mostRanked, mostTelling(columns))
  return (willBeScored ? postings.of(word) : postings.known(word))?.rows ?? null
}

function requiresAllWords(node: ResolvedNode): boolean {
  switch (node.type) {
    case 'and':
      return node.of.every(requiresAllWords)
    case 'or':
      return positiveLeaves(node).length === 0
    case 'title':
      return requiresAllWords(node.of)
    default:
      return true
  }
}

/** FTS5 answers as much of the tree as it can in one go; the rest is set arithmetic. */
function matchingRows(snapshot: Snapshot, node: ResolvedNode): Uint32Array {
  const expression = toFtsExpression(node)
  if (expression !== null) return snapshot.foundRows.of(expression)
  const { columns } = snapshot
  switch (node.type) {
    case 'and':
      return matchingAll(snapshot, node.of)
    case 'or':
      return node.of.map((child) => matchingRows(snapshot, child)).reduce(uniteRows)
    case 'not':
      return subtractRows(columns.allRows(), matchingRows(snapshot, node.of))
    case 'facet':
      return rowsPassing(columns, node.filter)
    case 'statement':
      return rowsPassing(columns, {
        facet: 'statement',
        anyOf: [statementValue(node.speaker, node.about)],
        noneOf: [],
      })
    default:
      throw new Error(`FTS5 answers every node of type ${node.type}`)
  }
}

function matchingAll(snapshot: Snapshot, children: readonly ResolvedNode[]): Uint32Array {
  const [unwanted, wanted] = [
    children.filter((child) => child.type === 'not'),
    children.filter((child) => child.type !== 'not'),
  ]
  const all = wanted.length
    ? wanted.map((child) => matchingRows(snapshot, child)).reduce(intersectRows)
    : snapshot.columns.allRows()
  return unwanted.map((child) => matchingRows(snapshot, child.of)).reduce(subtractRows, all)
}

function rowsPassing(columns: Columns, filter: FacetFilter): Uint32Array {
  const compiled = compileFilter(filter, columns)
  return columns.allRows().filter((row) => passes(compiled, columns.chunks[(row / CHUNK_ROWS) | 0], row % CHUNK_ROWS))
}
