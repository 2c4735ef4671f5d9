/** The engine on a Meilisearch server. Needs a key that may search, and nothing else. */
import { performance } from 'node:perf_hooks'
import type { ValueRecord } from '../document.ts'
import { parseValueRecord } from '../earlier-version.ts'
import { EngineBusyError, EngineTimeoutError, EngineUnavailableError } from '../errors.ts'
import { byCount, byName } from '../facet-order.ts'
import { facetNamed, MISSING, type FacetName } from '../facets.ts'
import { fitsName, foundValue, namedIn } from '../named-values.ts'
import type { QueryNode } from '../query.ts'
import type { SourceRecord } from '../index-writer.ts'
import type {
  ArticleCount,
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
import { stemOfWord, termsOf } from '../text/analysis.ts'
import { markText } from '../text/marks.ts'
import type { MeiliConnection } from './connection.ts'
import { toArticle, toHit, type StoredParagraph } from './documents.ts'
import { FacetCounting } from './facet-counts.ts'
import { all, oneOf, quote } from './filter.ts'
import { distinctOf, readHits, SHOWN, type Found } from './hits.ts'
import { indexNames, MAX_FACET_VALUES, MAX_HITS, type IndexNames } from './index-settings.ts'
import { readScope, readScopeByFacts, settleScope, type Scope } from './scope.ts'
import { scanHits } from './scan.ts'
import { META_ID, type IndexMeta } from './state.ts'
import { countTerms } from './term-facts.ts'

/** The server may answer when it is asked again. */
const NOT_NOW = [EngineUnavailableError, EngineBusyError, EngineTimeoutError]

export class MeiliEngine implements SearchEngine {
  readonly capabilities: EngineCapabilities = {
    name: 'meilisearch',
    articleCounts: false,
    proximity: false,
  }
  readonly #connection: MeiliConnection
  readonly #names: IndexNames

  constructor(connection: MeiliConnection, base: string, options: { readonly mayUsePowerfulKey: boolean }) {
    this.#connection = connection
    this.#names = indexNames(base)
    if (!options.mayUsePowerfulKey) connection.refusePowerfulKey()
  }

  /** A server that does not answer now is asked when someone searches. @throws SettingsError for a key that could do harm */
  async prepare(): Promise<void> {
    try {
      await this.#connection.prepare()
    } catch (error) {
      if (!NOT_NOW.some((kind) => error instanceof kind)) throw error
    }
  }

  async search(request: SearchRequest, signal?: AbortSignal): Promise<SearchResponse> {
    const started = performance.now()
    const scope = await readScope(this.#connection, this.#names.paragraphs, request, signal)
    const response = await this.#searchIn(scope, request, signal)
    const isMisread = scope.isGuess && response.totals.paragraphs === 0
    const better = isMisread ? await readScopeByFacts(this.#connection, this.#names.paragraphs, request, signal) : null
    const answer = better ? await this.#searchIn(better, request, signal) : response
    return {
      ...answer,
      names: request.names ? await this.describeValues(namedIn(request, answer), signal) : [],
      tookMs: performance.now() - started,
    }
  }

  async #searchIn(
    scope: Scope,
    request: SearchRequest,
    signal?: AbortSignal,
  ): Promise<Omit<SearchResponse, 'names' | 'tookMs'>> {
    const counting = new FacetCounting(request)
    const countQueries = counting.queries(scope.plan, this.#names.paragraphs)
    const shown = request.fold ? distinctOf(request.group, true) : undefined
    const [answers, found] = await Promise.all([
      this.#connection.search(
        [...countQueries, this.#count(scope, 'articleId'), ...(shown ? [this.#count(scope, shown)] : [])],
        signal,
      ),
      readHits(this.#connection, this.#names.paragraphs, scope, request, signal),
    ])
    const [articles, folded] = answers.slice(countQueries.length).map(({ totalHits }) => totalHits ?? 0)
    const totals = { paragraphs: answers[0].totalHits ?? 0, articles }
    const unfolded = request.group === 'article' ? totals.articles : totals.paragraphs
    const entries = folded ?? unfolded
    const isAtEnd = entries > MAX_HITS && request.page * request.size >= MAX_HITS
    return {
      totals,
      entries: Math.min(entries, MAX_HITS),
      folded: unfolded - entries,
      hits: found.map((each) => markHit(each, scope)),
      facets: counting.counts(answers),
      notes: isAtEnd ? [...scope.notes, { type: 'depth-bound', reached: MAX_HITS }] : scope.notes,
    }
  }

  async *scan(request: ScanRequest, signal?: AbortSignal): AsyncGenerator<Hit> {
    const scope = await settleScope(this.#connection, this.#names.paragraphs, request, signal)
    for await (const found of scanHits(this.#connection, this.#names.paragraphs, scope, request, signal))
      yield markHit(found, scope)
  }

  async facetValues(request: FacetValuesRequest, signal?: AbortSignal): Promise<FacetCounts> {
    const { facet, text, limit, offset, order } = request
    const named = await this.#valuesNamed(facet, text, signal)
    const scope = await settleScope(this.#connection, this.#names.paragraphs, request, signal)
    const counting = new FacetCounting({ facets: [{ facet, limit: Infinity }], filters: request.filters })
    const queries = counting.queries(scope.plan, this.#names.paragraphs)
    // Where names are asked for, only paragraphs that have one of them are counted: the others could crowd them out.
    const narrowed = named === null ? queries : queries.map((query) => ({ ...query, filter: narrow(query.filter, facet, named) })) // prettier-ignore
    const [counts] = counting.counts(await this.#connection.search(narrowed, signal))
    const found = counts.values.filter(({ value }) => this.#isNamed(facet, value, text, named))
    const compare = order === 'count' ? byCount : byName(await this.#recordsOf(facet, found, signal), order.nameIn)
    const inOrder = found.toSorted(compare)
    return { ...counts, values: inOrder.slice(offset, offset + limit), more: inOrder.length > offset + limit }
  }

  async findValues({ facet, text, limit }: FindValuesRequest, signal?: AbortSignal): Promise<FoundValue[]> {
    const found = await this.facetValues(
      { facet, text, limit, offset: 0, order: 'count', query: null, matching: 'all', filters: [] },
      signal,
    )
    const records = await this.#recordsOf(facet, found.values, signal)
    return found.values.map((count) => foundValue(count, records.get(count.value)))
  }

  async describeValues({ actor, topic }: NamedValues, signal?: AbortSignal): Promise<ValueRecord[]> {
    const records = [
      this.#records('actor', [...(actor ?? [])], signal),
      this.#records('topic', [...(topic ?? [])], signal),
    ]
    return (await Promise.all(records)).flat()
  }

  async countWords(words: readonly string[], signal?: AbortSignal): Promise<number[]> {
    const stems = words.map(stemOfWord)
    const counts = await countTerms(this.#connection, this.#names.paragraphs, [...new Set(stems)], signal)
    return stems.map((stem) => counts.get(stem)!)
  }

  async getArticle(id: string, query: QueryNode | null, signal?: AbortSignal): Promise<ArticleReading | null> {
    const request = {
      indexUid: this.#names.paragraphs,
      q: '',
      filter: `articleId = ${quote(id)}`,
      sort: ['position:asc'],
      limit: MAX_HITS,
      attributesToRetrieve: [...SHOWN],
    }
    const [{ hits }] = await this.#connection.search<StoredParagraph>([request], signal)
    // Filters do not mind case; ids do.
    const stored = hits.filter(({ articleId }) => articleId === id)
    if (stored.length === 0) return null
    const article = toArticle(stored)
    const asked = { query, matching: 'all', filters: [] } as const
    const { leaves } = await settleScope(this.#connection, this.#names.paragraphs, asked, signal)
    const paragraphs = article.paragraphs.map(({ text }) => markText(text, leaves))
    return { article, marks: { title: markText(article.title, leaves), paragraphs } }
  }

  async status(signal?: AbortSignal): Promise<IndexStatus> {
    const [paragraphs, articles, meta] = await this.#connection.search<IndexMeta>(
      [
        { indexUid: this.#names.paragraphs, q: '', hitsPerPage: 0 },
        { indexUid: this.#names.paragraphs, q: '', hitsPerPage: 0, filter: 'position = 1' },
        { indexUid: this.#names.state, q: '', filter: `type = ${META_ID}`, limit: 1 },
      ],
      signal,
    )
    const { version = '0', updatedAt = null } = meta.hits[0] ?? {}
    return { paragraphs: paragraphs.totalHits ?? 0, articles: articles.totalHits ?? 0, version, updatedAt }
  }

  async sourceReport(signal?: AbortSignal): Promise<SourceReport> {
    const [sources, refusing, articles] = await this.#connection.search<{ record: string }>(
      [
        { indexUid: this.#names.state, q: '', filter: 'type = source', hitsPerPage: 0 },
        { indexUid: this.#names.state, q: '', filter: 'type = source AND hasRefusals = true', limit: MAX_HITS },
        {
          indexUid: this.#names.paragraphs,
          q: '',
          filter: 'position = 1',
          facets: ['format', 'datedBy', 'leftOut'],
          hitsPerPage: 0,
        },
      ],
      signal,
    )
    const records = refusing.hits.map(({ record }) => JSON.parse(record) as SourceRecord)
    const inOrder = records.sort((a, b) => (a.path < b.path ? -1 : 1))
    const count = (attribute: string) => articleCounts(articles.facetDistribution?.[attribute] ?? {})
    return {
      sources: sources.totalHits ?? 0,
      refused: inOrder.flatMap((record) => record.refused),
      formats: count('format'),
      dates: count('datedBy'),
      leftOut: count('leftOut'),
    }
  }

  async close(): Promise<void> {}

  /** How many values of an attribute the matching paragraphs have, in page mode: only there is the count exact. */
  #count({ plan }: Scope, distinct: string) {
    const filter = plan.filter()
    const base = { indexUid: this.#names.paragraphs, q: plan.phrases, hitsPerPage: 0 }
    // Every article has a first paragraph: of the whole index that is the quicker way.
    if (distinct === 'articleId' && filter === undefined && plan.phrases === '')
      return { ...base, filter: 'position = 1' }
    return { ...base, ...(filter ? { filter } : {}), distinct }
  }

  /** Values of actors and topics whose names fit the text; null for all of them, and for facets without names. */
  async #valuesNamed(facet: FacetName, text: string, signal?: AbortSignal): Promise<string[] | null> {
    const words = termsOf(text)
    const kind = facetNamed(facet).namedBy
    if (words.length === 0 || kind === null) return null
    const filter = all([`facet = ${kind}`, ...words.map((word) => `nameTerms STARTS WITH ${quote(word)}`)])
    const request = { indexUid: this.#names.values, q: '', filter, limit: MAX_FACET_VALUES }
    const [{ hits }] = await this.#connection.search<{ value: string }>([request], signal)
    return hits.map(({ value }) => value)
  }

  #isNamed(facet: FacetName, value: string, text: string, named: readonly string[] | null): boolean {
    if (named !== null) return named.includes(value)
    if (facetNamed(facet).namedBy !== null) return true
    return fitsName(value, termsOf(text))
  }

  async #recordsOf(
    facet: FacetName,
    counts: readonly FacetCount[],
    signal?: AbortSignal,
  ): Promise<Map<string, ValueRecord>> {
    const values = counts.map(({ value }) => value)
    return new Map((await this.#records(facet, values, signal)).map((record) => [record.value, record]))
  }

  async #records(facet: FacetName, values: readonly string[], signal?: AbortSignal): Promise<ValueRecord[]> {
    const kind = facetNamed(facet).namedBy
    const wanted = values.filter((value) => value !== MISSING)
    if (kind === null || wanted.length === 0) return []
    const filter = all([`facet = ${kind}`, oneOf('value', wanted)])
    const request = { indexUid: this.#names.values, q: '', filter, limit: MAX_HITS }
    const [{ hits }] = await this.#connection.search<{ record: string }>([request], signal)
    return hits.map(({ record }) => parseValueRecord(record))
  }
}

function articleCounts(distribution: Readonly<Record<string, number>>): ArticleCount[] {
  const counts = Object.entries(distribution).map(([value, articles]) => ({ value: value === MISSING ? null : value, articles })) // prettier-ignore
  return counts.sort((a, b) => b.articles - a.articles || ((a.value ?? '') < (b.value ?? '') ? -1 : 1))
}

function narrow(filter: unknown, facet: FacetName, values: readonly string[]): string {
  const wanted = oneOf(facet, values)
  return typeof filter === 'string' ? all([filter, wanted]) : wanted
}

function markHit({ stored, score, matches }: Found, { leaves }: Scope): Hit {
  const hit = toHit(stored)
  return {
    ...hit,
    score,
    marks: { title: markText(hit.article.title, leaves), text: markText(hit.paragraph.text, leaves) },
    matches,
  }
}
