/** Which counted values of a facet a response holds, and in which order: the same on every engine. */
import { facetNamed } from './facets.ts'
import type { FacetCount, FacetCounts, FacetRequest } from './search-engine.ts'

/** Sorts `counted`, every value that counts, and picks what the request asked for. */
export function pickCounts(
  counted: FacetCount[],
  { facet, limit, also }: FacetRequest,
): Pick<FacetCounts, 'facet' | 'values' | 'more'> {
  counted.sort(facetNamed(facet)!.kind === 'date' ? byValue : byCount)
  const selected = counted.slice(limit).filter(({ value }) => also?.includes(value))
  return { facet, values: [...counted.slice(0, limit), ...selected], more: counted.length > limit }
}

/** Most paragraphs first; equal ones by value, so that the order never depends on the index's history. */
export function byCount(a: FacetCount, b: FacetCount): number {
  return b.paragraphs - a.paragraphs || byValue(a, b)
}

function byValue(a: FacetCount, b: FacetCount): number {
  return a.value < b.value ? -1 : 1
}
