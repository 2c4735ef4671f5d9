import type { SearchNote, SearchScope } from '../search-engine.ts'
import {
  positiveLeaves,
  relaxQuery,
  resolveQuery,
  type ResolvedNode,
  type TermPhraseNode,
  type TermsNode,
  type TermSource,
} from '../text/resolved-query.ts'
import type { MeiliConnection } from './connection.ts'
import { MAX_HITS } from './index-settings.ts'
import { phrasesToLookUp, planScope, quotedPhrase, type ScopePlan } from './scope-plan.ts'
import { ALL_KNOWN, readTermFacts } from './term-facts.ts'

/** What a search looks for, in the terms of this index. */
export interface Scope {
  readonly plan: ScopePlan
  /** What of the query asks for text: what to mark. */
  readonly leaves: readonly (TermsNode | TermPhraseNode)[]
  readonly notes: readonly SearchNote[]
  /** How much each leaf tells, where the words are alternatives: in the order of `leaves`; null where all must be there. */
  readonly weights: readonly number[] | null
  /** Whether it was read without knowing the words: right unless it finds nothing. */
  readonly isGuess: boolean
}

/**
 * Reads a query as if the index had all its words, which it nearly always has. Where that finds nothing, or words are
 * alternatives, so that finding something tells nothing, `readScopeByFacts` is what to go by.
 */
export async function readScope(
  connection: MeiliConnection,
  index: string,
  scope: SearchScope,
  signal?: AbortSignal,
): Promise<Scope> {
  const { root } = resolveQuery(scope.query, ALL_KNOWN)
  if (isWordless(root)) return planFor(connection, index, scope, root, [], signal)
  if (scope.matching === 'some' || hasAlternatives(root!)) return readScopeByFacts(connection, index, scope, signal)
  const asTyped = await planFor(connection, index, scope, root, [], signal)
  return { ...asTyped, isGuess: true }
}

/** Looks up what the index has of the query's words first, in one or two further round trips. */
export async function readScopeByFacts(
  connection: MeiliConnection,
  index: string,
  scope: SearchScope,
  signal?: AbortSignal,
): Promise<Scope> {
  const facts = await readTermFacts(connection, index, scope.query, signal)
  const { root, notes } = resolveQuery(scope.query, facts)
  if (root === null) return planFor(connection, index, scope, root, notes, signal)
  const paragraphs = await countAll(connection, index, signal)
  const asked = scope.matching === 'all' ? root : rarestFirst(relaxQuery(root, facts, paragraphs), facts)
  const planned = await planFor(connection, index, scope, asked, notes, signal)
  return { ...planned, weights: planned.leaves.map((leaf) => inverseFrequency(leaf, facts, paragraphs)) }
}

/** As BM25 has it: a word tells the more the fewer paragraphs have it. */
function inverseFrequency(leaf: TermsNode | TermPhraseNode, facts: TermSource, paragraphs: number): number {
  const terms = leaf.type === 'phrase' ? leaf.terms : leaf.of.map(({ term }) => term)
  const counts = terms.map((term) => facts.paragraphsWith(term))
  const having = leaf.type === 'phrase' ? Math.min(...counts) : Math.max(...counts)
  return Math.log(1 + (paragraphs - having + 0.5) / (having + 0.5))
}

/** The scope to count and scan by: known to be right, not only likely. */
export async function settleScope(
  connection: MeiliConnection,
  index: string,
  scope: SearchScope,
  signal?: AbortSignal,
): Promise<Scope> {
  const read = await readScope(connection, index, scope, signal)
  if (!read.isGuess || (await findsAnything(connection, index, read, signal))) return read
  return readScopeByFacts(connection, index, scope, signal)
}

function isWordless(root: ResolvedNode | null): boolean {
  return root === null || positiveLeaves(root).length === 0
}

