/** The solar Hijri calendar of Iran and Afghanistan, whose year begins at the vernal equinox. */
import { addDays } from '../engine/date-range.ts'

/** Parts of regular expressions, in the order of the year; with either letter that Persian texts print for "y". */
const MONTHS = [
  'فرورد[یي]ن', 'ارد[یي]بهشت', 'خرداد', 'ت[یي]ر', 'مرداد', 'شهر[یي]ور', 'مهر', 'آبان', 'آذر', 'د[یي]', 'بهمن', 'اسفند',
] // prettier-ignore
const MONTH_PATTERNS = MONTHS.map((name) => new RegExp(`^${name}$`))

/** Its months as a part of a regular expression that captures the name. */
export const SOLAR_HIJRI_MONTH = `(${MONTHS.join('|')})`
/** "month", which may stand behind the name of one. */
export const MONTH_WORD = '(?:[\\s\\u200c]?ماه)'
/** Behind a day or a month: its year, captured. */
export const SOLAR_HIJRI_YEAR = `${MONTH_WORD}?\\s(?:سال\\s)?(1[34]\\d\\d)(?!\\d)`
/** A day in full, in words (day, month, year) and in figures (year, month, day), with digits 0 to 9. */
export const SOLAR_HIJRI_DAY = `(?<!\\d[.,:/-]?)(\\d{1,2})\\s${SOLAR_HIJRI_MONTH}${SOLAR_HIJRI_YEAR}`
export const SOLAR_HIJRI_FIGURES = '(?<![\\d/])(1[34]\\d\\d)/(\\d{1,2})/(\\d{1,2})(?![\\d/])'

/** 1 to 12 for the name of a month. */
export function solarHijriMonth(name: string): number {
  return MONTH_PATTERNS.findIndex((pattern) => pattern.test(name)) + 1
}

const NUMBERS = new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', { timeZone: 'UTC', year: 'numeric', month: 'numeric', day: 'numeric' }) // prettier-ignore

/** The ISO day of one of its days, its month from 1; null where there is no such day. */
export function isoDayOfSolarHijri(year: number, month: number, day: number): string | null {
  const dayOfYear = month <= 6 ? (month - 1) * 31 + day : 186 + (month - 7) * 30 + day
  // The first day of the year is the 19th to the 22nd of March.
  for (const days of [0, 1, -1, 2, -2]) {
    const iso = addDays(`${year + 621}-03-19`, dayOfYear + days)
    const part = new Map(NUMBERS.formatToParts(new Date(iso)).map(({ type, value }) => [type, Number(value)]))
    if (part.get('day') === day && part.get('month') === month) return iso
  }
  return null
}

/** The year that all of its month lies in; null for Dey, which ends in another year than it begins in. */
export function yearOfSolarHijriMonth(year: number, month: number): string | null {
  const [first, last] = [isoDayOfSolarHijri(year, month, 1), isoDayOfSolarHijri(year, month, 29)]
  return first !== null && first.slice(0, 4) === last?.slice(0, 4) ? first.slice(0, 4) : null
}

const DAYS = new RegExp(SOLAR_HIJRI_DAY, 'g')
const FIGURES = new RegExp(SOLAR_HIJRI_FIGURES, 'g')

/** Its days that are printed in full, with digits 0 to 9, as ISO days: `14 تیر 1404` and `1404/4/14` as `2025-07-05`. */
export function withIsoDays(text: string): string {
  return text
    .replace(DAYS, (printed, day, month, year) => isoDayOfSolarHijri(Number(year), solarHijriMonth(month), Number(day)) ?? printed) // prettier-ignore
    .replace(FIGURES, (printed, year, month, day) => isoDayOfSolarHijri(Number(year), Number(month), Number(day)) ?? printed) // prettier-ignore
}
