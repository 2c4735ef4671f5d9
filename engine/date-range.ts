import type { DateRange } from './query.ts'

/** A year, month or day as ISO prefix: `2025`, `2025-02`, `2025-02-25`. */
const PERIOD = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/

/** Whether the text is a year, a month or a day that exists. */
export function isPeriod(text: string): boolean {
  const match = PERIOD.exec(text)
  if (!match) return false
  const [, year, month, day] = match
  return day === undefined || Number(day) <= daysInMonth(Number(year), Number(month))
}

/** First and last day of a year, month or day: `2025-02` gives 2025-02-01 and 2025-02-28. */
export function periodOf(period: string): { readonly from: string; readonly to: string } {
  switch (period.length) {
    case 4:
      return { from: `${period}-01-01`, to: `${period}-12-31` }
    case 7:
      return {
        from: `${period}-01`,
        to: `${period}-${daysInMonth(Number(period.slice(0, 4)), Number(period.slice(5)))}`,
      }
    default:
      return { from: period, to: period }
  }
}

/** Whether every day of the period lies in the range. */
export function isInRange(period: string, range: DateRange): boolean {
  const { from, to } = periodOf(period)
  return (range.from === null || from >= range.from) && (range.to === null || to <= range.to)
}

/** The first and the last day that a year of four digits can name. */
export const FIRST_DAY = '0000-01-01'
export const LAST_DAY = '9999-12-31'

/** `date` plus a number of days, which may be negative; no further than the first and the last day. */
export function addDays(date: string, days: number): string {
  const moment = Date.parse(`${date}T00:00:00Z`) + days * 86_400_000
  const bounded = Math.min(Math.max(moment, Date.parse(FIRST_DAY)), Date.parse(LAST_DAY))
  return new Date(bounded).toISOString().slice(0, 10)
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
