/** Dates as people write them in the box. */
import { expect, it } from 'vitest'
import { parseQuery } from '../../server/search/query/parse-query.ts'
import { writtenDate } from '../../server/search/query/written-date.ts'

it.each([
  ['1987-03-02', '1987-03-02'],
  ['1987/03/02', '1987-03-02'],
  ['1987-3-2', '1987-03-02'],
  ['1987.3', '1987-03'],
  ['2.3.1987', '1987-03-02'],
  ['March 1987', '1987-03'],
  ['march-1987', '1987-03'],
  ['Sept 1987', '1987-09'],
  ['2 March 1987', '1987-03-02'],
  ['Mar. 2nd, 1987', '1987-03-02'],
  ['مارس ۱۹۸۷', '1987-03'],
  ['۱۹۸۷', '1987'],
  ['ژانویهٔ ۲۰۲۰', '2020-01'],
  ['می 2020', '2020-05'],
  ['March 2020..May 2020', '2020-03..2020-05'],
  ['2 March 2020..', '2020-03-02..'],
  ['1987-Q1', '1987-01..1987-03'],
  ['Q4 1987', '1987-10..1987-12'],
  ['today', 'P1D'],
  ['1987-01..1987-03', '1987-01..1987-03'],
])('%s is %s', (text, value) => {
  expect(writtenDate(text)).toBe(value)
})

it.each([
  '2/3/1987',
  '1987-13',
  '31 February 1987',
  'Smarch 1987',
  '2 March 3 1987',
  'March',
  '1987-Q5',
  '1403/5/2',
  'March 2020..May',
  '..',
  '',
])('%s is no date', (text) => {
  expect(writtenDate(text)).toBeNull()
})

it('is what it means once it is read, with or without quotation marks', () => {
  expect(parseQuery('published:"2 March 1987"').tree).toEqual({ type: 'date', field: 'published', value: '1987-03-02' })
  expect(parseQuery('happened:march-1987').tree).toEqual({ type: 'date', field: 'happened', value: '1987-03' })
})
