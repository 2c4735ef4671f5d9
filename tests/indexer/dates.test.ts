/** When something happened, as texts say it. All are printed on Tuesday, 25 February 2025. */
import { describe, expect, it } from 'vitest'
import { dateRules, findDates, happenedAt } from '../../indexer/tag/dates/find-dates.ts'

const PRINTED = '2025-02-25'
const valuesOf = (text: string, published: string | null = PRINTED) =>
  findDates(text, published, 'en').map(({ text: words, value }) => `${words} = ${value ?? '?'}`)

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
    ['On 3.9.2024 it rained, and on 14.09.2024.', '3.9.2024 = 2024-09-03', '14.09.2024 = 2024-09-14'],
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
    [
      'Two years ago today he fell, a year ago this week she did.',
      'Two years ago today = 2023-02-25',
      'a year ago this week = 2024-02',
    ],
    ['In July 1971 he flew there. Four months before, he denied it.', 'July 1971 = 1971-07', 'Four months before = ?'],
    [
      'Sales rose from those of a year earlier, as in September 1958.',
      'a year earlier = 2024',
      'September 1958 = 1958-09',
    ],
    [
      'Traders price in a cut in December. Prices in the year to January rose.',
      'December = 2025-12',
      'January = 2025-01',
    ],
    ['He spoke over the weekend.', 'over the weekend = 2025-02'],
    ['They agreed on Sunday to raise output in December.', 'Sunday = 2025-02-23', 'December = 2025-12'],
    ['The trial continues on Thursday, and schools reopen on Friday.', 'Thursday = 2025-02-27', 'Friday = 2025-02-28'],
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
    'Sep 9326 9328 dn 4, Jun 2428 6868 dn 478, AUG7 1602 1615 1599 was the price.',
    'The rubber clones PPN 2058, 2444 and 2447 are not sold.',
  ]
  for (const text of cases)
    it(`is none: ${text}`, () => {
      expect(happenedAt(findDates(text, PRINTED, 'en'))).toEqual([])
    })
})

describe('without a day of publication', () => {
  it('what counts from it has no value, and what does not keeps its own', () => {
    expect(valuesOf('He said on Monday that in 2015 they met.', null)).toEqual(['Monday = ?', '2015 = 2015'])
    expect(happenedAt(findDates('Yesterday it rained.', null, 'en'))).toEqual([])
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
      expect(happenedAt(findDates(text, published, 'en')), text).toEqual([])
    expect(happenedAt(findDates('They met on May 3, 2024.', published, 'en'))).toEqual(['2024-05-03'])
  })
})

describe('a day that lies ahead without a word of what is to come', () => {
  it('is not certain', () => {
    expect(happenedAt(findDates('He was arrested on Jan. 2.', '2025-12-30', 'en'))).toEqual([])
    expect(happenedAt(findDates('He was arrested on Dec. 2.', '2025-12-30', 'en'))).toEqual(['2025-12-02'])
    expect(happenedAt(findDates('He will be tried on Jan. 2.', '2025-12-30', 'en'))).toEqual(['2026-01-02'])
  })
})

describe('the sign a rule is looked for by', () => {
  /** For each rule, in their order, what it finds at its shortest and strangest. */
  const found: readonly (readonly string[])[] = [
    ['2025-02-20'],
    ['1/2/03', '25/02/2025'],
    ['3.9.2025', '14.09.2025'],
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
    ['TWO YEARS AGO TODAY', 'a year ago this month'],
    ['OVER THE WEEKEND', 'at the weekend'],
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
    ['NOW', 'in recent weeks', 'the same day'],
    ['2018–20', '1999 to 2001'],
    ['2018', 'FISCAL 1997', 'early 1600'],
  ]
  it('stands wherever the rule finds something, for each of those of English', () => {
    expect(found).toHaveLength(dateRules('en').length)
    dateRules('en').forEach(({ sign, pattern }, at) => {
      for (const text of found[at]) {
        expect([...text.matchAll(pattern)], `${pattern} in “${text}”`).toHaveLength(1)
        expect(sign === null || sign.test(text), `${sign} in “${text}”`).toBe(true)
      }
    })
  })
})

