/** Searches in which only those count as speakers who are named beside what they say. */
import type { FacetName } from '../../engine/facets.ts'
import type { FacetFilter, QueryNode } from '../../engine/query.ts'
import type { FacetCounts, SearchEngine, SearchScope } from '../../engine/search-engine.ts'

/**
 * The engine as those see it who want no speaker that is told by a pronoun or carried over from an earlier paragraph: asked
 * for speakers, it filters and counts by those alone who are named in the paragraph, and calls them speakers.
 */
export function withNamedSpeakers(engine: SearchEngine): SearchEngine {
  return {
    capabilities: engine.capabilities,
    prepare: () => engine.prepare(),
    search: async (request, signal) => {
      const facets = request.facets.map((asked) => ({ ...asked, facet: counted(asked.facet) }))
      const response = await engine.search({ ...scoped(request), facets }, signal)
      return { ...response, facets: response.facets.map(shown) }
    },
    scan: (request, signal) => engine.scan(scoped(request), signal),
    facetValues: async (request, signal) =>
      shown(await engine.facetValues({ ...scoped(request), facet: counted(request.facet) }, signal)),
    findValues: (request, signal) => engine.findValues(request, signal),
    describeValues: (named, signal) => engine.describeValues(named, signal),
    getArticle: (id, query, signal) => engine.getArticle(id, query && named(query), signal),
    status: (signal) => engine.status(signal),
    sourceReport: (signal) => engine.sourceReport(signal),
    close: () => engine.close(),
  }
}

function scoped<Scope extends SearchScope>(scope: Scope): Scope {
  return { ...scope, query: scope.query && named(scope.query), filters: scope.filters.map(filtered) }
}

function counted(facet: FacetName): FacetName {
  return facet === 'speaker' ? 'namedSpeaker' : facet
}

function shown(counts: FacetCounts): FacetCounts {
  return counts.facet === 'namedSpeaker' ? { ...counts, facet: 'speaker' } : counts
}

function filtered(filter: FacetFilter): FacetFilter {
  return { ...filter, facet: counted(filter.facet) }
}

function named(query: QueryNode): QueryNode {
  switch (query.type) {
    case 'and':
    case 'or':
      return { ...query, of: query.of.map(named) }
    case 'not':
      return { ...query, of: named(query.of) }
    case 'facet':
      return { ...query, filter: filtered(query.filter) }
    case 'statement':
      return query.speaker === null ? query : { type: 'and', of: [query, namedAs(query.speaker)] }
    default:
      return query
  }
}

function namedAs(speaker: string): QueryNode {
  return { type: 'facet', filter: { facet: 'namedSpeaker', anyOf: [speaker], noneOf: [] } }
}
