/** A query is printed as its reader would type it. */
import { expect, it } from 'vitest'
import { parseQuery } from '../../server/search/query/parse-query.ts'
import { printQuery } from '../../server/search/query/print-query.ts'

it.each([
  ['oil  AND gas', 'oil gas'],
  ['(a OR b) -c "d e"', '(a OR b) -c "d e"'],
  ['said:"Sergey Lavrov" x', 'said:"Sergey Lavrov" x'],
  ['a NEAR/3 b', 'a NEAR/3 b'],
])('“%s” is printed as “%s”', (typed, printed) => {
  expect(printQuery(parseQuery(typed).tree)).toBe(printed)
})

it.each(['said:lavrov (US OR UK OR EU OR UN)', 'topic:war (US NEAR/3 UK NATO OR EU UN)'])(
  'of “%s” the part in capitals is still what it was when the rest is taken away',
  (typed) => {
    const { tree } = parseQuery(typed)
    const rest = tree?.type === 'and' ? tree.of[1] : null
    const again = parseQuery(printQuery(rest)).tree
    expect(again?.type).toBe('or')
    expect(JSON.stringify(again)).toBe(JSON.stringify(rest).replace(/US|UK|EU|UN|NATO/g, (name) => name.toLowerCase()))
  },
)
