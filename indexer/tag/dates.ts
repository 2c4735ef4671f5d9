/**
 * When something happened, as the text says it: each date expression with the ISO prefix it means, resolved against
 * the day of publication. A period that ISO prefixes cannot say (a week, a quarter) gets the shortest month or year it
 * lies in; what cannot be resolved keeps its place with no value, so that it is never guessed.
 */
import type { DateMention } from '../../engine/document.ts'
import { addDays, isPeriod } from '../../engine/date-range.ts'

/** Finds the dates of one paragraph. `publishedAt` is an ISO date, or null when it is not known. */
export function findDates(text: string, publishedAt: string | null): DateMention[] {
  const taken = new Uint8Array(text.length)
  const dates: DateMention[] = []
  for (const rule of RULES) {
    for (const match of text.matchAll(rule.pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      if (taken.subarray(start, end).includes(1)) continue
      const context = {
        published: publishedAt?.slice(0, 10) ?? null,
        before: text.slice(Math.max(0, start - 90), start),
        after: text.slice(end, end + 60),
        found: dates,
        start,
      }
      const meaning = rule.resolve(match, context)
      if (meaning === undefined) continue
      taken.fill(1, start, end)
      dates.push({ start, end, text: match[0], ...describe(meaning) })
    }
  }
  return dates.sort((a, b) => a.start - b.start)
}

/** The values a paragraph happened at, as facet values: only what is certain. */
export function happenedAt(dates: readonly DateMention[]): string[] {
  return [...new Set(dates.filter((date) => date.certain && date.value !== null).map((date) => date.value!))]
}

interface Context {
  /** `2025-02-25`; null when it is not known. */
  readonly published: string | null
  readonly before: string
  readonly after: string
  readonly found: readonly DateMention[]
  readonly start: number
}

/** An ISO prefix; null for a date without a value; undefined when the words are no date after all. */
type Meaning = string | { readonly value: string; readonly certain: boolean } | null | undefined

interface Rule {
  readonly pattern: RegExp
  resolve(match: RegExpExecArray | RegExpMatchArray, context: Context): Meaning
}

function describe(meaning: Exclude<Meaning, undefined>): Pick<DateMention, 'value' | 'precision' | 'certain'> {
  const { value, certain } =
    typeof meaning === 'string' ? { value: meaning, certain: true } : (meaning ?? { value: null, certain: false })
  if (value === null || !isPeriod(value)) return { value: null, precision: null, certain: false }
  return { value, precision: value.length === 4 ? 'year' : value.length === 7 ? 'month' : 'day', certain }
}

const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const LONG_MONTH = 'January|February|March|April|May|June|July|August|September|October|November|December'
const SHORT_MONTH = 'Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?'
const MONTH = `(${LONG_MONTH}|${SHORT_MONTH})`
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
const YEAR = '(\\d{4})'
const WEEKDAY =
  '(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon\\.|Tues?\\.|Wed\\.|Thurs?\\.|Fri\\.|Sat\\.|Sun\\.)'
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const UNIT = '(day|week|month|year|decade)'
const NUMBER =
  '(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)'
// prettier-ignore
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11,
  twelve: 12, fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50,
}

