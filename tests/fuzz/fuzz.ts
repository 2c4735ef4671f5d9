/**
 * `npm run fuzz`: random and hostile strings through the query's parser and through the pages. Nothing may throw, no page may
 * answer with a fault of the server, and what a tree prints as must be parsed as the same tree.
 * `-- --strings N --requests N --seed N`: 100,000 of each unless told otherwise.
 */
import { isDeepStrictEqual, parseArgs } from 'node:util'
import fc from 'fast-check'
import { parseQuery } from '../../server/search/query/parse-query.ts'
import { printQuery } from '../../server/search/query/print-query.ts'
import { HOSTILE } from '../contract/hostile.ts'
import { TestServer } from '../support/server.ts'

const { values: given } = parseArgs({
  options: {
    strings: { type: 'string', default: '100000' },
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const seed = Number(given.seed)
const CLIENTS = 8

/** Pieces that mean something to the query language, to engines, to browsers or to addresses. */
const PIECES = [
  ...HOSTILE, 'OR', 'AND', 'NOT', 'NEAR/3', 'NEAR/0', '-', '--', '(', ')', '((', '"', '“', '”', '*', ':', 'actor:', 'said:', 'about:iran', 'topic:', 'source:"a b"',
  'title:(', 'published:2025-02', 'published:>2025', 'happened:P3W', 'published:..', 'language:fa', 'oil', 'sanctions', 'ایران', 'санкции', 'العقوبات', 'U.S.', "don't", '\u200c', '\u202e', '\ufeff', '%00', '\ud800',
] // prettier-ignore
const query = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(' ')) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
)

const started = performance.now()
fc.assert(
  fc.property(query, (text) => {
    const { tree } = parseQuery(text)
    const printed = printQuery(tree)
    const again = parseQuery(printed).tree
    if (!isDeepStrictEqual(again, tree)) throw new Error(`${JSON.stringify(text)} prints as ${JSON.stringify(printed)}, which is another query`) // prettier-ignore
  }),
  { numRuns: Number(given.strings), seed },
)
console.log(`parser: ${Number(given.strings).toLocaleString('en')} strings, seed ${seed}, ${seconds()} s: none threw, each printed as itself`) // prettier-ignore

const OTHERS = ['actor', 'not.topic', 'source', 'published', 'happened', 'sort', 'group', 'page', 'size', 'words', 'copies', 'ui', 'names', '__proto__', 'hit'] // prettier-ignore
const VALID = ['syria', 'diplomacy', 'Harbour', '2025', '2025-02-01..2025-02-28', 'none', 'newest', 'article', '2', '100', 'all', 'fa'] // prettier-ignore
const PATHS = ['/search', '/search', '/search', '/search.json', '/search.csv', '/search.ndjson', '/search.atom', '/suggest.json', '/clauses', '/pictures', '/names', '/facets/actor', '/articles/tehran', '/actors/lavrov'] // prettier-ignore
const other = fc.tuple(fc.constantFrom(...OTHERS), fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...VALID) }, { weight: 1, arbitrary: query })) // prettier-ignore
const address = fc
  .tuple(fc.constantFrom(...PATHS), query, fc.array(other, { maxLength: 2 }))
  .map(([path, q, others]) => {
    // A lone surrogate is no character, and no address can hold one.
    const params = new URLSearchParams([['q', q], ...others].map(([name, value]) => [name, value.toWellFormed()]))
    return `${path}?${params}`.slice(0, 8000)
  })

const server = await TestServer.withArchive()
const addresses = fc.sample(address, { numRuns: Number(given.requests), seed })
const statuses = new Map<number, number>()
const faults: string[] = []
let next = 0
await Promise.all(
  Array.from({ length: CLIENTS }, async () => {
    while (next < addresses.length) {
      const asked = addresses[next++]
      const response = await server.get(asked)
      await response.arrayBuffer()
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
      if (response.status >= 500) faults.push(`${response.status} ${asked}`)
      if (next % 10_000 === 0) console.log(`pages: ${next.toLocaleString('en')} asked for`)
    }
  }),
)
await server.close()
for (const fault of faults.slice(0, 20)) console.error(fault)
const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count.toLocaleString('en')}`) // prettier-ignore
console.log(
  `pages: ${addresses.length.toLocaleString('en')} addresses, seed ${seed}, ${seconds()} s: ${counts.join(', ')}`,
)
process.exit(faults.length === 0 ? 0 : 1)

function seconds(): string {
  return ((performance.now() - started) / 1000).toFixed(0)
}
