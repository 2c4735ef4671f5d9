/** The embedded engine: FTS5 for words, typed-array columns for filters, counts and order, one file on disk. */
import { performance } from 'node:perf_hooks'
import type { DatabaseSync } from 'node:sqlite'
import type { Article, ValueRecord } from '../document.ts'
import type {
  EngineCapabilities,
  FacetCounts,
  FacetValuesRequest,
  Hit,
  IndexStatus,
  ScanRequest,
  SearchEngine,
  SearchRequest,
  SearchResponse,
  SourceRecord,
  SourceReport,
} from '../search-engine.ts'
import { termsOf } from './analysis.ts'
import { openForReading, translateError } from './database.ts'
import { byCount, countFacets, facetCounts } from './facet-counts.ts'
import { markText } from './marks.ts'
import { matchScope, type Match } from './match.ts'
import { rankMatch, type RankedRow, type Ranking } from './ranking.ts'
import { Snapshot } from './snapshot.ts'
import { readArticle, readParagraph, readValueRecords } from './stored-documents.ts'

export class SqliteEngine implements SearchEngine {
  readonly capabilities: EngineCapabilities = {
    name: 'embedded',
    articleCounts: true,
    proximity: true,
    maxWords: null,
  }
  readonly #file: string
  readonly #database: DatabaseSync
  readonly #snapshot: Snapshot

  constructor(file: string) {
    this.#file = file
    this.#database = openForReading(file)
    this.#snapshot = new Snapshot(this.#database)
  }

  async search(request: SearchRequest): Promise<SearchResponse> {
    const started = performance.now()
    return this.#read((snapshot) => {
      const match = matchScope(snapshot, request)
      const pass = countFacets(snapshot.columns, match.rows, match.filters)
      const { page, size } = request
      const ranking = rankMatch(snapshot, match, pass.rows, request, page * size)
      return {
        totals: { paragraphs: pass.totals.paragraphs, articles: pass.totals.articles },
        entries: ranking.entries,
        hits: ranking.first.slice((page - 1) * size).map((ranked) => readHit(snapshot, match, ranking, ranked)),
        facets: request.facets.map((facet) => facetCounts(pass, snapshot.columns, facet)),
        notes: match.notes,
        tookMs: performance.now() - started,
      }
    })
  }

  /** On a connection of its own, whose transaction stays open until the last hit was taken or the caller stops. */
  async *scan(request: ScanRequest, signal?: AbortSignal): AsyncGenerator<Hit> {
    const database = openForReading(this.#file)
    try {
      const snapshot = new Snapshot(database)
      snapshot.begin()
      const match = matchScope(snapshot, request)
      const { rows } = countFacets(snapshot.columns, match.rows, match.filters)
      const ranking = rankMatch(snapshot, match, rows, request, Infinity)
      for (const ranked of ranking.first) {
        signal?.throwIfAborted()
        yield readHit(snapshot, match, ranking, ranked)
      }
    } catch (error) {
      throw translateError(error, this.#file)
    } finally {
      database.close()
    }
  }

  async facetValues(request: FacetValuesRequest): Promise<FacetCounts> {
    return this.#read((snapshot) => {
      const match = matchScope(snapshot, request)
      const pass = countFacets(snapshot.columns, match.rows, match.filters)
      const all = facetCounts(pass, snapshot.columns, { facet: request.facet, limit: Infinity })
      const records = readValueRecords(snapshot.statements, request.facet, all.values.map(({ value }) => value))
      const labelOf = (value: string) => records.get(value)?.label ?? value
      const wanted = termsOf(request.text)
      const found = all.values.filter(({ value }) =>
        [labelOf(value), ...(records.get(value)?.aliases ?? [])].some((name) => hasWordsBeginning(name, wanted)),
      )
      const order = request.order === 'count' ? byCount : byLabel(labelOf)
      const upTo = request.offset + request.limit
      return { ...all, values: found.sort(order).slice(request.offset, upTo), more: found.length > upTo }
    })
  }

  async describeValues(facet: 'actor' | 'topic', values: readonly string[]): Promise<ValueRecord[]> {
    return this.#read(({ statements }) => [...readValueRecords(statements, facet, values).values()])
  }

  async getArticle(id: string): Promise<Article | null> {
    return this.#read(({ statements }) => readArticle(statements, id))
  }

  async status(): Promise<IndexStatus> {
    return this.#read(({ statements }) => {
      const rows = statements.get('SELECT key, value FROM meta').all() as unknown as { key: string; value: string }[]
      const meta = new Map(rows.map(({ key, value }) => [key, value]))
      const totals = statements.get('SELECT coalesce(sum(rows), 0) AS paragraphs, count(*) AS articles FROM article').get()
      const { paragraphs, articles } = totals as unknown as { paragraphs: number; articles: number }
      return { paragraphs, articles, version: meta.get('version') ?? '0', updatedAt: meta.get('updated_at') ?? null }
    })
  }

  async sourceReport(): Promise<SourceReport> {
    return this.#read(({ statements }) => {
      const rows = statements.get('SELECT record FROM source ORDER BY path').all() as unknown as { record: string }[]
      const records = rows.map(({ record }) => JSON.parse(record) as SourceRecord)
      return { sources: records.length, refused: records.flatMap((record) => record.refused) }
    })
  }

  async close(): Promise<void> {
    this.#database.close()
  }

  #read<T>(use: (snapshot: Snapshot) => T): T {
    try {
      return this.#snapshot.read(use)
    } catch (error) {
      throw translateError(error, this.#file)
    }
  }
}

function readHit({ statements }: Snapshot, match: Match, ranking: Ranking, { row, score }: RankedRow): Hit {
  const { paragraph, article } = readParagraph(statements, row)
  return {
    paragraph,
    article,
    score,
    marks: { title: markText(article.title, match.leaves), text: markText(paragraph.text, match.leaves) },
    matches: ranking.matchesInArticle?.get(row) ?? 1,
  }
}

/** Whether every word wanted begins a word of the name: "lav" and "serg" find "Sergey Lavrov". */
function hasWordsBeginning(name: string, wanted: readonly string[]): boolean {
  const words = termsOf(name)
  return wanted.every((start) => words.some((word) => word.startsWith(start)))
}

function byLabel(labelOf: (value: string) => string) {
  return (a: { value: string }, b: { value: string }) => labelOf(a.value).localeCompare(labelOf(b.value))
}
