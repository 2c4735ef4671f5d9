/** Reading a date as a source prints it, without moving it to another time zone: the day in print is the day meant. */
import { isPeriod } from '../../engine/date-range.ts'
import { fullYear, MONTH_NAMES, monthAndDay, monthNumber, withEnglishDates } from '../calendar.ts'

const MONTH_NAME = `(${MONTH_NAMES.map((name) => name.slice(0, 3)).join('|')})[a-z]*\\.?`

const ISO =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?$/i
const COMPACT = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?\s*(Z|[+-]\d\d:?\d\d)?)?$/
const DAY_MONTH = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\.?[ -]+(?:of )?${MONTH_NAME},?[ -]+(\\d{4})\\b`, 'i')
const MONTH_DAY = new RegExp(`\\b${MONTH_NAME} (\\d{1,2})(?:st|nd|rd|th)?,? +(\\d{4})\\b`, 'i')
/** As mail and feeds of old write it: "Tue, 25 Feb 25 10:00:00 GMT". */
const SHORT_YEAR = new RegExp(`^(?:[a-z]{3},? )?(\\d{1,2}) ${MONTH_NAME} (\\d\\d) (?=\\d\\d:\\d\\d)`, 'i')
/** As programs print it: "Tue Feb 25 10:00:00 +0000 2025". */
const YEAR_LAST = new RegExp(`^(?:[a-z]{3} )?${MONTH_NAME} (\\d{1,2}) \\d\\d:\\d\\d\\S*(?: \\S{1,6})? (\\d{4})$`, 'i')
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/
const DAY_FIRST = /^(\d{1,2})\.(\d{1,2})\.(\d{4})\b/
const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\b/
/** Since 1970, in seconds or in milliseconds. */
const EPOCH = /^(\d{9,10})(?:\d{3})?$/
const TIME = /\b(\d{1,2}):(\d\d)(?::(\d\d))?\s*(?:([ap])\.?m\b\.?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?/i

/**
 * The date as ISO 8601 at the precision printed (`2025`, `2025-02-25`, `2025-02-25T18:30:00+03:30`), or null when the
 * text is no date. A form that could be read two ways, as 03/04/2025, is not read.
 */
export function parsePrintedDate(printed: string): string | null {
  const text = withEnglishDates(printed.trim().replace(/\s+/g, ' '))
  const iso = ISO.exec(text) ?? COMPACT.exec(text)
  if (iso) {
    const [, year, month, day, hour, minute, second, zone] = iso
    return withTime([year, month, day].filter((part) => part !== undefined).join('-'), hour, minute, second, zone)
  }
  const epoch = EPOCH.exec(text)
  if (epoch) return withTime(...epochParts(Number(epoch[1])))
  const date = namedMonth(text) ?? numbered(text)
  if (date === null) return null
  const time = TIME.exec(text)
  return time ? withTime(date, hourOf(time[1], time[4]), time[2], time[3], time[5]) : withTime(date)
}

function namedMonth(text: string): string | null {
  const dayMonth = DAY_MONTH.exec(text)
  if (dayMonth) return isoDate(dayMonth[3], monthNumber(dayMonth[2]), dayMonth[1])
  const monthDay = MONTH_DAY.exec(text) ?? YEAR_LAST.exec(text)
  if (monthDay) return isoDate(monthDay[3], monthNumber(monthDay[1]), monthDay[2])
  const shortYear = SHORT_YEAR.exec(text)
  return shortYear && isoDate(fullYear(shortYear[3]), monthNumber(shortYear[2]), shortYear[1])
}

function numbered(text: string): string | null {
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst) return isoDate(yearFirst[1], yearFirst[2], yearFirst[3])
  const dayFirst = DAY_FIRST.exec(text)
  return dayFirst ? isoDate(dayFirst[3], dayFirst[2], dayFirst[1]) : slashed(text)
}

function slashed(text: string): string | null {
  const [, first, second, year] = SLASHED.exec(text) ?? []
  const inOrder = year === undefined ? null : monthAndDay(Number(first), Number(second))
  return inOrder && isoDate(year, String(inOrder[0]), String(inOrder[1]))
}

function epochParts(seconds: number): [date: string, hour: string, minute: string, second: string, zone: string] {
  const [date, hour, minute, second] = new Date(seconds * 1000).toISOString().split(/[T:.]/)
  return [date, hour, minute, second, 'Z']
}

function isoDate(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function hourOf(hour: string, half: string | undefined): string {
  if (!half) return hour.padStart(2, '0')
  return String((Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)).padStart(2, '0')
}

function withTime(date: string, hour?: string, minute?: string, second = '00', zone?: string): string | null {
  if (!isPeriod(date) || !isLikelyYear(date)) return null
  if (hour === undefined || minute === undefined || date.length < 10) return date
  if (Number(hour) > 23 || Number(minute) > 59) return date
  // A leap second is the last of its minute: no program knows it.
  return `${date}T${hour}:${minute}:${second > '59' ? '59' : second}${isoZone(zone)}`
}

/** Nothing for what is no zone: none is further from Greenwich than 14 hours. */
function isoZone(zone: string | undefined): string {
  const [, hours = '0', minutes = '0'] = /^[+-](\d\d):?(\d\d)?$/.exec(zone ?? '') ?? []
  if (!zone || Number(hours) > 14 || Number(minutes) > 59) return ''
  if (/^(z|utc|gmt)$/i.test(zone)) return 'Z'
  return zone.length === 3 ? `${zone}:00` : zone.replace(/^(...)(\d\d)$/, '$1:$2')
}

/** Older than printing, or a century ahead: a mistake, not a date. */
function isLikelyYear(date: string): boolean {
  const year = Number(date.slice(0, 4))
  return year >= 1500 && year <= 2100
}