/** Longest and plainest first: what one rule has taken no later one sees. */
// prettier-ignore
const RULES: readonly Rule[] = [
  // 2025-02-25
  { pattern: /\b(\d{4})-(\d\d)-(\d\d)\b/g, resolve: ([text]) => (isPeriod(text) ? text : undefined) },
  // 25/02/2025; where both could be a month the American order is as likely as the other, so no value is given
  {
    pattern: /\b(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})\b/g,
    resolve: ([, first, second, year]) => slashed(Number(first), Number(second), fullYear(year)),
  },
  // Feb. 25, 2025
  { pattern: new RegExp(`\\b${MONTH}\\s+${DAY},?\\s+${YEAR}\\b`, 'g'), resolve: ([, month, day, year]) => isoDay(year, month, day) },
  // 25th of February 2025
  { pattern: new RegExp(`\\b${DAY}(?:\\s+of)?\\s+${MONTH},?\\s+${YEAR}\\b`, 'g'), resolve: ([, day, month, year]) => isoDay(year, month, day) },
  // February 2025
  { pattern: new RegExp(`\\b${MONTH}(?:,?\\s+|\\s+of\\s+)${YEAR}\\b`, 'g'), resolve: ([, month, year]) => `${year}-${monthNumber(month)}` },
  // February of last year
  {
    pattern: new RegExp(`\\b${MONTH}(?:,?\\s+|\\s+of\\s+)(last|this|next) year\\b`, 'g'),
    resolve: ([, month, which], { published }) => published && `${yearOf(published) + shift(which)}-${monthNumber(month)}`,
  },
  // Feb 25, the year left out
  {
    pattern: new RegExp(`\\b${MONTH}\\s+${DAY}\\b(?!:\\d|\\d)`, 'g'),
    resolve: ([, month, day], context) => nearestYear(month, day, context),
  },
  {
    pattern: new RegExp(`\\b${DAY}(?:\\s+of)?\\s+(${LONG_MONTH}|${SHORT_MONTH})\\b`, 'g'),
    resolve: ([, day, month], context) => nearestYear(month, day, context),
  },
  // the first quarter of 2020, the third quarter
  {
    pattern: /\b(?:the\s+)?(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)(?:-|\s+)(?:fiscal\s+)?(?:quarter|half)(?:\s+of\s+(?:fiscal\s+)?(\d{4}|last year|this year|next year))?/gi,
    resolve: ([, year], { published }) => {
      if (/^\d/.test(year ?? '')) return year
      return published && { value: String(yearOf(published) + (year ? shift(year.split(' ')[0]) : 0)), certain: year !== undefined }
    },
  },
  // earlier this month, late last year, this week
  {
    pattern: /\b(?:(?:earlier|later|early|late|sometime)\s+(?:in\s+)?)?(?:the\s+)?(this|last|next|past|previous|current|coming|following)\s+(week|weekend|month|year|decade|century|spring|summer|autumn|fall|winter|quarter)\b/gi,
    resolve: ([, which, unit], { published }) => published && relativePeriod(which.toLowerCase(), unit.toLowerCase(), published),
  },
  // a year ago, three weeks earlier
  {
    pattern: new RegExp(`\\b(?:(?:more than|less than|about|almost|nearly|some|over|around|just)\\s+)?${NUMBER}(?:\\s+|-)${UNIT}s?\\s+(?:ago|earlier|before)\\b`, 'gi'),
    resolve: ([, number, unit], { published, after }) => {
      if (/^\s+(?:the|his|her|their|its|that|[A-Z])/.test(after) && !/^\s+(?:He|She|It|They)\b/.test(after)) return undefined
      return published && ago(countOf(number), unit.toLowerCase(), published)
    },
  },
  { pattern: /\b(?:several|a few|a couple of|many)\s+(?:days|weeks|months|years|decades)\s+ago\b/gi, resolve: () => null },
  { pattern: new RegExp(`\\bthe\\s+(?:year|month|week|day)\\s+(?:before|earlier)\\b`, 'gi'), resolve: () => null },
  // a day before the talks
  {
    pattern: /\b(?:just\s+)?(a|one|two|three)\s+(days?|weeks?)\s+(before|after)\b/gi,
    resolve: ([, number, unit, direction], context) => besideAnchor(countOf(number), unit, direction, context),
  },
  { pattern: /\b(?:the day )?(?:before yesterday)\b/gi, resolve: (_, { published }) => published && addDays(published, -2) },
  { pattern: /\b(?:the day )?after tomorrow\b/gi, resolve: (_, { published }) => published && addDays(published, 2) },
  { pattern: /\b(?:today|tonight|this\s+(?:morning|afternoon|evening)|(?:earlier|later)\s+today)\b/gi, resolve: (_, { published }) => published },
  { pattern: /\b(?:yesterday(?:\s+(?:morning|afternoon|evening))?|last\s+night)\b/gi, resolve: (_, { published }) => published && addDays(published, -1) },
  { pattern: /\btomorrow(?:\s+(?:morning|afternoon|evening|night))?\b/gi, resolve: (_, { published }) => published && addDays(published, 1) },
  // on Tuesday, last Friday night
  {
    pattern: new RegExp(`\\b(?:(last|next|this|coming|past)\\s+)?${WEEKDAY}(?:\\s+(?:morning|afternoon|evening|night))?(?![\\p{L}\\d])(?!['’]s\\s+\\p{Lu})`, 'gu'),
    resolve: ([, which, weekday], context) => context.published && nearestWeekday(which, weekday, context),
  },
  // last October, in June
  {
    pattern: new RegExp(`\\b(?:(last|next|this|early|late|mid)(?:\\s+|-))?(${LONG_MONTH}|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.)(?![\\p{L}\\d]|\\s+\\d{1,2}\\b)`, 'gu'),
    resolve: ([, which, month], context) => monthWithoutYear(which, month, context),
  },
  // the 1990s, the late '80s
  { pattern: /\b(?:the\s+)?(?:(?:early|late|mid)(?:\s+|-))?(?:1[6-9]|20)\d0['’]?s\b/gi, resolve: () => null },
  { pattern: /(?:\bthe\s+)?(?:\b(?:early|late|mid)(?:\s+|-))?['’]\d0s\b/gi, resolve: () => null },
  // 2018–2020
  {
    pattern: /\b((?:19|20)\d\d)\s*(?:-|–|to)\s*((?:19|20)?\d\d)\b/g,
    resolve: ([, from, to]) => (Number(to.length === 2 ? from.slice(0, 2) + to : to) > Number(from) ? { value: from, certain: true } : undefined),
  },
  // early 2018, fiscal 1997
  { pattern: /\b(?:(?:early|late|mid|fiscal(?:\s+year)?)(?:\s+|-)(?:in\s+)?)?((?:1[6-9]|20)\d\d)\b(?!\s*(?:%|percent|per cent))/gi, resolve: ([, year], context) => bareYear(year, context) },
  // Words for the time of writing, and vaguer ones: a date expression, never a date.
  { pattern: /\b(?:now|currently|at present|at the moment|nowadays|these days|right now|recently|lately|in recent (?:days|weeks|months|years)|previously|formerly|once|in the past|in the future|soon|shortly|the (?:past|future)|at the time|that (?:day|week|month|year|night)|the same (?:day|week|month|year))\b/gi, resolve: ([text]) => (/^(?:once|shortly|soon|previously|formerly)$/i.test(text) ? undefined : null) },
]

function monthNumber(name: string): string {
  const at = MONTH_NAMES.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3)))
  return String(at + 1).padStart(2, '0')
}

