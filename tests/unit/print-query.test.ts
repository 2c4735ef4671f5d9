/** A query is printed as its reader would type it. */
import { expect, it } from 'vitest'
import { parseQuery } from '../../server/search/query/parse-query.ts'
import { printQuery } from '../../server/search/query/print-query.ts'

it.each([
  ['oil  AND gas', 'oil gas'],
  ['(a OR b) -c "d e"', '(a OR b) -c "d e"'],
  ['said:"Sergey Lavrov" x', 'said:"Sergey Lavrov" x'],
  ['a NEAR/3 b', 'a NEAR/3 b'],
  ['a NEAR/100 b', 'a NEAR/100 b'],
  ['actor:(iran OR "Saudi Arabia") oil', '(actor:iran OR actor:"Saudi Arabia") oil'],
  ['title:(oil -gas pric*)', 'title:oil -title:gas title:pric*'],
  ['published:(2024 OR 2025-02) -actor:(iran iraq)', '(published:2024 OR published:2025-02) -(actor:iran actor:iraq)'],
  ['actor:() x', 'x'],
])('“%s” is printed as “%s”', (typed, printed) => {
  expect(printQuery(parseQuery(typed).tree)).toBe(printed)
})

it.each([
  ['oil NEAR/5 pric*', 'oil NEAR/5 pric', 'pric*'],
  ['pric* NEAR oil', 'pric NEAR/10 oil', 'pric*'],
  ['"oil pric*"', '"oil pric*"', '"oil pric*"'],
  ['oil NEAR/3 OR*', 'oil NEAR/3 "OR"', 'OR*'],
])('of “%s” the star is left aside, and that is told', (typed, printed, told) => {
  const { tree, asText } = parseQuery(typed)
  expect(printQuery(tree)).toBe(printed)
  expect(asText.map(({ start, end, why }) => [typed.slice(start, end), why])).toEqual([[told, 'lone-star']])
})

it.each(['said:lavrov (US OR UK OR EU OR UN)', 'topic:war (US NEAR/3 UK NATO OR EU UN)'])(
  'of “%s” the part in capitals is still what it was when the rest is taken away',
  (typed) => {
    const { tree } = parseQuery(typed)
    const rest = tree?.type === 'and' ? tree.of[1] : null
    const again = parseQuery(printQuery(rest)).tree
    expect(again?.type).toBe(rest!.type)
    expect(JSON.stringify(again)).toBe(JSON.stringify(rest).replace(/US|UK|EU|UN|NATO/g, (name) => name.toLowerCase()))
  },
)

it('of a query all in capitals an alternative under not is still one when it is read again', () => {
  const { tree } = parseQuery('said:lavrov US UK EU UN NATO OPEC -(WTO OR WHO)')
  const rest = tree?.type === 'and' ? { ...tree, of: tree.of.slice(1) } : null
  expect(parseQuery(printQuery(rest)).tree).toEqual(JSON.parse(JSON.stringify(rest).replace(/[A-Z]+/g, (name) => name.toLowerCase()))) // prettier-ignore
})
