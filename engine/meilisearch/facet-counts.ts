/** Facet counts: which distributions to ask for, and the counts of each request from the answers. */
import { pickCounts } from '../facet-order.ts'
import { facetNamed, isWithin, levelOf, MISSING, type FacetName } from '../facets.ts'
import type { FacetCount, FacetCounts, FacetRequest, SearchRequest } from '../search-engine.ts'
import type { Answer, Query } from './connection.ts'
import { all, DATE_LEVELS, isDateFacet, levelAttribute, oneOf } from './filter.ts'
import { MAX_FACET_VALUES } from './index-settings.ts'
import type { ScopePlan } from './scope-plan.ts'

/** One query that counts: without one facet's own filter, or within one value of it. */
interface CountQuery {
  readonly without: FacetName | undefined
  readonly within: { readonly facet: FacetName; readonly value: string } | undefined
  readonly attributes: Set<string>
}

/**
 * Counts ignore their facet's own filter, which Meilisearch does not know: one further query for each facet that has
 * one. Counts within a value have a query of their own too, since only the first thousand values are counted.
 */
export class FacetCounting {
  readonly #requests: readonly FacetRequest[]
  readonly #filtered: ReadonlySet<FacetName>
  readonly #queries = new Map<string, CountQuery>()

  constructor({ facets, filters }: Pick<SearchRequest, 'facets' | 'filters'>) {
    this.#requests = facets
    this.#filtered = new Set(filters.map(({ facet }) => facet))
    this.#queryOf(undefined, undefined)
    for (const request of facets) {
      for (const attribute of attributesOf(request)) this.#queryFor(request).attributes.add(attribute)
      this.#missingQueryFor(request).attributes.add(missingAttribute(request.facet))
    }
  }

  /** The first counts everything under all filters, so it also has the totals. */
  queries(plan: ScopePlan, index: string): Query[] {
    return [...this.#queries.values()].map(({ without, within, attributes }) => {
      const conditions = [plan.filter(without), within && oneOf(within.facet, [within.value])]
      const filter = conditions.filter((condition) => condition !== undefined)
      return {
        indexUid: index,
        q: plan.phrases,
        ...(filter.length ? { filter: all(filter) } : {}),
        facets: [...attributes],
        hitsPerPage: 0,
      }
    })
  }

  /** In the order of the requests. */
  counts(answers: readonly Answer<unknown>[]): FacetCounts[] {
    const byKey = new Map([...this.#queries.keys()].map((key, at) => [key, answers[at].facetDistribution ?? {}]))
    return this.#requests.map((request) => {
      const { facet, level, within } = request
      const { kind } = facetNamed(facet)
      const distribution = byKey.get(keyOf(this.#ownFilter(facet), this.#withinOf(request)))!
      const counted = attributesOf(request)
        .flatMap((attribute) => Object.entries(distribution[attribute] ?? {}))
        .map(([value, paragraphs]): FacetCount => ({ value, paragraphs, articles: null }))
        .filter(({ value }) => value !== MISSING)
        .filter(({ value }) => level === undefined || levelOf(kind, value) === level)
        .filter(({ value }) => within === undefined || (value !== within && isWithin(kind, value, within)))
      const missing = byKey.get(keyOf(this.#ownFilter(facet), undefined))![missingAttribute(facet)]?.[MISSING] ?? 0
      const picked = pickCounts(counted, request)
      const more = picked.more || counted.length >= MAX_FACET_VALUES
      return { ...picked, missing: { paragraphs: missing, articles: null }, more }
    })
  }

  #ownFilter(facet: FacetName): FacetName | undefined {
    return this.#filtered.has(facet) ? facet : undefined
  }

  #withinOf({ facet, within }: FacetRequest): CountQuery['within'] {
    return within === undefined ? undefined : { facet, value: within }
  }

  #queryFor(request: FacetRequest): CountQuery {
    return this.#queryOf(this.#ownFilter(request.facet), this.#withinOf(request))
  }

  #missingQueryFor({ facet }: FacetRequest): CountQuery {
    return this.#queryOf(this.#ownFilter(facet), undefined)
  }

  #queryOf(without: FacetName | undefined, within: CountQuery['within']): CountQuery {
    const key = keyOf(without, within)
    let query = this.#queries.get(key)
    if (!query) this.#queries.set(key, (query = { without, within, attributes: new Set() }))
    return query
  }
}

function keyOf(without: FacetName | undefined, within: CountQuery['within']): string {
  return JSON.stringify([without, within])
}

function attributesOf({ facet, level }: Pick<FacetRequest, 'facet' | 'level'>): string[] {
  if (!isDateFacet(facet)) return [facet]
  return (level === undefined ? DATE_LEVELS : [level]).map((each) => levelAttribute(facet, each))
}

/** Where `none` is counted. */
function missingAttribute(facet: FacetName): string {
  return isDateFacet(facet) ? levelAttribute(facet, 0) : facet
}
