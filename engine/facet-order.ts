/** Which counted values of a facet a response holds, and in which order: the same on every engine. */
import type { Named } from './document.ts'
import { facetNamed } from './facets.ts'
import { firstOf } from './first-of.ts'
import type { FacetCount, FacetCounts, FacetRequest } from './search-engine.ts'

/** Picks what the request asked for of all values that count, in order. */
export function pickCounts(
  counted: readonly FacetCount[],
  { facet, limit, also = [] }: FacetRequest,
): Pick<FacetCounts, 'facet' | 'values' | 'more'> {
  const order = facetNamed(facet).kind === 'date' ? byValue : byCount
  const first = firstOf(counted, order, Math.min(limit, counted.length))
  const shown = also.length ? new Set(first) : null
  const selected = shown ? counted.filter((count) => also.includes(count.value) && !shown.has(count)).sort(order) : []
  return { facet, values: [...first, ...selected], more: counted.length > limit }
}

/** Most paragraphs first; equal ones by value, so that the order never depends on the index's history. */
export function byCount(a: FacetCount, b: FacetCount): number {
  return b.paragraphs - a.paragraphs || byValue(a, b)
}

/** By what values are called in a language, ISO 639-1: `records` has those that are not their own names. */
export function byName(
  records: ReadonlyMap<string, Pick<Named, 'label' | 'translations'>>,
  language: string,
): (a: FacetCount, b: FacetCount) => number {
  const { compare } = new Intl.Collator(language)
  const nameOf = (value: string) => {
    const record = records.get(value)
    return record?.translations[language] ?? record?.label ?? value
  }
  return (a, b) => compare(nameOf(a.value), nameOf(b.value)) || byValue(a, b)
}

function byValue(a: FacetCount, b: FacetCount): number {
  return a.value < b.value ? -1 : 1
}
