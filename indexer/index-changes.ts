import { isDeepStrictEqual } from 'node:util'
import type { Article } from '../engine/document.ts'
import type { IndexWriter, Provenance, SourceRecord } from '../engine/index-writer.ts'
import { readLists } from './catalogue/load-catalogue.ts'
import { Copies } from './copies/copies.ts'
import { shownPath } from './read-source.ts'
import type { RunOptions } from './run-options.ts'
import type { Tally } from './run-report.ts'
import type { UnlistedName } from './tag/actors/unlisted-names.ts'
import { UsedValues } from './value-records.ts'
import { WrittenArticles } from './written-articles.ts'

/**
 * What a run changes in the index, whichever of its steps asks for it, and what depends on each change: copies, the values that
 * articles use, counts. A dry run changes nothing, and counts the same.
 */
export class IndexChanges {
  readonly written: WrittenArticles
  /** Ids of articles that were taken out, or would be. */
  readonly removed = new Set<string>()
  readonly #options: RunOptions
  readonly #tally: Tally
  readonly #copies: Copies
  readonly #values = new UsedValues()

  constructor(options: RunOptions, tally: Tally) {
    this.#options = options
    this.#tally = tally
    this.written = new WrittenArticles(options)
    this.#copies = new Copies(options.writer)
  }

  /** An article that was read. */
  async put(article: Article, origin: Provenance, unlisted: readonly UnlistedName[]): Promise<void> {
    await this.write(() => this.#copies.willChange(article.id))
    await this.putTags(article, origin, unlisted)
    await this.write(() => this.#copies.hasChanged(article.id))
  }

  /** An article whose text is what it was, and that was tagged again. */
  async putTags(article: Article, origin: Provenance, unlisted: readonly UnlistedName[]): Promise<void> {
    this.#tally.paragraphs += article.paragraphs.length
    this.#values.note(article, unlisted)
    await this.write((writer) => writer.upsert(article, origin))
  }

  /** An article that the run has written already, with less text. */
  async putShortened(article: Article, origin: Provenance, unlisted: readonly UnlistedName[]): Promise<void> {
    await this.#copies.willChange(article.id)
    this.#values.note(article, unlisted)
    await this.#options.writer.upsert(article, origin)
  }

  /** @param path of its source */
  async remove(id: string, path: string): Promise<void> {
    this.removed.add(id)
    this.#tally.removed++
    this.#options.onEvent({ type: 'article', change: 'removed', id, path: shownPath(path), title: '' })
    await this.write(async (writer) => {
      await this.#copies.willChange(id)
      await writer.removeArticle(id)
    })
  }

  /** What is refused again and again for the same reason changes nothing. */
  async putSource(record: SourceRecord): Promise<void> {
    const known = await this.#options.writer.source(record.path)
    if (!isDeepStrictEqual(known, record)) await this.write((writer) => writer.putSource(record))
  }

  /** What was written may say what stands elsewhere already. To be asked when all is written. */
  async findCopies(): Promise<void> {
    await this.write(async () => {
      this.#tally.copies = await this.#copies.settle()
    })
  }

  /** Makes everything visible at once. */
  async commit(): Promise<void> {
    if (!this.#values.isEmpty) {
      const records = this.#values.records(readLists(this.#options.catalogue))
      await this.write((writer) => writer.putValues(records))
    }
    await this.write((writer) => writer.commit())
  }

  async write(change: (writer: IndexWriter) => Promise<void>): Promise<void> {
    this.#options.signal?.throwIfAborted()
    if (!this.#options.dryRun) await change(this.#options.writer)
  }
}
