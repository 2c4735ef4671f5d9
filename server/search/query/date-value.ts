/** Dates as a reader may type them in the box or find them in the URL. */
import { addDays, daysInMonth, isPeriod, periodOf } from '../../../engine/date-range.ts'
import { MISSING } from '../../../engine/facets.ts'
import type { DateRange, FacetSelection } from '../../../engine/query.ts'

const RANGE = /^([\d-]*)\.\.([\d-]*)$/
const COMPARED = /^(>=|<=|>|<)([\d-]+)$/
const DURATION = /^P(?:(\d{1,3})Y)?(?:(\d{1,3})M)?(?:(\d{1,3})W)?(?:(\d{1,4})D)?$/i

/** Whether the text is a date value: `2025`, `2025-02..2025-03`, `>2025-02-20`, `P3W`, `none`. */
export function isDateValue(value: string): boolean {
  return dateSelection(value, '2000-01-01') !== null
}

/**
 * What a date value selects, in digits of any of the page's languages; null when it is none. A duration is the time up to `today` (`YYYY-MM-DD`), that day
 * included.
 */
export function dateSelection(given: string, today: string): FacetSelection | null {
  const value = withOurDigits(given)
  if (value === MISSING || isPeriod(value)) return value
  const range = RANGE.exec(value)
  if (range) return rangeOf(range[1], range[2])
  const compared = COMPARED.exec(value)
  if (compared && isPeriod(compared[2])) return comparedTo(compared[1], compared[2])
  const duration = DURATION.exec(value)
  if (duration?.slice(1).some((part) => Number(part) > 0)) return { from: daysBefore(today, duration), to: today }
  return null
}

/** Persian and Arabic digits as those of dates in ISO 8601. */
export function withOurDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
}

/** The first and the last day of a span like `2025-02-25..2025-03-09`; null for one that is open, and for all else. */
export function daysOfSpan(value: string): { readonly from: string; readonly to: string } | null {
  const [, first = '', last = ''] = RANGE.exec(value) ?? []
  const { from, to } = rangeOf(first, last) ?? { from: null, to: null }
  return from === null || to === null ? null : { from, to }
}

/** `2025-02..2025-03` reaches from the first day of the one to the last day of the other; one side may be open. */
function rangeOf(from: string, to: string): DateRange | null {
  if ((from && !isPeriod(from)) || (to && !isPeriod(to)) || (!from && !to)) return null
  const range = { from: from ? periodOf(from).from : null, to: to ? periodOf(to).to : null }
  return range.from !== null && range.to !== null && range.from > range.to ? null : range
}

function comparedTo(sign: string, period: string): FacetSelection {
  const { from, to } = periodOf(period)
  switch (sign) {
    case '>':
      return { from: addDays(to, 1), to: null }
    case '>=':
      return { from, to: null }
    case '<':
      return { from: null, to: addDays(from, -1) }
    default:
      return { from: null, to }
  }
}

function daysBefore(today: string, [, years = '0', months = '0', weeks = '0', days = '0']: RegExpExecArray): string {
  const [year, month, day] = today.split('-').map(Number)
  const first = new Date(Date.UTC(year - Number(years), month - 1 - Number(months), 1))
  // A month before the 31st there may be no 31st.
  const last = daysInMonth(first.getUTCFullYear(), first.getUTCMonth() + 1)
  return addDays(first.toISOString().slice(0, 10), Math.min(day, last) - Number(weeks) * 7 - Number(days))
}