async function planFor(
  connection: MeiliConnection,
  index: string,
  { filters }: SearchScope,
  root: ResolvedNode | null,
  notes: readonly SearchNote[],
  signal?: AbortSignal,
): Promise<Scope> {
  const { lookup, loose } = await lookUpPhrases(connection, index, root, signal)
  const plan = planScope(root, filters, lookup)
  const near: SearchNote[] = hasNear(root) ? [{ type: 'near-unsupported' }] : []
  return {
    plan,
    leaves: root ? positiveLeaves(root) : [],
    notes: [...notes, ...near, ...loose, ...plan.notes],
    weights: null,
    isGuess: false,
  }
}

async function findsAnything(connection: MeiliConnection, index: string, { plan }: Scope, signal?: AbortSignal) {
  const filter = plan.filter()
  const query = { indexUid: index, q: plan.phrases, hitsPerPage: 0, ...(filter ? { filter } : {}) }
  const [{ totalHits }] = await connection.search([query], signal)
  return (totalHits ?? 0) > 0
}

async function countAll(connection: MeiliConnection, index: string, signal?: AbortSignal): Promise<number> {
  const [{ totalHits }] = await connection.search([{ indexUid: index, q: '', hitsPerPage: 0 }], signal)
  return totalHits ?? 0
}

async function lookUpPhrases(
  connection: MeiliConnection,
  index: string,
  root: ResolvedNode | null,
  signal?: AbortSignal,
) {
  const wanted = phrasesToLookUp(root)
  if (wanted.length === 0) return { lookup: () => null, loose: [] }
  const answers = await connection.search<{ id: string; articleId: string }>(
    wanted.map(({ phrase, inTitle }) => ({
      indexUid: index,
      q: quotedPhrase(phrase),
      page: 1,
      hitsPerPage: MAX_HITS,
      attributesToRetrieve: [inTitle ? 'articleId' : 'id'],
      ...(inTitle ? { distinct: 'articleId', attributesToSearchOn: ['titleWords'] } : {}),
    })),
    signal,
  )
  const keyOf = (phrase: TermPhraseNode, inTitle: boolean) => `${inTitle} ${quotedPhrase(phrase)}`
  const found = new Map<string, string[] | null>()
  const loose: SearchNote[] = []
  wanted.forEach(({ phrase, inTitle }, at) => {
    const { hits, totalHits = 0 } = answers[at]
    const isWhole = totalHits <= MAX_HITS
    found.set(keyOf(phrase, inTitle), isWhole ? hits.map(({ id, articleId }) => (inTitle ? articleId : id)) : null)
    if (!isWhole) loose.push({ type: 'phrase-loose', phrase: phrase.terms.join(' ') })
  })
  return { lookup: (phrase: TermPhraseNode, inTitle: boolean) => found.get(keyOf(phrase, inTitle)) ?? null, loose }
}

/** Whether some of the words need not be there, so that finding something does not tell that all are known. */
function hasAlternatives(node: ResolvedNode): boolean {
  if (node.type === 'terms') return node.of.filter(({ prefix }) => !prefix).length > 1
  return node.type === 'or' || (node.type === 'and' && node.of.some(hasAlternatives))
}

function hasNear(node: ResolvedNode | null): boolean {
  if (node === null) return false
  if (node.type === 'and' || node.type === 'or') return node.of.some(hasNear)
  return node.type === 'not' ? hasNear(node.of) : node.type === 'near'
}

/** Which words a merged ranking begins with: those that tell most. */
function rarestFirst(node: ResolvedNode, facts: TermSource): ResolvedNode {
  if (node.type !== 'or') return node.type === 'and' ? { ...node, of: node.of.map((part) => rarestFirst(part, facts)) } : node // prettier-ignore
  const frequency = (leaf: ResolvedNode) =>
    leaf.type === 'terms' ? Math.max(...leaf.of.map(({ term }) => facts.paragraphsWith(term))) : 0
  return { ...node, of: node.of.toSorted((a, b) => frequency(a) - frequency(b)) }
}
