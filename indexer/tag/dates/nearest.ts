/** Days and months without a year, counted from the day of publication. */
import { addDays } from '../../../engine/date-range.ts'
import type { Meaning } from './date-rule.ts'

/** Said of a day or a month beside it: "last Friday", "next June", "this year". */
export type Which = 'last' | 'this' | 'next'

const DAY_MS = 86_400_000

export function yearOf(date: string): number {
  return Number(date.slice(0, 4))
}

/**
 * A day of which the year is left out: certain where it is past or the words look ahead.
 * @param dateIn the day in the given year, as ISO day
 */
export function nearestDay(dateIn: (year: number) => string, published: string, looksAhead: boolean): Meaning {
  const year = yearOf(published)
  const daysAhead = (Date.parse(dateIn(year)) - Date.parse(published)) / DAY_MS
  if (looksAhead) return dateIn(daysAhead < -180 ? year + 1 : year)
  if (daysAhead > 60) return dateIn(year - 1)
  const meant = dateIn(daysAhead < -300 ? year + 1 : year)
  // Nothing says that it lies ahead, and still it is nearer than the one that is past.
  return { value: meant, certain: meant <= published }
}

/** @param weekday 0 to 6 from Sunday */
export function nearestDayOfWeek(weekday: number, which: Which | null, published: string, looksAhead: boolean): string {
  const today = new Date(`${published}T00:00:00Z`).getUTCDay()
  const back = (today - weekday + 7) % 7
  const ahead = (weekday - today + 7) % 7
  if (which === 'next') return addDays(published, ahead || 7)
  if (which === 'last') return addDays(published, -(back || 7))
  if (which === 'this') return addDays(published, looksAhead || ahead < back ? ahead : -back)
  return addDays(published, looksAhead && back !== 0 ? ahead : -back)
}

/** @param month 1 to 12 */
export function nearestMonth(month: number, which: Which | null, published: string, looksAhead: boolean): string {
  const current = Number(published.slice(5, 7))
  const year = yearOf(published)
  const inYear = (of: number) => `${of}-${String(month).padStart(2, '0')}`
  if (which === 'last') return inYear(month >= current ? year - 1 : year)
  if (which === 'this') return inYear(year)
  if (which === 'next') return inYear(month <= current ? year + 1 : year)
  if (looksAhead) return inYear(month < current ? year + 1 : year)
  return inYear(month > current ? year - 1 : year)
}
