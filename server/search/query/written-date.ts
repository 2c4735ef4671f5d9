/** Dates as people write them in the box, as the date values that they mean. */
import { isPeriod } from '../../../engine/date-range.ts'
import { isDateValue, withOurDigits } from './date-value.ts'

/** Of each language of the page: "March", "Mar", "مارس". */
const MONTHS: ReadonlyMap<string, number> = monthNames(['en', 'fa-u-ca-gregory-nu-latn'])

/** 1987/3/2, 1987-3, 1987.03.02 */
const NUMBERS = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/
/** 2.3.1987: dots are written where the day stands first. */
const DAY_FIRST = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/
const QUARTER = /^(?:(\d{4})[- ]?Q([1-4])|Q([1-4])[- ](\d{4}))$/i
/** "March 1987", "march-1987", "2 March 1987", "March 2nd, 1987" */
const IN_WORDS = /^(?:(\d{1,2})(?:st|nd|rd|th)? )?(\p{L}+)\.?(?: (\d{1,2})(?:st|nd|rd|th)?,?)? (\d{4})$/u

/**
 * The value that a date means, however it is written: `1987-03` for "March 1987", `1987-01..1987-03` for "1987-Q1", `P1D` for
 * "today"; what is a value already in our digits. Null for what is no date. Where day and month could change places, as in 2/3/1987, it is none.
 */
export function writtenDate(given: string): string | null {
  const text = plain(given)
  if (isDateValue(text)) return text
  const span = text.split('..')
  if (span.length === 2) return spanOf(span.map((end) => (end.trim() === '' ? '' : writtenDate(end))))
  if (/^today$/i.test(text)) return 'P1D'
  const numbers = NUMBERS.exec(text)
  if (numbers) return periodOf(numbers[1], numbers[2], numbers[3])
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst) return periodOf(dayFirst[3], dayFirst[2], dayFirst[1])
  const quarter = QUARTER.exec(text)
  if (quarter) return quarterOf(quarter[1] ?? quarter[4], Number(quarter[2] ?? quarter[3]))
  const [, before, month = '', behind, year] = IN_WORDS.exec(text.replace(/[-\s]+/g, ' ')) ?? []
  const number = MONTHS.get(month.toLowerCase())
  if (number === undefined || (before !== undefined && behind !== undefined)) return null
  return periodOf(year, String(number), before ?? behind)
}

/** In our digits, and without the sign that Persian writes above a letter before what goes with it: "ژانویهٔ". */
function plain(text: string): string {
  return withOurDigits(text).replaceAll('\u0654', '').trim()
}

/** Of the two ends, of which one may be open; null where one is no date. */
function spanOf([from, to]: readonly (string | null)[]): string | null {
  const span = `${from}..${to}`
  return from !== null && to !== null && isDateValue(span) ? span : null
}

/** Earlier ones are years of another calendar. */
const FIRST_YEAR = 1600

function periodOf(year: string, month: string, day: string | undefined): string | null {
  const period = [year, month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-')
  return isPeriod(period) && Number(year) >= FIRST_YEAR ? period : null
}

function quarterOf(year: string, quarter: number): string {
  const monthOf = (number: number) => `${year}-${String(number).padStart(2, '0')}`
  return `${monthOf(quarter * 3 - 2)}..${monthOf(quarter * 3)}`
}

/** In lower case, with the number of the month, from 1. */
function monthNames(locales: readonly string[]): Map<string, number> {
  const names = new Map<string, number>([['sept', 9], ['می', 5]]) // prettier-ignore
  for (const locale of locales)
    for (const style of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' })
      for (let month = 1; month <= 12; month++)
        names.set(plain(format.format(Date.UTC(2000, month - 1))).toLowerCase(), month)
    }
  return names
}
