/** From a state to what is known of its results: reading the query, asking the engine, and asking again where that helps. */
import type { ValueName } from '../../engine/document.ts'
import type { NamedValues, SearchEngine, SearchRequest, SearchResponse } from '../../engine/search-engine.ts'
import { readCopies, type Copies } from './copies.ts'
import type { LanguageNames } from './query/field-names.ts'
import { readQuery, type ReadQuery } from './query/read-query.ts'
import type { QueryTree } from './query/query-tree.ts'
import type { SearchState } from './search-state.ts'
import { toSearchScope, toSearchRequest, type FacetDepth } from './to-request.ts'

export interface SearchOutcome extends ReadQuery {
  readonly state: SearchState
  readonly request: SearchRequest
  readonly response: SearchResponse
  /** Whether nothing had all the words, so that these are paragraphs with some of them. */
  readonly isRelaxed: boolean
  readonly labels: Labels
  /** Where else the hits were printed, by the id of their paragraph. */
  readonly copies: ReadonlyMap<string, Copies>
}

/** Names of the values on the page, by value. */
export interface Labels {
  readonly actor: ReadonlyMap<string, ValueName>
  readonly topic: ReadonlyMap<string, ValueName>
  /** `YYYY-MM-DD`: what a duration counts back from. */
  readonly today: string
}

export interface SearchContext {
  readonly engine: SearchEngine
  readonly languageNames: LanguageNames
  readonly today: string
  readonly signal?: AbortSignal
}

/** @param depth how many values of each facet; null where none are wanted */
export async function runSearch(
  state: SearchState,
  depth: FacetDepth | null,
  context: SearchContext,
): Promise<SearchOutcome> {
  const { engine, signal, today } = context
  const read = await readQuery(state.q, context)
  const asAsked = toSearchRequest(state, toSearchScope(state, read, today), depth)
  const first = await engine.search(asAsked, signal)
  const isRelaxed = state.words === 'some' && isWorthRelaxing(read.parsed.tree, first.totals)
  const request: SearchRequest = isRelaxed ? { ...asAsked, matching: 'some' } : asAsked
  const response = isRelaxed ? await engine.search(request, signal) : first
  return {
    ...read,
    state,
    request,
    response,
    isRelaxed: isRelaxed && response.totals.paragraphs > 0,
    labels: labelsOf(response.names, today),
    copies: await readCopies(response.hits, request.group, context),
  }
}

/** A question of many words is rarely answered by one paragraph that has them all; of a few words, all are meant. */
const FEW_WORDS = 4
const ENOUGH_FOR_MANY_WORDS = 10

export function isWorthRelaxing(tree: QueryTree | null, { paragraphs }: SearchResponse['totals']): boolean {
  const words = listedWords(tree)
  if (words < 2) return false
  return words > FEW_WORDS ? paragraphs < ENOUGH_FOR_MANY_WORDS : paragraphs === 0
}

/** How many words and phrases a query lists; 0 for one that says how they combine. */
function listedWords(tree: QueryTree | null): number {
  const isTerm = (part: QueryTree) => part.type === 'word' || part.type === 'phrase'
  if (tree === null || isTerm(tree)) return tree === null ? 0 : 1
  const isList =
    tree.type === 'and' && tree.of.every((part) => isTerm(part) || (part.type === 'not' && isTerm(part.of)))
  return isList ? tree.of.filter(isTerm).length : 0
}

/** What the actors and topics of a page are called. */
export async function readLabels(named: NamedValues, { engine, today, signal }: SearchContext): Promise<Labels> {
  return labelsOf(await engine.describeValues(named, signal), today)
}

function labelsOf(names: readonly ValueName[], today: string): Labels {
  const labels = { actor: new Map<string, ValueName>(), topic: new Map<string, ValueName>(), today }
  for (const name of names) labels[name.facet].set(name.value, name)
  return labels
}
