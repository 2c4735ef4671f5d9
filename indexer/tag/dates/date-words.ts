/** The words for dates of a language other than English, and the rules that are made of them. */
import { addDays, isPeriod } from '../../../engine/date-range.ts'
import { foreignMonthNumber } from '../../calendar.ts'
import type { DateContext, DateRule, Meaning } from './date-rule.ts'
import { ago, relativePeriod } from './meaning.ts'
import { nearestDay, nearestDayOfWeek, nearestMonth, yearOf, type Which } from './nearest.ts'

type Unit = 'day' | 'week' | 'month' | 'year'

/** Parts of regular expressions that capture nothing. Texts are read with digits 0 to 9. */
export interface DateWords {
  /** What may not stand before a word: a letter, but for particles that are written on to it. */
  readonly begins: string
  /** In the order of the year. */
  readonly months: readonly string[]
  /** Months that are everyday words too, and are months only beside a year. */
  readonly doubtfulMonths: string
  readonly betweenDayAndMonth: string
  /** Days of the month that are written out. */
  readonly ordinals: Readonly<Record<string, number>>
  readonly betweenMonthAndYear: string
  readonly behindYear: string
  /** What a month without a year stands behind: "in", "since". */
  readonly beforeMonth: string
  /** From Sunday. */
  readonly weekdays: readonly string[]
  /** What a weekday must stand behind, or may. */
  readonly beforeWeekday: string
  /** "last", "this" and "next", in front of their noun or behind it. */
  readonly which: Readonly<Record<Which, string>>
  readonly whichStands: 'before' | 'behind'
  /** "week", "month" and "year" as they stand beside those; none where a year may be that of another calendar. */
  readonly periods: Readonly<Partial<Record<Unit, string>>>
  /** "year" as it stands with those behind a month. */
  readonly yearOfMonth: string
  /** "yesterday": by the days from the day of publication to the one meant. */
  readonly days: readonly (readonly [days: number, words: string])[]
  /** "two years ago" */
  readonly ago: {
    readonly before: string
    readonly numbers: Readonly<Record<string, number>>
    /** By themselves, by themselves for two, and behind a number; `(?!)` where there is none. */
    readonly units: Readonly<Record<Unit, readonly [one: string, two: string, many: string]>>
    readonly behind: string
  }
  /** "the 1990s" */
  readonly decade: string
  /** Stands in a clause that tells of what is to come. */
  readonly ahead: RegExp
}

/** Longest and plainest first, as those of English. */
export function rulesOf(words: DateWords): DateRule[] {
  const { months, weekdays, days, ago } = words
  return [
    ...signedBy(months.join('|'), daysAndMonths(words)),
    ...signedBy(words.decade, [[words.decade, () => null]]),
    ...signedBy(days.map(([, names]) => names).join('|'), relativeDays(words)),
    ...signedBy(weekdays.join('|'), namedWeekdays(words)),
    ...signedBy(Object.values(words.which).join('|'), periods(words)),
    ...signedBy(ago.before || ago.behind, distances(words)),
  ]
}

type Rule = readonly [pattern: string, resolve: DateRule['resolve']]

function signedBy(signs: string, rules: readonly Rule[]): DateRule[] {
  const sign = new RegExp(signs, 'iu')
  return rules.map(([pattern, resolve]) => ({ sign, pattern: new RegExp(`${pattern}(?!\\p{L})`, 'giu'), resolve }))
}

function daysAndMonths(words: DateWords): Rule[] {
  const { begins, betweenMonthAndYear, ahead } = words
  const month = `(${words.months.join('|')})`
  const year = `${betweenMonthAndYear}((?:1[5-9]|20)\\d\\d)(?!\\d)${words.behindYear}`
  const ofYear = `\\s${beside(words, words.yearOfMonth)}`
  const ordinals = Object.keys(words.ordinals)
  const day = ['(?<!\\d[.,:/-]?)\\d{1,2}', ...(ordinals.length > 0 ? [`${begins}(?:${ordinals.join('|')})`] : [])].join('|') // prettier-ignore
  const dayAndMonth = `(${day})${words.betweenDayAndMonth}${month}`
  const dayOf = (year: number, name: string, of: string) => `${monthOf(year, name)}-${String(words.ordinals[of] ?? of).padStart(2, '0')}` // prettier-ignore
  const isDoubtful = isOneOf(words.doubtfulMonths)
  const yearOfWhich = (word: string, published: string) => yearOf(published) + SHIFTS[whichOf(words, word)]
  return [
    [`${dayAndMonth}${year}`, ([, day, name, of]) => dayOf(Number(of), name, day)],
    [`${begins}${month}${year}`, ([, name, of]) => monthOf(Number(of), name)],
    [`${dayAndMonth}${ofYear}`, ([, day, name, which], { published }) => published && dayOf(yearOfWhich(which, published), name, day)], // prettier-ignore
    [`${begins}${month}${ofYear}`, ([, name, which], { published }) => published && monthOf(yearOfWhich(which, published), name)], // prettier-ignore
    ...(words.whichStands === 'before' ? [] : [monthBeside(words, month)]),
    [dayAndMonth, ([, day, name], context) => (isDoubtful(name) ? undefined : dayWithoutYear((of) => dayOf(of, name, day), context, ahead))], // prettier-ignore
    [
      `(?<=(?<!\\p{L})(?:${words.beforeMonth})\\s)${month}(?!\\s\\d)`,
      ([, name], context) => (isDoubtful(name) ? undefined : monthWithoutYear(name, context, ahead)),
    ],
  ]
}

