/**
 * THE PORT, for who reads an index; `index-writer.ts` is that for who writes it. Everything the programs ask of an index goes through
 * these interfaces; which engine answers is decided in `open-engine.ts` alone. `tests/contract/` holds what every engine must do.
 */
import type { ActorKind, Article, Named, Paragraph, Span, ValueName, ValueRecord } from './document.ts'
import type { FacetName } from './facets.ts'
import type { FacetFilter, QueryNode } from './query.ts'

export interface SearchEngine {
  /** What this engine can do beyond the common ground; the page says what it cannot. */
  readonly capabilities: EngineCapabilities
  /**
   * Looks at what can be wrong before anyone searches. An index that is not there yet is not: that is told when it is
   * searched. @throws SettingsError where the settings must not be used.
   */
  prepare(): Promise<void>
  /** Hits, both exact totals, facet counts and the notes of what was done. */
  search(request: SearchRequest, signal?: AbortSignal): Promise<SearchResponse>
  /** Every hit in the order of the search; all of one state of the index on the embedded engine, in batches of 1,000 on Meilisearch. */
  scan(request: ScanRequest, signal?: AbortSignal): AsyncIterable<Hit>
  /** Values of one facet whose names hold `text`, with counts under the request's query and other filters. */
  facetValues(request: FacetValuesRequest, signal?: AbortSignal): Promise<FacetCounts>
  /** Values whose names hold `text`, whatever the search: for completing what is typed. The most frequent first. */
  findValues(request: FindValuesRequest, signal?: AbortSignal): Promise<FoundValue[]>
  /** What is known of actors and topics: labels, aliases, offices; in no particular order. */
  describeValues(named: NamedValues, signal?: AbortSignal): Promise<ValueRecord[]>
  /** In how many paragraphs each of these words stands, in whatever form: what tells a rare one from a common one. */
  countWords(words: readonly string[], signal?: AbortSignal): Promise<number[]>
  /** The whole article, with what of it the query looks for; null when the index has none of that id. */
  getArticle(id: string, query: QueryNode | null, signal?: AbortSignal): Promise<ArticleReading | null>
  /** How the index stands. Throws when it cannot answer searches. */
  status(signal?: AbortSignal): Promise<IndexStatus>
  /** What the last runs found in the sources. */
  sourceReport(signal?: AbortSignal): Promise<SourceReport>
  close(): Promise<void>
}

export interface EngineCapabilities {
  readonly name: 'embedded' | 'meilisearch'
  /** Whether facet counts also come as articles. */
  readonly articleCounts: boolean
  /** Whether NEAR is answered as asked. */
  readonly proximity: boolean
}

export type Sort = 'relevance' | 'newest' | 'oldest'
export type Grouping = 'paragraph' | 'article'

/**
 * How the words of a query combine. `all`: as the query says. `some`: the relaxed reading of a list of words, phrases
 * and exclusions: paragraphs with any of the telling ones and nothing excluded, best first.
 */
export type Matching = 'all' | 'some'

/** What a search looks for. */
export interface SearchScope {
  readonly query: QueryNode | null
  readonly matching: Matching
  /** At most one for a facet; all must hold. */
  readonly filters: readonly FacetFilter[]
}

export interface ScanRequest extends SearchScope {
  readonly sort: Sort
  readonly group: Grouping
}

export interface SearchRequest extends ScanRequest {
  /** From 1. */
  readonly page: number
  /** Hits on a page, 0 to 100; 0 asks for totals and counts alone. */
  readonly size: number
  /** Whether of hits that say the same only the best is shown. Totals and counts are of all of them. */
  readonly fold: boolean
  readonly facets: readonly FacetRequest[]
  /** Whether the answer tells what its actors and topics are called. */
  readonly names: boolean
}

/** Asks for the totals alone, of all there is: what other requests are made from. */
export const EVERYTHING: SearchRequest = {
  query: null,
  matching: 'all',
  filters: [],
  sort: 'newest',
  group: 'paragraph',
  page: 1,
  size: 0,
  fold: false,
  facets: [],
  names: false,
}

/** Which values of a facet to count. Counts ignore the facet's own filter and obey everything else. */
export interface FacetRequest {
  readonly facet: FacetName
  /** Most values returned, those with the highest counts; a date facet returns them in order of time. */
  readonly limit: number
  /** Only values this far below the root (0 is the root's children); all when undefined. */
  readonly level?: number
  /** Only values below this one. */
  readonly within?: string
  /** Values counted whether or not they are among the first: the selected ones. */
  readonly also?: readonly string[]
}

export interface FacetValuesRequest extends SearchScope {
  readonly facet: FacetName
  /** Words that must each begin a word of the value's names; empty for every value. */
  readonly text: string
  readonly limit: number
  /** Values to leave out, for paging through a long facet. */
  readonly offset: number
  /** Most paragraphs first, or by what the values are called in a language, ISO 639-1. */
  readonly order: 'count' | { readonly nameIn: string }
}

