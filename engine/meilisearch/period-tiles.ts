import { addDays, FIRST_DAY, LAST_DAY, periodOf } from '../date-range.ts'
import type { DateRange } from '../query.ts'

/** A span of days as the fewest whole years, months and days; years as one span, both ends included. */
export interface PeriodTiles {
  readonly years: { readonly from: string; readonly to: string } | null
  /** `2025-02` or `2025-02-25`. */
  readonly parts: readonly string[]
}

/**
 * Tiles for "a period that lies in the range": a paragraph's dates are indexed with the month and year they stand in,
 * so a date lies in the range just when it, its month or its year is one of the tiles.
 */
export function tilesOf(range: DateRange): PeriodTiles {
  const { from, to } = { from: range.from ?? FIRST_DAY, to: range.to ?? LAST_DAY }
  const [fromYear, toYear] = [from, to].map((day) => Number(day.slice(0, 4)))
  const first = from.endsWith('-01-01') ? fromYear : fromYear + 1
  const last = to.endsWith('-12-31') ? toYear : toYear - 1
  if (first > last) return { years: null, parts: daysAndMonths(from, to) }
  const before = first === fromYear ? [] : daysAndMonths(from, `${from.slice(0, 4)}-12-31`)
  const after = last === toYear ? [] : daysAndMonths(`${to.slice(0, 4)}-01-01`, to)
  return { years: { from: yearOf(first), to: yearOf(last) }, parts: [...before, ...after] }
}

function yearOf(year: number): string {
  return String(year).padStart(4, '0')
}

/** Whole months of a span, and the days at its ends. None where it ends before it begins. */
function daysAndMonths(from: string, to: string): string[] {
  const parts: string[] = []
  for (let day = from; day <= to;) {
    const month = day.slice(0, 7)
    const { to: monthEnd } = periodOf(month)
    const isWhole = day.endsWith('-01') && monthEnd <= to
    const last = isWhole ? monthEnd : day
    parts.push(isWhole ? month : day)
    // Checked here and not by the loop: after the last day of the calendar `addDays` gives that day again.
    if (last === to) return parts
    day = addDays(last, 1)
  }
  return parts
}
