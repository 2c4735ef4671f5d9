/** Numbers, dates, lists and names of languages, as a locale writes them. */
import { remembered } from '../../engine/remembered.ts'
import type { Messages } from './messages.ts'

export function localeFormats(
  locale: string,
): Pick<Messages, 'list' | 'choice' | 'number' | 'period' | 'shortPeriod' | 'languageName'> {
  const numbers = once(() => new Intl.NumberFormat(locale))
  const lists = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }))
  const choices = once(() => new Intl.ListFormat(locale, { type: 'disjunction' }))
  const languages = once(() => new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' }))
  // Periods are Gregorian in every language, as they are in the index and in the URL.
  const date = (options: Intl.DateTimeFormatOptions) =>
    once(() => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', calendar: 'gregory', ...options }))
  const long = [
    date({ year: 'numeric' }),
    date({ year: 'numeric', month: 'long' }),
    date({ year: 'numeric', month: 'long', day: 'numeric' }),
  ]
  const short = [
    date({ year: 'numeric' }),
    date({ month: 'short', year: 'numeric' }),
    date({ day: 'numeric', month: 'short' }),
  ]
  const format = (formats: readonly (() => Intl.DateTimeFormat)[], iso: string) => {
    const time = Date.parse(iso.slice(0, 10))
    return Number.isNaN(time) ? iso : formats[Math.min(2, iso.slice(0, 10).split('-').length - 1)]().format(time)
  }
  return {
    list: (items) => lists().format(items),
    choice: (items) => choices().format(items),
    number: remembered((value: number) => numbers().format(value), MAX_REMEMBERED),
    period: remembered((iso: string) => format(long, iso), MAX_REMEMBERED),
    shortPeriod: remembered((iso: string) => format(short, iso), MAX_REMEMBERED),
    languageName: (code) => nameOf(languages(), code),
  }
}

/** What somebody typed, as it may be said back to them: its beginning tells what is meant. */
export function shortened(text: string): string {
  return text.slice(0, 40)
}

/** Made when first asked for: each takes milliseconds, and of a language that nobody reads none is needed. */
function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => (made ??= make())
}

/** A page names hundreds of dates and numbers, and the next one most of them again; formatting one takes microseconds. */
const MAX_REMEMBERED = 10_000

/** A source may call its language anything; what is no language code is shown as it stands. */
function nameOf(languages: Intl.DisplayNames, code: string): string {
  try {
    return languages.of(code) ?? code
  } catch {
    return code
  }
}