function isoDay(year: string, month: string, day: string): Meaning {
  const date = `${year}-${monthNumber(month)}-${day.padStart(2, '0')}`
  return isPeriod(date) ? date : undefined
}

function slashed(first: number, second: number, year: string): Meaning {
  if (first > 31 || second > 31 || (first > 12 && second > 12)) return undefined
  if (first <= 12 && second <= 12 && first !== second) return null
  const [month, day] = first > 12 ? [second, first] : [first, second]
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isPeriod(date) ? date : undefined
}

function fullYear(year: string): string {
  if (year.length === 4) return year
  return (Number(year) > 50 ? '19' : '20') + year
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4))
}

function countOf(number: string): number {
  return NUMBERS[number.toLowerCase()] ?? Number(number)
}

function shift(which: string): -1 | 0 | 1 {
  if (/^(?:last|past|previous)$/i.test(which)) return -1
  return /^(?:next|coming|following)$/i.test(which) ? 1 : 0
}

/** Verbs and prepositions that look ahead, in the words just before a date. */
const LOOKS_AHEAD =
  /\b(?:will|would|shall|to be|scheduled|due|plans?|planned|expects?|expected|set to|is to|are to|was to|were to|until|till|by|deadline|expires?|begins?|starts?|opens?|meets?|takes? place|next)\b[^.!?;]{0,60}$|\b(?:called|planned)\b[^.!?;]{0,60}\bfor\b[^.!?;]{0,24}$/i
/** A verb of saying right before: the day it was said is past whatever was said. */
const WAS_SAID = /\b(?:said|told|announced|added|reported|wrote|tweeted|warned|confirmed)\b[^.!?;]{0,14}$/i

function looksAhead({ before }: Context): boolean {
  return LOOKS_AHEAD.test(before) && !WAS_SAID.test(before)
}

/** A day without a year: the latest one not after publication, unless the words look ahead. */
function nearestYear(month: string, day: string, context: Context): Meaning {
  const number = Number(day)
  if (number < 1 || number > 31) return undefined
  if (context.published === null) return null
  const year = yearOf(context.published)
  const date = (of: number) => `${of}-${monthNumber(month)}-${day.padStart(2, '0')}`
  const daysAhead = (Date.parse(date(year)) - Date.parse(context.published)) / 86_400_000
  if (looksAhead(context)) return date(daysAhead < -180 ? year + 1 : year)
  if (daysAhead > 60) return date(year - 1)
  return date(daysAhead < -300 ? year + 1 : year)
}

