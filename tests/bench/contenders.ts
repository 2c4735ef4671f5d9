/** The engines that are measured: ours, and libraries that do the same in memory. */
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { create, insertMultiple, search as searchOrama, type Orama } from '@orama/orama'
import MiniSearch, { type SearchResult } from 'minisearch'
import { MeiliEngine } from '../../engine/meilisearch/meili-engine.ts'
import { MeiliWriter } from '../../engine/meilisearch/meili-writer.ts'
import type { IndexWriter } from '../../engine/index-writer.ts'
import type { SearchEngine } from '../../engine/search-engine.ts'
import { SCHEMA_VERSION } from '../../engine/sqlite/database.ts'
import { SqliteEngine } from '../../engine/sqlite/sqlite-engine.ts'
import { SqliteWriter } from '../../engine/sqlite/sqlite-writer.ts'
import { markText } from '../../engine/text/marks.ts'
import { connectTo, startMeilisearch } from '../support/meilisearch.ts'
import { ORIGIN } from '../support/archive.ts'
import { ALL_FACETS, BASE, type Case } from './cases.ts'
import { makeCorpus, SEED } from './corpus.ts'

export interface Contender {
  /** Null where what was made before is used. */
  readonly indexSeconds: number | null
  /** On disk; null for what lives in memory. */
  readonly bytes: number | null
  /** From opening what was made before to the first answer; null where nothing is kept. */
  readonly startMs: number | null
  /** Resolves when the answer is there; null where the engine has nothing like it. */
  run(benchCase: Case): Promise<unknown> | null
  close(): Promise<void>
}

/** By the name in the tables; each is made in a process of its own. */
export const CONTENDERS = {
  // Each query is asked many times here, and is to cost each time what it costs the first time.
  embedded: (paragraphs: number) => embedded(paragraphs, { remembers: false }),
  // As the server has it: words that were asked for before are not looked for again.
  'embedded, again': (paragraphs: number) => embedded(paragraphs, { remembers: true }),
  MiniSearch: miniSearch,
  Orama: orama,
  Meilisearch: meilisearch,
} satisfies Record<string, (paragraphs: number) => Promise<Contender>>

export type ContenderName = keyof typeof CONTENDERS

/** Kept for the next run, as long as the index is laid out as it was. */
export function embeddedFile(paragraphs: number): string {
  return join('data', 'bench', `${paragraphs}-${SEED}-v${SCHEMA_VERSION}.db`)
}

async function embedded(paragraphs: number, { remembers }: { readonly remembers: boolean }): Promise<Contender> {
  const file = embeddedFile(paragraphs)
  const indexSeconds = existsSync(file) ? null : await makeEmbedded(file, paragraphs)
  const started = performance.now()
  const engine = new SqliteEngine(file, { remembers })
  await engine.search({ ...BASE, facets: [...ALL_FACETS] })
  const startMs = Math.round(performance.now() - started)
  return ofOurs(engine, { indexSeconds, bytes: statSync(file).size, startMs }, () => engine.close())
}

async function makeEmbedded(file: string, paragraphs: number): Promise<number> {
  mkdirSync(dirname(file), { recursive: true })
  const started = performance.now()
  await fill(new SqliteWriter(file), paragraphs)
  return secondsSince(started)
}

async function fill(writer: IndexWriter, paragraphs: number): Promise<void> {
  for (const article of makeCorpus(paragraphs)) await writer.upsert(article, ORIGIN)
  await writer.commit()
  await writer.close()
}

async function meilisearch(paragraphs: number): Promise<Contender> {
  const server = await startMeilisearch()
  const options = { base: 'bench', folder: join('data', 'bench', 'runs'), dryRun: false, rebuild: false }
  const started = performance.now()
  await fill(await MeiliWriter.open(connectTo(server, 60_000), options), paragraphs)
  const engine = new MeiliEngine(connectTo(server, 60_000), 'bench', { mayUsePowerfulKey: true })
  return ofOurs(engine, { indexSeconds: secondsSince(started), bytes: null, startMs: null }, () => server.stop())
}

function ofOurs(
  engine: SearchEngine,
  figures: Omit<Contender, 'run' | 'close'>,
  close: () => Promise<void>,
): Contender {
  return { ...figures, run: ({ request }) => engine.search({ ...BASE, ...request }), close }
}

interface Row {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly source: string
  readonly actors: string[]
  readonly topics: string[]
}

function* rows(paragraphs: number): Generator<Row> {
  for (const article of makeCorpus(paragraphs))
    for (const { id, text, actors, topics } of article.paragraphs)
      yield { id, title: article.title, text, source: article.source!, actors: [...actors], topics: [...topics] }
}

async function miniSearch(paragraphs: number): Promise<Contender> {
  const started = performance.now()
  const storeFields = ['title', 'text', 'source', 'actors', 'topics']
  const index = new MiniSearch<Row>({ fields: ['title', 'text'], storeFields })
  index.addAll([...rows(paragraphs)])
  return {
    indexSeconds: secondsSince(started),
    bytes: null,
    startMs: null,
    run: ({ text }) => {
      if (text === null) return null
      const term = text.term === '' ? MiniSearch.wildcard : text.term
      const hits = index.search(term, { combineWith: 'AND', prefix: text.prefix ?? false, fuzzy: text.fuzzy ? 0.2 : false }) // prettier-ignore
      const first = hits.slice(0, BASE.size).map((hit) => markHit(hit as SearchResult & Row, hit.terms))
      // It has no facets: counting over all hits is what its users do.
      return Promise.resolve({ first, facets: text.facets ? countAll(hits as unknown as Row[]) : null })
    },
    close: async () => {},
  }
}

/** Neither library marks what it found, which a reader needs as much as the text: done for them as we do it for ours. */
function markHit<R extends Pick<Row, 'title' | 'text'>>(row: R, terms: readonly string[], prefix = false) {
  const leaves = [{ type: 'terms' as const, of: terms.map((term) => ({ term, prefix })) }]
  return { row, marks: { title: markText(row.title, leaves), text: markText(row.text, leaves) } }
}

function countAll(hits: readonly Row[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { source, actors, topics } of hits)
    for (const value of [source, ...actors, ...topics]) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

const ORAMA_SCHEMA = { title: 'string', text: 'string', source: 'enum', actors: 'enum[]', topics: 'enum[]' } as const
type OramaIndex = Orama<typeof ORAMA_SCHEMA>

async function orama(paragraphs: number): Promise<Contender> {
  const started = performance.now()
  const index = create({ schema: ORAMA_SCHEMA })
  await insertMultiple(index, [...rows(paragraphs)], 2000)
  return {
    indexSeconds: secondsSince(started),
    bytes: null,
    startMs: null,
    run: ({ text }) => (text === null ? null : askOrama(index, text)),
    close: async () => {},
  }
}

async function askOrama(index: OramaIndex, { term, prefix, fuzzy, facets }: NonNullable<Case['text']>) {
  const found = await searchOrama(index, {
    term,
    properties: ['title', 'text'],
    threshold: 0,
    exact: !prefix && !fuzzy,
    tolerance: fuzzy ? 1 : 0,
    limit: BASE.size,
    ...(facets ? { facets: { source: {}, actors: {}, topics: {} } } : {}),
  })
  const terms = term.split(' ').filter(Boolean)
  return { first: found.hits.map(({ document }) => markHit(document, terms, prefix)), facets: found.facets }
}

function secondsSince(started: number): number {
  return (performance.now() - started) / 1000
}
