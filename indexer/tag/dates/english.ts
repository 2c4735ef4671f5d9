/** The expressions that name a date in English, and which meaning each has. */
import { addDays } from '../../../engine/date-range.ts'
import { MONTH_NAMES, monthNumber } from '../../calendar.ts'
import type { DateRule } from './date-rule.ts'
import {
  ago,
  besideAnchor,
  countOf,
  eventOf,
  isToldOf,
  isoDay,
  monthWithoutYear,
  nearestWeekday,
  nearestYear,
  relativePeriod,
  shift,
  weekendBefore,
} from './meaning.ts'
import { yearOf } from './nearest.ts'

const LONG_MONTH = MONTH_NAMES.join('|')
const SHORT_MONTH = 'Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?'
const MONTH = `(${LONG_MONTH}|${SHORT_MONTH})`
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
/** Others are numbers: "Sep 9326". */
const YEAR = '((?:1[5-9]|20)\\d\\d)(?!\\d)'
const WEEKDAY =
  '(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon\\.|Tues?\\.|Wed\\.|Thurs?\\.|Fri\\.|Sat\\.|(?<![Tt]he )Sun\\.)'
/** "Saturday, April 25" is one date. */
const OWN_WEEKDAY = '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s+)?'
const UNIT = '(day|week|month|year|decade)'
const NUMBER =
  '(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)'

