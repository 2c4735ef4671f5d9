/**
 * `npm run bench`: the embedded engine beside MiniSearch and Orama, and Meilisearch where it is at hand, on one made-up
 * archive of 100,000 paragraphs (`--paragraphs N`, `--large` for a million), the queries of all engines taking turns; then
 * the page over HTTP. Prints tables in Markdown, with machine, versions and seed.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { create, insertMultiple, search as searchOrama } from '@orama/orama'
import MiniSearch from 'minisearch'
import packageJson from '../../package.json' with { type: 'json' }
import { MeiliEngine } from '../../engine/meilisearch/meili-engine.ts'
import { MeiliWriter } from '../../engine/meilisearch/meili-writer.ts'
import type { QueryNode } from '../../engine/query.ts'
import { EVERYTHING, type SearchEngine, type SearchRequest } from '../../engine/search-engine.ts'
import { SCHEMA_VERSION } from '../../engine/sqlite/database.ts'
import { SqliteEngine } from '../../engine/sqlite/sqlite-engine.ts'
import { SqliteWriter } from '../../engine/sqlite/sqlite-writer.ts'
import { connectTo, NO_MEILISEARCH, startMeilisearch } from '../support/meilisearch.ts'
import { ORIGIN } from '../support/archive.ts'
import { makeFolder, removeFolder } from '../support/temporary-folder.ts'
import { makeCorpus, SEED, wordOf } from './corpus.ts'

const given = process.argv.indexOf('--paragraphs')
const PARAGRAPHS = process.argv.includes('--large') ? 1_000_000 : given > 0 ? Number(process.argv[given + 1]) : 100_000
const withMeilisearch = process.argv.includes('--meilisearch') && NO_MEILISEARCH === null
const ROUNDS = 30

const word = (text: string, prefix: 'no' | 'yes' = 'no'): QueryNode => ({ type: 'word', text, prefix })
const ALL_FACETS = [
  { facet: 'actor', limit: 10 },
  { facet: 'speaker', limit: 10 },
  { facet: 'topic', limit: 1000 },
  { facet: 'source', limit: 10 },
  { facet: 'published', limit: 4000, level: 0 },
  { facet: 'published', limit: 4000, level: 1 },
  { facet: 'happened', limit: 4000, level: 0 },
] as const

interface Case {
  readonly name: string
  readonly request: Partial<SearchRequest>
  /** The same for engines that take text: null where they have nothing like it. */
  readonly text: {
    readonly term: string
    readonly prefix?: boolean
    readonly fuzzy?: boolean
    readonly facets?: boolean
  } | null
}

const [common, second, rare] = [wordOf(5), wordOf(40), wordOf(9000)]
const CASES: readonly Case[] = [
  { name: 'common word', request: { query: word(common) }, text: { term: common } },
  { name: 'rare word', request: { query: word(rare) }, text: { term: rare } },
  { name: 'two words', request: { query: { type: 'and', of: [word(common), word(second)] } }, text: { term: `${common} ${second}` } },
  { name: 'phrase', request: { query: { type: 'phrase', text: `${common} ${second}` } }, text: null },
  { name: 'prefix of one letter', request: { query: word('s', 'yes') }, text: { term: 's', prefix: true } },
  { name: 'prefix of three letters', request: { query: word('sta', 'yes') }, text: { term: 'sta', prefix: true } },
  { name: 'typo', request: { query: word(`${rare}x`) }, text: { term: `${rare}x`, fuzzy: true } },
  { name: 'filters', request: { query: word(common), filters: [{ facet: 'actor', anyOf: ['actor-3', 'actor-7'], noneOf: [] }, { facet: 'published', anyOf: ['2020'], noneOf: [] }] }, text: null },
  { name: 'everything together', request: { query: { type: 'and', of: [word(common), word(second)] }, filters: [{ facet: 'source', anyOf: ['Outlet 1', 'Outlet 2'], noneOf: [] }], facets: [...ALL_FACETS] }, text: { term: `${common} ${second}`, facets: true } },
  { name: 'browsing, all facets', request: { facets: [...ALL_FACETS], sort: 'newest' }, text: { term: '', facets: true } },
  { name: 'page 200', request: { query: word(common), page: 200 }, text: null },
] // prettier-ignore

const BASE: SearchRequest = { ...EVERYTHING, sort: 'relevance', size: 20 }

interface Contender {
  readonly name: string
  readonly indexSeconds: number
  readonly bytes: number | null
  readonly residentMb: number
  run(benchCase: Case): Promise<unknown> | null
  close(): Promise<void>
}

const residentMb = () => Math.round(process.memoryUsage().rss / 1e6)
const seconds = (from: number) => (performance.now() - from) / 1000

