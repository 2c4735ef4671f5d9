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

/** As dates print them in Russian, Arabic (of Egypt and of the Levant) and Persian, in the order of the year. */
// prettier-ignore
const FOREIGN_NAMES: readonly (readonly string[])[] = [
  ['января', 'يناير', 'كانون الثاني', 'ژانویه'], ['февраля', 'فبراير', 'شباط', 'فوریه'], ['марта', 'مارس', 'آذار'],
  ['апреля', 'أبريل', 'ابريل', 'نيسان', 'آوریل'], ['мая', 'مايو', 'أيار', 'مه'], ['июня', 'يونيو', 'حزيران', 'ژوئن'],
  ['июля', 'يوليو', 'تموز', 'ژوئیه', 'جولای'], ['августа', 'أغسطس', 'اغسطس', 'آب', 'اوت'], ['сентября', 'سبتمبر', 'أيلول', 'سپتامبر'],
  ['октября', 'أكتوبر', 'اكتوبر', 'تشرين الأول', 'اکتبر'], ['ноября', 'نوفمبر', 'تشرين الثاني', 'نوامبر'], ['декабря', 'ديسمبر', 'كانون الأول', 'دسامبر'],
]
const ENGLISH = new Map(FOREIGN_NAMES.flatMap((names, month) => names.map((name) => [name, MONTH_NAMES[month]])))
const FOREIGN = new RegExp(`(?<!\\p{L})(?:${[...ENGLISH.keys()].join('|')})(?!\\p{L})`, 'giu')
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g

/** A date in one of these languages with its month and digits as English has them. */
export function withEnglishMonth(text: string): string {
  return text
    .replace(FOREIGN, (name) => ENGLISH.get(name.toLowerCase())!)
    .replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
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
