/** Queries and requests as the contract's tests write them. */
import type { FacetFilter, FacetSelection, QueryNode } from '../../engine/query.ts'
import { EVERYTHING, type SearchRequest } from '../../engine/search-engine.ts'

export function requestFor(request: Partial<SearchRequest>): SearchRequest {
  return { ...EVERYTHING, sort: 'relevance', size: 20, ...request }
}

export function word(text: string) {
  return { type: 'word', text, prefix: 'no' } as const
}

export function phrase(text: string) {
  return { type: 'phrase', text } as const
}

export function and(...of: QueryNode[]): QueryNode {
  return { type: 'and', of }
}

export function or(...of: QueryNode[]): QueryNode {
  return { type: 'or', of }
}

export function not(of: QueryNode): QueryNode {
  return { type: 'not', of }
}

export function filter(
  facet: FacetFilter['facet'],
  anyOf: readonly FacetSelection[],
  noneOf: readonly FacetSelection[] = [],
): FacetFilter {
  return { facet, anyOf, noneOf }
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = []
  for await (const item of items) collected.push(item)
  return collected
}
