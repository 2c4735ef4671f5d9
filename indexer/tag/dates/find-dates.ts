/**
 * When something happened, as the text says it: each date expression with the ISO prefix it means, resolved against
 * the day of publication. A period that ISO prefixes cannot say (a week, a quarter) gets the shortest month or year it
 * lies in; what cannot be resolved keeps its place with no value, so that it is never guessed.
 */
import type { DateMention } from '../../../engine/document.ts'
import { isPeriod } from '../../../engine/date-range.ts'
import { remembered } from '../../../engine/remembered.ts'
import { withEuropeanDigits } from '../../calendar.ts'
import type { DateContext, DateRule, Meaning } from './date-rule.ts'
import { ARABIC_DATES } from './arabic.ts'
import { ENGLISH_DATES } from './english.ts'
import { NUMBERED_DAYS, YEARS } from './numbered.ts'
import { PERSIAN_DATES } from './persian.ts'
import { RUSSIAN_DATES } from './russian.ts'

/** By ISO 639-1 code. */
const WORDED: Readonly<Record<string, readonly DateRule[]>> = {
  ru: RUSSIAN_DATES,
  ar: ARABIC_DATES,
  fa: PERSIAN_DATES,
}

/** Longest and plainest first: what one rule has taken no later one sees. In languages of which no words are known, those of English. */
export function dateRules(language: string | null): readonly DateRule[] {
  return RULES[language ?? ''] ?? IN_ENGLISH
}

const among = (worded: readonly DateRule[]) => [...NUMBERED_DAYS, ...worded, ...YEARS]
const IN_ENGLISH = among(ENGLISH_DATES)
const RULES = Object.fromEntries(Object.entries(WORDED).map(([language, worded]) => [language, among(worded)]))

/**
 * Finds the dates of one paragraph.
 * @param publishedAt ISO date; null when it is not known
 * @param language of the paragraph, ISO 639-1; null when it is not known
 */
export function findDates(printed: string, publishedAt: string | null, language: string | null): DateMention[] {
  const text = withEuropeanDigits(printed)
  const rules = dateRules(language)
  const taken = new Uint8Array(text.length)
  const dates: DateMention[] = []
  const holds = remembered((sign: RegExp) => sign.test(text), rules.length)
  for (const rule of rules) {
    if (rule.sign !== null && !holds(rule.sign)) continue
    for (const match of text.matchAll(rule.pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      if (taken.subarray(start, end).includes(1)) continue
      const context: DateContext = {
        // Of print that is dated to a month or a year nobody knows which Tuesday it means.
        published: publishedAt !== null && publishedAt.length >= 10 ? publishedAt.slice(0, 10) : null,
        before: text.slice(Math.max(0, start - 160), start),
        after: text.slice(end, end + 60),
        found: dates,
        start,
      }
      const meaning = rule.resolve(match, context)
      if (meaning === undefined) continue
      taken.fill(1, start, end)
      dates.push({ start, end, text: printed.slice(start, end), ...describe(meaning) })
    }
  }
  return dates.sort((a, b) => a.start - b.start)
}

/** The values a paragraph happened at, as facet values: only what is certain. */
export function happenedAt(dates: readonly DateMention[]): string[] {
  return [...new Set(dates.filter((date) => date.certain && date.value !== null).map((date) => date.value!))]
}

function describe(meaning: Exclude<Meaning, undefined>): Pick<DateMention, 'value' | 'precision' | 'certain'> {
  const { value, certain } =
    typeof meaning === 'string' ? { value: meaning, certain: true } : (meaning ?? { value: null, certain: false })
  if (value === null || !isPeriod(value)) return { value: null, precision: null, certain: false }
  return { value, precision: PRECISIONS[value.length as keyof typeof PRECISIONS], certain }
}

/** By the length of an ISO prefix. */
const PRECISIONS = { 4: 'year', 7: 'month', 10: 'day' } as const
