/** Months, digits and years as texts print them. */
import { withIsoDays } from './solar-hijri.ts'

/** The months as English texts name them. */
// prettier-ignore
export const MONTH_NAMES: readonly string[] = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]

/** `02` for February, Feb., feb: by the first three letters. */
export function monthNumber(name: string): string {
  const start = name.slice(0, 3).toLowerCase()
  const at = MONTH_NAMES.findIndex((month) => month.toLowerCase().startsWith(start))
  return String(at + 1).padStart(2, '0')
}

/**
 * As texts of other languages name them, in the order of the year: parts of regular expressions. Of Russian all cases, of
 * Arabic the names of Egypt, of the Levant and of the Maghreb, of Persian its spellings of the French and English ones.
 */
// prettier-ignore
export const FOREIGN_MONTHS: Readonly<Record<'ru' | 'ar' | 'fa', readonly string[]>> = {
  ru: [
    'январ(?:ь|[яею]|[её]м)', 'феврал(?:ь|[яею]|[её]м)', 'март(?:[аеу]|ом)?', 'апрел(?:ь|[яею]|ем)', 'ма(?:[йяею]|ем)', 'июн(?:ь|[яею]|ем)',
    'июл(?:ь|[яею]|ем)', 'август(?:[аеу]|ом)?', 'сентябр(?:ь|[яею]|[её]м)', 'октябр(?:ь|[яею]|[её]м)', 'ноябр(?:ь|[яею]|[её]м)', 'декабр(?:ь|[яею]|[её]м)',
  ],
  ar: [
    'يناير|كانون الثاني|جانفي', 'فبراير|شباط|فيفري', 'مارس|[آا]ذار', '[أا]بريل|نيسان|[أا]فريل', 'مايو|[أا]يار|ماي', 'يوني[وةه]|حزيران|جوان',
    'يوليوز|يولي[وةه]|تموز|جويلية', '[أا]غسطس|[آا]ب|[أا]وت|غشت', 'سبتمبر|[أا]يلول|شتنبر', '[أا]كتوبر|تشرين ال[أا]ول', 'نوفمبر|تشرين الثاني|نونبر', 'ديسمبر|كانون ال[أا]ول|دجنبر',
  ],
  fa: [
    'ژانو[یي]ه', 'فور[یي]ه', 'مارس|مارچ', '[آا]ور[یي]ل|[آا]پر[یي]ل', 'مه|م[یي]', 'ژوئن|جون',
    'ژو[ئیي][یي]ه|جولا[یي]', '[آا]گوست|[آا]?اوت', 'سپتامبر|سپتمبر', '[آا]?ا[کك]تبر|ا[کك]توبر', 'نوامبر|نومبر', 'دسامبر|دسمبر',
  ],
}

/** `02` for a month in one of these languages; null for another word. */
export function foreignMonthNumber(name: string): string | null {
  const at = FOREIGN_PATTERNS.findIndex((pattern) => pattern.test(name))
  return at < 0 ? null : String((at % 12) + 1).padStart(2, '0')
}

const FOREIGN_PATTERNS = Object.values(FOREIGN_MONTHS).flatMap((names) => names.map((name) => new RegExp(`^(?:${name})$`, 'iu'))) // prettier-ignore
const FOREIGN = new RegExp(`(?<!\\p{L})(?:${Object.values(FOREIGN_MONTHS).flat().join('|')})(?!\\p{L})`, 'giu')
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g

/** Dates in these languages as English has them: months, digits, and days of the solar Hijri calendar as ISO days. */
export function withEnglishDates(text: string): string {
  return withIsoDays(withEuropeanDigits(text)).replace(FOREIGN, (name) => MONTH_NAMES[Number(foreignMonthNumber(name)) - 1]) // prettier-ignore
}

/** Arabic and Persian digits as 0 to 9; every character stays where it stands. */
export function withEuropeanDigits(text: string): string {
  return text.replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
}

/** Of 02/25 and 25/02 the month and the day: of the two orders one is no date. Null where both could be. */
export function monthAndDay(first: number, second: number): [month: number, day: number] | null {
  if (first <= 12 && second <= 12 && first !== second) return null
  return first > 12 ? [second, first] : [first, second]
}

/** Of two digits the year that RFC 2822 (4.3) takes them for; of four themselves. */
export function fullYear(digits: string): string {
  if (digits.length === 4) return digits
  return (Number(digits) < 50 ? '20' : '19') + digits
}
