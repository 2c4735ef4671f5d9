/** The embedded engine: FTS5 for words, typed-array columns for filters, counts and order, one file on disk. */
import { statSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import type { ValueName, ValueRecord } from '../document.ts'
import { byCount, byName } from '../facet-order.ts'
import { facetNamed, type FacetName } from '../facets.ts'
import { foundValue, namedIn } from '../named-values.ts'
import type { QueryNode } from '../query.ts'
import type {
  ArticleReading,
  EngineCapabilities,
  FacetCount,
  FacetCounts,
  FacetValuesRequest,
  FindValuesRequest,
  FoundValue,
  Hit,
  IndexStatus,
  NamedValues,
  ScanRequest,
  SearchEngine,
  SearchRequest,
  SearchResponse,
  SourceReport,
} from '../search-engine.ts'
import type { Connection } from './connection.ts'
import { isOnReadOnlyDisk, openForReading } from './database.ts'
import { countFacets, facetCounts, type FacetPass } from './facet-counts.ts'
import { markText } from '../text/marks.ts'
import { matchScope, type Match } from './match.ts'
import { MOST_RANKED, rankMatch, type RankedRow, type Ranking } from './ranking.ts'
import { stemOfWord } from '../text/analysis.ts'
import { positiveLeaves, resolveQuery } from '../text/resolved-query.ts'
import { Snapshot } from './snapshot.ts'
import { readArticle, readBeside, readParagraphs, readValueRecords, valuesNamed } from './stored-documents.ts'

export const EMBEDDED: EngineCapabilities = { name: 'embedded', articleCounts: true, proximity: true }

export interface SqliteEngineOptions {
  readonly mostRanked?: number
  readonly remembers?: boolean
}

export class SqliteEngine implements SearchEngine {
  readonly capabilities: EngineCapabilities = EMBEDDED
  readonly #file: string
  readonly #mostRanked: number
  readonly #remembers: boolean
  #open: OpenIndex | null = null

  /**
   * Opens the file when it is first needed, so that a server can be up before its index is.
   * @param options.mostRanked of more paragraphs that match, the newest come first
   * @param options.remembers whether the rows of words are kept from one search to the next
   */
  constructor(file: string, { mostRanked = MOST_RANKED, remembers = true }: SqliteEngineOptions = {}) {
    this.#file = file
    this.#mostRanked = mostRanked
    this.#remembers = remembers
  }

  async prepare(): Promise<void> {}

  async search(request: SearchRequest): Promise<SearchResponse> {
    const started = performance.now()
    return this.#read((snapshot) => {
      const { page, size, names, sort, filters } = request
      const isRanked = sort === 'relevance' && filters.length === 0
      const match = matchScope(snapshot, request, isRanked ? this.#mostRanked : 0)
      const { pass, ranking, facets } = asksForWhole(request)
        ? readWhole(snapshot, match, request, this.#mostRanked)
        : readMatch(snapshot, match, request, this.#mostRanked)
      const hits = readHits(snapshot, match, ranking.first.slice((page - 1) * size))
      return {
        totals: { paragraphs: pass.totals.paragraphs, articles: pass.totals.articles },
        entries: ranking.entries,
        folded: ranking.folded,
        hits,
        facets,
        names: names ? readNames(snapshot, namedIn(request, { hits, facets })) : [],
        notes: [...match.notes, ...ranking.notes],
        tookMs: performance.now() - started,
      }
    })
  }

  /** On a connection of its own, whose transaction stays open until the last hit was taken or the caller stops. */
  async *scan(request: ScanRequest, signal?: AbortSignal): AsyncGenerator<Hit> {
    const connection = openForReading(this.#file)
    try {
      const snapshot = new Snapshot(connection)
      snapshot.begin()
      const match = matchScope(snapshot, request)
      const { rows } = countFacets(snapshot.columns, match.rows, match.filters, [])
      const ranking = rankMatch(
        snapshot,
        match,
        rows,
        { ...request, fold: false, mostRanked: this.#mostRanked },
        Infinity,
      )
      for (let at = 0; at < ranking.first.length; at += SCANNED_AT_ONCE) {
        signal?.throwIfAborted()
        yield* readHits(snapshot, match, ranking.first.slice(at, at + SCANNED_AT_ONCE))
      }
    } finally {
      connection.close()
    }
  }

  async facetValues(request: FacetValuesRequest): Promise<FacetCounts> {
    return this.#read((snapshot) => {
      const match = matchScope(snapshot, request)
      const pass = countFacets(snapshot.columns, match.rows, match.filters, [request.facet])
      const all = facetCounts(pass, snapshot.columns, { facet: request.facet, limit: Infinity })
      const named = valuesNamed(snapshot, request.facet, request.text)
      const found = all.values.filter(({ value }) => named === null || named.has(value))
      const upTo = request.offset + request.limit
      const order =
        request.order === 'count' ? byCount : byName(recordsOf(snapshot, request.facet, found), request.order.nameIn)
      return { ...all, values: found.sort(order).slice(request.offset, upTo), more: found.length > upTo }
    })
  }

  async findValues({ facet, text, limit }: FindValuesRequest): Promise<FoundValue[]> {
    return this.#read((snapshot) => {
      const named = valuesNamed(snapshot, facet, text)
      const counted = facetCounts(snapshot.whole.pass, snapshot.columns, { facet, limit: Infinity }).values
      const found = counted.filter(({ value }) => named === null || named.has(value)).slice(0, limit)
      const records = readValueRecords(
        snapshot.connection,
        facet,
        found.map(({ value }) => value),
      )
      return found.map((count) => foundValue(count, records.get(count.value)))
    })
  }

  async describeValues({ actor, topic }: NamedValues): Promise<ValueRecord[]> {
    return this.#read(({ connection }) => [
      ...readValueRecords(connection, 'actor', [...(actor ?? [])]).values(),
      ...readValueRecords(connection, 'topic', [...(topic ?? [])]).values(),
    ])
  }

  async countWords(words: readonly string[]): Promise<number[]> {
    return this.#read(({ vocabulary }) => words.map((word) => vocabulary.paragraphsWith(stemOfWord(word))))
  }

  async getArticle(id: string, query: QueryNode | null): Promise<ArticleReading | null> {
    return this.#read(({ connection, vocabulary }) => {
      const article = readArticle(connection, id)
      if (!article) return null
      const { root } = resolveQuery(query, vocabulary)
      const leaves = root ? positiveLeaves(root) : []
      const paragraphs = article.paragraphs.map(({ text }) => markText(text, leaves))
      return { article, marks: { title: markText(article.title, leaves), paragraphs } }
    })
  }

  async status(): Promise<IndexStatus> {
    return this.#read(({ connection, columns }) => {
      const rows = connection.all<{ key: string; value: string }>('SELECT key, value FROM meta')
      const meta = new Map(rows.map(({ key, value }) => [key, value]))
      const { articles } = columns
      return {
        paragraphs: columns.allRows().length,
        articles,
        version: meta.get('version') ?? '0',
        updatedAt: meta.get('updated_at') ?? null,
      }
    })
  }

  async sourceReport(): Promise<SourceReport> {
    return this.#read((snapshot) => snapshot.sourceReport)
  }

  async close(): Promise<void> {
    this.#open?.connection.close()
    this.#open = null
  }

  #read<T>(use: (snapshot: Snapshot) => T): T {
    return this.#current().snapshot.read(use)
  }

  /** The file as it is now: a rebuilt index is another file under the same name. */
  #current(): OpenIndex {
    const now = Date.now()
    if (this.#open && now - this.#open.checkedMs < REOPEN_CHECK_MS) return this.#open
    const state = stateOf(this.#file)
    if (!this.#open || this.#open.state !== state) {
      this.#open?.connection.close()
      this.#open = null
      const connection = openForReading(this.#file)
      const snapshot = new Snapshot(connection, { remembers: this.#remembers })
      this.#open = { connection, snapshot, state, checkedMs: now }
    }
    this.#open.checkedMs = now
    return this.#open
  }
}

interface OpenIndex {
  readonly connection: Connection
  readonly snapshot: Snapshot
  /** Of the file, when it was opened. */
  readonly state: string
  checkedMs: number
}

/** Changes when the file must be opened anew: when another lies under its name; where SQLite cannot tell, when it is written. */
function stateOf(file: string): string {
  const { ino, mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? {}
  return isOnReadOnlyDisk(file) ? `${ino} ${mtimeMs}` : `${ino}`
}

/** How long a replaced file may go unnoticed. */
const REOPEN_CHECK_MS = 1000

/** What a page shows of a match. */
interface Reading {
  readonly pass: FacetPass
  readonly ranking: Ranking
  readonly facets: FacetCounts[]
}

function readMatch(snapshot: Snapshot, match: Match, request: SearchRequest, mostRanked: number): Reading {
  const { page, size, facets } = request
  const counted = facets.map(({ facet }) => facet)
  const pass = countFacets(snapshot.columns, match.rows, match.filters, counted)
  return {
    pass,
    ranking: rankMatch(snapshot, match, pass.rows, { ...request, mostRanked }, page * size),
    facets: facets.map((facet) => facetCounts(pass, snapshot.columns, facet)),
  }
}

function asksForWhole({ query, filters, facets }: SearchRequest): boolean {
  return query === null && filters.length === 0 && facets.every(({ facet }) => facetNamed(facet).shown)
}

function readWhole({ whole }: Snapshot, match: Match, request: SearchRequest, mostRanked: number): Reading {
  return {
    pass: whole.pass,
    ranking: whole.rank(match, request, mostRanked, request.page * request.size),
    facets: request.facets.map((facet) => whole.counts(facet)),
  }
}

/** Hits that a scan reads in one go. */
const SCANNED_AT_ONCE = 100

function readHits({ connection }: Snapshot, { leaves }: Match, ranked: readonly RankedRow[]): Hit[] {
  const found = readParagraphs(
    connection,
    ranked.map(({ row }) => row),
  )
  return found.map(({ paragraph, article }, at) => {
    const { row, score, matches } = ranked[at]
    return {
      paragraph,
      article,
      score,
      marks: { title: markText(article.title, leaves), text: markText(paragraph.text, leaves) },
      beside: readBeside(connection, row, paragraph),
      matches,
    }
  })
}

function readNames({ valueNames }: Snapshot, { actor, topic }: NamedValues): ValueName[] {
  return [...valueNames.of('actor', actor), ...valueNames.of('topic', topic)]
}

function recordsOf({ connection }: Snapshot, facet: FacetName, counts: readonly FacetCount[]) {
  const values = counts.map(({ value }) => value)
  return readValueRecords(connection, facet, values)
}
