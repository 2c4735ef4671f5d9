/** Dates of figures alone, which most languages print alike. */
import { isPeriod } from '../../../engine/date-range.ts'
import { fullYear, monthAndDay } from '../../calendar.ts'
import type { DateContext, DateRule, Meaning } from './date-rule.ts'
import { yearOf } from './nearest.ts'

const DAY = /\d[-/.]\d/
const YEAR = /\d{4}/

// prettier-ignore
export const NUMBERED_DAYS: readonly DateRule[] = [
  // 2025-02-25
  { sign: DAY, pattern: /\b(\d{4})-(\d\d)-(\d\d)\b/g, resolve: ([text]) => (isPeriod(text) ? text : undefined) },
  // 25/02/2025; where both could be a month the American order is as likely as the other, so no value is given
  {
    sign: DAY,
    pattern: /\b(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})\b/g,
    resolve: ([, first, second, year]) => slashed(Number(first), Number(second), fullYear(year)),
  },
  // 25.02.2025, which is never American
  {
    sign: DAY,
    pattern: /(?<![\d.])(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)(?![\d.]*\d)/g,
    resolve: ([, day, month, year]) => existing(year, Number(month), Number(day)),
  },
]

// prettier-ignore
export const YEARS: readonly DateRule[] = [
  // 2018–2020
  {
    sign: YEAR,
    pattern: /\b((?:19|20)\d\d)\s*(?:-|–|to)\s*((?:19|20)?\d\d)\b/g,
    resolve: ([, from, to]) => (Number(to.length === 2 ? from.slice(0, 2) + to : to) > Number(from) ? { value: from, certain: true } : undefined),
  },
  // early 2018, fiscal 1997
  { sign: YEAR, pattern: /\b(?:(?:early|late|mid|fiscal(?:\s+year)?)(?:\s+|-)(?:in\s+)?)?((?:1[6-9]|20)\d\d)\b(?!\s*(?:%|percent|per cent))/gi, resolve: ([, year], context) => bareYear(year, context) },
]

function slashed(first: number, second: number, year: string): Meaning {
  if (first > 31 || second > 31 || (first > 12 && second > 12)) return undefined
  const inOrder = monthAndDay(first, second)
  return inOrder && existing(year, ...inOrder)
}

function existing(year: string, month: number, day: number): Meaning {
  const date = [year, ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-')
  return isPeriod(date) ? date : undefined
}

/** Words that make four digits a number of something else, before and after it. */
const NUMBER_BEFORE =
  /(?:[$£€#№]\s*|\b(?:No\.?|number|resolution|room|flight|route|page|section|article|code|agenda|resolutions?\s+\d+ and|about|some|nearly|almost|than|least|most|up to|order)\s+)$/i
const NUMBER_AFTER =
  /^(?:[,.]\d|\s*(?:people|persons|dollars|euros|troops|soldiers|civilians|miles|km|kilomet|meters|metres|feet|jobs|members|megawatt|MW|tons|tonnes|barrels|points|homes|workers|employees|shares|votes|cases|deaths|seats|pages|hertz|hz|[kmg]hz|calories|watts|rpm|degrees|hours|hrs|(?:hrs? )?(?:gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|bst|local(?: time)?)|\p{Lu}\p{L}+ (?:avenue|street|road|boulevard|lane))\b|-(?:page|seat|mile|foot|strong))/iu

/** The same in Russian, Arabic and Persian. */
const COUNTED_AFTER =
  /^\s?(?:человек\p{L}*|люд\p{L}+|рубл\p{L}+|доллар\p{L}*|евро|тонн\p{L}*|килом\p{L}+|км|метр\p{L}*|м|штук|военн\p{L}+|солдат\p{L}*|бо[йе]\p{L}+|раз|час\p{L}*|мест\p{L}*|дом\p{L}*|семей|شخص\p{L}*|دولار\p{L}*|يورو|طن\p{L}*|كيلومتر\p{L}*|متر\p{L}*|جندي\p{L}*|قتيل\p{L}*|مقاتل\p{L}*|مهاجر\p{L}*|لاجئ\p{L}*|نفر|دلار|تن|کیلومتر|ساعت|تومان|ریال|میلیون|میلیارد|هزار|نیرو\p{L}*|سرباز\p{L}*)(?!\p{L})/iu

/** In a row of them, as prices are printed. */
const IN_FIGURES = /\d(?:[.,:/-]|\s+)$/
const FIGURES_BEHIND = /^\s+\d{3}/

/** Years that lie further ahead than anybody's plans are told to be years. */
const FAR_AHEAD = 20
const YEAR_BEFORE = /\b(?:by|in|until|till|to|through|of|from|due|after|before|since|the year|and)\s+$/i

export function bareYear(year: string, { before, after, published }: DateContext): Meaning {
  if (NUMBER_BEFORE.test(before) || NUMBER_AFTER.test(after) || COUNTED_AFTER.test(after)) return undefined
  if (IN_FIGURES.test(before) || FIGURES_BEHIND.test(after)) return undefined
  // "Rubber clones PPN 2058"
  const isFarAhead = published !== null && Number(year) - yearOf(published) > FAR_AHEAD
  if (isFarAhead && !YEAR_BEFORE.test(before)) return undefined
  return year
}
