/** Questions, as the searches they may be meant for. */
import { expect, it } from 'vitest'
import { printQuery } from '../../server/search/query/print-query.ts'
import { searchesMeantBy } from '../../server/search/query/question.ts'

const meant = (question: string) => searchesMeantBy(question).map(printQuery)

it.each([
  ['What did Lavrov say about Syria?', ['said:Lavrov about:Syria', 'said:Lavrov Syria']],
  ['what has Sergey Lavrov said on the nuclear talks', ['said:"Sergey Lavrov" about:"nuclear talks"', 'said:"Sergey Lavrov" nuclear talks']], // prettier-ignore
  ['what did officials of Iran say about sanctions', ['said:Iran about:sanctions', 'said:Iran sanctions']],
  ['What did the UN say?', ['said:UN']],
  ['what Trump said about tariffs', ['said:Trump about:tariffs', 'said:Trump tariffs']],
  ['everything Putin has said about Ukraine', ['said:Putin about:Ukraine', 'said:Putin Ukraine']],
  ['who said what about Iran', ['about:Iran']],
  ['Who has spoken of Gaza?', ['about:Gaza']],
  ['what was said about Iran by Lavrov', ['said:Lavrov about:Iran', 'said:Lavrov Iran']],
  ['statements by Lavrov on Syria', ['said:Lavrov about:Syria', 'said:Lavrov Syria']],
  ['quotes by Merkel', ['said:Merkel']],
])('%s', (question, searches) => {
  expect(meant(question)).toEqual(searches)
})

it.each([
  ['in February 2025', 'published:2025-02'],
  ['in 2025', 'published:2025'],
  ['on 25 February 2025', 'published:2025-02-25'],
  ['during the year 2025', 'published:2025'],
  ['since March 2025', 'published:>=2025-03'],
  ['after 3 March 2025', 'published:>2025-03-03'],
  ['before 2025?', 'published:<2025'],
  ['until 2025-03', 'published:<=2025-03'],
  ['in Q1 2025', 'published:2025-01..2025-03'],
])('with a time: "%s" is %s, and without it where that finds nothing', (when, date) => {
  expect(meant(`What did Lavrov say ${when}`)).toEqual([`said:Lavrov ${date}`, 'said:Lavrov'])
})

it.each([
  'sanctions oil',
  'what happened in Syria',
  'who is Lavrov',
  'said:lavrov about:syria',
  'what did "Lavrov" say about Syria',
  'what did say about',
  'said',
  '',
  '?',
  `what did ${'x '.repeat(200)} say about Syria`,
])('%s is no question about what was said', (text) => {
  expect(meant(text)).toEqual([])
})

it('is told from other text in no time, however long and odd', () => {
  const evil = ['what did ', 'who said about ', 'what has said '].flatMap((start) => [start + 'say about '.repeat(18), start + ' in on'.repeat(30)]) // prettier-ignore
  const started = performance.now()
  for (const text of evil) searchesMeantBy(text)
  expect(performance.now() - started).toBeLessThan(500)
})
