/** What a date expression means, counted from the day of publication. */
import { addDays, isPeriod } from '../../../engine/date-range.ts'
import { monthNumber } from '../../calendar.ts'
import type { DateContext, Meaning } from './date-rule.ts'
import { nearestDay, nearestDayOfWeek, nearestMonth, yearOf, type Which } from './nearest.ts'

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
// prettier-ignore
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11,
  twelve: 12, fifteen: 15, twenty: 20, thirty: 30, forty: 40, fifty: 50,
}

export function isoDay(year: string, month: string, day: string): Meaning {
  const date = `${year}-${monthNumber(month)}-${day.padStart(2, '0')}`
  return isPeriod(date) ? date : undefined
}

/** The day of an event that is called by it; in print that is older the words mean another. */
export function eventOf(day: string, published: string | null): Meaning {
  return published === null || published >= day ? day : undefined
}

export function countOf(number: string): number {
  return NUMBERS[number.toLowerCase()] ?? Number(number)
}

export function shift(which: string): -1 | 0 | 1 {
  if (/^(?:last|past|previous)$/i.test(which)) return -1
  return /^(?:next|coming|following)$/i.test(which) ? 1 : 0
}

/** Verbs and prepositions that look ahead, in the words just before a date. */
const LOOKS_AHEAD =
  /\b(?:will|would|shall|to be|scheduled|due(?! to (?:the|an?|its|his|her|their|bad|heavy|poor|(?!(?:appear|arrive|begin|decide|end|expire|land|leave|meet|open|report|resume|return|speak|start|testify|travel|vote)\b)\p{L}+ (?:on|in))\b)|plan(?:s|ned)? to|agree(?:s|d)? (?:on \p{L}+day )?to|pric(?:e|ed|ing) in an?|rules? out|expects?|(?<!than )expected|set to|is to|are to|was to|were to|deadline|effective|expires?|begins?|starts?|opens?|meets?|takes? (?:place|effect)|comes? into (?:force|effect)|travels? to|visits|continues|reopens?|votes|(?:re)?convenes|goe?s? to the polls|arrives in|faces|resumes?|hosts|kicks? off|(?:is|are) (?:meeting|holding|travelling|traveling|visiting|voting|hosting)|(?<=\b(?:is|are) )set for)\b(?:[^.!?;]|\b\p{Lu}\.){0,60}$|\b(?:called|planned)\b[^.!?;]{0,60}\bfor\b[^.!?;]{0,24}$|\b(?:by|until|till|next|ahead of)\s+(?:the end of\s+)?(?:\p{L}+day,?\s+)?$|(?:^|[.!?]\s+)(?:from|starting|beginning)\s+$/iu
/** What was to be at another time. */
const WAS_MOVED =
  /\b(?:extended|postponed|delayed|put (?:back|off)|pushed back|moved|rescheduled|brought forward)\b[^.!?;]{0,40}\b(?:to|until|till|for)\s+$/iu
/** A verb of saying right before: the day it was said is past whatever was said. */
const WAS_SAID = /\b(?:said|told|announced|added|reported|wrote|tweeted|warned|confirmed)\b[^.!?;]{0,14}$/i

/** "By Friday, 60 people had died": what was done by then is past. */
const BY_THEN = /\bby\s+$/i
const WAS_DONE = /^[^.!?;]{0,60}\bhad\b/

/** "Housing starts fell in", "prices climbed until the end of": what was done then. */
const DONE_THEN =
  /\b(?:fell|rose|grew|came|went|was|were|had|did|(?!expected|scheduled|planned|slated|needed|required|supposed)(?<!\bbe )\p{L}{3,}ed)\s+(?:in|on|during)\s+$|\b(?:fell|rose|grew|slid|moved|climbed|dropped|gained|declined|increased|lasted|stayed|remained)\s+(?:\p{L}+\s+){0,3}(?:by|until|till)\s+(?:the end of\s+)?$/iu

/** "Pay May 25, record May 8", as companies print it. */
const IS_PAID = /(?:\b(?:pay|pays|payable|of record|record date)|(?:^|[.,;]\s*)record)(?:\s+on)?\s+$/i

