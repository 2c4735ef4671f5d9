/** Figures that only one of two reports has. */
import { expect, it } from 'vitest'
import { figuresNotIn, numbersIn } from '../../server/search/figures.ts'

const missing = (text: string, other: string) =>
  figuresNotIn(text, numbersIn(other)).map(({ start, end }) => text.slice(start, end))

it.each([
  ['120 containers', '150 containers', ['120']],
  ['1,200 dead', 'some 1200 dead', []],
  ['1 200 dead', 'some 1,200 dead', []],
  ['1 200 dead', 'some 1300 dead', ['1 200']],
  ['12,5 per cent', '12.5 percent', []],
  ['12,500 dead', '12.5 percent', ['12,500']],
  ['13.5 per cent', '13 percent, or 5', ['13.5']],
  ['7.0 and 05', '7 and 5', []],
  ['1.5 million', '1,500,000', []],
  ['1.1m', '1.1 million', []],
  ['1.5 million', '1.5 billion', ['1.5 million']],
  ['five thousand', '5,000', []],
  ['3 points', 'made three points', []],
  ['Three killed', 'four killed', ['Three']],
  ['Twenty', '20', []],
  ['one knows', 'nothing', []],
  ['1 man', 'one man', []],
  ['on 4 February 2025', 'in February 2025', ['4']],
  ['۱۲۰ کانتینر', '120 containers', []],
  ['١٬٢٠٠', '1200', []],
  ['۱۳٫۵', '13.5', []],
  ['۱٫۵ میلیون نفر', '1.5 million people', []],
  ['۱۲ هزار و ۵', '12,000 and five', []],
  ['سه ميليارد دلار', '3 billion dollars', []],
  ['چهارشنبه سه‌ تن', '3 men', []],
  ['نه، او نگفت', 'nothing', []],
  ['1,5 млн рублей', '1.5 million roubles', []],
  ['Трём из двух тысяч', '3 of 2,000', []],
  ['трибуна, пятьсот', 'nothing', []],
  ['12 тыс. и 7 миллиардов', '12,000 and 7bn', []],
  ['ثلاثة ملايين و 500 ألف', 'three million and 500,000', []],
  ['خمسة عشر رجلا', 'nothing', []],
  ['خمسة رجال', 'six men', ['خمسة']],
  ['1\u00a0200 dead, 3\u202f000 hurt', '1200 dead, 3000 hurt', []],
  ['2024/25 and 7-5', '2024, 25, 7', ['5']],
  ['A320', 'B320', []],
  ['2.3.1987', '2.3.1987', []],
  ['', '', []],
] as const)('%j beside %j has %j alone', (text, other, alone) => {
  expect(missing(text, other)).toEqual(alone)
})

it('may be looked for in digits alone, where not all words for numbers are known', () => {
  const text = '30 men in two boats'
  const alone = figuresNotIn(text, new Set(), 'digits').map(({ start, end }) => text.slice(start, end))
  expect(alone).toEqual(['30'])
})
