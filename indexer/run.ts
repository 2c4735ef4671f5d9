/**
 * One run: what changed in the sources is read, tagged and written; what is gone is taken out; then everything becomes
 * visible at once.
 */
import type { Article } from '../engine/document.ts'
import { inOrder } from './in-order.ts'
import { catalogueVersion } from './catalogue/catalogue-files.ts'
import { removeRecurring } from './clean/recurring-lines.ts'
import { IndexChanges } from './index-changes.ts'
import { planRun, type Plan } from './plan.ts'
import { readerVersion } from './read/formats.ts'
import { UNREAD } from './read-changed.ts'
import { shownPath } from './read-source.ts'
import { Tally, type RunReport } from './run-report.ts'
import type { RunOptions } from './run-options.ts'
import { SourceIntake, type RunVersions } from './source-intake.ts'
import { findFiles } from './sources.ts'
import { TagChanges } from './tag-changes.ts'
import { TAGGER_VERSION } from './tag/tagger-version.ts'
import type { ReadArticle, TaskResult } from './work.ts'

export async function run(options: RunOptions): Promise<RunReport> {
  const started = performance.now()
  const work = new Run(options)
  const plan = await work.plan()
  await work.readSources(plan)
  await work.retagRest()
  await work.removeRecurringLines()
  await work.commit()
  return work.report(plan, (performance.now() - started) / 1000)
}

/** Changes of tags that a report names, the greatest. */
const MOST_CHANGES = 20

class Run {
  readonly #options: RunOptions
  readonly #versions: RunVersions
  readonly #tally = new Tally()
  readonly #changes: IndexChanges
  readonly #sources: SourceIntake
  readonly #tagChanges = new TagChanges()

  constructor(options: RunOptions) {
    this.#options = options
    this.#versions = {
      readBy: readerVersion(options.readOptions),
      taggedBy: `${TAGGER_VERSION}-${catalogueVersion(options.catalogue)}`,
    }
    this.#changes = new IndexChanges(options, this.#tally)
    this.#sources = new SourceIntake(options, this.#versions, this.#changes, this.#tally)
  }

  async plan(): Promise<Plan> {
    const { paths, areGone, dataFolder, writer, rebuild, onEvent } = this.#options
    const plan = await planRun(
      findFiles(areGone ? [] : paths, dataFolder),
      writer,
      (record) => !rebuild && record.readBy === this.#versions.readBy && record.contentHash !== UNREAD,
    )
    for (const refusal of plan.refused) onEvent(this.#tally.refuse(refusal))
    onEvent({ type: 'planned', sources: plan.changed.length + plan.unchanged, unchanged: plan.unchanged })
    return plan
  }

  async readSources(plan: Plan): Promise<void> {
    for await (const source of inOrder(this.#sources.startReading(plan.changed), this.#options.workers.width))
      await this.#sources.finish(source)
    await this.#sources.removeVanished(plan)
  }

  /** Articles whose sources did not change, after a change of catalogue or taggers. */
  async retagRest(): Promise<void> {
    const { writer, workers, catalogue } = this.#options
    const { written, removed } = this.#changes
    const tasks = async function* (taggedBy: string) {
      for await (const { article, origin } of writer.articlesNotTaggedBy(taggedBy)) {
        // In a dry run these stand in the index still.
        if (written.ids.has(origin.id) || removed.has(origin.id)) continue
        yield async () => ({ article, origin, results: await workers.do({ type: 'tag', article, catalogue }) })
      }
    }
    for await (const { article, origin, results } of inOrder(tasks(this.#versions.taggedBy), workers.width)) {
      for (const result of results) {
        if ('article' in result) {
          await this.#changes.putTags(result.article, { ...origin, taggedBy: this.#versions.taggedBy }, result.unlisted)
          this.#tally.retagged++
          this.#tagChanges.note(article, result.article)
        } else this.#refuseTagging(article, origin.path, result)
      }
    }
  }

  /** What shows only when all pages are read: lines that the pages of an outlet share. */
  async removeRecurringLines(): Promise<void> {
    const { writer, workers, catalogue } = this.#options
    const { taggedBy } = this.#versions
    await this.#changes.write(() =>
      removeRecurring(this.#changes.written.ids, writer, async (article, origin, removed) => {
        const [result] = await workers.do({ type: 'tag', article, catalogue })
        if (!('article' in result)) return this.#refuseTagging(article, origin.path, result)
        await this.#changes.putShortened(result.article, { ...origin, taggedBy }, result.unlisted)
        this.#tally.leftOut(removed)
      }),
    )
  }

  async commit(): Promise<void> {
    await this.#changes.findCopies()
    await this.#sources.noteOwnedElsewhere()
    await this.#changes.commit()
  }

  report(plan: Plan, seconds: number): RunReport {
    return this.#tally.report(plan, { tagChanges: this.#tagChanges.list.slice(0, MOST_CHANGES), seconds })
  }

  /** It stays as it is. After a change of catalogue or taggers the next run tries again. */
  #refuseTagging({ title }: Article, path: string, result: Exclude<TaskResult, ReadArticle>): void {
    const why = 'refused' in result ? result.refused : 'it is empty'
    const refusal = { path: shownPath(path), line: null, reason: `${title} cannot be tagged again: ${why}` }
    this.#options.onEvent(this.#tally.refuse(refusal))
  }
}
