/** Values in addresses. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addressOf, toQueryString, type Parameter } from '../../server/search/query-string.ts'

it.each([
  ['another parameter', 'a&topic=x'],
  ['a fragment', 'a#b'],
  ['the sign of a space', 'a+b c'],
  ['an escape', '%26 100%'],
  ['quotation marks and brackets', `"'><script>`],
  ['line breaks', 'a\r\nSet-Cookie: x'],
  ['half a character', 'a\ud800b'],
  ['other scripts', 'ایران 🇮🇷 Ж'],
  ['nothing', ''],
])('%s in a value stays in it', (_, value) => {
  const query = toQueryString([
    ['q', value],
    ['actor', 'iran'],
  ])
  expect(query).toMatch(/^[\w.*~%=&+-]*$/)
  expect([...new URLSearchParams(query)]).toEqual([
    ['q', value.toWellFormed()],
    ['actor', 'iran'],
  ])
})

it('are behind a question mark, where there are any', () => {
  expect(addressOf('/search', [])).toBe('/search')
  expect(addressOf('/search', [['q', 'a b']])).toBe('/search?q=a+b')
})

it('are written as the platform writes them', () => {
  const parameter = fc.tuple(fc.constantFrom('q', 'actor', 'not.topic'), fc.string({ unit: 'binary', maxLength: 30 }))
  fc.assert(
    fc.property(fc.array(parameter, { maxLength: 5 }), (parameters: Parameter[]) => {
      expect(toQueryString(parameters)).toBe(
        new URLSearchParams(parameters.map(([name, value]) => [name, value])).toString(),
      )
    }),
  )
})
