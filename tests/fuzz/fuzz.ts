/**
 * `npm run fuzz`: random and hostile strings through the query's parser, damaged sources of every format through their
 * readers and the taggers, addresses through the pages. `-- --strings N --sources N --requests N --seed N`: 100,000 of each
 * unless told otherwise. What fails is printed, as small as it still fails where that can be found out.
 */
import { parseArgs } from 'node:util'
import { fuzzPages } from './pages.ts'
import { fuzzParser } from './queries.ts'
import { fuzzSources } from './sources.ts'

const { values: given } = parseArgs({
  options: {
    strings: { type: 'string', default: '100000' },
    sources: { type: 'string', default: '100000' },
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const seed = Number(given.seed)
const parts = [
  { name: 'query strings', count: Number(given.strings), fuzz: fuzzParser },
  { name: 'damaged sources', count: Number(given.sources), fuzz: fuzzSources },
  { name: 'addresses', count: Number(given.requests), fuzz: fuzzPages },
]

for (const { name, count, fuzz } of parts) {
  if (count === 0) continue
  const started = performance.now()
  const what = `${count.toLocaleString('en')} ${name}, seed ${seed}`
  try {
    const outcome = await fuzz(count, seed)
    console.log(`${what}, ${((performance.now() - started) / 1000).toFixed(0)} s: ${outcome}`)
  } catch (error) {
    console.error(what, error)
    process.exitCode = 1
  }
}
// A server that failed may still be listening.
process.exit()
