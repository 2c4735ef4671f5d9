import { addDays, periodOf } from '../date-range.ts'
import type { DateRange } from '../query.ts'

/** A span of days as the fewest whole years, months and days; years as one span, both ends included. */
export interface PeriodTiles {
  readonly years: { readonly from: string; readonly to: string } | null
  /** `2025-02` or `2025-02-25`. */
  readonly parts: readonly string[]
}

const FIRST_YEAR = '0000'
const LAST_YEAR = '9999'

/**
 * Tiles for "a period that lies in the range": a paragraph's dates are indexed with the month and year they stand in,
 * so a date lies in the range just when it, its month or its year is one of the tiles.
 */
export function tilesOf({ from, to }: DateRange): PeriodTiles {
  const firstYear = from === null ? FIRST_YEAR : from.endsWith('-01-01') ? from.slice(0, 4) : nextYear(from)
  const lastYear = to === null ? LAST_YEAR : to.endsWith('-12-31') ? to.slice(0, 4) : previousYear(to)
  if (firstYear <= lastYear) {
    const before = from === null || from.endsWith('-01-01') ? [] : daysAndMonths(from, `${from.slice(0, 4)}-12-31`)
    const after = to === null || to.endsWith('-12-31') ? [] : daysAndMonths(`${to.slice(0, 4)}-01-01`, to)
    return { years: { from: firstYear, to: lastYear }, parts: [...before, ...after] }
  }
  return { years: null, parts: from !== null && to !== null && from <= to ? daysAndMonths(from, to) : [] }
}

/** Whole months of a span, and the days at its ends. */
function daysAndMonths(from: string, to: string): string[] {
  const parts: string[] = []
  for (let day = from; day <= to;) {
    const month = day.slice(0, 7)
    const { to: monthEnd } = periodOf(month)
    const isWhole = day.endsWith('-01') && monthEnd <= to
    parts.push(isWhole ? month : day)
    day = addDays(isWhole ? monthEnd : day, 1)
  }
  return parts
}

function nextYear(day: string): string {
  return shiftYear(day, 1)
}

function previousYear(day: string): string {
  return shiftYear(day, -1)
}

function shiftYear(day: string, by: number): string {
  return String(Number(day.slice(0, 4)) + by).padStart(4, '0')
}
