/** Strings a reader may type, hostile ones among them, and what the query's parser makes of them. */
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { parseQuery } from '../../server/search/query/parse-query.ts'
import { printQuery } from '../../server/search/query/print-query.ts'
import { HOSTILE } from '../contract/hostile.ts'

/** Pieces that mean something to the query language, to engines, to browsers or to addresses. */
const PIECES = [
  ...HOSTILE, 'OR', 'AND', 'NOT', 'NEAR/3', 'NEAR/0', '-', '--', '(', ')', '((', '"', '“', '”', '*', ':', 'actor:', 'said:', 'about:iran', 'topic:', 'source:"a b"',
  'title:(', 'published:2025-02', 'published:>2025', 'happened:P3W', 'published:..', 'language:fa', 'oil', 'sanctions', 'ایران', 'санкции', 'العقوبات', 'U.S.', "don't", '\u200c', '\u202e', '\ufeff', '%00', '\ud800',
] // prettier-ignore

export const query = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(' ')) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
)

/** Nothing may throw, and what a tree prints as must be parsed as the same tree. */
export function fuzzParser(count: number, seed: number): string {
  fc.assert(
    fc.property(query, (text) => {
      const { tree } = parseQuery(text)
      const printed = printQuery(tree)
      const again = parseQuery(printed).tree
      if (!isDeepStrictEqual(again, tree)) throw new Error(`${JSON.stringify(text)} prints as ${JSON.stringify(printed)}, which is another query`) // prettier-ignore
    }),
    { numRuns: count, seed },
  )
  return 'none threw, each printed as itself'
}