function nearestWeekday(which: string | undefined, weekday: string, context: Context): Meaning {
  const published = context.published!
  const wanted = WEEKDAYS.indexOf(weekday.toLowerCase().slice(0, 3))
  const today = new Date(`${published}T00:00:00Z`).getUTCDay()
  const back = (today - wanted + 7) % 7
  const ahead = (wanted - today + 7) % 7
  const key = which?.toLowerCase()
  if (key === 'next' || key === 'coming') return addDays(published, ahead || 7)
  if (key === 'last' || key === 'past') return addDays(published, -(back || 7))
  if (key === 'this') return addDays(published, looksAhead(context) || ahead < back ? ahead : -back)
  return addDays(published, looksAhead(context) && back !== 0 ? ahead : -back)
}

/** A preposition or a comma that only stands before a month, never before the verbs "may" and "march". */
const BEFORE_MONTH =
  /\b(?:in|of|since|until|till|by|last|next|from|to|during|through|before|after|between|and|for|late|early|mid|this)[\s-]+$/i

function monthWithoutYear(which: string | undefined, month: string, context: Context): Meaning {
  if (/^(?:May|March|Mar)$/.test(month) && which === undefined && !BEFORE_MONTH.test(context.before)) return undefined
  if (/^\s*(?:\d|['’]\d)/.test(context.after)) return undefined
  if (context.published === null) return null
  const number = Number(monthNumber(month))
  const current = Number(context.published.slice(5, 7))
  const year = yearOf(context.published)
  const key = which?.toLowerCase()
  if (key === 'last') return `${number >= current ? year - 1 : year}-${monthNumber(month)}`
  if (key === 'next') return `${number <= current ? year + 1 : year}-${monthNumber(month)}`
  if (looksAhead(context)) return `${number < current ? year + 1 : year}-${monthNumber(month)}`
  return `${number > current ? year - 1 : year}-${monthNumber(month)}`
}

const SEASONS = /^(?:spring|summer|autumn|fall|winter)$/

function relativePeriod(which: string, unit: string, published: string): Meaning {
  const year = yearOf(published) + shift(which)
  if (unit === 'year') return String(year)
  if (SEASONS.test(unit)) return { value: String(year), certain: false }
  if (unit === 'quarter') return { value: String(yearOf(published)), certain: false }
  if (unit === 'month') return addMonths(published, shift(which))
  if (unit === 'week' || unit === 'weekend') return weekOf(addDays(published, 7 * shift(which)))
  return null
}

function addMonths(date: string, months: number): string {
  const count = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** The month, or the year, that the whole week (from Monday) lies in. */
function weekOf(date: string): Meaning {
  const monday = addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7))
  const sunday = addDays(monday, 6)
  if (monday.slice(0, 7) === sunday.slice(0, 7)) return { value: monday.slice(0, 7), certain: true }
  return monday.slice(0, 4) === sunday.slice(0, 4) ? { value: monday.slice(0, 4), certain: true } : null
}

function ago(count: number, unit: string, published: string): Meaning {
  switch (unit) {
    case 'day':
      return addDays(published, -count)
    case 'week':
      return weekOf(addDays(published, -7 * count))
    case 'month':
      return addMonths(published, -count)
    case 'year':
      return String(yearOf(published) - count)
    default:
      return null
  }
}

/** "a day before the talks": beside the nearest day the paragraph names, else beside publication. */
function besideAnchor(count: number, unit: string, direction: string, { found, start, published }: Context): Meaning {
  const days = found.filter((date) => date.precision === 'day')
  const nearest = days.sort((a, b) => Math.abs(a.start - start) - Math.abs(b.start - start))[0]?.value ?? published
  if (nearest === null) return null
  const distance = count * (unit.startsWith('week') ? 7 : 1) * (direction.toLowerCase() === 'before' ? -1 : 1)
  return { value: addDays(nearest, distance), certain: unit.startsWith('day') }
}

/** Words that make four digits a number of something else, before and after it. */
const NUMBER_BEFORE =
  /(?:[$£€#№]\s*|\b(?:No\.?|number|resolution|room|flight|route|page|section|article|code|about|some|nearly|almost|than|least|most|up to|order)\s+)$/i
const NUMBER_AFTER =
  /^(?:[,.]\d|\s*(?:people|persons|dollars|euros|troops|soldiers|civilians|miles|km|kilomet|meters|metres|feet|jobs|members|megawatt|MW|tons|tonnes|barrels|points|homes|workers|employees|shares|votes|cases|deaths|seats|pages)\b|-(?:page|seat|mile|foot|strong))/i

function bareYear(year: string, { before, after }: Context): Meaning {
  if (NUMBER_BEFORE.test(before) || NUMBER_AFTER.test(after) || /\d[.,:/-]$/.test(before)) return undefined
  return year
}
