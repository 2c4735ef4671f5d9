/** What an unknown word may be meant for. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { knownTerm, nearestSpellings } from '../../engine/text/spellings.ts'
import { prefixTypoDistance, typoDistance, typosForgiven } from '../../engine/text/typo-distance.ts'

// Of two alphabets, whose letters share bits.
const letter = fc.constantFrom(...'abcdkпрр')
const typo = fc.record({ at: fc.nat(20), cut: fc.nat(1), put: fc.string({ unit: letter, maxLength: 1 }) })
const misspelled = (word: string, typos: readonly { at: number; cut: number; put: string }[]) =>
  typos.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), word)

const askedAndKnown = fc
  .tuple(
    fc.string({ unit: letter, minLength: 4, maxLength: 12 }),
    fc.array(fc.array(typo, { maxLength: 3 }), { maxLength: 8 }),
  )
  .map(([asked, each]) => ({ asked, known: [...new Set(each.map((typos) => misspelled(asked, typos)))] }))

it.each([
  { as: 'a whole word', isPrefix: false, distance: typoDistance },
  { as: 'the beginning of one', isPrefix: true, distance: prefixTypoDistance },
])(
  'of the known words none that is as near as the nearest is passed over for its letters, asked for as $as',
  ({ isPrefix, distance }) => {
    let found = 0
    fc.assert(
      fc.property(askedAndKnown, ({ asked, known }) => {
        const most = typosForgiven(asked)
        const least = Math.min(...known.map((term) => distance(asked, term, most)))
        const near = most === 0 || least > most ? [] : known.filter((term) => distance(asked, term, most) === least)
        const spellings = nearestSpellings(asked, known.map((term) => knownTerm(term, 1)), isPrefix) // prettier-ignore
        expect(spellings.toSorted()).toEqual(near.toSorted())
        found += near.length
      }),
    )
    expect(found).toBeGreaterThan(50)
  },
)

it('the nearest are meant, the most frequent first, and none that is further away', () => {
  const known = [knownTerm('parlaments', 9), knownTerm('parliament', 2), knownTerm('parlament', 5)]
  expect(nearestSpellings('parliment', known, false)).toEqual(['parlament', 'parliament'])
})
