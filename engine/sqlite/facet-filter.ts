import { FACET_NAMES, MISSING, type FacetName } from '../facets.ts'
import type { DateRange, FacetFilter, FacetSelection } from '../query.ts'
import { isInRange } from '../date-range.ts'
import type { ColumnChunk, Columns } from './columns.ts'

/** A facet filter over value numbers: `wanted[n]` is 1 when value `n` is selected. */
export interface CompiledFilter {
  /** Position of the facet in FACET_NAMES. */
  readonly facet: number
  readonly wanted: Selected | null
  readonly unwanted: Selected | null
}

interface Selected {
  readonly values: Uint8Array
  readonly missing: boolean
}

export function compileFilter(filter: FacetFilter, columns: Columns): CompiledFilter {
  return {
    facet: FACET_NAMES.indexOf(filter.facet),
    wanted: filter.anyOf.length ? compileSelections(filter.facet, filter.anyOf, columns) : null,
    unwanted: filter.noneOf.length ? compileSelections(filter.facet, filter.noneOf, columns) : null,
  }
}

export function passes(filter: CompiledFilter, chunk: ColumnChunk, row: number): boolean {
  return (
    (filter.wanted === null || hasAny(filter.wanted, filter.facet, chunk, row)) &&
    (filter.unwanted === null || !hasAny(filter.unwanted, filter.facet, chunk, row))
  )
}

function compileSelections(facet: FacetName, selections: readonly FacetSelection[], columns: Columns): Selected {
  const values = new Uint8Array(columns.valueCount)
  for (const selection of selections) {
    if (typeof selection !== 'string') selectWithin(selection, facet, columns, values)
    else if (selection !== MISSING) {
      const number = columns.valueNumber(facet, selection)
      if (number !== undefined) values[number] = 1
    }
  }
  return { values, missing: selections.includes(MISSING) }
}

/** A period lies in the range when all its days do, so a year's value is not in a range of some of its months. */
function selectWithin(range: DateRange, facet: FacetName, columns: Columns, values: Uint8Array): void {
  for (const [value, number] of columns.valuesOf(facet)) if (isInRange(value, range)) values[number] = 1
}

function hasAny(selected: Selected, facet: number, chunk: ColumnChunk, row: number): boolean {
  const { offsets, values } = chunk.facets[facet]
  const end = offsets[row + 1]
  let at = offsets[row]
  if (at === end) return selected.missing
  for (; at < end; at++) if (selected.values[values[at]]) return true
  return false
}
