import type { ShownFacet } from '../../engine/facets.ts'
import type { FacetCounts, FacetRequest, SearchRequest, SearchResponse } from '../../engine/search-engine.ts'

/** The counts that were asked for with this level and branch; the response has them in the order of the request. */
export function countsFor(
  { request, response }: { readonly request: SearchRequest; readonly response: SearchResponse },
  facet: ShownFacet,
  scale: Pick<FacetRequest, 'level' | 'within'> = {},
): FacetCounts {
  const index = request.facets.findIndex(
    (asked) => asked.facet === facet && asked.level === scale.level && asked.within === scale.within,
  )
  return response.facets[index]
}
