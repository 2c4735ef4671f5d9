/** What helps when nothing was found: the search without one of its parts, where that finds something. */
import { SHOWN_FACETS, type ShownFacet } from '../../engine/facets.ts'
import type { Totals } from '../../engine/search-engine.ts'
import { printQuery } from './query/print-query.ts'
import type { QueryTree } from './query/query-tree.ts'
import { runSearch, type SearchContext, type SearchOutcome } from './run-search.ts'
import type { SearchState } from './search-state.ts'

export interface Rescue {
  /** What is left out: a part of the query as typed, or the filters of a facet. */
  readonly without: { readonly part: string } | { readonly facet: ShownFacet }
  readonly state: SearchState
  readonly totals: Totals
}

/** Each is a search of its own; more would keep the reader waiting. */
const MAX_TRIED = 8
const MAX_SHOWN = 4

export async function findRescues(
  { state, parsed, response }: SearchOutcome,
  context: SearchContext,
): Promise<Rescue[]> {
  if (response.totals.paragraphs > 0 || state.isBlank) return []
  const candidates = [...withoutParts(state, parsed.tree), ...withoutFacets(state)].slice(0, MAX_TRIED)
  const tried = await Promise.all(
    candidates.map(async (candidate) => {
      const { response: found } = await runSearch(candidate.state.with({ size: 1 }), { values: 0 }, context)
      return { ...candidate, totals: found.totals }
    }),
  )
  const helpful = tried.filter(({ totals }) => totals.paragraphs > 0)
  return helpful.sort((a, b) => b.totals.paragraphs - a.totals.paragraphs).slice(0, MAX_SHOWN)
}

function withoutParts(state: SearchState, tree: QueryTree | null): Omit<Rescue, 'totals'>[] {
  if (tree?.type !== 'and') return []
  return tree.of.map((part, index) => {
    const of = tree.of.filter((_, at) => at !== index)
    const q = printQuery(of.length === 1 ? of[0] : { ...tree, of })
    return { without: { part: printQuery(part) }, state: state.with({ q }) }
  })
}

function withoutFacets(state: SearchState): Omit<Rescue, 'totals'>[] {
  return SHOWN_FACETS.filter(
    (facet) => state.facets[facet].include.length + state.facets[facet].exclude.length > 0,
  ).map((facet) => ({ without: { facet }, state: state.withFacet(facet, { include: [], exclude: [] }) }))
}
