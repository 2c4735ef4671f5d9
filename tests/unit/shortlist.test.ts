/** Which of very many may stand on a page. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { UNDATED } from '../../engine/sqlite/columns.ts'
import { Shortlist } from '../../engine/sqlite/shortlist.ts'

it('a shortlist has those whose keys are among the greatest, and all that are as great as the last of these', () => {
  const key = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true }), fc.constant(UNDATED))
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 60 }), fc.nat(), (keys, number) => {
      const count = 1 + (number % keys.length)
      const shortlist = new Shortlist(count)
      keys.forEach((each, position) => shortlist.offer(position, each))
      const least = keys.toSorted((a, b) => b - a)[count - 1]
      expect(shortlist.positions()).toEqual(keys.flatMap((each, position) => (each >= least ? [position] : [])))
    }),
  )
})
