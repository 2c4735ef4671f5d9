/** The solar Hijri calendar of Iran and Afghanistan, whose year begins at the vernal equinox. */
import { isPeriod } from '../engine/date-range.ts'

/** Parts of regular expressions, in the order of the year. */
export const SOLAR_HIJRI_MONTHS: readonly string[] = [
  'فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور', 'مهر', 'آبان', 'آذر', 'دی', 'بهمن', 'اسفند',
] // prettier-ignore

const NUMBERS = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', { timeZone: 'UTC', year: 'numeric', month: 'numeric', day: 'numeric' }) // prettier-ignore
const DAY_MS = 86_400_000

/** The ISO day of one of its days, its month from 1; null where there is no such day. */
export function isoDayOfSolarHijri(year: number, month: number, day: number): string | null {
  const dayOfYear = month <= 6 ? (month - 1) * 31 + day : 186 + (month - 7) * 30 + day
  // The first day of the year is the 19th to the 22nd of March.
  const near = Date.UTC(year + 621, 2, 20 + dayOfYear)
  for (const days of [0, 1, -1, 2, -2]) {
    const moment = new Date(near + days * DAY_MS)
    const part = new Map(NUMBERS.formatToParts(moment).map(({ type, value }) => [type, Number(value)]))
    const iso = moment.toISOString().slice(0, 10)
    if (part.get('day') === day && part.get('month') === month && isPeriod(iso)) return iso
  }
  return null
}

/** The month or the year that all of its month lies in; null for Dey, which ends in another year than it begins in. */
export function periodOfSolarHijriMonth(year: number, month: number): string | null {
  const [first, last] = [isoDayOfSolarHijri(year, month, 1), isoDayOfSolarHijri(year, month, 29)]
  return first !== null && first.slice(0, 4) === last?.slice(0, 4) ? first.slice(0, 4) : null
}

const DAY_MONTH_YEAR = new RegExp(
  `(?<!\\d)(\\d{1,2})\\s(${SOLAR_HIJRI_MONTHS.join('|')})\\s(?:ماه\\s)?(1[34]\\d\\d)(?!\\d)`,
  'g',
)
const NUMBERED = /(?<![\d/])(1[34]\d\d)\/(\d{1,2})\/(\d{1,2})(?![\d/])/g

/** Its days that are printed in full, with digits 0 to 9, as ISO days: `14 تیر 1404` and `1404/4/14` as `2025-07-05`. */
export function withIsoDays(text: string): string {
  return text
    .replace(DAY_MONTH_YEAR, (printed, day, month, year) => isoDayOfSolarHijri(Number(year), SOLAR_HIJRI_MONTHS.indexOf(month) + 1, Number(day)) ?? printed) // prettier-ignore
    .replace(NUMBERED, (printed, year, month, day) => isoDayOfSolarHijri(Number(year), Number(month), Number(day)) ?? printed) // prettier-ignore
}