function portContender(name: string, engine: SearchEngine, figures: Pick<Contender, 'indexSeconds' | 'bytes' | 'residentMb'>, close: () => Promise<void>): Contender {
  return { name, ...figures, run: ({ request }) => engine.search({ ...BASE, ...request }), close }
} // prettier-ignore

/** Kept for the next run, as long as the index is laid out as it was. */
const EMBEDDED_FILE = join('data', 'bench', `${PARAGRAPHS}-${SEED}-v${SCHEMA_VERSION}.db`)

async function embedded(): Promise<Contender> {
  mkdirSync(dirname(EMBEDDED_FILE), { recursive: true })
  let indexSeconds = Number.NaN
  if (!existsSync(EMBEDDED_FILE)) {
    const started = performance.now()
    const writer = new SqliteWriter(EMBEDDED_FILE)
    for (const article of makeCorpus(PARAGRAPHS)) await writer.upsert(article, ORIGIN)
    await writer.commit()
    await writer.close()
    indexSeconds = seconds(started)
  }
  const before = residentMb()
  // Each query is asked many times here, and is to cost each time what it costs the first time.
  const engine = new SqliteEngine(EMBEDDED_FILE, { remembers: false })
  const started = performance.now()
  await engine.search({ ...BASE, facets: [...ALL_FACETS] })
  console.log(`start to first answer, embedded: ${Math.round(performance.now() - started)} ms`)
  const figures = { indexSeconds, bytes: statSync(EMBEDDED_FILE).size, residentMb: residentMb() - before }
  return portContender('embedded', engine, figures, () => engine.close())
}

/** As the server has it: words that were asked for before are not looked for again. */
function remembering(): Contender {
  const engine = new SqliteEngine(EMBEDDED_FILE)
  const figures = { indexSeconds: Number.NaN, bytes: statSync(EMBEDDED_FILE).size, residentMb: Number.NaN }
  return portContender('embedded, again', engine, figures, () => engine.close())
}

interface Row {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly source: string
  readonly actors: string[]
  readonly topics: string[]
}

function* rows(): Generator<Row> {
  for (const { title, source, paragraphs } of makeCorpus(PARAGRAPHS))
    for (const { id, text, actors, topics } of paragraphs)
      yield { id, title, text, source: source!, actors: [...actors], topics: [...topics] }
}

async function miniSearch(): Promise<Contender> {
  const [before, started] = [residentMb(), performance.now()]
  const index = new MiniSearch<Row>({ fields: ['title', 'text'], storeFields: ['source', 'actors', 'topics'] })
  index.addAll([...rows()])
  return {
    name: 'MiniSearch',
    indexSeconds: seconds(started),
    bytes: null,
    residentMb: residentMb() - before,
    run: ({ text }) => {
      if (text === null) return null
      const term = text.term === '' ? MiniSearch.wildcard : text.term
      const hits = index.search(term, { combineWith: 'AND', prefix: text.prefix ?? false, fuzzy: text.fuzzy ? 0.2 : false }) // prettier-ignore
      // It has no facets: counting over all hits is what its users do.
      return Promise.resolve(text.facets ? countAll(hits as unknown as Row[]) : hits.slice(0, 20))
    },
    close: async () => {},
  }
}

