/**
 * `npm run bench:indexing -- FILE…`: how fast sources are read, tagged and written, by one core, by two, and by two runs of one
 * core each at once, which is the most that two cores of this machine can do. They take turns. Then a run over 20,000
 * files that did not change, and one over a changed file among them. Prints tables in Markdown.
 */
import { once } from 'node:events'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { Command } from 'commander'
import { makeFolder, removeFolder } from '../support/temporary-folder.ts'
import { makeCorpus } from './corpus.ts'
import { CAN_KEEP_TO_CORE, memoryMb, startProgram } from './program.ts'

const TURNS = 3
const FILES = 20_000
const SMALL_RUNS = 5

interface MeasuredRun {
  readonly seconds: number
  readonly memoryMb: number
  readonly paragraphs: number
}

interface Power {
  readonly threads: number
  /** The only one that the run may use; null for all. */
  readonly core: number | null
}

/** A thread takes more than its core, for what the runtime does beside it, unless it is kept to it. */
const oneCore = (core: number): Power => ({ threads: 0, core: CAN_KEEP_TO_CORE ? core : null })
const TWO_CORES: Power = { threads: 2, core: null }

/** One run over the index in the folder. */
async function measureRun(
  dataFolder: string,
  paths: readonly string[],
  { threads, core }: Power,
): Promise<MeasuredRun> {
  const started = performance.now()
  const child = startProgram(
    'index',
    ['--json', '--threads', String(threads), ...paths],
    { DATA_DIR: dataFolder },
    core,
  )
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output = (output + String(chunk)).slice(-MAX_REPORT_CHARS)))
  const ended = once(child, 'close')
  let most = 0
  while (child.exitCode === null) {
    most = Math.max(most, memoryMb(child, 'VmHWM') ?? 0)
    await Promise.race([ended, sleep(50)])
  }
  await ended
  if (child.exitCode !== 0 && child.exitCode !== SOME_REFUSED) throw new Error(`The indexer ended with ${child.exitCode}.`) // prettier-ignore
  const { paragraphs } = JSON.parse(output.trimEnd().split('\n').at(-1)!) as { paragraphs: number }
  return { seconds: (performance.now() - started) / 1000, memoryMb: most, paragraphs }
}

/** More than the last line of a run has. */
const MAX_REPORT_CHARS = 1_000_000
const SOME_REFUSED = 3

/** Into an index of its own. The catalogue is compiled already: that is done once for each change of it. */
async function measureFirst(paths: readonly string[], power: Power): Promise<MeasuredRun> {
  const folder = makeFolder()
  symlinkSync(cache, join(folder, 'cache'))
  try {
    return await measureRun(folder, paths, power)
  } finally {
    removeFolder(folder)
  }
}

async function raceCores(paths: readonly string[]): Promise<void> {
  const [one, two, twoAtOnce]: MeasuredRun[][] = [[], [], []]
  for (let turn = 0; turn < TURNS; turn++) {
    one.push(await measureFirst(paths, oneCore(0)))
    two.push(await measureFirst(paths, TWO_CORES))
    twoAtOnce.push(...(await Promise.all([0, 1].map((core) => measureFirst(paths, oneCore(core))))))
  }
  const [{ paragraphs }] = one
  const alone = median(one)
  console.log(`${paragraphs.toLocaleString('en')} paragraphs; median, least and most of ${TURNS} runs each\n`)
  console.log('| | seconds | paragraphs a second | times one core | MB at most |\n|---|---|---|---|---|')
  const print = (name: string, runs: readonly MeasuredRun[], atOnce = 1) => {
    const seconds = median(runs)
    const [least, most] = [Math.min, Math.max].map((of) => of(...runs.map((run) => run.seconds)).toFixed(1))
    const rate = Math.round((atOnce * paragraphs) / seconds).toLocaleString('en')
    const memory = Math.max(...runs.map((run) => run.memoryMb))
    console.log(`| ${name} | ${seconds.toFixed(1)} (${least}–${most}) | ${rate} | ${((atOnce * alone) / seconds).toFixed(2)} | ${memory} |`) // prettier-ignore
  }
  print('one core', one)
  print('two cores', two)
  print('two runs at once, one core each', twoAtOnce, 2)
  if (!CAN_KEEP_TO_CORE)
    console.log('\nWithout taskset no run can be kept to a core: “one core” is one thread, and a little more.')
}

function median(runs: readonly MeasuredRun[]): number {
  return runs.map(({ seconds }) => seconds).sort((a, b) => a - b)[runs.length >> 1]
}

async function measureSmallRuns(): Promise<void> {
  const folder = makeFolder()
  const sources = join(folder, 'archive')
  mkdirSync(sources)
  symlinkSync(cache, join(folder, 'cache'))
  const pathOf = (id: string) => join(sources, `${id}.txt`)
  for (const { id, title, paragraphs } of makeCorpus(10 * FILES)) writeFileSync(pathOf(id), `${title}\n\n${paragraphs[0].text}\n`) // prettier-ignore
  await measureRun(folder, [sources], TWO_CORES)
  const [unchanged, oneChanged]: MeasuredRun[][] = [[], []]
  for (let run = 0; run < SMALL_RUNS; run++) {
    unchanged.push(await measureRun(folder, [sources], oneCore(0)))
    writeFileSync(pathOf('article7'), `Changed ${run}\n\nThe foreign minister spoke for the ${run}th time.\n`)
    oneChanged.push(await measureRun(folder, [sources], oneCore(0)))
  }
  console.log(`\n| ${FILES.toLocaleString('en')} files | seconds |\n|---|---|`)
  console.log(`| none changed | ${median(unchanged).toFixed(2)} |\n| one changed | ${median(oneChanged).toFixed(2)} |`)
  removeFolder(folder)
}

const paths = new Command('npm run bench:indexing --')
  .description('Measures how fast sources are read, tagged and written, by one core and by two.')
  .argument('[paths...]', 'files and folders to be read; without any only runs over unchanged files are measured')
  .parse().args
const cache = makeFolder()
console.log(`Node ${process.version}; ${cpus().length} × ${cpus()[0].model}\n`)
// Compiles the catalogue.
await measureFirst(['articles'], oneCore(0))
if (paths.length > 0) await raceCores(paths)
else console.log('Name sources to see how fast they are read: npm run bench:indexing -- FILE…')
await measureSmallRuns()
removeFolder(cache)
