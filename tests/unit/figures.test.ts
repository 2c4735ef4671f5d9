/** Figures that only one of two reports has. */
import { expect, it } from 'vitest'
import { figuresNotIn, numbersIn } from '../../server/search/figures.ts'

const missing = (text: string, other: string) =>
  figuresNotIn(text, numbersIn(other)).map(({ start, end }) => text.slice(start, end))

it.each([
  ['120 containers', '150 containers', ['120']],
  ['1,200 dead', 'some 1200 dead', []],
  ['12,00 euros', '1200 euros', ['12,00']],
  ['13.5 per cent', '13.5 percent', []],
  ['13.5 per cent', '13 percent, or 5', ['13.5']],
  ['3 points', 'made three points', []],
  ['Three points', 'no points', []],
  ['on 4 February 2025', 'in February 2025', ['4']],
  ['۱۲۰ کانتینر', '120 containers', []],
  ['١٬٢٠٠', '1200', []],
  ['2024/25 and 7-5', '2024, 25, 7', ['5']],
  ['A320', 'B320', []],
  ['', '', []],
])('%j beside %j has %j alone', (text, other, alone) => {
  expect(missing(text, other)).toEqual(alone)
})