function countAll(hits: readonly Row[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { source, actors, topics } of hits)
    for (const value of [source, ...actors, ...topics]) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

async function orama(): Promise<Contender> {
  const [before, started] = [residentMb(), performance.now()]
  const index = create({ schema: { title: 'string', text: 'string', source: 'enum', actors: 'enum[]', topics: 'enum[]' } as const }) // prettier-ignore
  await insertMultiple(index, [...rows()], 2000)
  return {
    name: 'Orama',
    indexSeconds: seconds(started),
    bytes: null,
    residentMb: residentMb() - before,
    run: ({ text }) => {
      if (text === null) return null
      return Promise.resolve(
        searchOrama(index, {
          term: text.term,
          properties: ['title', 'text'],
          threshold: 0,
          exact: !text.prefix && !text.fuzzy,
          tolerance: text.fuzzy ? 1 : 0,
          limit: 20,
          ...(text.facets ? { facets: { source: {}, actors: {}, topics: {} } } : {}),
        }),
      )
    },
    close: async () => {},
  }
}

async function meilisearch(): Promise<Contender> {
  const server = await startMeilisearch()
  const options = { base: 'bench', folder: join('data', 'bench', 'runs'), dryRun: false, rebuild: false }
  const started = performance.now()
  const writer = await MeiliWriter.open(connectTo(server, 60_000), options)
  for (const article of makeCorpus(PARAGRAPHS)) await writer.upsert(article, ORIGIN)
  await writer.commit()
  await writer.close()
  const figures = { indexSeconds: seconds(started), bytes: null, residentMb: Number.NaN }
  const engine = new MeiliEngine(connectTo(server, 60_000), 'bench', { mayUsePowerfulKey: true })
  return portContender('Meilisearch', engine, figures, () => server.stop())
}

/** Engines take turns at each query, so that a busy moment of the machine costs all of them. */
async function race(contenders: readonly Contender[]): Promise<void> {
  console.log(`\n| query | ${contenders.map(({ name }) => `${name} p50 / p95 / p99 ms`).join(' | ')} |`)
  console.log(`|---|${contenders.map(() => '---').join('|')}|`)
  for (const benchCase of CASES) {
    const times = contenders.map((): number[] => [])
    for (let round = -2; round < ROUNDS; round++)
      for (const [at, contender] of contenders.entries()) {
        const started = performance.now()
        const running = contender.run(benchCase)
        if (running === null) continue
        await running
        // The first two rounds warm up.
        if (round >= 0) times[at].push(performance.now() - started)
      }
    console.log(`| ${benchCase.name} | ${times.map(percentiles).join(' | ')} |`)
  }
}

function percentiles(times: number[]): string {
  if (times.length === 0) return '–'
  const inOrder = times.toSorted((a, b) => a - b)
  return [0.5, 0.95, 0.99].map((share) => inOrder[Math.min(inOrder.length - 1, Math.floor(share * inOrder.length))].toFixed(1)).join(' / ') // prettier-ignore
}

/** The server as its users start it, in a process of its own. */
async function startServer(file: string): Promise<{ readonly url: string; stop(): void; residentMb(): number }> {
  const folder = makeFolder()
  symlinkSync(resolve(file), join(folder, 'index.db'))
  const [, ...command] = packageJson.scripts.serve.split(' ')
  const child = spawn(process.execPath, command, { env: { ...process.env, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'silent' } }) // prettier-ignore
  const url = await new Promise<string>((found) =>
    child.stdout!.on('data', (chunk: Buffer) => /http:\S+/.exec(String(chunk))?.forEach(found)),
  )
  const residentMb = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1000
  return { url, residentMb, stop: () => (child.kill(), removeFolder(folder)) }
}

const CLIENT_ROUNDS = 400

/** The whole page, by one client and by eight, and what of it is not the engine's. */
async function racePages(file: string): Promise<void> {
  const started = performance.now()
  const server = await startServer(file)
  await (await fetch(`${server.url}/search?q=${wordOf(20)}`)).text()
  console.log(`\nstart of the server to its first page: ${Math.round(performance.now() - started)} ms`)
  const words = Array.from({ length: 200 }, (_, index) => wordOf(20 + index * 7))
  console.log('\n| clients | pages a second | p50 / p95 / p99 ms |\n|---|---|---|')
  for (const clients of [1, 8, 1, 8]) {
    const times: number[] = []
    const from = performance.now()
    let next = 0
    await Promise.all(
      Array.from({ length: clients }, async () => {
        while (next < CLIENT_ROUNDS) {
          const asked = words[next++ % words.length]
          const begun = performance.now()
          await (await fetch(`${server.url}/search?q=${asked}`)).text()
          times.push(performance.now() - begun)
        }
      }),
    )
    console.log(`| ${clients} | ${Math.round(times.length / seconds(from))} | ${percentiles(times)} |`)
  }
  console.log(`\nresident, the server with its threads: ${Math.round(server.residentMb())} MB`)
  server.stop()
  const engine = new SqliteEngine(EMBEDDED_FILE)
  const engineTimes: number[] = []
  for (const asked of words) {
    const begun = performance.now()
    await engine.search({ ...BASE, query: word(asked), facets: [...ALL_FACETS] })
    engineTimes.push(performance.now() - begun)
  }
  console.log(`the engine alone, the same words with all facets: ${percentiles(engineTimes)} ms`)
  await engine.close()
}

console.log(`${PARAGRAPHS.toLocaleString('en')} paragraphs, seed ${SEED}; Node ${process.version}; ${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 1e9)} GB`) // prettier-ignore
const contenders = [await embedded(), remembering()]
if (PARAGRAPHS <= 200_000 && !process.argv.includes('--alone')) contenders.push(await miniSearch(), await orama())
if (withMeilisearch) contenders.push(await meilisearch())
console.log('\n| engine | indexing, paragraphs a second | on disk MB | resident MB |\n|---|---|---|---|')
for (const { name, indexSeconds, bytes, residentMb: memory } of contenders)
  console.log(`| ${name} | ${Number.isNaN(indexSeconds) ? 'reused' : Math.round(PARAGRAPHS / indexSeconds).toLocaleString('en')} | ${bytes === null ? '–' : Math.round(bytes / 1e6)} | ${Number.isNaN(memory) ? '–' : memory} |`) // prettier-ignore
await race(contenders)
await racePages(EMBEDDED_FILE)
for (const contender of contenders) await contender.close()
if (process.argv.includes('--clean')) rmSync(join('data', 'bench'), { recursive: true })
process.exit(0)
