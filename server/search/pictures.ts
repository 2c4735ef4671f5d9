/** What the pictures of a search show: who is named together, and what each outlet writes about. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FacetName } from '../../engine/facets.ts'
import type { FacetFilter, QueryNode } from '../../engine/query.ts'
import { EVERYTHING, type FacetRequest, type SearchScope } from '../../engine/search-engine.ts'
import type { SearchContext } from './run-search.ts'

export interface Together {
  /** Those named most, the first most. */
  readonly actors: readonly Counted[]
  /** Pairs of them that stand in one paragraph, the first most often. */
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly paragraphs: number }[]
}

export interface ByOutlet {
  readonly outlets: readonly Counted[]
  readonly topics: readonly Counted[]
  /** Paragraphs by outlet and topic, `cells[outlet][topic]` in their orders. */
  readonly cells: readonly (readonly number[])[]
}

export interface Counted {
  readonly value: string
  readonly paragraphs: number
}

/** More would be a tangle, and each costs a search. */
const ACTORS = 12
const OUTLETS = 8
const TOPICS = 12

/** Nobody for a relaxed search: some of its words may be missing, and next to those no pair of names can be required. */
export async function readTogether(scope: SearchScope, context: SearchContext): Promise<Together> {
  if (scope.matching === 'some') return { actors: [], pairs: [] }
  const actors = await countWithin(scope, null, { facet: 'actor', limit: ACTORS }, context)
  const values = actors.map(({ value }) => value)
  const pairs: { a: string; b: string; paragraphs: number }[] = []
  for (const [at, a] of values.entries()) {
    const beside = await countWithin(scope, { facet: 'actor', value: a }, { facet: 'actor', limit: 0, also: values }, context) // prettier-ignore
    for (const { value: b, paragraphs } of beside) if (values.indexOf(b) > at) pairs.push({ a, b, paragraphs })
  }
  return { actors, pairs: pairs.sort((one, other) => other.paragraphs - one.paragraphs) }
}

export async function readByOutlet(scope: SearchScope, context: SearchContext): Promise<ByOutlet> {
  const outlets = await countWithin(scope, null, { facet: 'source', limit: OUTLETS }, context)
  const topics = await countWithin(scope, null, { facet: 'topic', limit: TOPICS, level: 0 }, context)
  const cells: number[][] = []
  for (const { value } of outlets) {
    const counted = await countWithin(scope, { facet: 'source', value }, { facet: 'topic', limit: 1000, level: 0 }, context) // prettier-ignore
    const counts = new Map(counted.map((topic) => [topic.value, topic.paragraphs]))
    cells.push(topics.map((topic) => counts.get(topic.value) ?? 0))
  }
  return { outlets, topics, cells }
}

/**
 * Counts the values of a facet among the paragraphs of a scope, or only among those with the value `within`. What the scope
 * selects of either facet is set aside, what it excludes is not: a search that selects the value finds as many.
 */
async function countWithin(
  scope: SearchScope,
  within: { readonly facet: FacetName; readonly value: string } | null,
  facet: FacetRequest,
  { engine, signal }: SearchContext,
): Promise<readonly Counted[]> {
  const own = within && { facet: within.facet, anyOf: [within.value], noneOf: [] }
  // A count ignores the filter of its own facet; what the query says holds for it too.
  const isOfSameFacet = own?.facet === facet.facet
  const parts: QueryNode[] = [
    ...(scope.query ? [scope.query] : []),
    ...scope.filters.flatMap(excluded),
    ...(own && isOfSameFacet ? [{ type: 'facet' as const, filter: own }] : []),
  ]
  const query = parts.length > 1 ? { type: 'and' as const, of: parts } : (parts[0] ?? null)
  const others = scope.filters.filter((filter) => filter.anyOf.length > 0 && filter.facet !== within?.facet)
  const filters = [...others.map((filter) => ({ ...filter, noneOf: [] })), ...(own && !isOfSameFacet ? [own] : [])]
  const { facets } = await engine.search({ ...EVERYTHING, ...scope, query, filters, facets: [facet] }, signal)
  // Each is a search: those of others that came meanwhile go first.
  await nextTurn()
  return facets[0].values
}

function excluded({ facet, noneOf }: FacetFilter): QueryNode[] {
  return noneOf.length ? [{ type: 'not', of: { type: 'facet', filter: { facet, anyOf: noneOf, noneOf: [] } } }] : []
}
