/**
 * `npm run fuzz`: random and hostile strings through the query's parser, damaged sources of every format through their
 * readers and the taggers, addresses through the pages. What fails is printed, as small as it still fails where that can be
 * found out.
 */
import { Command } from 'commander'
import { wholeNumber } from '../../indexer/commands/numbers.ts'
import { fuzzPages } from './pages.ts'
import { fuzzParser } from './queries.ts'
import { fuzzSources } from './sources.ts'

const { seed, strings, sources, requests } = new Command('npm run fuzz --')
  .description('Random and hostile input for the query parser, the readers with the taggers, and the pages.')
  .option('--strings <number>', 'query strings', wholeNumber, 100_000)
  .option('--sources <number>', 'damaged sources', wholeNumber, 100_000)
  .option('--requests <number>', 'addresses', wholeNumber, 100_000)
  .option('--seed <number>', 'what they are made from: the same gives the same', wholeNumber, Date.now() % 1_000_000)
  .parse()
  .opts<Record<'seed' | 'strings' | 'sources' | 'requests', number>>()
const parts = [
  { name: 'query strings', count: strings, fuzz: fuzzParser },
  { name: 'damaged sources', count: sources, fuzz: fuzzSources },
  { name: 'addresses', count: requests, fuzz: fuzzPages },
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
