/**
 * One run: what changed in the sources is read, tagged and written; what is gone is taken out; then everything becomes
 * visible at once.
 */
import { resolve, sep } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Article } from '../engine/document.ts'
import type { ArticleOrigin, IndexWriter, Refusal, SourceRecord } from '../engine/search-engine.ts'
import { IdOwners } from './id-owners.ts'
import { inOrder, only } from './in-order.ts'
import { catalogueVersion, readLists, type CatalogueFiles } from './catalogue/load-catalogue.ts'
import { removeRecurring } from './clean/recurring-lines.ts'
import { Copies } from './copies/copies.ts'
import { planRun, type Plan } from './plan.ts'
import { formatNamed, readerVersion, type ReadOptions } from './read/formats.ts'
import { hashFile } from './read/open-source.ts'
import { UnreadableSourceError } from './read/source-article.ts'
import { readSource, shownPath } from './read-source.ts'
import { Tally, type RunEvent, type RunReport } from './run-report.ts'
import type { SourceFile } from './sources.ts'
import { TagChanges } from './tag-changes.ts'
import { TAGGER_VERSION } from './tag/tagger-version.ts'
import type { UnlistedName } from './tag/actors/unlisted-names.ts'
import { UsedValues } from './value-records.ts'
import type { ReadArticle, TaskResult } from './work.ts'
import type { Workers } from './workers.ts'

export interface RunOptions {
  readonly paths: readonly string[]
  readonly catalogue: CatalogueFiles
  readonly readOptions: ReadOptions
  readonly writer: IndexWriter
  readonly workers: Workers
  /** Plan and read, but write nothing. */
  readonly dryRun: boolean
  /** Read everything again, whatever is known of it. */
  readonly rebuild: boolean
  readonly onEvent: (event: RunEvent) => void
  readonly signal?: AbortSignal
}

export async function run(options: RunOptions): Promise<RunReport> {
  const started = performance.now()
  const work = new Run(options)
  const plan = await work.plan()
  for await (const done of inOrder(work.readChanged(plan.changed), options.workers.width)) await work.finishSource(done)
  await work.removeVanished(plan)
  await work.retagRest()
  await work.removeRecurringLines()
  await work.findCopies()
  await work.commit()
  return work.report(plan, (performance.now() - started) / 1000)
}

/** Changes of tags that a report names, the greatest. */
const MOST_CHANGES = 20

/** A source whose content is known to have changed, and what came of reading it. */
interface ReadSource {
  readonly file: SourceFile
  readonly contentHash: string
  readonly results: AsyncIterable<TaskResult>
  /** Ids of articles that need no reading, by the hash of their items. */
  readonly kept: Set<string>
}

/** In the place of the hash of a source that could not be opened: it may be opened another time, without having changed. */
const UNREAD = ''

/** A source that only seemed to have changed: its content is what it was. */
interface TouchedSource {
  readonly file: SourceFile
  readonly touched: SourceRecord
}

class Run {
  readonly #options: RunOptions
  readonly #readBy: string
  readonly #taggedBy: string
  readonly #refused: Refusal[] = []
  /** Ids of articles that this run wrote. */
  readonly #written = new Set<string>()
  readonly #owners = new IdOwners()
  readonly #values = new UsedValues()
  readonly #copies: Copies
  readonly #tally = new Tally()
  readonly #tagChanges = new TagChanges()

  constructor(options: RunOptions) {
    this.#options = options
    this.#readBy = readerVersion(options.readOptions)
    this.#copies = new Copies(options.writer)
    this.#taggedBy = `${TAGGER_VERSION}-${catalogueVersion(options.catalogue)}`
  }

