/** Random and hostile addresses sent to a server: none may be answered with a fault of its own. */
import fc from 'fast-check'
import { TestServer } from '../support/server.ts'
import { query } from './queries.ts'

const CLIENTS = 8
const FAULTS_SHOWN = 20

const OTHERS = ['actor', 'not.topic', 'source', 'published', 'happened', 'sort', 'group', 'page', 'size', 'words', 'copies', 'speakers', 'ui', 'names', '__proto__', 'hit'] // prettier-ignore
const VALID = ['syria', 'diplomacy', 'Harbour', '2025', '2025-02-01..2025-02-28', 'none', 'newest', 'article', '2', '100', 'all', 'fa'] // prettier-ignore
const PATHS = ['/search', '/search', '/search', '/search.json', '/search.csv', '/search.statements.csv', '/search.ndjson', '/search.atom', '/suggest.json', '/clauses', '/pictures', '/names', '/facets/actor', '/articles/tehran', '/articles/tehran.json', '/articles/tehran/related.json', '/articles/tehran/compare/vienna', '/actors/lavrov'] // prettier-ignore
const other = fc.tuple(fc.constantFrom(...OTHERS), fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...VALID) }, { weight: 1, arbitrary: query })) // prettier-ignore
const address = fc
  .tuple(fc.constantFrom(...PATHS), query, fc.array(other, { maxLength: 2 }))
  .map(([path, q, others]) => {
    // A lone surrogate is no character, and no address can hold one.
    const params = new URLSearchParams([['q', q], ...others].map(([name, value]) => [name, value.toWellFormed()]))
    return `${path}?${params}`.slice(0, 8000)
  })

/** @throws where the server answers with 500 or more, with the addresses. */
export async function fuzzPages(count: number, seed: number): Promise<string> {
  const server = await TestServer.withArchive()
  const addresses = fc.sample(address, { numRuns: count, seed })
  const statuses = new Map<number, number>()
  const faults: string[] = []
  let next = 0
  const ask = async () => {
    while (next < addresses.length) {
      const at = next++
      const asked = addresses[at]
      const response = await server.get(asked)
      await response.arrayBuffer()
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
      if (response.status >= 500) faults.push(`${response.status} ${asked}`)
      if (at > 0 && at % 10_000 === 0) console.log(`pages: ${at.toLocaleString('en')} asked for`)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, ask))
  await server.close()
  if (faults.length > 0) throw new Error(`${faults.length} faults\n${faults.slice(0, FAULTS_SHOWN).join('\n')}`)
  return [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times.toLocaleString('en')}`).join(', ') // prettier-ignore
}