/** "last December" */
function monthBeside(words: DateWords, month: string): Rule {
  return [
    `${words.begins}${month}\\s${which(words)}`,
    ([, name, said], { published }) =>
      published && nearestMonth(Number(foreignMonthNumber(name)), whichOf(words, said), published, false),
  ]
}

function relativeDays({ begins, days }: DateWords): Rule[] {
  return days.map(([distance, names]) => [
    `${begins}(?:${names})`,
    (_, { published }) => published && addDays(published, distance),
  ])
}

function namedWeekdays(words: DateWords): Rule[] {
  const day = `(${words.weekdays.join('|')})`
  const start = `${words.begins}(?:${words.beforeWeekday})`
  const numberOf = (name: string) => words.weekdays.findIndex((pattern) => isOneOf(pattern)(name))
  const resolved = (name: string, which: string | null, { published, ...context }: DateContext) =>
    published &&
    nearestDayOfWeek(
      numberOf(name),
      which === null ? null : whichOf(words, which),
      published,
      isAhead(context, words.ahead),
    )
  return [
    ...dayOfWeek(words, `${start}${day}`),
    words.whichStands === 'before'
      ? [`${start}${which(words)}\\s${day}`, ([, said, name], context) => resolved(name, said, context)]
      : [`${start}${day}\\s${which(words)}`, ([, name, said], context) => resolved(name, said, context)],
    [`${start}${day}`, ([, name], context) => resolved(name, null, context)],
  ]
}

/** "Tuesday of last week": the week, since weeks begin on other days elsewhere. */
function dayOfWeek(words: DateWords, day: string): Rule[] {
  if (words.whichStands === 'before' || words.periods.week === undefined) return []
  return [
    [
      `${day}\\s(?:من\\s)?${beside(words, words.periods.week)}`,
      ([, , said], { published }) => published && relativePeriod(whichOf(words, said), 'week', published),
    ],
  ]
}

function periods(words: DateWords): Rule[] {
  return Object.entries(words.periods).map(([unit, noun]) => [
    `${words.begins}${beside(words, noun)}`,
    ([, word], { published }) => published && relativePeriod(whichOf(words, word), unit, published),
  ])
}

function distances({ begins, ago: { before, numbers, units, behind } }: DateWords): Rule[] {
  const number = `(\\d{1,3}|${Object.keys(numbers).join('|')})\\s`
  return Object.entries(units).map(([unit, [one, two, many]]) => [
    `${begins}${before}(?:${number}(?:${many})|(${two})|(?:${one}))${behind}`,
    ([, count, pair], { published }) => {
      const distance = count === undefined ? (pair === undefined ? 1 : 2) : (numbers[count.toLowerCase()] ?? Number(count)) // prettier-ignore
      return published && ago(distance, unit, published)
    },
  ])
}

const SHIFTS: Readonly<Record<Which, number>> = { last: -1, this: 0, next: 1 }

function which({ which: { last, this: current, next } }: DateWords): string {
  return `(${last}|${current}|${next})`
}

function whichOf({ which }: DateWords, word: string): Which {
  return (Object.keys(SHIFTS) as Which[]).find((key) => isOneOf(which[key])(word))!
}

/** "last year" or "year last". */
function beside(words: DateWords, noun: string): string {
  return words.whichStands === 'before' ? `${which(words)}\\s(?:${noun})` : `(?:${noun})\\s${which(words)}`
}

function isOneOf(pattern: string): (word: string) => boolean {
  const whole = new RegExp(`^(?:${pattern})$`, 'iu')
  return (word) => whole.test(word)
}

function monthOf(year: number, month: string): string {
  return `${year}-${foreignMonthNumber(month)}`
}

function dayWithoutYear(dayIn: (year: number) => string, context: DateContext, ahead: RegExp): Meaning {
  if (!isPeriod(dayIn(LEAP_YEAR))) return undefined
  return context.published && nearestDay(dayIn, context.published, isAhead(context, ahead))
}

/** In which every day of the year exists. */
const LEAP_YEAR = 2024

function monthWithoutYear(month: string, context: DateContext, ahead: RegExp): Meaning {
  return (
    context.published && nearestMonth(Number(foreignMonthNumber(month)), null, context.published, isAhead(context, ahead)) // prettier-ignore
  )
}

/** What parts clauses: marks, and words for "that" and "and" where languages print no comma before them. */
const JOINT = /[.!?؟;؛:,،«»—–]|(?<!\p{L})(?:إن|أن|بأن|که|كه|و)(?!\p{L})/u

/** By the clause that the date stands in. */
export function isAhead({ before, after }: Pick<DateContext, 'before' | 'after'>, ahead: RegExp): boolean {
  return ahead.test(before.split(JOINT).at(-1)!) || ahead.test(after.split(JOINT)[0])
}
