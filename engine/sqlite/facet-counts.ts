import { pickCounts } from '../facet-order.ts'
import { FACET_NAMES, facetNamed, isWithin, type FacetName } from '../facets.ts'
import type { FacetCount, FacetCounts, FacetRequest, Totals } from '../search-engine.ts'
import { CHUNK_ROWS, type Columns } from './columns.ts'
import { passes, type CompiledFilter } from './facet-filter.ts'

/** One pass over the rows a query matches: which pass all filters, and how often each facet value occurs. */
export interface FacetPass {
  /** The rows that pass every filter, ascending. */
  readonly rows: Uint32Array
  readonly totals: Totals
  /** By value number; a facet's counts ignore the facet's own filter. */
  readonly paragraphs: Uint32Array
  readonly articles: Uint32Array
  /** By facet, in the order of FACET_NAMES: rows without a value. */
  readonly missing: readonly Totals[]
}

/**
 * A row that fails no filter is a hit and counts everywhere; one that fails exactly one filter counts for that
 * filter's facet alone; others do not count. Articles are counted exactly because an article's rows stand in
 * sequence: it is enough to remember, for each value, the last article that had it. Only the `counted` facets have counts.
 */
export function countFacets(
  columns: Columns,
  rows: Uint32Array,
  filters: readonly CompiledFilter[],
  counted: readonly FacetName[],
): FacetPass {
  const passing = new Uint32Array(rows.length)
  const paragraphs = new Uint32Array(columns.valueCount)
  const articles = new Uint32Array(columns.valueCount)
  const lastArticle = new Uint32Array(columns.valueCount)
  const missing = FACET_NAMES.map(() => new DistinctCounter())
  const hits = new DistinctCounter()
  const countedFacets = [...new Set(counted)].map((facet) => FACET_NAMES.indexOf(facet))

  for (const row of rows) {
    const chunk = columns.chunks[(row / CHUNK_ROWS) | 0]
    const slot = row % CHUNK_ROWS
    let failed = 0
    for (const filter of filters) if (!passes(filter, chunk, slot)) failed |= 1 << filter.facet
    if ((failed & (failed - 1)) !== 0) continue

    const article = chunk.articleRow[slot]
    if (failed === 0) {
      passing[hits.paragraphs] = row
      hits.add(article)
    }
    for (const facet of countedFacets) {
      if (failed !== 0 && failed !== 1 << facet) continue
      const { offsets, values } = chunk.facets[facet]
      const end = offsets[slot + 1]
      let at = offsets[slot]
      if (at === end) missing[facet].add(article)
      for (; at < end; at++) {
        const value = values[at]
        paragraphs[value]++
        // Zero means "none yet", hence article + 1.
        if (lastArticle[value] !== article + 1) {
          lastArticle[value] = article + 1
          articles[value]++
        }
      }
    }
  }
  return { rows: passing.subarray(0, hits.paragraphs), totals: hits, paragraphs, articles, missing }
}

/** The counts one request asked for, out of a pass. */
export function facetCounts(pass: FacetPass, columns: Columns, request: FacetRequest): FacetCounts {
  const { kind } = facetNamed(request.facet)
  const counted: FacetCount[] = []
  for (const number of columns.numbersOf(request.facet, request.level)) {
    const paragraphs = pass.paragraphs[number]
    if (paragraphs === 0) continue
    const value = columns.valueOf[number]
    if (request.within !== undefined && (value === request.within || !isWithin(kind, value, request.within))) continue
    counted.push({ value, paragraphs, articles: pass.articles[number] })
  }
  return { ...pickCounts(counted, request), missing: pass.missing[FACET_NAMES.indexOf(request.facet)] }
}

/** Counts paragraphs and their articles, given that an article's paragraphs come in sequence. */
class DistinctCounter implements Totals {
  paragraphs = 0
  articles = 0
  #lastArticle = -1

  add(article: number): void {
    this.paragraphs++
    if (article !== this.#lastArticle) {
      this.#lastArticle = article
      this.articles++
    }
  }
}
