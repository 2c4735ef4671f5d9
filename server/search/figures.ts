import type { Span } from '../../engine/document.ts'
import { withOurDigits } from './query/date-value.ts'

const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'] // prettier-ignore
const TENS: readonly string[] = ['thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...WORDS.map((word, at) => [word, at + 1] as const),
  ...TENS.map((word, at) => [word, (at + 3) * 10] as const),
])

const SCALES: ReadonlyMap<string, number> = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['mln', 1e6],
  ['mn', 1e6],
  ['m', 1e6],
  ['billion', 1e9],
  ['bln', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
])

/** A number in digits or in English words, with what it is multiplied by: "1,200", "1 200", "three", "1.5 million". */
const FIGURE = new RegExp(
  `(?<digits>\\p{Nd}{1,3}(?: \\p{Nd}{3})+(?!\\p{Nd})|\\p{Nd}+(?:[.,٫٬]\\p{Nd}+)*)(?: ?(?<scale>${[...SCALES.keys()].join('|')})\\b)?` +
    `|\\b(?<word>${[...NUMBER_WORDS.keys()].join('|')})\\b(?: (?<wordScale>${[...SCALES.keys()].join('|')})\\b)?`,
  'giu',
)

interface Figure extends Span {
  readonly value: number
  readonly text: string
}

/** The numbers of a text, however they are written: "1,200", "۱۲۰۰" and "1200" are one, "three" and "3" too. */
export function numbersIn(text: string): Set<number> {
  return new Set(figuresOf(text).map(({ value }) => value))
}

/** Where a text has figures that are none of the numbers known. "One" may be a pronoun. */
export function figuresNotIn(text: string, known: ReadonlySet<number>): Span[] {
  const isPronoun = (figure: Figure) => /^one$/i.test(figure.text)
  return figuresOf(text)
    .filter((figure) => !known.has(figure.value) && !isPronoun(figure))
    .map(({ start, end }) => ({ start, end }))
}

function figuresOf(text: string): Figure[] {
  return Array.from(text.matchAll(FIGURE), ({ index, 0: figure, groups }) => {
    const { digits, scale, word, wordScale } = groups!
    const number = digits === undefined ? NUMBER_WORDS.get(word.toLowerCase())! : numberOf(digits)
    // 1.1 × 1,000,000 is a little more than that.
    const value = Math.round(number * (SCALES.get((scale ?? wordScale ?? '').toLowerCase()) ?? 1) * 1000) / 1000
    return { start: index, end: index + figure.length, value, text: figure }
  })
}

/** "12,5" is no thousands, "12,500" is; "2.3.1987" is no number and stands for itself. */
function numberOf(digits: string): number {
  const plain = withOurDigits(digits).replaceAll('٬', ',').replace('٫', '.')
  const whole = plain.replace(/[ ,](?=\d{3}(?!\d))/g, '').replace(/^(\d+),(\d+)$/, '$1.$2')
  const number = Number(whole)
  return Number.isNaN(number) ? Number(whole.replace(/\D/g, '')) : number
}