  async plan(): Promise<Plan> {
    const { paths, writer, rebuild, onEvent } = this.#options
    const plan = await planRun(
      paths,
      writer,
      (record) => !rebuild && record.readBy === this.#readBy && record.contentHash !== UNREAD,
    )
    plan.refused.forEach((refusal) => this.#refuse(refusal))
    plan.changed.forEach((file) => this.#owners.expect(file))
    onEvent({ type: 'planned', sources: plan.changed.length + plan.unchanged, unchanged: plan.unchanged })
    return plan
  }

  /** Starts reading each changed source; the caller decides how many at a time. */
  *readChanged(files: readonly SourceFile[]): Generator<() => Promise<ReadSource | TouchedSource>> {
    for (const file of files) yield () => this.#readSource(file)
  }

  async finishSource(source: ReadSource | TouchedSource): Promise<void> {
    if ('touched' in source) return this.#finishTouched(source)
    const { file, contentHash, results, kept } = source
    this.#owners.settle(file)
    const before = new Set((await this.#options.writer.articlesOf(file.path)).map((origin) => origin.id))
    const refused: Refusal[] = []
    let unreadable = false
    for await (const result of results) {
      if ('empty' in result) {
        this.#tally.empty++
        continue
      }
      const refusal = 'refused' in result ? { reason: result.refused } : await this.#put(result, file)
      // Threads that have ended their task get the next one while nothing is written.
      await setImmediate()
      if (refusal !== null) refused.push({ path: shownPath(file.path), line: result.line, ...refusal })
      if ('refused' in result) unreadable = true
      else if (refusal === null) before.delete(result.article.id)
    }
    for (const id of kept) before.delete(id)
    // What could not be read may be what was indexed before: it stays until its source can be read again.
    if (!unreadable) for (const id of before) await this.#remove(id, file.path)
    refused.forEach((refusal) => this.#refuse(refusal))
    await this.#putSource(this.#recordOf(file, contentHash, refused))
    this.#options.onEvent({ type: 'source-done', path: file.path })
  }

  /** The same content under a new date: only the date is noted. */
  async #finishTouched({ file, touched }: TouchedSource): Promise<void> {
    this.#tally.touchedSources++
    this.#owners.settle(file)
    // An article of it that another source took has to be refused: the next run reads it again.
    const readBy = this.#owners.isBereft(file) ? '' : touched.readBy
    touched.refused.forEach((refusal) => this.#refuse(refusal))
    await this.#write((writer) =>
      writer.putSource({ ...touched, readBy, sizeBytes: file.sizeBytes, modifiedMs: file.modifiedMs }),
    )
    this.#options.onEvent({ type: 'source-done', path: file.path })
  }

  /** Sources that are gone from the folders given take their articles with them; what could not be looked at stays. */
  async removeVanished({ seen, closed }: Plan): Promise<void> {
    for (const path of this.#options.paths.map((named) => resolve(named))) {
      for await (const { path: known } of this.#options.writer.sourcesUnder(path)) {
        if (seen.has(known) || closed.some((shut) => known === shut || known.startsWith(shut + sep))) continue
        for (const { id } of await this.#options.writer.articlesOf(known)) await this.#remove(id, known)
        await this.#write((writer) => writer.removeSource(known))
        this.#tally.removedSources++
      }
    }
  }

  /** Articles whose sources did not change, after a change of catalogue or taggers. */
  async retagRest(): Promise<void> {
    const { writer, workers, catalogue } = this.#options
    const tasks = async function* (taggedBy: string) {
      for await (const { article, origin } of writer.articlesNotTaggedBy(taggedBy)) {
        yield async () => ({ article, origin, results: await workers.do({ type: 'tag', article, catalogue }) })
      }
    }
    for await (const { article, origin, results } of inOrder(tasks(this.#taggedBy), workers.width)) {
      for (const result of results) {
        if (!('article' in result)) throw new Error(`tagging ${origin.id} again failed: ${'refused' in result ? result.refused : 'it is empty'}`) // prettier-ignore
        await this.#upsert(result.article, { ...origin, taggedBy: this.#taggedBy }, result.unlisted)
        this.#tally.retagged++
        this.#tagChanges.note(article, result.article)
      }
    }
  }

  /** What shows only when all pages are read: lines that the pages of an outlet share. */
  async removeRecurringLines(): Promise<void> {
    const { writer, workers, catalogue } = this.#options
    await this.#write(() =>
      removeRecurring(this.#written, writer, async (article, origin, removed) => {
        const [result] = await workers.do({ type: 'tag', article, catalogue })
        if (!('article' in result)) throw new Error(`tagging ${origin.id} again failed`)
        await this.#copies.willChange(origin.id)
        this.#values.note(result.article, result.unlisted)
        await writer.upsert(result.article, { ...origin, taggedBy: this.#taggedBy })
        this.#tally.leftOut(removed)
      }),
    )
  }

  /** What was written may say what stands elsewhere already. */
  async findCopies(): Promise<void> {
    await this.#write(async () => {
      this.#tally.copies = await this.#copies.settle()
    })
  }

  async commit(): Promise<void> {
    if (!this.#values.isEmpty) {
      const records = this.#values.records(readLists(this.#options.catalogue))
      await this.#write((writer) => writer.putValues(records))
    }
    await this.#write((writer) => writer.commit())
  }

  report(plan: Plan, seconds: number): RunReport {
    const tagChanges = this.#tagChanges.list.slice(0, MOST_CHANGES)
    return this.#tally.report(plan, { tagChanges, refused: this.#refused, seconds })
  }

  async #readSource(file: SourceFile): Promise<ReadSource | TouchedSource> {
    const kept = new Set<string>()
    try {
      const contentHash = await hashFile(file.path)
      const record = await this.#options.writer.source(file.path)
      const isSame = !this.#options.rebuild && record?.contentHash === contentHash && record.readBy === this.#readBy
      // An id it was refused for may be free now.
      if (isSame && !record.refused.some(({ owner }) => owner !== undefined)) return { file, touched: record }
      const known = await this.#knownItems(file)
      const isKnown = (hash: string) => this.#keep(known.get(hash), file, kept)
      return { file, contentHash, kept, results: await readSource(file, { ...this.#options, isKnown }) }
    } catch (error) {
      if (!(error instanceof UnreadableSourceError)) throw error
      return { file, contentHash: UNREAD, kept, results: only({ refused: error.message, line: error.line }) }
    }
  }

  /**
   * Articles of the source that this run would make just the same, by the hash of what they were read from. None where a later
   * item takes the place of an earlier one: of what is read again, the earlier would be the last.
   */
  async #knownItems(file: SourceFile): Promise<Map<string, string>> {
    const { by, laterWins } = formatNamed(file.format)
    if (this.#options.rebuild || by !== 'item' || laterWins) return new Map()
    const origins = await this.#options.writer.articlesOf(file.path)
    const current = origins.filter((origin) => origin.taggedBy === this.#taggedBy)
    return new Map(current.map((origin) => [origin.contentHash, origin.id]))
  }

  /** An item that stands twice is read the second time, to be refused for its id. */
  #keep(id: string | undefined, file: SourceFile, kept: Set<string>): boolean {
    if (id === undefined || kept.has(id)) return false
    kept.add(id)
    this.#owners.note(id, file)
    this.#tally.unchanged++
    return true
  }

  /** Writes an article unless it is there as it is; says why not where its id belongs to another one. */
  async #put(
    { article, contentHash, sketch, unlisted }: ReadArticle,
    file: SourceFile,
  ): Promise<Pick<Refusal, 'reason' | 'owner'> | null> {
    const { path } = file
    const origin = await this.#options.writer.articleOrigin(article.id)
    const owner = this.#owners.otherOwner(article.id, origin, file)
    if (owner !== null)
      return { reason: `its id ${article.sourceId} is that of another article, in ${shownPath(owner)}`, owner }
    this.#owners.note(article.id, file, origin)
    this.#written.add(article.id)
    const isAsBefore = origin?.contentHash === contentHash && origin.path === path && origin.taggedBy === this.#taggedBy
    if (isAsBefore && !this.#options.rebuild) {
      this.#tally.unchanged++
      return null
    }
    this.#options.onEvent(this.#tally.wrote(article, origin ? 'changed' : 'added', shownPath(path)))
    await this.#write(() => this.#copies.willChange(article.id))
    await this.#upsert(article, { path, contentHash, taggedBy: this.#taggedBy, sketch }, unlisted)
    await this.#write(() => this.#copies.hasChanged(article.id))
    return null
  }

  async #upsert(article: Article, origin: Omit<ArticleOrigin, 'id'>, unlisted: readonly UnlistedName[]): Promise<void> {
    this.#tally.paragraphs += article.paragraphs.length
    this.#values.note(article, unlisted)
    await this.#write((writer) => writer.upsert(article, origin))
  }

  async #remove(id: string, path: string): Promise<void> {
    // Another source may have taken the article over in this run.
    if (this.#owners.has(id)) return
    this.#tally.removed++
    this.#options.onEvent({ type: 'article', change: 'removed', id, path: shownPath(path), title: '' })
    await this.#write(async (writer) => {
      await this.#copies.willChange(id)
      await writer.removeArticle(id)
    })
  }

  #recordOf(file: SourceFile, contentHash: string, refused: readonly Refusal[]): SourceRecord {
    const { path, format, sizeBytes, modifiedMs } = file
    return { path, format, sizeBytes, modifiedMs, contentHash, readBy: this.#readBy, refused }
  }

  /** What is refused again and again for the same reason changes nothing. */
  async #putSource(record: SourceRecord): Promise<void> {
    const known = await this.#options.writer.source(record.path)
    if (!isDeepStrictEqual(known, record)) await this.#write((writer) => writer.putSource(record))
  }

  #refuse(refusal: Refusal): void {
    this.#refused.push(refusal)
    this.#options.onEvent({ type: 'refused', ...refusal })
  }

  async #write(change: (writer: IndexWriter) => Promise<void>): Promise<void> {
    this.#options.signal?.throwIfAborted()
    if (!this.#options.dryRun) await change(this.#options.writer)
  }
}
