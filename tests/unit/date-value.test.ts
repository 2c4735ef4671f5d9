/** Spans of time as readers write them. */
import { expect, it } from 'vitest'
import { dateSelection } from '../../server/search/query/date-value.ts'

it.each([
  ['P1M', '2025-03-31', '2025-03-01'],
  ['P3M', '2025-05-31', '2025-03-01'],
  ['P1Y', '2024-02-29', '2023-03-01'],
  ['P1Y', '2025-02-25', '2024-02-26'],
  ['P7D', '2025-03-03', '2025-02-25'],
  ['P1D', '2025-03-03', '2025-03-03'],
  ['P3W', '2025-03-31', '2025-03-11'],
])('%s up to %s begins on %s', (duration, today, from) => {
  expect(dateSelection(duration, today)).toEqual({ from, to: today })
})

it.each(['P', 'P0D', 'P0M0D'])('%s is no span', (text) => {
  expect(dateSelection(text, '2025-03-31')).toBeNull()
})

it.each([
  ['۲۰۲۵', '2025'],
  ['٢٠٢٥-٠٢', '2025-02'],
  ['۲۰۲۵..', { from: '2025-01-01', to: null }],
])('%s is read in the digits it is written in', (text, selection) => {
  expect(dateSelection(text, '2025-03-31')).toEqual(selection)
})

it('nothing lies behind the last day that can be named', () => {
  expect(dateSelection('>9999', '2025-03-31')).toEqual({ from: '9999-12-31', to: null })
  expect(dateSelection('<0000', '2025-03-31')).toEqual({ from: null, to: '0000-01-01' })
})
