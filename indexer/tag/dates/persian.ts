import { FOREIGN_MONTHS } from '../../calendar.ts'
import {
  isoDayOfSolarHijri,
  MONTH_WORD,
  SOLAR_HIJRI_DAY,
  SOLAR_HIJRI_FIGURES,
  SOLAR_HIJRI_MONTH,
  SOLAR_HIJRI_YEAR,
  solarHijriMonth,
  yearOfSolarHijriMonth,
} from '../../solar-hijri.ts'
import type { DateContext, DateRule, Meaning } from './date-rule.ts'
import { isAhead, rulesOf } from './date-words.ts'
import { nearestDay } from './nearest.ts'

/** Both letters that Persian texts print for one: theirs and the Arabic. */
const spelt = (pattern: string) => pattern.replaceAll('ی', '[یي]').replaceAll('ک', '[کك]')

const SIGN = /[\u0620-\u06cc]/
/** Everyday words too: an arrow or a shot, a seal, the day before. */
const DOUBTFUL = /^(?:ت[یي]ر|مهر|د[یي])$/

const rule = (pattern: string, resolve: DateRule['resolve']): DateRule => ({ sign: SIGN, pattern: new RegExp(`${pattern}(?!\\p{L})`, 'gu'), resolve }) // prettier-ignore

/** Days, months and years of the solar Hijri calendar. */
const SOLAR_HIJRI: readonly DateRule[] = [
  rule(SOLAR_HIJRI_DAY, ([, day, month, year]) => isoDayOfSolarHijri(Number(year), solarHijriMonth(month), Number(day)) ?? undefined),
  rule(SOLAR_HIJRI_FIGURES, ([, year, month, day]) => isoDayOfSolarHijri(Number(year), Number(month), Number(day)) ?? undefined),
  rule(`(?<!\\p{L})${SOLAR_HIJRI_MONTH}${SOLAR_HIJRI_YEAR}`, ([, month, year]) => yearOfSolarHijriMonth(Number(year), solarHijriMonth(month))),
  rule(`(?<!\\d[.,:/-]?)(\\d{1,2})\\s${SOLAR_HIJRI_MONTH}(${MONTH_WORD}?)`, ([, day, month, word], context) => {
    if (DOUBTFUL.test(month) && word === '' && !BESIDE_DAY.test(context.before)) return undefined
    return dayWithoutYear(Number(day), solarHijriMonth(month), context)
  }),
  rule('(?<!\\p{L})سال\\s(1[34]\\d\\d)(?!\\d)', () => null),
] // prettier-ignore

/** A weekday, "day" or a preposition. */
const BESIDE_DAY = /(?:شنبه|جمعه|روز|مورخ|تاریخ|از|تا|در)\s$/
const AHEAD = /(?<!\p{L})(?:خواهد|خواهند|قرار است|قراراست|آینده|آتی|پیش رو|فردا)(?!\p{L})|(?<!\p{L})تا\s$/u

function dayWithoutYear(day: number, month: number, context: DateContext): Meaning {
  const { published } = context
  if (published === null || (month === 12 && day === 30)) return null
  const dayIn = (year: number) =>
    [year - 621, year - 622].map((theirs) => isoDayOfSolarHijri(theirs, month, day)).find((iso) => iso?.startsWith(`${year}`)) // prettier-ignore
  if (dayIn(Number(published.slice(0, 4))) === undefined) return undefined
  return nearestDay((year) => dayIn(year)!, published, isAhead(context, AHEAD))
}

export const PERSIAN_DATES: readonly DateRule[] = [
  ...SOLAR_HIJRI,
  ...rulesOf({
      begins: '(?<!\\p{L})',
    months: FOREIGN_MONTHS.fa,
    doubtfulMonths: 'م[یي]|جون',
    betweenDayAndMonth: '\\s',
    ordinals: {},
  betweenMonthAndYear: `${MONTH_WORD}?\\s(?:سال\\s)?`,
    behindYear: '(?:\\sم[یي]لاد[یي])?',
    beforeMonth: spelt('در|از|تا|ماه|اوایل|اواخر|اواسط|پایان|آغاز|برای|طی'),
    weekdays: [spelt('یک[\\s\\u200c]?شنبه'), 'دو[\\s\\u200c]?شنبه', 'سه[\\s\\u200c]?شنبه', 'چهار[\\s\\u200c]?شنبه', 'پنج[\\s\\u200c]?شنبه', 'جمعه', 'شنبه'],
    beforeWeekday: spelt('(?:(?:روز|صبح|عصر|شامگاه|بامداد|شب|ظهر|امروز|دیروز|فردا)\\s)?'),
    which: { last: spelt('گذشته|پیش|قبل(?!\\sاز)'), this: spelt('جاری|کنونی'), next: spelt('آینده|آتی|بعد') },
    whichStands: 'behind',
    // Months and years may be those of either calendar.
    periods: { week: 'هفته' },
    yearOfMonth: 'سال',
  days: [
      [-2, spelt('پریروز')],
      [-1, spelt('دیروز|دیشب')],
      [0, 'امروز|امشب'],
      [2, 'پس[\\s\\u200c]?فردا'],
      [1, 'فردا'],
    ],
    ago: {
      before: '',
      numbers: { یک: 1, دو: 2, سه: 3, چهار: 4, پنج: 5, شش: 6, هفت: 7, هشت: 8, نه: 9, ده: 10, بیست: 20, سی: 30 },
      units: { day: ['(?!)', '(?!)', 'روز'], week: ['(?!)', '(?!)', 'هفته'], month: ['(?!)', '(?!)', 'ماه'], year: ['(?!)', '(?!)', 'سال'] },
      behind: spelt('\\s(?:پیش|قبل)(?!\\sاز)'),
    },
    decade: spelt('دهه[\\s\\u200c]?(?:ی\\s)?(?:\\d{2,4}|نود|هشتاد|هفتاد|شصت|پنجاه)(?:\\sمیلادی)?'),
    ahead: AHEAD,
  }),
] // prettier-ignore
