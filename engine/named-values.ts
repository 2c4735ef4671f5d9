import { facetNamed, MISSING, type FacetName } from './facets.ts'
import type { ValueRecord } from './document.ts'
import { termsOf } from './text/analysis.ts'
import type { FacetCount, FoundValue, NamedValues, SearchRequest, SearchResponse } from './search-engine.ts'

/** What a value is found by: the terms of all its names. */
export function nameTermsOf({ label, value, aliases }: ValueRecord): Set<string> {
  return new Set([label, value, ...aliases].flatMap(termsOf))
}

/** Whether a name has, for each of the terms, a word that begins with it: "serg lav" finds Sergey Lavrov. */
export function fitsName(name: string, terms: readonly string[]): boolean {
  const words = termsOf(name)
  return terms.every((term) => words.some((word) => word.startsWith(term)))
}

/** A value as it is found by its names; one of which nothing is known is called as it is. */
export function foundValue({ value, paragraphs }: FacetCount, record: ValueRecord | undefined): FoundValue {
  const { label = value, aliases = [], translations = {}, actorKind = null } = record ?? {}
  return { value, label, translations, actorKind, names: [...new Set([label, ...aliases])], paragraphs }
}

/** The actors and topics that a search asks for or its answer holds: what a page has to call by name. */
export function namedIn(
  { filters }: Pick<SearchRequest, 'filters'>,
  { hits, facets }: Pick<SearchResponse, 'hits' | 'facets'>,
): NamedValues {
  const named = { actor: new Set<string>(), topic: new Set<string>() }
  const add = (facet: FacetName, values: readonly unknown[]) => {
    const { namedBy } = facetNamed(facet)
    if (namedBy === null) return
    for (const value of values) if (typeof value === 'string' && value !== MISSING) named[namedBy].add(value)
  }
  for (const { facet, anyOf, noneOf } of filters) add(facet, [...anyOf, ...noneOf])
  for (const { facet, values } of facets) add(facet, values.map(({ value }) => value)) // prettier-ignore
  for (const { paragraph } of hits) {
    add('actor', [...paragraph.actors, ...paragraph.speakers])
    add('topic', paragraph.topics)
  }
  return named
}
