import { describe, expect, it } from 'vitest'
import { isInRange } from '../../engine/date-range.ts'
import { withinAny } from '../support/periods.ts'
import { facetFilter, nodeFilter, quote } from '../../engine/meilisearch/filter.ts'
import { tilesOf } from '../../engine/meilisearch/period-tiles.ts'
import { HOSTILE } from '../contract/hostile.ts'

describe('a value in a filter', () => {
  it('stays a value whatever it holds', () => {
    const attacks: readonly [string, string][] = [
      ['x', '"x"'],
      ['a"b', '"a\\"b"'],
      ['a\\', '"a\\\\"'],
      ['\\"', '"\\\\\\""'],
      ['" OR id EXISTS OR id = "', '"\\" OR id EXISTS OR id = \\""'],
      ["' OR 1=1", '"\' OR 1=1"'],
      ['\ud800', '"\ufffd"'],
    ]
    for (const [value, quoted] of attacks) expect(quote(value)).toBe(quoted)
  })

  it('ends where it began: no hostile text leaves an open quote', () => {
    for (const value of HOSTILE) {
      const inner = quote(value).slice(1, -1)
      expect(inner.replace(/\\[\\"]/g, ''), value).not.toMatch(/["\\]/)
    }
  })
})

describe('filters', () => {
  it('widen within a facet, leave out what is excluded, and take ranges as tiles', () => {
    expect(facetFilter({ facet: 'actor', anyOf: ['a', 'b'], noneOf: ['c'] })).toBe(
      '((actor IN ["a", "b"])) AND (NOT ((actor IN ["c"])))',
    )
    expect(facetFilter({ facet: 'published', anyOf: [{ from: '2014-12-30', to: '2016-02-02' }], noneOf: [] })).toBe(
      '((published_0 "2015" TO "2015") OR (published IN ["2014-12-30", "2014-12-31", "2016-01", "2016-02-01", "2016-02-02"]))',
    )
  })

  it('name the ids of a phrase that stands under OR, or all its words where there are too many', () => {
    const phrase = { type: 'phrase', terms: ['grain', 'deal'] } as const
    expect(nodeFilter(phrase, () => ['p-1'])).toBe('id IN ["p-1"]')
    expect(nodeFilter(phrase, () => null)).toBe('(terms = "grain") AND (terms = "deal")')
    expect(nodeFilter(phrase, () => [])).toBe('id IN []')
  })
})

describe('the tiles of a span of days', () => {
  const spans = [
    ['2024-02-01', '2024-02-29'],
    ['2024-02-02', '2024-02-29'],
    ['2023-11-30', '2024-01-01'],
    ['2015-01-01', '2017-12-31'],
    ['2015-06-15', '2018-03-02'],
    ['2020-05-05', '2020-05-05'],
    [null, '2020-05-05'],
    ['2020-05-05', null],
    [null, null],
    ['2020-05-06', '2020-05-05'],
  ] as const

  it('hold just the dates, months and years that lie in it', () => {
    const periods = ['2014', '2015', '2016', '2020', '2024', '2015-06', '2015-07', '2024-02', '2020-05', '2023-12', '2024-02-01', '2024-02-29', '2020-05-05', '2020-05-06', '2018-03-02', '2018-03-03'] // prettier-ignore
    for (const [from, to] of spans)
      for (const period of periods)
        expect(withinAny(period, tilesOf({ from, to })), `${period} in ${from}..${to}`).toBe(
          isInRange(period, { from, to }),
        )
  })
})
