/**
 * One run: what changed in the sources is read, tagged and written; what is gone is taken out; then everything becomes
 * visible at once.
 */
import { resolve, sep } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Article } from '../engine/document.ts'
import type { Provenance, IndexWriter, Refusal, SourceRecord } from '../engine/search-engine.ts'
import { IdOwners } from './id-owners.ts'
import { inOrder } from './in-order.ts'
import { catalogueVersion } from './catalogue/catalogue-files.ts'
import { readLists } from './catalogue/load-catalogue.ts'
import { removeRecurring } from './clean/recurring-lines.ts'
import { Copies } from './copies/copies.ts'
import { OwnedElsewhere } from './owned-elsewhere.ts'
import { knownSources, planRun, type Plan } from './plan.ts'
import { readerVersion } from './read/formats.ts'
import {
  readChanged,
  readTouched,
  UNREAD,
  type ChangedReading,
  type ReadSource,
  type TouchedSource,
} from './read-changed.ts'
import { shownPath } from './read-source.ts'
import { Tally, type RunReport } from './run-report.ts'
import type { RunOptions } from './run-options.ts'
import { SourceRefusals } from './source-refusals.ts'
import { findFiles, type SourceFile } from './sources.ts'
import { TagChanges } from './tag-changes.ts'
import { TAGGER_VERSION } from './tag/tagger-version.ts'
import type { UnlistedName } from './tag/actors/unlisted-names.ts'
import { UsedValues } from './value-records.ts'
import type { ReadArticle, TaskResult } from './work.ts'
import { WrittenArticles } from './written-articles.ts'

export async function run(options: RunOptions): Promise<RunReport> {
  const started = performance.now()
  const work = new Run(options)
  const plan = await work.plan()
  for await (const done of inOrder(work.startReading(plan.changed), options.workers.width))
    await work.finishSource(done)
  await work.removeVanished(plan)
  await work.retagRest()
  await work.removeRecurringLines()
  await work.findCopies()
  await work.noteOwnedElsewhere()
  await work.commit()
  return work.report(plan, (performance.now() - started) / 1000)
}

/** Changes of tags that a report names, the greatest. */
const MOST_CHANGES = 20

/** Another article that has the id already. `reason` says why that is a mistake; it is null where both are one article, in whatever state. */
interface Clash {
  readonly owner: string
  readonly reason: string | null
  /** Whether it was written all the same, and it is the other that is refused. */
  readonly comesFirst?: true
}

class Run {
  readonly #options: RunOptions
  readonly #readBy: string
  readonly #taggedBy: string
  readonly #refused: Refusal[] = []
  readonly #written: WrittenArticles
  /** Ids of articles that it took out, or would. */
  readonly #removed = new Set<string>()
  readonly #owners = new IdOwners()
  readonly #ownedElsewhere = new OwnedElsewhere()
  readonly #values = new UsedValues()
  readonly #copies: Copies
  readonly #tally = new Tally()
  readonly #tagChanges = new TagChanges()

  constructor(options: RunOptions) {
    this.#options = options
    this.#readBy = readerVersion(options.readOptions)
    this.#written = new WrittenArticles(options)
    this.#copies = new Copies(options.writer)
    this.#taggedBy = `${TAGGER_VERSION}-${catalogueVersion(options.catalogue)}`
  }

  get #reading(): ChangedReading {
    return { ...this.#options, readBy: this.#readBy, taggedBy: this.#taggedBy, owners: this.#owners }
  }

