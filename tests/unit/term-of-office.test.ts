import { expect, it } from 'vitest'
import { includesDay } from '../../indexer/tag/actors/term-of-office.ts'

it.each([
  ['a day of the month it ended in', { from: '2017', to: '2020-04' }, '2020-04-02', true],
  ['a day after that month', { from: '2017', to: '2020-04' }, '2020-05-01', false],
  ['a day before the year it began in', { from: '2017', to: null }, '2010-06-01', false],
  ['a day of that year', { from: '2017' }, '2017-01-01', true],
  ['any day where no bound is known', {}, '1987-03-02', true],
])('a term of office and %s', (_, term, day, includes) => {
  expect(includesDay(term, day)).toBe(includes)
})