describe('a date in another language', () => {
  const cases: readonly [language: string, text: string, ...dates: string[]][] = [
    ['ru', 'Встреча прошла 12 сентября 2024 года, а указ подписан 31 января.', '12 сентября 2024 года = 2024-09-12', '31 января = 2025-01-31'],
    ['ru', 'С 03.02.2025 действует запрет, с мая 2014 г. — другой.', '03.02.2025 = 2025-02-03', 'мая 2014 г. = 2014-05'],
    ['ru', 'Так было 5 мая прошлого года и в сентябре прошлого года.', '5 мая прошлого года = 2024-05-05', 'сентябре прошлого года = 2024-09'],
    ['ru', 'В понедельник он прибыл, а в пятницу состоится саммит.', 'В понедельник = 2025-02-24', 'в пятницу = 2025-02-28'],
    ['ru', 'Вчера и сегодня шли дожди, завтра будет тепло.', 'Вчера = 2025-02-24', 'сегодня = 2025-02-25', 'завтра = 2025-02-26'],
    ['ru', 'На прошлой неделе, два года назад, 5 лет назад и год назад.', 'прошлой неделе = 2025-02', 'два года назад = 2023', '5 лет назад = 2020', 'год назад = 2024'],
    ['ru', 'В ноябре он ушёл, выборы пройдут в октябре.', 'ноябре = 2024-11', 'октябре = 2025-10'],
    ['ru', 'Он обратился к суду в ноябре и ждёт до 1 июня.', 'ноябре = 2024-11', '1 июня = 2025-06-01'],
    ['ru', 'В начале 1990-х годов и в 2014–2016 годах.', '1990-х годов = ?', '2014–2016 = 2014'],
    ['ru', 'В минувшую пятницу, а не в следующий вторник.', 'В минувшую пятницу = 2025-02-21', 'в следующий вторник = 2025-03-04'],
    ['ar', 'في 19 سبتمبر 2024 ومنذ أبريل 2023 و12 أيلول/سبتمبر 2022.', '19 سبتمبر 2024 = 2024-09-19', 'أبريل 2023 = 2023-04', '12 أيلول/سبتمبر 2022 = 2022-09-12'],
    ['ar', 'في ١٢ يونيو ٢٠٢٤ وفي السابع من أكتوبر 2023.', '١٢ يونيو ٢٠٢٤ = 2024-06-12', 'السابع من أكتوبر 2023 = 2023-10-07'],
    ['ar', 'قال يوم الاثنين إن القمة ستعقد الجمعة المقبلة.', 'يوم الاثنين = 2025-02-24', 'الجمعة المقبلة = 2025-02-28'],
    ['ar', 'أمس الأول وأمس وغدا.', 'أمس الأول = 2025-02-23', 'أمس = 2025-02-24', 'غدا = 2025-02-26'],
    ['ar', 'الأسبوع الماضي والعام الماضي وقبل عامين وقبل ثلاثة أشهر.', 'الأسبوع الماضي = 2025-02', 'العام الماضي = 2024', 'قبل عامين = 2023', 'قبل ثلاثة أشهر = 2024-11'],
    ['ar', 'قبل عام 2019 وقبل شهر من الانتخابات ومنذ 3 سنوات.', '2019 = 2019'],
    ['ar', 'سيزور بغداد في أكتوبر، وزارها في تشرين الثاني/نوفمبر.', 'أكتوبر = 2025-10', 'تشرين الثاني = 2024-11'],
    ['fa', 'در ۱۵ ژوئن ۲۰۲۴ و سال ۱۹۹۷ و ۱۲ ژانويه.', '۱۵ ژوئن ۲۰۲۴ = 2024-06-15', '۱۹۹۷ = 1997', '۱۲ ژانويه = 2025-01-12'],
    ['fa', 'در ۲۳ اردیبهشت ۱۴۰۳ و ۱۴۰۳/۰۲/۲۳ و ۱۵ دی.', '۲۳ اردیبهشت ۱۴۰۳ = 2024-05-12', '۱۴۰۳/۰۲/۲۳ = 2024-05-12'],
    ['fa', 'در ۱۵ دی ماه و ۱۲ بهمن.', '۱۵ دی ماه = 2025-01-04', '۱۲ بهمن = 2025-01-31'],
    ['fa', 'اردیبهشت ۱۴۰۳ در یک سال ما است، دی ۱۴۰۳ و سال ۱۴۰۰ در دو سال.', 'اردیبهشت ۱۴۰۳ = 2024', 'دی ۱۴۰۳ = ?', 'سال ۱۴۰۰ = ?'],
    ['fa', 'روز دوشنبه و دیروز و یکشنبه گذشته و چهارشنبه هفته گذشته.', 'روز دوشنبه = 2025-02-24', 'دیروز = 2025-02-24', 'یکشنبه گذشته = 2025-02-23', 'چهارشنبه هفته گذشته = 2025-02'],
    ['fa', 'دو سال پیش و سه ماه قبل.', 'دو سال پیش = 2023', 'سه ماه قبل = 2024-11'],
    ['fa', 'سال گذشته و ماه گذشته و ۵ تیر به او خورد.'],
  ] // prettier-ignore
  it.each(cases)('is found and read in %s: %s', (language, text, ...dates) => {
    expect(findDates(text, PRINTED, language).map(({ text: words, value }) => `${words} = ${value ?? '?'}`)).toEqual(
      dates,
    )
  })

  it.each([
    ['ru', 'Погибли 2000 человек, 1995 рублей, Марта и Май.'],
    ['ru', '40 мая и 31 февраля 2024 года нет.'],
    ['ar', 'قتل 2000 شخص، وسار على الماء.'],
    ['fa', 'کشته ۲۰۰۰ نفر، آب می‌رود، مهر و تیر.'],
  ])('is not found in %s where there is none: %s', (language, text) => {
    expect(happenedAt(findDates(text, PRINTED, language))).toEqual([])
  })

  it('counts from no day where none is known', () => {
    for (const [language, text] of [
      ['ru', 'В среду, вчера, 5 мая, в прошлом году, два года назад.'],
      ['ar', 'يوم الاثنين وأمس وفي 5 مايو والعام الماضي وقبل عامين.'],
      ['fa', 'دوشنبه و دیروز و ۵ ژوئن و ۱۲ بهمن و هفته گذشته و دو سال پیش.'],
    ])
      expect(happenedAt(findDates(text, null, language)), text).toEqual([])
  })

  it('is looked for only beside letters of its language', () => {
    const english = 'On 12 May 2025, last Friday, yesterday, two years ago, in the 1990s.'
    for (const language of ['ru', 'ar', 'fa']) {
      const own = dateRules(language).filter((rule) => !dateRules('en').includes(rule))
      expect(own.length).toBeGreaterThan(15)
      for (const { sign } of own) expect(sign!.test(english), `${sign}`).toBe(false)
    }
  })
})
