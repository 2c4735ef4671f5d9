/** The search without one of its parts: what helps when nothing was found, and what each part costs when something was. */
import { SHOWN_FACETS, type ShownFacet } from '../../engine/facets.ts'
import type { Totals } from '../../engine/search-engine.ts'
import { unknownNames } from './describe-query.ts'
import { parseQuery } from './query/parse-query.ts'
import { printFieldValue, printQuery } from './query/print-query.ts'
import { groupOf, type FieldTree, type QueryTree, type Term } from './query/query-tree.ts'
import { runSearch, type SearchContext, type SearchOutcome } from './run-search.ts'
import type { SearchState } from './search-state.ts'

export interface Without {
  /** What is left out: a part of the query as typed, or the filters of a facet. */
  readonly without: { readonly part: string } | { readonly facet: ShownFacet }
  readonly state: SearchState
  readonly totals: Totals
}

/** What finds something where the search as it stands does not. */
export interface Rescue extends Pick<Without, 'state' | 'totals'> {
  /** What is left out, the words that take the place of a name which nobody has, or who is called by the words. */
  readonly change: Without['without'] | { readonly words: string } | { readonly named: string }
}

/** Each is a search of its own; more would keep the reader waiting. */
const MAX_TRIED = 8
const MAX_RESCUES = 4

/** Where nothing was found: what keeps all that was asked for first, then what finds the most. */
export async function findRescues(outcome: SearchOutcome, context: SearchContext): Promise<Rescue[]> {
  if (outcome.response.totals.paragraphs > 0 || outcome.state.isBlank) return []
  const [inWords, byName, smaller] = await Promise.all([
    searchInWords(outcome, context),
    searchByName(outcome, context),
    searchWithout(outcome, context),
  ])
  const helpful = smaller.filter(({ totals }) => totals.paragraphs > 0)
  helpful.sort((a, b) => b.totals.paragraphs - a.totals.paragraphs)
  return [...inWords, ...byName, ...helpful.map(({ without, ...rest }) => ({ change: without, ...rest }))].slice(
    0,
    MAX_RESCUES,
  )
}

/** `said:volcker about:dollar`, where no actor or topic is called so, as `said:volcker dollar`. */
async function searchInWords({ state, parsed, names }: SearchOutcome, context: SearchContext): Promise<Rescue[]> {
  const { tree } = parsed
  if (tree?.type !== 'and') return []
  const unknown = new Set<QueryTree>(unknownNames(tree, names))
  const isUnknown = (part: QueryTree): part is FieldTree => part.type === 'field' && unknown.has(part)
  const words = tree.of.filter(isUnknown).map(({ value }) => value)
  if (words.length === 0) return []
  const parts = tree.of.map((part) => (isUnknown(part) ? parseQuery(part.value).tree : part))
  const q = printQuery(groupOf('and', parts.filter((part) => part !== null))!) // prettier-ignore
  const { response } = await runSearch(state.with({ q, size: 1 }), null, context)
  const { totals } = response
  return totals.paragraphs > 0 ? [{ change: { words: words.join(' ') }, state: state.with({ q }), totals }] : []
}

/** `gaddafi` as `actor:muammar-gaddafi`, whom the archive spells in another way. */
async function searchByName({ state, parsed }: SearchOutcome, context: SearchContext): Promise<Rescue[]> {
  const words = parsed.tree?.type === 'and' ? parsed.tree.of : [parsed.tree]
  if (!words.every((part) => part?.type === 'word' || part?.type === 'phrase')) return []
  const text = words.map((part) => (part as Term).text).join(' ')
  const [actor] = await context.engine.findValues({ facet: 'actor', text, limit: 1 }, context.signal)
  if (!actor) return []
  const named = state.with({ q: `actor:${printFieldValue(actor.value)}` })
  const { response } = await runSearch(named.with({ size: 1 }), null, context)
  const { totals } = response
  return totals.paragraphs > 0 ? [{ change: { named: actor.label }, state: named, totals }] : []
}

/** What is found without each part of the search, in their order. */
export async function searchWithout(
  { state, parsed }: Pick<SearchOutcome, 'state' | 'parsed'>,
  context: SearchContext,
): Promise<Without[]> {
  const candidates = [...withoutParts(state, parsed.tree), ...withoutFacets(state)].slice(0, MAX_TRIED)
  return Promise.all(
    candidates.map(async (candidate) => {
      const { response } = await runSearch(candidate.state.with({ size: 1 }), null, context)
      return { ...candidate, totals: response.totals }
    }),
  )
}

/** Whether a search has parts enough to ask what each of them costs. */
export function hasParts({ state, parsed }: Pick<SearchOutcome, 'state' | 'parsed'>): boolean {
  return (
    withoutParts(state, parsed.tree).length + withoutFacets(state).length > 1 ||
    (state.hasFilters && parsed.tree !== null)
  )
}

function withoutParts(state: SearchState, tree: QueryTree | null): Omit<Without, 'totals'>[] {
  if (tree?.type !== 'and') return []
  return tree.of.map((part, index) => {
    const of = tree.of.filter((_, at) => at !== index)
    const q = printQuery(of.length === 1 ? of[0] : { ...tree, of })
    return { without: { part: printQuery(part) }, state: state.with({ q }) }
  })
}

function withoutFacets(state: SearchState): Omit<Without, 'totals'>[] {
  return SHOWN_FACETS.filter(
    (facet) => state.facets[facet].include.length + state.facets[facet].exclude.length > 0,
  ).map((facet) => ({ without: { facet }, state: state.withFacet(facet, { include: [], exclude: [] }) }))
}
