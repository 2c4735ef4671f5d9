import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenize } from '../../engine/text/analysis.ts'

describe('the tokens of a text', () => {
  it.each([
    ['the end.', ['the', 'end']],
    ['The END', ['the', 'end']],
    ['the U.S. economy', ['the', 'us', 'economy']],
    ['e.g. this', ['eg', 'this']],
    ['plan A. Then B', ['plan', 'a', 'then', 'b']],
    ['no.Then', ['no', 'then']],
    ["don't say “don’t”", ['dont', 'say', 'dont']],
    ["Iran's oil, the workers' pay", ['iran', 'oil', 'the', 'workers', 'pay']],
    ['cafe\u0301 and naïve', ['cafe', 'and', 'naive']],
    ['theпривет', ['theпривет']],
    ['the漢字x', ['the', '漢', '字', 'x']],
    ['漢.U.S.', ['漢', 'us']],
    ['1st of 2024, B2B', ['1', 'st', 'of', '2024', 'b', '2', 'b']],
    ['٣٤ and ½', ['34', 'and', '12']],
    ['کتاب های', ['کتابهای']],
    ['😀 oil 😀', ['oil']],
  ])('of %j are %j', (text, terms) => {
    expect(tokenize(text).map(({ term }) => term)).toEqual(terms)
  })

  it('are the same of plain words as of those with a mark behind each, which the pattern reads', () => {
    const pieces = fc.constantFrom('oil', 'O', "'", '’', ' ', '1', '-', 'é', 'ю', '漢', 'n')
    const endOfPlainWord = /(?<=[A-Za-z])(?![A-Za-z])/g
    const terms = (text: string) => tokenize(text).map(({ term }) => term)
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (of) => {
        const text = of.join('')
        expect(terms(text)).toEqual(terms(text.replaceAll(endOfPlainWord, '\u0301')))
      }),
    )
  })
})
