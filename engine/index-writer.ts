/** THE PORT, for who writes an index: the indexer's runs. `search-engine.ts` is that for who reads it. */
import type { Article, ValueRecord } from './document.ts'
import type { Refusal } from './search-engine.ts'

/**
 * One run's changes. Nothing is seen by readers before `commit`, and all of it at once after; but changes in place on
 * Meilisearch are seen as they come in. A writer that is closed, or whose process dies, before it commits, leaves the
 * index as it was.
 */
export interface IndexWriter {
  /** The sources the index was last brought up to date with. */
  source(path: string): Promise<SourceRecord | null>
  sourcesUnder(path: string): AsyncIterable<SourceRecord>
  putSource(record: SourceRecord): Promise<void>
  removeSource(path: string): Promise<void>

  /** Where an article came from; null when the index has none of that id. */
  articleOrigin(id: string): Promise<ArticleOrigin | null>
  /** The articles read from one source. */
  articlesOf(path: string): Promise<ArticleOrigin[]>
  /** Articles whose tags were made by another version than this, with their text. */
  articlesNotTaggedBy(version: string): AsyncIterable<{ readonly article: Article; readonly origin: ArticleOrigin }>
  /** An article as it will stand. */
  readArticle(id: string): Promise<Article | null>
  /**
   * Ids of articles whose sketch has any of these keys, those that have most of them first. Of each key only the first
   * `most` by id are looked at: what more articles share is a form, and looking at all would take as long as there are.
   */
  articlesSharing(keys: readonly number[], most: number): Promise<string[]>
  /** Adds the article, or replaces all there was of it. */
  upsert(article: Article, origin: Provenance): Promise<void>
  removeArticle(id: string): Promise<void>
  putValues(values: readonly ValueRecord[]): Promise<void>

  /** Makes all changes seen, durably. The writer can go on and commit again. */
  commit(): Promise<void>
  /** Drops what was not committed and lets the next run write. */
  close(): Promise<void>
}

/** Where an article is from, and what was made of it. */
export interface Provenance {
  /** Path of the source it was read from. */
  readonly path: string
  /** SHA-256 of what it was read from, hex: the same content by the same reader needs no reading again. */
  readonly contentHash: string
  /** Version of taggers and catalogue. */
  readonly taggedBy: string
  /** What it is recognised by where it, or a line of it, is printed again: see `text/sketch.ts`. */
  readonly sketch: string | null
}

export interface ArticleOrigin extends Provenance {
  readonly id: string
}

/** What tells that a source is unchanged, and what could not be read of it. */
export interface SourceRecord {
  readonly path: string
  /** Name of the format it was read as. */
  readonly format: string
  readonly sizeBytes: number
  readonly modifiedMs: number
  /** SHA-256 of the file, hex. */
  readonly contentHash: string
  /** Version of the readers that read it. */
  readonly readBy: string
  readonly refused: readonly Refusal[]
  /** SHA-256, hex, of items that could never be read, and so are not what became of an article; repeated as often as they occur. */
  readonly neverRead?: readonly string[]
  /** Articles that it holds and that are indexed from another source, which has the same id: refused, or word for word the same. */
  readonly ownedElsewhere?: readonly OwnedArticle[]
}

/** An article as another source had it. */
export interface OwnedArticle {
  readonly id: string
  /** Absolute path of the source. */
  readonly owner: string
  readonly contentHash: string
}
