/** Taking what was read of each source into the index, and out of it what the sources hold no more. */
import { resolve, sep } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { IdOwners } from './id-owners.ts'
import type { IndexChanges } from './index-changes.ts'
import { OwnedElsewhere } from './owned-elsewhere.ts'
import { knownSources, type Plan } from './plan.ts'
import { readChanged, readTouched, type ChangedReading, type ReadSource, type TouchedSource } from './read-changed.ts'
import { shownPath } from './read-source.ts'
import type { RunOptions } from './run-options.ts'
import type { Tally } from './run-report.ts'
import { SourceRefusals } from './source-refusals.ts'
import type { SourceFile } from './sources.ts'
import type { ReadArticle } from './work.ts'

/** By what sources are read and articles tagged: what was so by others is so again. */
export interface RunVersions {
  readonly readBy: string
  readonly taggedBy: string
}

/** Another article that has the id already. `reason` says why that is a mistake; it is null where both are one article, in whatever state. */
interface Clash {
  readonly owner: string
  readonly reason: string | null
  /** Whether it was written all the same, and it is the other that is refused. */
  readonly comesFirst?: true
}

export class SourceIntake {
  readonly #options: RunOptions
  readonly #versions: RunVersions
  readonly #changes: IndexChanges
  readonly #tally: Tally
  readonly #owners = new IdOwners()
  readonly #ownedElsewhere = new OwnedElsewhere()

  constructor(options: RunOptions, versions: RunVersions, changes: IndexChanges, tally: Tally) {
    this.#options = options
    this.#versions = versions
    this.#changes = changes
    this.#tally = tally
  }

  get #reading(): ChangedReading {
    return { ...this.#options, ...this.#versions, owners: this.#owners }
  }

  /** Starts reading each changed source; the caller decides how many at a time. */
  *startReading(files: readonly SourceFile[]): Generator<() => Promise<ReadSource | TouchedSource>> {
    files.forEach((file) => this.#owners.expect(file))
    for (const file of files) yield () => readChanged(file, this.#reading)
  }

  async finish(source: ReadSource | TouchedSource): Promise<void> {
    if ('touched' in source) {
      const lostAnArticle = this.#owners.lostAnArticle(source.file)
      return lostAnArticle ? this.finish(await readTouched(source, this.#reading)) : this.#finishTouched(source)
    }
    const { file } = source
    this.#owners.settle(file)
    const refusals = new SourceRefusals(file.path, await this.#options.writer.source(file.path))
    const missing = await this.#takeResults(source, refusals)
    const keepsMissing = refusals.mayHideArticles && missing.size > 0
    if (!keepsMissing) for (const id of missing) await this.#remove(id, file.path)
    for (const refusal of refusals.refused) this.#options.onEvent(this.#tally.refuse(refusal))
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
    const read = { path, format, sizeBytes, modifiedMs, contentHash, readBy: this.#versions.readBy, refused }
    await this.#changes.putSource({ ...read, ...(neverRead.length > 0 && { neverRead }) })
  }

  /** The same content under a new date: only the date is noted. */
  async #finishTouched({ file, touched }: TouchedSource): Promise<void> {
    this.#tally.touchedSources++
    this.#owners.settle(file)
    for (const refusal of touched.refused) this.#options.onEvent(this.#tally.refuse(refusal))
    await this.#changes.write((writer) =>
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
        await this.#changes.write((writer) => writer.removeSource(known))
        this.#tally.removedSources++
      }
    }
  }

  /** What sources hold that is indexed from others. To be asked when all is written: only then each article's owner is known. */
  async noteOwnedElsewhere(): Promise<void> {
    for await (const record of this.#ownedElsewhere.records(this.#options.writer)) await this.#changes.putSource(record)
  }

  /**
   * Writes an article unless it is there as it is, or its id belongs to another one.
   * @param standsBefore whether the other stands behind it in the same source, unchanged since an earlier run
   */
  async #put(read: ReadArticle, file: SourceFile, standsBefore: boolean): Promise<Clash | null> {
    const { article, contentHash, sketch, unlisted } = read
    const { path } = file
    const origin = this.#changes.removed.has(article.id) ? null : await this.#changes.written.origin(article.id)
    const owner = this.#owners.otherOwner(article.id, origin, file)
    let clash: Clash | null = null
    if (owner !== null) {
      const relation = await this.#changes.written.relationOf(read, path, owner)
      this.#tally.stoodElsewhere(relation)
      const reason = `its id ${article.sourceId} is that of another article, in ${shownPath(owner)}`
      if (relation === 'other' && standsBefore) clash = { owner, reason, comesFirst: true }
      else if (relation !== 'later') return { owner, reason: relation === 'other' ? reason : null }
      if (owner !== path) this.#ownedElsewhere.note(owner, article.id)
    }
    const now = { path, contentHash, taggedBy: this.#versions.taggedBy, sketch }
    this.#owners.note(article.id, file, origin)
    this.#changes.removed.delete(article.id)
    this.#changes.written.note(article, now)
    const isAsBefore =
      origin?.contentHash === contentHash && origin.path === path && origin.taggedBy === this.#versions.taggedBy
    if (isAsBefore && !this.#options.rebuild) {
      this.#tally.unchanged++
      return null
    }
    this.#options.onEvent(this.#tally.wrote(article, origin ? 'changed' : 'added', shownPath(path)))
    await this.#changes.put(article, now, unlisted)
    return clash
  }

  async #remove(id: string, path: string): Promise<void> {
    // Another source may have taken the article over in this run.
    if (!this.#owners.has(id)) await this.#changes.remove(id, path)
  }
}
