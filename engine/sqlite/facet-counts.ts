import { pickCounts } from '../facet-order.ts'
import { FACET_NAMES, facetNamed, isWithin, type FacetName } from '../facets.ts'
import type { FacetCount, FacetCounts, FacetRequest, Totals } from '../search-engine.ts'
import { CHUNK_ROWS, type ColumnChunk, type Columns } from './columns.ts'
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
 * filter's facet alone; others do not count. Only the `counted` facets have counts. Chunk by chunk, and in a chunk facet by
 * facet: what is read lies side by side in memory.
 */
export function countFacets(
  columns: Columns,
  rows: Uint32Array,
  filters: readonly CompiledFilter[],
  counted: readonly FacetName[],
): FacetPass {
  const passing = filters.length === 0 ? rows : new Uint32Array(rows.length)
  const hits = new DistinctCounter()
  const values = new ValueCounter(columns.valueCount)
  const missing = FACET_NAMES.map(() => new DistinctCounter())
  const countedFacets = [...new Set(counted)].map((facet) => FACET_NAMES.indexOf(facet))
  const counting = new CountedRows()

  for (let from = 0; from < rows.length;) {
    const number = (rows[from] / CHUNK_ROWS) | 0
    const first = number * CHUNK_ROWS
    const chunk = columns.chunks[number]
    counting.clear()
    let to = from
    for (; to < rows.length && rows[to] < first + CHUNK_ROWS; to++) {
      const slot = rows[to] - first
      let failed = 0
      for (const filter of filters) if (!passes(filter, chunk, slot)) failed |= 1 << filter.facet
      if ((failed & (failed - 1)) !== 0) continue
      counting.add(slot, failed)
      if (failed !== 0) continue
      if (passing !== rows) passing[hits.paragraphs] = rows[to]
      hits.add(chunk.articleRow[slot])
    }
    for (const facet of countedFacets) values.count(chunk, facet, counting, missing[facet])
    from = to
  }
  const { paragraphs, articles } = values
  return { rows: passing.subarray(0, hits.paragraphs), totals: hits, paragraphs, articles, missing }
}

/** The rows of a chunk that count for some facet. */
class CountedRows {
  readonly slots = new Uint16Array(CHUNK_ROWS)
  /** One bit, that of the facet whose filter the row fails; 0 where it fails none. */
  readonly failed = new Uint32Array(CHUNK_ROWS)
  length = 0

  clear(): void {
    this.length = 0
  }

  add(slot: number, failed: number): void {
    this.slots[this.length] = slot
    this.failed[this.length++] = failed
  }
}

/**
 * Articles are counted exactly because an article's rows stand in sequence: it is enough to remember, for each value, the last
 * article that had it.
 */
class ValueCounter {
  readonly paragraphs: Uint32Array
  readonly articles: Uint32Array
  readonly #lastArticle: Uint32Array

  /** @param valueCount of all facets: their values are numbered together */
  constructor(valueCount: number) {
    this.paragraphs = new Uint32Array(valueCount)
    this.articles = new Uint32Array(valueCount)
    this.#lastArticle = new Uint32Array(valueCount)
  }

  count(
    { facets, articleRow }: ColumnChunk,
    facet: number,
    { slots, failed, length }: CountedRows,
    missing: DistinctCounter,
  ): void {
    const { paragraphs, articles } = this
    const lastArticle = this.#lastArticle
    const { offsets, values } = facets[facet]
    for (let index = 0; index < length; index++) {
      if (failed[index] !== 0 && failed[index] !== 1 << facet) continue
      const slot = slots[index]
      const article = articleRow[slot]
      const end = offsets[slot + 1]
      let at = offsets[slot]
      if (at === end) missing.add(article)
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
