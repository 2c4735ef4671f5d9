/**
 * Writes the index on a Meilisearch server. A run is kept on disk until it commits. Then either the changed articles
 * are replaced in place, or, where the index is new, asked for anew or of another layout, a second index is made beside
 * the first and takes its place in one step.
 */
import { randomUUID } from 'node:crypto'
import type { Article, ValueRecord } from '../document.ts'
import { DatelineError, IndexingError } from '../errors.ts'
import type { ArticleOrigin, Provenance, IndexWriter, SourceRecord } from '../index-writer.ts'
import type { MeiliConnection } from './connection.ts'
import { toDocuments, type ParagraphDocument, type ArticleWithOrigin } from './documents.ts'
import {
  indexNames,
  LAYOUT,
  PARAGRAPH_SETTINGS,
  STATE_SETTINGS,
  VALUE_SETTINGS,
  type IndexNames,
} from './index-settings.ts'
import { KnownArticles, type KnownArticle } from './known-articles.ts'
import { SketchKeys } from './sketch-keys.ts'
import { RunLock } from './run-lock.ts'
import { Spool } from './spool.ts'
import { nextMeta, saveState } from './save-state.ts'
import { META_ID, toSourceDocument, type IndexMeta, type SourceDocument } from './state.ts'
import { ensureIndex, readAll, removeIndex, swapIndexes } from './indexes.ts'
import { readBack } from './read-back.ts'
import { Uploader } from './uploader.ts'

/** Ids in one request to remove documents. */
const REMOVE_BATCH = 10_000

/** How long finished tasks are kept on the server for whoever wants to look into them. */
const KEEP_TASKS_MS = 24 * 60 * 60 * 1000

export interface WriterOptions {
  readonly base: string
  /** Where a run is kept until it commits. */
  readonly folder: string
  readonly dryRun: boolean
  /** Makes a new index beside the old one whatever the changes. */
  readonly rebuild: boolean
}

export class MeiliWriter implements IndexWriter {
  readonly #connection: MeiliConnection
  readonly #names: IndexNames
  readonly #options: WriterOptions
  readonly #lock: RunLock
  readonly #spool: Spool
  /** As the writer sees them: with what it has not committed yet. */
  #sources = new Map<string, SourceRecord>()
  readonly #articles = new KnownArticles()
  /** How many paragraphs the server has of each article. */
  #stored = new Map<string, number>()
  /** The sources as the index has them, by path. */
  #storedSources: ReadonlyMap<string, SourceRecord> = new Map()
  readonly #keys = new SketchKeys()
  #meta: IndexMeta | null = null
  readonly #changedSources = new Set<string>()
  readonly #changedArticles = new Set<string>()
  #values: ValueRecord[] = []

  private constructor(connection: MeiliConnection, options: WriterOptions) {
    const run = randomUUID()
    this.#connection = connection
    this.#names = indexNames(options.base)
    this.#options = options
    this.#lock = new RunLock(connection, this.#names.state, run)
    this.#spool = new Spool(options.folder, run)
  }

  /** @throws IndexLockedError when another run is writing. */
  static async open(connection: MeiliConnection, options: WriterOptions): Promise<MeiliWriter> {
    const writer = new MeiliWriter(connection, options)
    try {
      await writer.#begin()
    } catch (error) {
      // The lock may be taken already; held on to, it would keep out every later run of this process.
      await writer.close().catch(() => {})
      throw error
    }
    return writer
  }

  async source(path: string): Promise<SourceRecord | null> {
    return this.#sources.get(path) ?? null
  }