function looksAhead({ before, after }: DateContext): boolean {
  if (BY_THEN.test(before) && WAS_DONE.test(after)) return false
  if (IS_PAID.test(before)) return true
  return (LOOKS_AHEAD.test(before) || WAS_MOVED.test(before)) && !WAS_SAID.test(before) && !DONE_THEN.test(before)
}

/** "The vote in November could be close": nothing is past before the verb that looks ahead. */
const LIES_AHEAD =
  /^(?![^.!?;]{0,80}?\b(?:said|told|was|were|had|did|\p{L}+ed)\b)[^.!?;]{0,60}?\b(?:(?:will|would|could|may|might|shall)(?! have\b)|(?:is|are) (?:due|expected|likely|set))\b/u
/** What a month stands behind that is to come. */
const IS_TO_COME = /\b(?:ends?|expires?|comes? into (?:force|effect)|takes? effect|payable|upcoming)\s+(?:in\s+)?$/i

/** A day without a year: the nearest one. */
export function nearestYear(month: string, day: string, context: DateContext): Meaning {
  const { published, before, after } = context
  const number = Number(day)
  if (number < 1 || number > 31) return undefined
  if (published === null) return null
  const year = yearOf(published)
  const date = (of: number) => `${of}-${monthNumber(month)}-${day.padStart(2, '0')}`
  const daysAhead = (Date.parse(date(year)) - Date.parse(published)) / 86_400_000
  if (ENDS_THEN.test(before)) {
    if (Math.abs(daysAhead) <= 183) return date(year)
    return date(daysAhead > 0 ? year - 1 : year + 1)
  }
  const shifted = OF_YEAR.exec(after)
  if (shifted) return date(year + shift(shifted[1]))
  // "said on June 1 it will redeem": nobody said so nine months ago.
  const looksToCome = isAhead(context)
  if (!looksToCome && daysAhead > 0 && LIES_AHEAD.test(after)) return date(year)
  return nearestDay(date, published, looksToCome)
}

/** "December 31 this year" */
const OF_YEAR = /^\s+(?:of\s+)?(this|last|next) year\b/i

/** By the words before it, or behind it, or by another date of the sentence: "on April 8, for delivery in May, June and July". */
function isAhead(context: DateContext): boolean {
  const { before, after, found, start, published } = context
  if (looksAhead(context) || (LIES_AHEAD.test(after) && !WAS_SAID.test(before))) return true
  const [sentence] = /[^.!?;]*$/.exec(before)!
  return found.some(
    ({ start: at, end, value, certain }) =>
      value !== null &&
      certain &&
      end <= start &&
      start - at <= sentence.length &&
      value > published! &&
      (value.length === 10 || LISTED_BEHIND.test(before.slice(end - start))),
  )
}

/** "May, June and late July" */
const LISTED_BEHIND = /^(?:, | and | or |, and |, or | to )(?:late |early |mid-)?$/i

/** "The year ending June 30" may be the last one or the next: the nearer. */
const ENDS_THEN = /\b(?:ending|ends|through)(?:\s+on)?\s+$/i

export function nearestWeekday(which: string | undefined, weekday: string, context: DateContext): Meaning {
  return nearestDayOfWeek(WEEKDAYS.indexOf(weekday.toLowerCase().slice(0, 3)), whichOf(which), context.published!, looksAhead(context)) // prettier-ignore
}

function whichOf(word: string | undefined): Which | null {
  switch (word?.toLowerCase()) {
    case 'last':
    case 'past':
      return 'last'
    case 'next':
    case 'coming':
      return 'next'
    case 'this':
      return 'this'
    default:
      return null
  }
}

/** A preposition or a comma that only stands before a month, never before the verbs "may" and "march". */
const BEFORE_MONTH =
  /\b(?:in|of|since|until|till|by|last|next|from|to|during|through|before|after|between|and|for|late|early|mid|this)[\s-]+$/i

