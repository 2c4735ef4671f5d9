/** From the reader's state to what crosses the port. */
import { addDays, isPeriod } from '../../engine/date-range.ts'
import { facetNamed, MISSING, SHOWN_FACETS, type ShownFacet } from '../../engine/facets.ts'
import type { FacetFilter, FacetSelection } from '../../engine/query.ts'
import type { FacetRequest, SearchRequest, SearchScope } from '../../engine/search-engine.ts'
import { dateSelection, daysOfSpan } from './query/date-value.ts'
import type { ReadQuery } from './query/read-query.ts'
import { openWordOf, toQueryNode } from './query/to-query-node.ts'
import type { SearchState } from './search-state.ts'

/** How many values of a facet are asked for: a rail on the page, a list for a program. */
export interface FacetDepth {
  readonly values: number
}

export const PAGE_DEPTH: FacetDepth = { values: 10 }
export const JSON_DEPTH: FacetDepth = { values: 100 }

/** All topics there may be: a tree is shown by its branches, not by its first few leaves. */
const TREE_VALUES = 1000
/** Days of eleven years. */
const DATE_VALUES = 4000

export function toSearchScope(
  state: SearchState,
  { query, parsed: { tree }, names }: ReadQuery,
  today: string,
): SearchScope {
  return {
    query: tree && toQueryNode(tree, { names, today, openWord: openWordOf(query, tree) }),
    matching: 'all',
    filters: SHOWN_FACETS.map((facet) => toFilter(state, facet, today)).filter((filter) => filter !== null),
  }
}

export function toSearchRequest(state: SearchState, scope: SearchScope, depth: FacetDepth | null): SearchRequest {
  return {
    ...scope,
    sort: state.order,
    group: state.group,
    page: state.page,
    size: state.size,
    fold: state.fold,
    facets: depth === null ? [] : facetRequests(state, depth),
    names: true,
  }
}

function toFilter(state: SearchState, facet: ShownFacet, today: string): FacetFilter | null {
  const { include, exclude } = state.facets[facet]
  if (include.length === 0 && exclude.length === 0) return null
  const isDate = facetNamed(facet).kind === 'date'
  // Values were checked when the URL was read.
  const selection = (value: string): FacetSelection => (isDate ? dateSelection(value, today)! : value)
  return { facet, anyOf: include.map(selection), noneOf: exclude.map(selection) }
}

function facetRequests(state: SearchState, depth: FacetDepth): FacetRequest[] {
  return SHOWN_FACETS.flatMap((facet): FacetRequest[] => {
    const { include, exclude } = state.facets[facet]
    const also = [...include, ...exclude].filter((value) => value !== MISSING)
    switch (facetNamed(facet).kind) {
      case 'list':
        return [{ facet, limit: depth.values, also }]
      case 'tree':
        return [{ facet, limit: TREE_VALUES }]
      case 'date':
        return dateRequests(facet, include)
    }
  })
}

/** Years, the months of an open year and the days of an open month; for the histogram, all months or the days of a month. */
function dateRequests(facet: ShownFacet, include: readonly string[]): FacetRequest[] {
  const open = openPeriods(include)
  const branches = open.map((within): FacetRequest => ({
    facet,
    limit: DATE_VALUES,
    level: within.length === 4 ? 1 : 2,
    within,
  }))
  const histogram: FacetRequest[] =
    facet === 'published' ? [{ facet, limit: DATE_VALUES, ...histogramScale(include) }] : []
  return [{ facet, limit: DATE_VALUES, level: 0 }, ...branches, ...histogram]
}

/** Years and months that the selected values stand in, which the rail shows opened. */
export function openPeriods(include: readonly string[]): string[] {
  const periods = include.filter((value) => /^\d{4}(-\d\d){0,2}$/.test(value))
  return [
    ...new Set(periods.flatMap((value) => [value.slice(0, 4), ...(value.length > 4 ? [value.slice(0, 7)] : [])])),
  ].sort()
}

/** Bars for more days than these are too thin to point at. */
const MOST_DAYS = 100

/**
 * The histogram zooms with the selection: the months of all time, of a year, or the days of a month or of a span that is drawn
 * within a year.
 */
export function histogramScale(include: readonly string[]): { readonly level: number; readonly within?: string } {
  const [only] = include
  if (include.length !== 1) return { level: 1 }
  if (isPeriod(only)) return only.length === 4 ? { level: 1, within: only } : { level: 2, within: only.slice(0, 7) }
  const days = daysOfSpan(only)
  if (days === null || days.from.slice(0, 4) !== days.to.slice(0, 4)) return { level: 1 }
  if (days.from.slice(0, 7) === days.to.slice(0, 7)) return { level: 2, within: days.from.slice(0, 7) }
  return { level: days.to <= addDays(days.from, MOST_DAYS - 1) ? 2 : 1, within: days.from.slice(0, 4) }
}