  async *sourcesUnder(folder: string): AsyncGenerator<SourceRecord> {
    const first = folder.endsWith('/') ? folder : `${folder}/`
    const paths = [...this.#sources.keys()].filter((path) => path.startsWith(first)).sort()
    for (const path of paths) {
      const record = this.#sources.get(path)
      if (record) yield record
    }
  }

  async putSource(record: SourceRecord): Promise<void> {
    this.#sources.set(record.path, record)
    this.#changedSources.add(record.path)
  }

  async removeSource(path: string): Promise<void> {
    if (this.#sources.delete(path)) this.#changedSources.add(path)
  }

  async articleOrigin(id: string): Promise<ArticleOrigin | null> {
    const known = this.#articles.get(id)
    return known ? originOf(known) : null
  }

  async articlesOf(path: string): Promise<ArticleOrigin[]> {
    return this.#articles.ofPath(path).map(originOf)
  }

  async *articlesNotTaggedBy(version: string): AsyncGenerator<{ article: Article; origin: ArticleOrigin }> {
    const ids = Array.from(this.#articles.all()).flatMap(({ id, taggedBy }) => (taggedBy === version ? [] : [id]))
    for await (const { article, origin } of this.#readBack(ids))
      yield { article, origin: { id: article.id, ...origin } }
  }

  async readArticle(id: string): Promise<Article | null> {
    if (!this.#articles.get(id)) return null
    const spooled = this.#spool.get(id)
    if (spooled) return spooled.article
    for await (const { article } of this.#readBack([id])) return article
    return null
  }

  async articlesSharing(keys: readonly number[], most: number): Promise<string[]> {
    return this.#keys.sharing(keys, most)
  }

  async upsert(article: Article, origin: Provenance): Promise<void> {
    this.#spool.put({ article, origin })
    this.#keys.remove(article.id, this.#articles.get(article.id)?.sketch ?? null)
    this.#keys.add(article.id, origin.sketch)
    this.#articles.put({ id: article.id, ...origin, paragraphs: article.paragraphs.length })
    this.#changedArticles.add(article.id)
  }

  async removeArticle(id: string): Promise<void> {
    this.#keys.remove(id, this.#articles.get(id)?.sketch ?? null)
    if (!this.#articles.delete(id)) return
    this.#spool.delete(id)
    this.#changedArticles.add(id)
  }

  async putValues(values: readonly ValueRecord[]): Promise<void> {
    this.#values.push(...values)
  }

  async commit(): Promise<void> {
    const isMadeAnew = this.#options.rebuild || this.#meta?.layout !== LAYOUT
    const hasChanges = this.#changedArticles.size + this.#changedSources.size + this.#values.length > 0
    if (!hasChanges && !isMadeAnew) return
    await this.#lock.assertHeld()
    if (isMadeAnew) await this.#makeNext()
    await inSight(async () => {
      await (isMadeAnew ? this.#swapInNext() : this.#changeInPlace())
      await this.#saveState()
    })
    this.#noteStored()
    this.#changedArticles.clear()
    this.#changedSources.clear()
    this.#values = []
    this.#spool.clear()
    await this.#dropOldTasks()
  }

  async close(): Promise<void> {
    this.#spool.clear()
    await this.#lock.release()
  }

  async #begin(): Promise<void> {
    const { paragraphs, next, values, state } = this.#names
    if (!this.#options.dryRun) {
      await ensureIndex(this.#connection, state, STATE_SETTINGS)
      await this.#lock.take()
      this.#spool.removeOthers()
      await ensureIndex(this.#connection, values, VALUE_SETTINGS)
      // What a run left that died while it was building.
      await removeIndex(this.#connection, next)
    }
    for await (const meta of readAll<IndexMeta>(this.#connection, state, `type = ${META_ID}`)) this.#meta = meta
    // What another version wrote is read and written again, as far as its sources are there.
    const isOurs = this.#meta?.layout === LAYOUT
    for await (const { record } of readAll<SourceDocument>(this.#connection, state, 'type = source', ['record'])) {
      const source = JSON.parse(record) as SourceRecord
      this.#sources.set(source.path, isOurs ? source : { ...source, readBy: '' })
    }
    const fields = ['articleId', 'path', 'contentHash', 'taggedBy', 'sketch', 'paragraphs']
    for await (const first of readAll<ParagraphDocument>(this.#connection, paragraphs, 'position = 1', fields)) {
      const { articleId: id, path, contentHash, taggedBy, sketch = null, paragraphs: count } = first
      this.#articles.put({ id, path, contentHash: isOurs ? contentHash : '', taggedBy, sketch, paragraphs: count })
      this.#keys.add(id, sketch)
    }
    this.#noteStored()
  }

  #noteStored(): void {
    this.#stored = new Map(Array.from(this.#articles.all(), ({ id, paragraphs }) => [id, paragraphs]))
    this.#storedSources = new Map(this.#sources)
  }

  /**
   * What goes is taken out before what comes is put in, and before that nothing vouches any more for what is changed: whatever
   * stops the run, and whatever becomes of the sources until the next, they are read again until all is in.
   */
  async #changeInPlace(): Promise<void> {
    const index = this.#names.paragraphs
    await this.#markChanged()
    const stale = [...this.#changedArticles].flatMap((id) => this.#staleParagraphs(id))
    for (let at = 0; at < stale.length; at += REMOVE_BATCH) {
      await this.#connection.change((client) => client.index(index).deleteDocuments(stale.slice(at, at + REMOVE_BATCH)))
    }
    const uploader = new Uploader(this.#connection, index)
    for (const id of this.#spool.ids()) await this.#upload(uploader, id)
    await uploader.end()
  }

  async #markChanged(): Promise<void> {
    const sources = [...this.#changedSources].flatMap((path) => this.#storedSources.get(path) ?? [])
    const unread = new Uploader(this.#connection, this.#names.state)
    for (const record of sources) await unread.add([toSourceDocument({ ...record, readBy: '' })])
    await unread.end()
    const cut = [...this.#changedArticles].filter(
      (id) => this.#articles.get(id) && this.#staleParagraphs(id).length > 0,
    )
    if (cut.length === 0) return
    const firsts = cut.map((id) => ({ id: `${id}-1`, contentHash: '' }))
    await this.#connection.change((client) => client.index(this.#names.paragraphs).updateDocuments(firsts))
  }

  /** Paragraphs of an article that its new version does not have. */
  #staleParagraphs(id: string): string[] {
    const before = this.#stored.get(id) ?? 0
    const after = this.#articles.get(id)?.paragraphs ?? 0
    return Array.from({ length: Math.max(0, before - after) }, (_, index) => `${id}-${after + index + 1}`)
  }

  async #makeNext(): Promise<void> {
    const { next } = this.#names
    await ensureIndex(this.#connection, next, PARAGRAPH_SETTINGS)
    const uploader = new Uploader(this.#connection, next)
    for (const id of this.#spool.ids()) await this.#upload(uploader, id)
    const kept = Array.from(this.#articles.all(), ({ id }) => id).filter((id) => !this.#spool.has(id))
    for await (const { article, origin } of this.#readBack(kept)) await uploader.add(toDocuments(article, origin))
    await uploader.end()
    await this.#checkCount(next)
  }

  async #swapInNext(): Promise<void> {
    const { paragraphs, next } = this.#names
    await ensureIndex(this.#connection, paragraphs, PARAGRAPH_SETTINGS)
    await swapIndexes(this.#connection, paragraphs, next)
    await removeIndex(this.#connection, next)
  }

  async #checkCount(index: string): Promise<void> {
    const { numberOfDocuments } = await this.#connection.ask(undefined, (_, client) => client.index(index).getStats())
    const wanted = Array.from(this.#articles.all()).reduce((sum, { paragraphs }) => sum + paragraphs, 0)
    if (numberOfDocuments === wanted) return
    await removeIndex(this.#connection, index)
    throw new IndexingError(
      `The new index on Meilisearch has ${numberOfDocuments} paragraphs where ${wanted} were sent; it was dropped.`,
    )
  }

  async #upload(uploader: Uploader, id: string): Promise<void> {
    const { article, origin } = this.#spool.get(id)!
    await uploader.add(toDocuments(article, origin))
  }

  async #saveState(): Promise<void> {
    const sources = [...this.#changedSources].map((path) => [path, this.#sources.get(path) ?? null] as const)
    this.#meta = nextMeta(this.#meta)
    await saveState(this.#connection, this.#names, { values: this.#values, sources, meta: this.#meta })
  }

  #readBack(ids: readonly string[]): AsyncGenerator<ArticleWithOrigin> {
    return readBack(this.#connection, this.#names.paragraphs, ids)
  }

  /** Without waiting: a key for our indexes alone may ask for it, but not look at how it went. */
  async #dropOldTasks(): Promise<void> {
    const beforeFinishedAt = new Date(Date.now() - KEEP_TASKS_MS).toISOString()
    await this.#connection.ask(undefined, (_, client) =>
      client.tasks.deleteTasks({ indexUids: Object.values(this.#names), beforeFinishedAt }),
    )
  }
}

function originOf({ id, path, contentHash, taggedBy, sketch }: KnownArticle): ArticleOrigin {
  return { id, path, contentHash, taggedBy, sketch }
}

/** Readers see changes as they are made here: what fails leaves a part of them. */
async function inSight(change: () => Promise<void>): Promise<void> {
  try {
    await change()
  } catch (cause) {
    throw cause instanceof DatelineError ? new IndexingError(cause.message, { isPartial: true, cause }) : cause
  }
}
