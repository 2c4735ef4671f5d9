/**
 * `npm run bench`: the embedded engine beside MiniSearch and Orama, and Meilisearch where it is at hand, on one made-up
 * archive, the queries of all engines taking turns; then the page over HTTP. Prints tables in Markdown, with machine,
 * versions and seed.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { wholeNumber } from '../../indexer/commands/numbers.ts'
import { NO_MEILISEARCH } from '../support/meilisearch.ts'
import { CASES } from './cases.ts'
import type { Asked, Ready, Told } from './contender-process.ts'
import { embeddedFile, type ContenderName } from './contenders.ts'
import { SEED } from './corpus.ts'
import { racePages } from './pages.ts'
import { percentiles } from './percentiles.ts'

const options = new Command('npm run bench --')
  .description('Measures the embedded engine beside others on a made-up archive, then the page over HTTP.')
  .option('--paragraphs <number>', 'how large the archive is', wholeNumber, 100_000)
  .option('--large', 'a million paragraphs')
  .option('--alone', 'the embedded engine alone, as it is above 200,000 paragraphs')
  .option('--clean', 'delete the archives that are kept for the next time')
  .parse()
  .opts<{ paragraphs: number; large?: true; alone?: true; clean?: true }>()
const PARAGRAPHS = options.large ? 1_000_000 : options.paragraphs
/** Above, the libraries that live in memory take more of it than there is. */
const MOST_BESIDE_OTHERS = 200_000
const TURNS = 6
const TURN = 5

interface Runner {
  readonly name: ContenderName
  readonly ready: Ready
  ask(asked: number): Promise<Told>
  close(): Promise<void>
}

async function start(name: ContenderName): Promise<Runner> {
  const child = fork(new URL('./contender-process.ts', import.meta.url), [name, String(PARAGRAPHS)], { execArgv: ['--max-old-space-size=8192'] }) // prettier-ignore
  const ready = await answer<Ready>(child)
  const send = (asked: Asked) => child.send(asked)
  return {
    name,
    ready,
    ask: (asked) => (send(asked), answer<Told>(child)),
    close: async () => {
      send('close')
      await once(child, 'exit')
    },
  }
}

/** What the process says next; rejects when it ends instead. */
async function answer<Message>(child: ChildProcess): Promise<Message> {
  const answered = new AbortController()
  const { signal } = answered
  try {
    const ended = once(child, 'exit', { signal }).then(() => Promise.reject(new Error('A contender ended before it had answered.'))) // prettier-ignore
    const [message] = await Promise.race([once(child, 'message', { signal }), ended])
    return message as Message
  } finally {
    answered.abort()
  }
}

function printFigures(runners: readonly Runner[]): void {
  console.log('\n| engine | indexing, paragraphs a second | on disk MB | process MB | start to first answer ms |\n|---|---|---|---|---|') // prettier-ignore
  for (const { name, ready } of runners) {
    const { indexSeconds, bytes, residentMb, startMs } = ready
    const rate = indexSeconds === null ? 'reused' : Math.round(PARAGRAPHS / indexSeconds).toLocaleString('en')
    console.log(`| ${name} | ${rate} | ${bytes === null ? '–' : Math.round(bytes / 1e6)} | ${residentMb} | ${startMs ?? '–'} |`) // prettier-ignore
  }
}

/**
 * Engines take turns at each query, so that a busy moment of the machine costs all of them. The first query of a turn is not
 * counted: it pays for what the engine before has driven out of the processor's caches.
 */
async function race(runners: readonly Runner[]): Promise<void> {
  console.log(`\n| query | ${runners.map(({ name }) => `${name} p50 / p95 / p99 ms`).join(' | ')} |`)
  console.log(`|---|${runners.map(() => '---').join('|')}|`)
  for (const [number, { name }] of CASES.entries()) {
    const times = runners.map((): number[] => [])
    for (let turn = 0; turn < TURNS; turn++)
      for (const [at, runner] of runners.entries())
        for (let query = -1; query < TURN; query++) {
          const ms = await runner.ask(number)
          if (ms !== null && query >= 0) times[at].push(ms)
        }
    console.log(`| ${name} | ${times.map(percentiles).join(' | ')} |`)
  }
}

console.log(`${PARAGRAPHS.toLocaleString('en')} paragraphs, seed ${SEED}; Node ${process.version}; ${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 1e9)} GB`) // prettier-ignore
const names: ContenderName[] = ['embedded', 'embedded, again']
if (PARAGRAPHS <= MOST_BESIDE_OTHERS && !options.alone) {
  names.push('MiniSearch', 'Orama')
  if (NO_MEILISEARCH === null) names.push('Meilisearch')
  else console.log(NO_MEILISEARCH)
}
const runners: Runner[] = []
for (const name of names) {
  console.error(`getting ready: ${name}`)
  runners.push(await start(name))
}
printFigures(runners)
await race(runners)
for (const runner of runners) await runner.close()
await racePages(embeddedFile(PARAGRAPHS))
if (options.clean) rmSync(join('data', 'bench'), { recursive: true })
