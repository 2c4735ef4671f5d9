import type { Span } from '../../engine/document.ts'
import { NUMBER_WORDS, SCALES } from './number-words.ts'
import { withOurDigits } from './query/date-value.ts'

/** Word by word: `\b` knows no letters but those of English. */
const oneOf = (words: Iterable<string>) => `(?:${[...words].join('|')})(?![\\p{L}\\p{M}])`
const SCALE = oneOf(SCALES.keys())
/** Arabic's "fifteen" is "five ten". */
const NUMBER_WORD = `(?<![\\p{L}\\p{M}])(?<word>${oneOf(NUMBER_WORDS.keys())})(?! عشرة?(?![\\p{L}\\p{M}]))`

/** A number in digits or in words, with what it is multiplied by: "1,200", "1 200", "three", "1.5 million". */
const FIGURE = new RegExp(
  `(?<digits>\\p{Nd}{1,3}(?:[ \u00a0\u202f]\\p{Nd}{3})+(?!\\p{Nd})|\\p{Nd}+(?:[.,٫٬]\\p{Nd}+)*)(?:[ \u00a0]?(?<scale>${SCALE}))?` +
    `|${NUMBER_WORD}(?:[ \u00a0](?<wordScale>${SCALE}))?`,
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

/** How numbers are written; not all words for them are known in all languages. */
export type WrittenIn = 'digits-and-words' | 'digits'

/** Where a text has figures that are none of the numbers known. "One" may be a pronoun. */
export function figuresNotIn(
  text: string,
  known: ReadonlySet<number>,
  written: WrittenIn = 'digits-and-words',
): Span[] {
  const isLeftOut = written === 'digits' ? /^\p{L}/u : /^one$/i
  return figuresOf(text)
    .filter((figure) => !known.has(figure.value) && !isLeftOut.test(figure.text))
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
  const whole = plain.replace(/[ \u00a0\u202f,](?=\d{3}(?!\d))/g, '').replace(/^(\d+),(\d+)$/, '$1.$2')
  const number = Number(whole)
  return Number.isNaN(number) ? Number(whole.replace(/\D/g, '')) : number
}
