/** When something happened, as texts say it. All are printed on Tuesday, 25 February 2025. */
import { describe, expect, it } from 'vitest'
import { findDates, happenedAt } from '../../indexer/tag/dates/find-dates.ts'

const PRINTED = '2025-02-25'
const valuesOf = (text: string, published: string | null = PRINTED) =>
  findDates(text, published).map(({ text: words, value }) => `${words} = ${value ?? '?'}`)

describe('a date', () => {
  const cases: readonly [text: string, ...dates: string[]][] = [
    ['It began on February 20, 2025.', 'February 20, 2025 = 2025-02-20'],
    ['It began on 20th of February 2025.', '20th of February 2025 = 2025-02-20'],
    ['It began on 2025-02-20.', '2025-02-20 = 2025-02-20'],
    ['They met in Feb. 2024 and in May 2024.', 'Feb. 2024 = 2024-02', 'May 2024 = 2024-05'],
    ['The treaty of January 17 was signed.', 'January 17 = 2025-01-17'],
    ['The treaty of December 17 was signed.', 'December 17 = 2024-12-17'],
    ['He will come on March 3.', 'March 3 = 2025-03-03'],
    ['He said on Monday that it was over.', 'Monday = 2025-02-24'],
    ['He will come on Monday.', 'Monday = 2025-03-03'],
    ['They met last Friday.', 'last Friday = 2025-02-21'],
    ['They met yesterday and meet again tomorrow.', 'yesterday = 2025-02-24', 'tomorrow = 2025-02-26'],
    ['They met the day before yesterday.', 'the day before yesterday = 2025-02-23'],
    ['Three days ago it rained.', 'Three days ago = 2025-02-22'],
    ['Two years ago it rained.', 'Two years ago = 2023'],
    ['It fell last month.', 'last month = 2025-01'],
    ['It fell last year.', 'last year = 2024'],
    ['In 2015 they signed.', '2015 = 2015'],
    ['It opened in June of last year.', 'June of last year = 2024-06'],
    ['It opened last October.', 'last October = 2024-10'],
    ['The first quarter of 2020 was bad.', 'The first quarter of 2020 = 2020'],
    ['On 03/04/2025 it rained.', '03/04/2025 = ?'],
    ['On 25/02/2025 it rained.', '25/02/2025 = 2025-02-25'],
    ['They met on Saturday, February 22, in Vienna.', 'Saturday, February 22 = 2025-02-22'],
    ['John P. Smith will succeed Ann B. Jones May 1.', 'May 1 = 2025-05-01'],
    ['The pact is effective June 1.', 'June 1 = 2025-06-01'],
    ['They vote this September.', 'this September = 2025-09'],
    ['In 1995 he was made a general, and the following year a minister.', '1995 = 1995', 'the following year = ?'],
    ['Recently it rained.', 'Recently = ?'],
    ['In May 12,000 people fled.'],
    ['Since June 1.5 million people fled.'],
    ['It lasted from November to March.', 'November = 2024-11', 'March = 2025-03'],
    ['The Sept. 11 attacks changed that.', 'Sept. 11 = 2001-09-11'],
    ['It goes back to the 9/11 terrorist attacks.', '9/11 = 2001-09-11'],
    ['He told The Sun. They met on Sun. at noon.', 'Sun. = 2025-02-23'],
  ]
  for (const [text, ...dates] of cases)
    it(`is found and read: ${text}`, () => {
      expect(valuesOf(text)).toEqual(dates)
    })
})

describe('what looks like a date', () => {
  const cases = [
    'May they come, and march on.',
    'Room 2015 and resolution 2231 are numbers.',
    'About 2000 people came, and 2015 troops.',
    'A tone of 80 to 2000 Hertz was heard.',
    'USA TODAY reported it.',
    'It cost $2015.',
  ]
  for (const text of cases)
    it(`is none: ${text}`, () => {
      expect(happenedAt(findDates(text, PRINTED))).toEqual([])
    })
})

describe('without a day of publication', () => {
  it('what counts from it has no value, and what does not keeps its own', () => {
    expect(valuesOf('He said on Monday that in 2015 they met.', null)).toEqual(['Monday = ?', '2015 = 2015'])
    expect(happenedAt(findDates('Yesterday it rained.', null))).toEqual([])
  })
})

describe('a day in print that is dated to a month or a year alone', () => {
  it.each(['2025', '2025-02'])('is not made up: %s', (published) => {
    for (const text of [
      'They met on Tuesday.',
      'They met yesterday.',
      'They met three days ago.',
      'They met on May 3.',
    ])
      expect(happenedAt(findDates(text, published)), text).toEqual([])
    expect(happenedAt(findDates('They met on May 3, 2024.', published))).toEqual(['2024-05-03'])
  })
})

describe('a day that lies ahead without a word of what is to come', () => {
  it('is not certain', () => {
    expect(happenedAt(findDates('He was arrested on Jan. 2.', '2025-12-30'))).toEqual([])
    expect(happenedAt(findDates('He was arrested on Dec. 2.', '2025-12-30'))).toEqual(['2025-12-02'])
    expect(happenedAt(findDates('He will be tried on Jan. 2.', '2025-12-30'))).toEqual(['2026-01-02'])
  })
})
