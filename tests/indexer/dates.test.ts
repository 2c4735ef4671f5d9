/** When something happened, as texts say it. All are printed on Tuesday, 25 February 2025. */
import { describe, expect, it } from 'vitest'
import { DATE_RULES } from '../../indexer/tag/dates/date-rules.ts'
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
    ['It closes on December 31 this year.', 'December 31 = 2025-12-31', 'this year = 2025'],
    ['It closed on December 31 last year.', 'December 31 = 2024-12-31', 'last year = 2024'],
    ['On June 1 it will redeem its bonds.', 'June 1 = 2025-06-01'],
    ['The firm said on June 1 it will redeem its bonds.', 'June 1 = 2025-06-01'],
    [
      'It will be held on April 8, for delivery in May, June or late July.',
      'April 8 = 2025-04-08',
      'May = 2025-05',
      'June = 2025-06',
      'late July = 2025-07',
    ],
    ['They met in May, June and July.', 'May = 2024-05', 'June = 2024-06', 'July = 2024-07'],
    ['They agreed to meet in late April or early May.', 'late April = 2025-04', 'early May = 2025-05'],
    ['The hearing was put back to June 8.', 'June 8 = 2025-06-08'],
    ['The bonds are due 2049, those in 2050 not.', '2049 = 2049', '2050 = 2050'],
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
    'The Senate votes at 1600 EST/2100 gmt, and again by 1700 local time.',
    'The rubber clones PPN 2058, 2444 and 2447 are not sold.',
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

describe('the sign a rule is looked for by', () => {
  /** For each rule, in their order, what it finds at its shortest and strangest. */
  const found: readonly (readonly string[])[] = [
    ['2025-02-20'],
    ['1/2/03', '25/02/2025'],
    ['9/11 attacks', '11 September hijackers', 'Sept. 11, 2001 terror attacks'],
    ['Oct 7 attacks', '7 October massacre'],
    ['Jan. 6 riots', '6 January committee'],
    ['Feb 24 invasion', '24 February, 2022, invasion'],
    ['May 1 2025', 'Monday, February 3rd, 2025'],
    ['1 May 2025', '3rd of Sept. 2025'],
    ['May 2025', 'Feb. of 2025'],
    ['May of last year', 'June next year'],
    ['May 1', 'Tuesday Mar 3'],
    ['1 May', '3rd of Aug'],
    ['FIRST QUARTER', 'the last half of fiscal 2020'],
    ['THIS FALL', 'sometime in the coming century', 'last weekend'],
    ['A DAY AGO', 'two decades before', 'over 20-year earlier'],
    ['MANY YEARS AGO', 'several days ago'],
    ['THE DAY BEFORE', 'the year earlier'],
    ['A DAY AFTER', 'just two weeks before'],
    ['BEFORE YESTERDAY'],
    ['AFTER TOMORROW'],
    ['TODAY', 'tonight', 'this morning', 'This Afternoon', 'this evening'],
    ['YESTERDAY', 'last night', 'Last\nnight'],
    ['TOMORROW', 'tomorrow night'],
    ['Monday', 'Mon.', 'Tue.', 'Tues.', 'Wed.', 'Thur.', 'Thurs.', 'Fri.', 'Sat.', 'Sun.', 'last Friday night'],
    ['May', 'Jan.', 'mid-December', 'Next Sept.'],
    ['1990S', 'the late 2020’s'],
    ['’80S', "the '90s"],
    ['2018–20', '1999 to 2001'],
    ['2018', 'FISCAL 1997', 'early 1600'],
    ['NOW', 'in recent weeks', 'the same day'],
  ]
  it('stands wherever the rule finds something, for each of them', () => {
    expect(found).toHaveLength(DATE_RULES.length)
    DATE_RULES.forEach(({ sign, pattern }, at) => {
      for (const text of found[at]) {
        expect([...text.matchAll(pattern)], `${pattern} in “${text}”`).toHaveLength(1)
        expect(sign === null || sign.test(text), `${sign} in “${text}”`).toBe(true)
      }
    })
  })
})