export function monthWithoutYear(which: string | undefined, month: string, context: DateContext): Meaning {
  if (/^(?:May|March|Mar)$/.test(month) && which === undefined && !BEFORE_MONTH.test(context.before)) return undefined
  if (/^\s*(?:\d|['’]\d)/.test(context.after)) return undefined
  // "Theresa May met April Jones"
  if (which === undefined && /^\s\p{Lu}\p{Ll}/u.test(context.after) && !BEFORE_MONTH.test(context.before))
    return undefined
  // "Brent for April delivery"
  if (/^\s(?:delivery|futures|contracts?)\b/.test(context.after)) return null
  if (context.published === null) return null
  const named = whichOf(which)
  const first = named === null ? beginningOfSpan(context) : null
  if (first !== null)
    return `${monthNumber(month) < first.slice(5, 7) ? yearOf(first) + 1 : yearOf(first)}-${monthNumber(month)}`
  const isToCome = isAhead(context) || IS_TO_COME.test(context.before)
  return nearestMonth(Number(monthNumber(month)), named, context.published, isToCome)
}

const SPAN_JOINT = /^\s*(?:to|through|until|till|and|–|-)\s+$/

/** "from March to May": the month, with its year, that stands before "to"; null where there is none. */
function beginningOfSpan({ found, before, start }: DateContext): string | null {
  const first = found.find(({ end }) => start - end < before.length && SPAN_JOINT.test(before.slice(end - start)))
  return first?.precision === 'month' ? first.value : null
}

/** In March "next autumn" is that of the same year. */
function isStillToCome(which: string, season: string, published: string): boolean {
  const begins = FIRST_MONTH_OF_SEASON[season]
  return /^(?:next|coming)$/.test(which) && begins !== undefined && begins > Number(published.slice(5, 7))
}

const FIRST_MONTH_OF_SEASON: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 }
const SEASONS = /^(?:spring|summer|autumn|fall|winter)$/

export function relativePeriod(which: string, unit: string, published: string): Meaning {
  // Counted from what the text tells of, not from the day it was printed.
  if (/^(?:following|previous)$/.test(which)) return null
  const year = yearOf(published) + shift(which)
  if (unit === 'year') return String(year)
  if (SEASONS.test(unit))
    return { value: String(isStillToCome(which, unit, published) ? year - 1 : year), certain: false }
  if (unit === 'quarter') return { value: String(yearOf(published)), certain: false }
  if (unit === 'month') return addMonths(published, shift(which))
  if (unit === 'week' || unit === 'weekend') return weekOf(addDays(published, 7 * shift(which)))
  return null
}

function addMonths(date: string, months: number): string {
  const count = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
}

/** The last Saturday and Sunday that had begun on the day of publication. */
export function weekendBefore(published: string): Meaning {
  const saturday = nearestDayOfWeek(6, null, published, false)
  const sunday = addDays(saturday, 1)
  return saturday.slice(0, 7) === sunday.slice(0, 7) ? saturday.slice(0, 7) : weekOf(saturday)
}

/** The month, or the year, that the whole week (from Monday) lies in. */
function weekOf(date: string): Meaning {
  const monday = addDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7))
  const sunday = addDays(monday, 6)
  if (monday.slice(0, 7) === sunday.slice(0, 7)) return { value: monday.slice(0, 7), certain: true }
  return monday.slice(0, 4) === sunday.slice(0, 4) ? { value: monday.slice(0, 4), certain: true } : null
}

/** "In July 1971 … Four months before": counted from what is told of, where another time than that of writing is. */
export function isToldOf({ found, published, start }: DateContext): boolean {
  return found.some(
    ({ value, end }) => end <= start && value !== null && Math.abs(yearOf(value) - yearOf(published!)) > 1,
  )
}

export function ago(count: number, unit: string, published: string): Meaning {
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

/** "a day before the May 5 vote": beside the day that is named right behind it. Of other events nobody knows when they were. */
export function besideAnchor(count: number, unit: string, direction: string, { found, start }: DateContext): Meaning {
  const nearest = found.find(
    (date) => date.precision === 'day' && date.start > start && date.start - start <= NEAR_CHARS,
  )?.value
  if (nearest === undefined || nearest === null) return null
  const distance = count * (unit.startsWith('week') ? 7 : 1) * (direction.toLowerCase() === 'before' ? -1 : 1)
  return { value: addDays(nearest, distance), certain: unit.startsWith('day') }
}

/** How far behind "a day before" its day may begin, in UTF-16 units. */
const NEAR_CHARS = 40
