/**
 * `npm run soak`: eight clients for a minute while the indexer makes everything anew again and again. Prints
 * failures, the time of pages beside that of a quiet server, memory from first to last, and how the server stops.
 */
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { wholeNumber } from '../../indexer/commands/numbers.ts'
import { makeFolder, removeFolder } from '../support/temporary-folder.ts'
import { makeCorpus, wordOf } from './corpus.ts'
import { startProgram } from './program.ts'
import { startServer } from './server.ts'

const { seconds: SECONDS } = new Command('npm run soak --')
  .description('Asks a server for pages while its index is made anew again and again, then stops it amid requests.')
  .option('--seconds <number>', 'how long', wholeNumber, 60)
  .parse()
  .opts<{ seconds: number }>()
const CLIENTS = 8
const PARAGRAPHS = 10_000

const folder = makeFolder()
const sources = join(folder, 'archive.ndjson')
writeFileSync(sources, [...makeCorpus(PARAGRAPHS)].map(({ id, title, source, publishedAt, paragraphs }) => JSON.stringify({ id, title, source, publishedAt, text: paragraphs.map(({ text }) => text).join('\n\n') })).join('\n')) // prettier-ignore

async function index(...options: string[]): Promise<void> {
  const child = startProgram('index', [...options, sources], { DATA_DIR: folder })
  child.stdout.resume()
  const [status] = (await once(child, 'close')) as [number]
  if (status !== 0) throw new Error(`the indexer ended with ${status}`)
}

/** Pages for as long as `goOn` says: how long each took, and what was no page. */
async function browse(url: string, goOn: () => boolean): Promise<{ times: number[]; failures: string[] }> {
  const times: number[] = []
  const failures: string[] = []
  let next = 0
  const client = async () => {
    while (goOn()) {
      const path = next % 5 === 4 ? '/' : `/search?q=${wordOf(20 + (next % 200) * 7)}`
      next++
      const started = performance.now()
      try {
        const response = await fetch(url + path)
        const text = await response.text()
        if (response.status !== 200 || !text.includes('</html>')) failures.push(`${response.status} for ${path}`)
      } catch (error) {
        failures.push(`${String(error)} for ${path}`)
      }
      times.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  return { times: times.sort((a, b) => a - b), failures }
}

const during = (seconds: number) => {
  const end = Date.now() + seconds * 1000
  return () => Date.now() < end
}
const at = (times: readonly number[], share: number) => Math.round(times[Math.floor(share * (times.length - 1))])

await index()
const { child, url, residentMb } = await startServer(folder)
await browse(url, during(5))
const quiet = await browse(url, during(15))
const before = residentMb()
let rebuilds = 0
const goOn = during(SECONDS)
const rebuilding = (async () => {
  while (goOn()) {
    await index('--rebuild')
    rebuilds++
  }
})()
const busy = await browse(url, goOn)
const after = residentMb()
await rebuilding

// Told to stop amid requests: those under way are answered.
const last = browse(url, during(1))
setTimeout(() => child.kill('SIGTERM'), 500)
const started = performance.now()
const [[status]] = await Promise.all([once(child, 'exit') as Promise<[number | null]>, last])
const stopping = Math.round(performance.now() - started)

console.log(
  `${CLIENTS} clients, ${SECONDS} s, ${PARAGRAPHS.toLocaleString('en')} paragraphs made anew ${rebuilds} times meanwhile`,
)
console.log(`quiet: ${quiet.times.length} pages, p50 ${at(quiet.times, 0.5)} ms, p95 ${at(quiet.times, 0.95)} ms, ${quiet.failures.length} failures`) // prettier-ignore
console.log(`busy:  ${busy.times.length} pages, p50 ${at(busy.times, 0.5)} ms, p95 ${at(busy.times, 0.95)} ms, ${busy.failures.length} failures`) // prettier-ignore
console.log(`resident before ${before} MB, after ${after} MB`)
console.log(`SIGTERM: ended with ${status} within ${stopping} ms`)
for (const failure of [...quiet.failures, ...busy.failures].slice(0, 10)) console.log(failure)
removeFolder(folder)
process.exit(quiet.failures.length + busy.failures.length > 0 ? 1 : 0)