  async plan(): Promise<Plan> {
    const { paths, areGone, dataFolder, writer, rebuild, onEvent } = this.#options
    const plan = await planRun(
      findFiles(areGone ? [] : paths, dataFolder),
      writer,
      (record) => !rebuild && record.readBy === this.#readBy && record.contentHash !== UNREAD,
    )
    plan.refused.forEach((refusal) => this.#refuse(refusal))
    plan.changed.forEach((file) => this.#owners.expect(file))
    onEvent({ type: 'planned', sources: plan.changed.length + plan.unchanged, unchanged: plan.unchanged })
    return plan
  }

  /** Starts reading each changed source; the caller decides how many at a time. */
  *startReading(files: readonly SourceFile[]): Generator<() => Promise<ReadSource | TouchedSource>> {
    for (const file of files) yield () => readChanged(file, this.#reading)
  }

  async finishSource(source: ReadSource | TouchedSource): Promise<void> {
    if ('touched' in source) {
      const lostAnArticle = this.#owners.lostAnArticle(source.file)
      return lostAnArticle ? this.finishSource(await readTouched(source, this.#reading)) : this.#finishTouched(source)
    }
    const { file } = source
    this.#owners.settle(file)
    const refusals = new SourceRefusals(file.path, await this.#options.writer.source(file.path))
    const missing = await this.#takeResults(source, refusals)
    const keepsMissing = refusals.mayHideArticles && missing.size > 0
    if (!keepsMissing) for (const id of missing) await this.#remove(id, file.path)
    refusals.refused.forEach((refusal) => this.#refuse(refusal))
    await this.#noteRead(source, refusals, keepsMissing)
    this.#options.onEvent({ type: 'source-done', path: file.path })
  }

  /** Writes what was read of a source. @returns the articles that it had before and that were not met in it again */
  async #takeResults({ file, results, kept }: ReadSource, refusals: SourceRefusals): Promise<Set<string>> {
    const missing = new Set((await this.#options.writer.articlesOf(file.path)).map((origin) => origin.id))
    for await (const result of results) {
      if ('empty' in result) {
        this.#tally.empty++
        continue
      }
      if ('refused' in result) {
        refusals.addUnreadable(result.line, result.refused, result.contentHash)
        continue
      }
      const keptLine = kept.get(result.article.id) ?? null
      const standsBefore = keptLine !== null && result.line !== null && result.line < keptLine
      const clash = await this.#put(result, file, standsBefore)
      // Threads that have ended their task get the next one while nothing is written.
      await setImmediate()
      if (clash === null || clash.comesFirst) {
        missing.delete(result.article.id)
        if (clash !== null) refusals.add(keptLine, clash.reason!)
        continue
      }
      if (clash.owner !== file.path) this.#ownedElsewhere.note(file.path, result.article.id)
      if (clash.reason !== null) refusals.add(result.line, clash.reason)
    }
    for (const id of kept.keys()) missing.delete(id)
    this.#tally.unchanged += kept.size
    return missing
  }

  async #noteRead({ file, contentHash }: ReadSource, refusals: SourceRefusals, keepsMissing: boolean): Promise<void> {
    const { path, format, sizeBytes, modifiedMs } = file
    const { refused } = refusals
    const neverRead = refusals.neverRead(keepsMissing)
    const read = { path, format, sizeBytes, modifiedMs, contentHash, readBy: this.#readBy, refused }
    await this.#putSource({ ...read, ...(neverRead.length > 0 && { neverRead }) })
  }

  /** The same content under a new date: only the date is noted. */
  async #finishTouched({ file, touched }: TouchedSource): Promise<void> {
    this.#tally.touchedSources++
    this.#owners.settle(file)
    touched.refused.forEach((refusal) => this.#refuse(refusal))
    await this.#write((writer) =>
      writer.putSource({ ...touched, sizeBytes: file.sizeBytes, modifiedMs: file.modifiedMs }),
    )
    this.#options.onEvent({ type: 'source-done', path: file.path })
  }

  /** Sources that are gone from the folders given take their articles with them; what could not be looked at stays. */
  async removeVanished({ seen, closed }: Plan): Promise<void> {
    for (const path of this.#options.paths.map((named) => resolve(named))) {
      for await (const { path: known } of knownSources(path, this.#options.writer)) {
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
    const [written, removed] = [this.#written, this.#removed]
    const tasks = async function* (taggedBy: string) {
      for await (const { article, origin } of writer.articlesNotTaggedBy(taggedBy)) {
        // In a dry run these stand in the index still.
        if (written.ids.has(origin.id) || removed.has(origin.id)) continue
        yield async () => ({ article, origin, results: await workers.do({ type: 'tag', article, catalogue }) })
      }
    }
    for await (const { article, origin, results } of inOrder(tasks(this.#taggedBy), workers.width)) {
      for (const result of results) {
        if ('article' in result) {
          await this.#upsert(result.article, { ...origin, taggedBy: this.#taggedBy }, result.unlisted)
          this.#tally.retagged++
          this.#tagChanges.note(article, result.article)
        } else this.#refuseTagging(article, origin.path, result)
      }
    }
  }

  /** What shows only when all pages are read: lines that the pages of an outlet share. */
  async removeRecurringLines(): Promise<void> {
    const { writer, workers, catalogue } = this.#options
    await this.#write(() =>
      removeRecurring(this.#written.ids, writer, async (article, origin, removed) => {
        const [result] = await workers.do({ type: 'tag', article, catalogue })
        if (!('article' in result)) return this.#refuseTagging(article, origin.path, result)
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

  async noteOwnedElsewhere(): Promise<void> {
    for await (const record of this.#ownedElsewhere.records(this.#options.writer)) await this.#putSource(record)
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

  /**
   * Writes an article unless it is there as it is, or its id belongs to another one.
   * @param standsBefore whether the other stands behind it in the same source, unchanged since an earlier run
   */
  async #put(read: ReadArticle, file: SourceFile, standsBefore: boolean): Promise<Clash | null> {
    const { article, contentHash, sketch, unlisted } = read
    const { path } = file
    const origin = this.#removed.has(article.id) ? null : await this.#written.origin(article.id)
    const owner = this.#owners.otherOwner(article.id, origin, file)
    let clash: Clash | null = null
    if (owner !== null) {
      const relation = await this.#written.relationOf(read, path, owner)
      this.#tally.stoodElsewhere(relation)
      const reason = `its id ${article.sourceId} is that of another article, in ${shownPath(owner)}`
      if (relation === 'other' && standsBefore) clash = { owner, reason, comesFirst: true }
      else if (relation !== 'later') return { owner, reason: relation === 'other' ? reason : null }
      if (owner !== path) this.#ownedElsewhere.note(owner, article.id)
    }
    const now = { path, contentHash, taggedBy: this.#taggedBy, sketch }
    this.#owners.note(article.id, file, origin)
    this.#removed.delete(article.id)
    this.#written.note(article, now)
    const isAsBefore = origin?.contentHash === contentHash && origin.path === path && origin.taggedBy === this.#taggedBy
    if (isAsBefore && !this.#options.rebuild) {
      this.#tally.unchanged++
      return null
    }
    this.#options.onEvent(this.#tally.wrote(article, origin ? 'changed' : 'added', shownPath(path)))
    await this.#write(() => this.#copies.willChange(article.id))
    await this.#upsert(article, now, unlisted)
    await this.#write(() => this.#copies.hasChanged(article.id))
    return clash
  }

  async #upsert(article: Article, origin: Provenance, unlisted: readonly UnlistedName[]): Promise<void> {
    this.#tally.paragraphs += article.paragraphs.length
    this.#values.note(article, unlisted)
    await this.#write((writer) => writer.upsert(article, origin))
  }

  async #remove(id: string, path: string): Promise<void> {
    // Another source may have taken the article over in this run.
    if (this.#owners.has(id)) return
    this.#removed.add(id)
    this.#tally.removed++
    this.#options.onEvent({ type: 'article', change: 'removed', id, path: shownPath(path), title: '' })
    await this.#write(async (writer) => {
      await this.#copies.willChange(id)
      await writer.removeArticle(id)
    })
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

  /** It stays as it is. After a change of catalogue or taggers the next run tries again. */
  #refuseTagging({ title }: Article, path: string, result: Exclude<TaskResult, ReadArticle>): void {
    const why = 'refused' in result ? result.refused : 'it is empty'
    this.#refuse({ path: shownPath(path), line: null, reason: `${title} cannot be tagged again: ${why}` })
  }

  async #write(change: (writer: IndexWriter) => Promise<void>): Promise<void> {
    this.#options.signal?.throwIfAborted()
    if (!this.#options.dryRun) await change(this.#options.writer)
  }
}