/** Values that are not their own names, by what they are. */
export type NamedValues = Readonly<Partial<Record<'actor' | 'topic', ReadonlySet<string>>>>

export interface FindValuesRequest {
  readonly facet: 'actor' | 'speaker' | 'topic' | 'source' | 'language'
  /** Words that must each begin a word of the value's names; empty for every value. */
  readonly text: string
  readonly limit: number
}

export interface FoundValue extends Named {
  readonly value: string
  /** Null for what is no actor of the catalogue or of a text. */
  readonly actorKind: ActorKind | null
  /** All names it is found by, the label among them. */
  readonly names: readonly string[]
  /** In the whole index. */
  readonly paragraphs: number
}

export interface SearchResponse {
  readonly totals: Totals
  /** Entries of the result list that pages reach: paragraphs or articles. */
  readonly entries: number
  /** Entries that are not shown because another says the same. */
  readonly folded: number
  readonly hits: readonly Hit[]
  /** One for each `FacetRequest`, in its order. */
  readonly facets: readonly FacetCounts[]
  /** Of the actors and topics of hits, counts and filters, in no particular order; empty where they were not asked for. */
  readonly names: readonly ValueName[]
  readonly notes: readonly SearchNote[]
  readonly tookMs: number
}

/** Both are exact. */
export interface Totals {
  readonly paragraphs: number
  readonly articles: number
}

export interface FacetCounts {
  readonly facet: FacetName
  readonly values: readonly FacetCount[]
  /** Those without any value of this facet. */
  readonly missing: Omit<FacetCount, 'value'>
  /** Whether there are more values than were asked for. */
  readonly more: boolean
}

export interface FacetCount {
  readonly value: string
  readonly paragraphs: number
  /** Null where the engine does not count articles by value. */
  readonly articles: number | null
}

export interface Hit {
  readonly paragraph: Paragraph
  readonly article: ArticleSummary
  /** Higher is better; comparable within one response only. */
  readonly score: number
  /** What to mark in the title and in the text; sorted, not overlapping. */
  readonly marks: { readonly title: readonly Span[]; readonly text: readonly Span[] }
  /** What a reader needs to understand it: the text that leads in to a bullet, the paragraph behind a heading. */
  readonly beside: { readonly leadIn: string | null; readonly follows: string | null }
  /** When grouped by article: how many paragraphs of the article match. Else 1. */
  readonly matches: number
}

export interface ArticleReading {
  readonly article: Article
  readonly marks: { readonly title: readonly Span[]; readonly paragraphs: readonly (readonly Span[])[] }
}

export type ArticleSummary = Omit<Article, 'removed' | 'paragraphs'>

/** What the engine did that the reader should know of. */
export type SearchNote =
  /** A word the index does not have was also looked for in these spellings. */
  | { readonly type: 'spelling'; readonly word: string; readonly tried: readonly string[] }
  /** Of a word the index does not have all words that begin with it were looked for. */
  | { readonly type: 'beginning'; readonly word: string }
  /** The words stand in most of the archive, so that they do not tell what is best: newest first. */
  | { readonly type: 'unranked' }
  /** More paragraphs match than are put in order of relevance: newest first. */
  | { readonly type: 'too-many-to-rank'; readonly most: number }
  /** Words beyond the engine's limit: looked for, but without a say in the order of the hits. */
  | { readonly type: 'words-unranked'; readonly words: readonly string[] }
  /** A phrase under OR or NOT stands in too many paragraphs to be looked up: its words were looked for instead. */
  | { readonly type: 'phrase-loose'; readonly phrase: string }
  /** NEAR was read as AND. */
  | { readonly type: 'near-unsupported' }
  /** Pages end here though more was found; a scan gives all. */
  | { readonly type: 'depth-bound'; readonly reached: number }

export interface IndexStatus extends Totals {
  /** Changes with every commit that changed anything. */
  readonly version: string
  /** When the last commit was made, ISO 8601; null for an empty index. */
  readonly updatedAt: string | null
}

/** The sources the index was made from, as an operator wants to see them. */
export interface SourceReport {
  readonly sources: number
  readonly refused: readonly Refusal[]
  /** Articles by the reader that read them, by where their date was found, and by why something was left out of them. */
  readonly formats: readonly ArticleCount[]
  readonly dates: readonly ArticleCount[]
  readonly leftOut: readonly ArticleCount[]
}

export interface ArticleCount {
  /** Null for the articles that have none. */
  readonly value: string | null
  readonly articles: number
}

/** A source, or an article in it, that could not be indexed. */
export interface Refusal {
  readonly path: string
  /** From 1; null where the whole file is meant. */
  readonly line: number | null
  readonly reason: string
}
