/** What is page furniture, and what is news that begins like it. */
import { expect, it } from 'vitest'
import { authorsOfByline } from '../../indexer/clean/byline.ts'
import { furnitureReason } from '../../indexer/clean/line-rules.ts'

it.each([
  'Reuters could not independently verify the report.',
  'Reuters reported that five people were killed in Gaza.',
  'More than 40 people died.',
  'Recent polls show growing anger.',
  'Top officials resigned on Monday.',
  'Further talks are planned for March.',
  'Latest figures show 3,000 dead.',
  'Comments by the minister angered Tehran.',
  'Copyright law was tightened by parliament on Monday.',
  'Topics ranged from trade to Syria, the ministers said.',
  'Tagesschau reported the resignation on Monday.',
  'Support our troops, the president told the crowd.',
  'Top court rejects the appeal',
  'More oil for China',
  'Latest figures show a fall',
  'Register of foreign agents grows',
  'Donate blood, minister tells Tehran',
  'Reuters/Ipsos poll finds a fall',
  'Indonesia is a major palm oil producer.',
  "Sumitomo is Japan's only nickel producer.",
])('“%s” is news, wherever it stands', (line) => {
  expect(furnitureReason(line, true)).toBeNull()
})

it.each([
  ['REUTERS/Jane Doe', 'credit'],
  ['Getty Images', 'credit'],
  ['AP Photo by John Smith', 'credit'],
  ['More from The Harbour', 'related-links'],
  ['Related articles', 'related-links'],
  ['Trending now', 'related-links'],
  ['Donate now', 'newsletter'],
  ['Register here', 'newsletter'],
  ['3 comments', 'comment-form'],
  ['Copyright 2025 The Harbour. All rights reserved.', 'copyright'],
  ['Copyright Reuters', 'copyright'],
  ['Topics: Iran, Russia', 'labels'],
  ['Tags Iran Russia', 'labels'],
  ['Support our journalism', 'newsletter'],
  ['Jane Roe is a producer for The Harbour.', 'about-the-author'],
])('“%s” is furniture: %s', (line, reason) => {
  expect(furnitureReason(line, true)).toBe(reason)
})

it.each([
  ['By Jane Roe', ['Jane Roe']],
  ['BY JANE ROE', ['JANE ROE']],
  ['By Jane Roe and John van der Berg', ['Jane Roe', 'John van der Berg']],
  ['By Jane Roe, Associated Press', ['Jane Roe']],
  ['By Jane Roe | The Courier', ['Jane Roe']],
  ['By Jane Roe in Vienna', ['Jane Roe']],
  ['By José-María O’Neill Jr.', ['José-María O’Neill Jr.']],
  ['By Staff Writer', []],
  ['By Reuters', []],
])('“%s” is a byline of %j', (line, authors) => {
  expect(authorsOfByline(line)).toEqual(authors)
})

it.each([
  'By Monday the talks had ended',
  'By train to the front',
  'By the numbers',
  'By Jane Roe had long been forgotten.',
  'Bystanders Jane Roe and John Doe',
  `By ${'Jane Roe, '.repeat(20)}`,
])('“%s” is not a byline', (line) => {
  expect(authorsOfByline(line)).toBeNull()
})
