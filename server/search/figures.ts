import type { Span } from '../../engine/document.ts'
import { withOurDigits } from './query/date-value.ts'

const FIGURE = /\p{Nd}+(?:[.,٫٬]\p{Nd}+)*/gu
const BETWEEN_THOUSANDS = /[,٬](?=\d{3}(?!\d))/g
/** What another report may write as a word. */
const WRITTEN_OUT = /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/gi
const WORDS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** The numbers of a text, however they are written: "1,200", "۱۲۰۰" and "1200" are one, "three" and "3" too. */
export function numbersIn(text: string): Set<string> {
  const words = Array.from(text.matchAll(WRITTEN_OUT), ([word]) => String(WORDS.indexOf(word.toLowerCase())))
  return new Set([...Array.from(text.matchAll(FIGURE), ([figure]) => numberOf(figure)), ...words])
}

/** Where a text has figures that are none of the numbers known. */
export function figuresNotIn(text: string, known: ReadonlySet<string>): Span[] {
  return Array.from(text.matchAll(FIGURE))
    .filter(([figure]) => !known.has(numberOf(figure)))
    .map(({ index, 0: figure }) => ({ start: index, end: index + figure.length }))
}

function numberOf(figure: string): string {
  return withOurDigits(figure).replace(BETWEEN_THOUSANDS, '').replace('٫', '.')
}