/** Most paragraphs hold few of these, and looking for every pattern in each would take as long as finding all actors. */
const SIGNS = {
  eleven: /11/,
  month: /Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec/,
  weekday: /[a-z]day|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\./,
  decade: /\d0['’]?s/i,
  period: /week|month|year|decade|century|spring|summer|autumn|fall|winter|quarter|half/i,
  distance: /ago|earlier|before|after/i,
  timeOfDay: /to(?:day|night|morrow)|yesterday|night|morning|afternoon|evening/i,
} as const

// prettier-ignore
export const ENGLISH_DATES: readonly DateRule[] = [
  // The day by which the attacks of 2001 are called, in whatever year one writes
  {
    sign: SIGNS.eleven,
    pattern: /\b(?:Sept(?:ember|\.)? 11(?:th)?|11(?:th)? September|9\/11)(?=,? (?:(?:2001|terror(?:ist)?|suicide) )*(?:attacks?|hijackers?|hijackings?|atrocit\w+)\b)/g,
    resolve: () => '2001-09-11',
  },
  // Others that are called by their day, once they have been
  {
    sign: SIGNS.month,
    pattern: /\b(?:Oct(?:ober|\.)? 7|7 October)(?=(?:,? 2023,?)? (?:(?:Hamas|terror(?:ist)?) )*(?:attacks?|massacres?|assault|hostages)\b)/g,
    resolve: (_, { published }) => eventOf('2023-10-07', published),
  },
  {
    sign: SIGNS.month,
    pattern: /\b(?:Jan(?:uary|\.)? 6|6 January)(?=(?:,? 2021,?)? (?:(?:Capitol|U\.S\.|US) )*(?:riots?|rioters?|insurrection|attack|committee|defendants)\b)/g,
    resolve: (_, { published }) => eventOf('2021-01-06', published),
  },
  {
    sign: SIGNS.month,
    pattern: /\b(?:Feb(?:ruary|\.)? 24|24 February)(?=(?:,? 2022,?)? invasion\b)/g,
    resolve: (_, { published }) => eventOf('2022-02-24', published),
  },
  // Feb. 25, 2025
  { sign: SIGNS.month, pattern: new RegExp(`\\b${OWN_WEEKDAY}${MONTH}\\s+${DAY},?\\s+${YEAR}\\b`, 'g'), resolve: ([, month, day, year]) => isoDay(year, month, day) },
  // 25th of February 2025
  { sign: SIGNS.month, pattern: new RegExp(`\\b${DAY}(?:\\s+of)?\\s+${MONTH},?\\s+${YEAR}\\b`, 'g'), resolve: ([, day, month, year]) => isoDay(year, month, day) },
  // February 2025
  { sign: SIGNS.month, pattern: new RegExp(`\\b${MONTH}(?:,?\\s+|\\s+of\\s+)${YEAR}\\b`, 'g'), resolve: ([, month, year]) => `${year}-${monthNumber(month)}` },
  // February of last year
  {
    sign: SIGNS.month,
    pattern: new RegExp(`\\b${MONTH}(?:,?\\s+|\\s+of\\s+)(last|this|next) year\\b`, 'g'),
    resolve: ([, month, which], { published }) => published && `${yearOf(published) + shift(which)}-${monthNumber(month)}`,
  },
  // Feb 25, the year left out
  {
    sign: SIGNS.month,
    pattern: new RegExp(`\\b${OWN_WEEKDAY}${MONTH}\\s+${DAY}\\b(?![:.,]?\\d)`, 'g'),
    resolve: ([, month, day], context) => nearestYear(month, day, context),
  },
  {
    sign: SIGNS.month,
    pattern: new RegExp(`\\b${DAY}(?:\\s+of)?\\s+(${LONG_MONTH}|${SHORT_MONTH})\\b`, 'g'),
    resolve: ([, day, month], context) => nearestYear(month, day, context),
  },
  // the first quarter of 2020, the third quarter
  {
    sign: SIGNS.period,
    pattern: /\b(?:the\s+)?(?:first|second|third|fourth|final|last|1st|2nd|3rd|4th)(?:-|\s+)(?:fiscal\s+)?(?:quarter|half)(?:\s+of\s+(?:fiscal\s+)?(\d{4}|last year|this year|next year))?/gi,
    resolve: ([, year], { published }) => {
      if (/^\d/.test(year ?? '')) return year
      return published && { value: String(yearOf(published) + (year ? shift(year.split(' ')[0]) : 0)), certain: year !== undefined }
    },
  },
  // two years ago today, a year ago this week
  {
    sign: SIGNS.distance,
    pattern: new RegExp(`\\b${NUMBER}\\s+years?\\s+ago\\s+(?:to(day)|this\\s+(?:week|month))\\b`, 'gi'),
    resolve: ([, number, day], { published }) => published && `${yearOf(published) - countOf(number)}${published.slice(4, day ? 10 : 7)}`,
  },
  // over the weekend
  { sign: SIGNS.period, pattern: /\b(?:over|at|during) the weekend\b/gi, resolve: (_, { published }) => published && weekendBefore(published) },
  // earlier this month, late last year, this week
  {
    sign: SIGNS.period,
    pattern: /\b(?:(?:earlier|later|early|late|sometime)\s+(?:in\s+)?)?(?:the\s+)?(this|last|next|past|previous|current|coming|following)\s+(week|weekend|month|year|decade|century|spring|summer|autumn|fall|winter|quarter)\b/gi,
    resolve: ([, which, unit], { published }) => published && relativePeriod(which.toLowerCase(), unit.toLowerCase(), published),
  },
  // a year ago, three weeks earlier
  {
    sign: SIGNS.distance,
    pattern: new RegExp(`\\b(?:(?:more than|less than|about|almost|nearly|some|over|around|just)\\s+)?${NUMBER}(?:\\s+|-)${UNIT}s?\\s+(ago|earlier|before)\\b`, 'gi'),
    resolve: ([, number, unit, direction], context) => {
      const { published, after } = context
      if (/^\s+(?:the|his|her|their|its|that|[A-Z])/.test(after) && !/^\s+(?:He|She|It|They)\b/.test(after)) return undefined
      if (published === null || (direction.toLowerCase() !== 'ago' && isToldOf(context))) return null
      return ago(countOf(number), unit.toLowerCase(), published)
    },
  },
  { sign: SIGNS.distance, pattern: /\b(?:several|a few|a couple of|many)\s+(?:days|weeks|months|years|decades)\s+ago\b/gi, resolve: () => null },
  { sign: SIGNS.distance, pattern: new RegExp(`\\bthe\\s+(?:year|month|week|day)\\s+(?:before|earlier)\\b(?!\\s+yesterday)`, 'gi'), resolve: () => null },
  // a day before the talks
  {
    sign: SIGNS.distance,
    pattern: /\b(?:just\s+)?(a|one|two|three)\s+(days?|weeks?)\s+(before|after)\b/gi,
    resolve: ([, number, unit, direction], context) => besideAnchor(countOf(number), unit, direction, context),
  },
  { sign: SIGNS.timeOfDay, pattern: /\b(?:the day )?(?:before yesterday)\b/gi, resolve: (_, { published }) => published && addDays(published, -2) },
  { sign: SIGNS.timeOfDay, pattern: /\b(?:the day )?after tomorrow\b/gi, resolve: (_, { published }) => published && addDays(published, 2) },
  { sign: SIGNS.timeOfDay, pattern: /\b(?:today|tonight|this\s+(?:morning|afternoon|evening)|(?:earlier|later)\s+today)\b/gi, resolve: ([text], { published }) => (text === 'TODAY' ? undefined : published) },
  { sign: SIGNS.timeOfDay, pattern: /\b(?:yesterday(?:\s+(?:morning|afternoon|evening))?|last\s+night)\b/gi, resolve: (_, { published }) => published && addDays(published, -1) },
  { sign: SIGNS.timeOfDay, pattern: /\btomorrow(?:\s+(?:morning|afternoon|evening|night))?\b/gi, resolve: (_, { published }) => published && addDays(published, 1) },
  // on Tuesday, last Friday night
  {
    sign: SIGNS.weekday,
    pattern: new RegExp(`(?<!\\b(?:Black|Bloody|Good|Cyber|Super|Easter|Palm|Ash|[Ee]very|[Ee]ach) )\\b(?:([Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Pp]ast)\\s+)?${WEEKDAY}(?:\\s+(?:morning|afternoon|evening|night))?(?![\\p{L}\\d])(?!['’]s\\s+\\p{Lu}| (?:Times|Telegraph|Mirror|Mail|Express|Herald|Post|Tribune|League)\\b)`, 'gu'),
    resolve: ([, which, weekday], context) => context.published && nearestWeekday(which, weekday, context),
  },
  // last October, in June
  {
    sign: SIGNS.month,
    pattern: new RegExp(`\\b(?:([Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Ll]ate|[Mm]id)(?:\\s+|-))?(${LONG_MONTH}|Jan\\.|Feb\\.|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.)(?![\\p{L}\\d]|\\s+\\d{1,2}\\b)`, 'gu'),
    resolve: ([, which, month], context) => monthWithoutYear(which, month, context),
  },
  // the 1990s, the late '80s
  { sign: SIGNS.decade, pattern: /\b(?:the\s+)?(?:(?:early|late|mid)(?:\s+|-))?(?:1[6-9]|20)\d0['’]?s\b/gi, resolve: () => null },
  { sign: SIGNS.decade, pattern: /(?:\bthe\s+)?(?:\b(?:early|late|mid)(?:\s+|-))?['’]\d0s\b/gi, resolve: () => null },
  // Words for the time of writing, and vaguer ones: a date expression, never a date.
  { sign: null, pattern: /\b(?:now|currently|at present|at the moment|nowadays|these days|right now|recently|lately|in recent (?:days|weeks|months|years)|previously|formerly|once|in the past|in the future|soon|shortly|the (?:past|future)|at the time|that (?:day|week|month|year|night)|the same (?:day|week|month|year))\b/gi, resolve: ([text]) => (/^(?:once|shortly|soon|previously|formerly)$/i.test(text) ? undefined : null) },
]
