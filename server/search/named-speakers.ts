/** Searches in which only those count as speakers who are named beside what they say. */
import type { FacetName } from '../../engine/facets.ts'
import type { FacetFilter, QueryNode } from '../../engine/query.ts'
import type { FacetCounts, SearchEngine, SearchScope } from '../../engine/search-engine.ts'

/**
 * An engine for readers who want only speakers that are named in the paragraph, none told by a pronoun or carried over from an
 * earlier one: what they ask of the facet `speaker` is asked of `namedSpeaker`, and answered under the name they asked for.
 */
export function withNamedSpeakers(engine: SearchEngine): SearchEngine {
  return {
    capabilities: engine.capabilities,
    prepare: () => engine.prepare(),
    search: async (request, signal) => {
      const facets = request.facets.map((asked) => ({ ...asked, facet: toNamedFacet(asked.facet) }))
      const response = await engine.search({ ...toNamedScope(request), facets }, signal)
      return { ...response, facets: response.facets.map(asAsked) }
    },
    scan: (request, signal) => engine.scan(toNamedScope(request), signal),
    facetValues: async (request, signal) =>
      asAsked(await engine.facetValues({ ...toNamedScope(request), facet: toNamedFacet(request.facet) }, signal)),
    findValues: (request, signal) => engine.findValues(request, signal),
    describeValues: (values, signal) => engine.describeValues(values, signal),
    countWords: (words, signal) => engine.countWords(words, signal),
    getArticle: (id, query, signal) => engine.getArticle(id, query && toNamedQuery(query), signal),
    status: (signal) => engine.status(signal),
    sourceReport: (signal) => engine.sourceReport(signal),
    close: () => engine.close(),
  }
}

function toNamedScope<Scope extends SearchScope>(scope: Scope): Scope {
  return { ...scope, query: scope.query && toNamedQuery(scope.query), filters: scope.filters.map(toNamedFilter) }
}

function toNamedFacet(facet: FacetName): FacetName {
  return facet === 'speaker' ? 'namedSpeaker' : facet
}

function asAsked(counts: FacetCounts): FacetCounts {
  return counts.facet === 'namedSpeaker' ? { ...counts, facet: 'speaker' } : counts
}

function toNamedFilter(filter: FacetFilter): FacetFilter {
  return { ...filter, facet: toNamedFacet(filter.facet) }
}

function toNamedQuery(query: QueryNode): QueryNode {
  switch (query.type) {
    case 'and':
    case 'or':
      return { ...query, of: query.of.map(toNamedQuery) }
    case 'not':
      return { ...query, of: toNamedQuery(query.of) }
    case 'facet':
      return { ...query, filter: toNamedFilter(query.filter) }
    case 'statement':
      return query.speaker === null ? query : { type: 'and', of: [query, namesSpeaker(query.speaker)] }
    default:
      return query
  }
}

function namesSpeaker(speaker: string): QueryNode {
  return { type: 'facet', filter: { facet: 'namedSpeaker', anyOf: [speaker], noneOf: [] } }
}
