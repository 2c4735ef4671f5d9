/**
 * One run: what changed in the sources is read, tagged and written; what is gone is taken out; then everything becomes
 * visible at once.
 */
import { existsSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import type { Article, ValueRecord } from '../engine/document.ts'
import { withAncestors } from '../engine/facets.ts'
import type { ArticleOrigin, IndexWriter, Refusal, SourceRecord } from '../engine/search-engine.ts'
import type { Actor } from './catalogue/compile-catalogue.ts'
import type { Topic } from './catalogue/topics.ts'
import { inOrder, only } from './in-order.ts'
import { catalogueVersion, loadCatalogue, type CatalogueFiles } from './catalogue/load-catalogue.ts'
import { formatNamed, READER_VERSION } from './read/formats.ts'
import { hashFile } from './read/open-source.ts'
import { UnreadableSourceError } from './read/source-article.ts'
import { readSource, shownPath } from './read-source.ts'
import { findSources, type SourceFile } from './sources.ts'
import { TAGGER_VERSION } from './tag/tag-article.ts'
import type { UnlistedName } from './tag/actors/unlisted-names.ts'
import type { ReadArticle, TaskResult } from './work.ts'
import type { Workers } from './workers.ts'

export interface RunOptions {
  readonly paths: readonly string[]
  readonly catalogue: CatalogueFiles
  readonly writer: IndexWriter
  readonly workers: Workers
  /** Plan and read, but write nothing. */
  readonly dryRun: boolean
  /** Read everything again, whatever is known of it. */
  readonly rebuild: boolean
  readonly onEvent: (event: RunEvent) => void
  readonly signal?: AbortSignal
}

/** What a run tells while it goes. */
export type RunEvent =
  | { readonly type: 'planned'; readonly sources: number; readonly unchanged: number }
  | { readonly type: 'source-done'; readonly path: string }
  | {
      readonly type: 'article'
      readonly change: 'added' | 'changed' | 'removed'
      readonly id: string
      readonly path: string
      readonly title: string
    }
  | ({ readonly type: 'refused' } & Refusal)

export interface RunReport {
  readonly sources: { readonly found: number; readonly unchanged: number; readonly removed: number }
  readonly articles: {
    readonly added: number
    readonly changed: number
    readonly unchanged: number
    readonly retagged: number
    readonly removed: number
  }
  /** Of the articles added, changed or tagged again. */
  readonly paragraphs: number
  readonly furnitureLines: number
  /** Articles without any text, which are passed over. */
  readonly empty: number
  readonly refused: readonly Refusal[]
  readonly seconds: number
}

export async function run(options: RunOptions): Promise<RunReport> {
  const started = performance.now()
  const work = new Run(options)
  const plan = await work.plan()
  for await (const done of inOrder(work.readChanged(plan.changed), options.workers.width)) await work.finishSource(done)
  await work.removeVanished(plan)
  await work.retagRest()
  await work.commit()
  return work.report(plan, (performance.now() - started) / 1000)
}

interface Plan {
  readonly changed: readonly SourceFile[]
  /** Absolute paths of all sources found. */
  readonly seen: ReadonlySet<string>
  /** Paths that could not be looked at: nothing below them counts as gone. */
  readonly closed: readonly string[]
  readonly unchanged: number
}

/** A source whose content is known to have changed, and what came of reading it. */
interface ReadSource {
  readonly file: SourceFile
  readonly contentHash: string
  readonly results: AsyncIterable<TaskResult>
  /** Ids of articles that need no reading, by the hash of their lines. */
  readonly kept: Set<string>
}

/** A source that only seemed to have changed: its content is what it was. */
interface TouchedSource {
  readonly file: SourceFile
  readonly touched: SourceRecord
}

class Run {
  readonly #options: RunOptions
  readonly #taggedBy: string
  readonly #refused: Refusal[] = []
  /** By id of an article of this run: the source it came from. */
  readonly #written = new Map<string, string>()
  readonly #usedValues = { actor: new Set<string>(), topic: new Set<string>() }
  readonly #unlisted = new Map<string, UnlistedName>()
  readonly #counts = {
    added: 0,
    changed: 0,
    unchanged: 0,
    retagged: 0,
    removed: 0,
    paragraphs: 0,
    furnitureLines: 0,
    removedSources: 0,
    empty: 0,
    touched: 0,
  }

  constructor(options: RunOptions) {
    this.#options = options
    this.#taggedBy = `${TAGGER_VERSION}-${catalogueVersion(options.catalogue)}`
  }

  /** Tells changed sources from unchanged ones by what the file system says of them. */
  async plan(): Promise<Plan> {
    const changed: SourceFile[] = []
    const seen = new Set<string>()
    const closed: string[] = []
    let unchanged = 0
    for (const found of findSources(this.#options.paths)) {
      if ('refused' in found) {
        closed.push(found.path)
        this.#refuse({ path: shownPath(found.path), line: null, reason: found.refused })
      } else {
        seen.add(found.path)
        const known = await this.#options.writer.source(found.path)
        if (known && this.#isUntouched(known, found)) {
          unchanged++
          known.refused.forEach((refusal) => this.#refuse(refusal))
        } else changed.push(found)
      }
    }
    this.#options.onEvent({ type: 'planned', sources: changed.length + unchanged, unchanged })
    return { changed, seen, closed, unchanged }
  }

  /** Starts reading each changed source; the caller decides how many at a time. */
  *readChanged(files: readonly SourceFile[]): Generator<() => Promise<ReadSource | TouchedSource>> {
    for (const file of files) yield () => this.#readSource(file)
  }

  async finishSource(source: ReadSource | TouchedSource): Promise<void> {
    if ('touched' in source) return this.#finishTouched(source)
    const { file, contentHash, results, kept } = source
    const before = new Set((await this.#options.writer.articlesOf(file.path)).map((origin) => origin.id))
    const refused: Refusal[] = []
    let unreadable = false
    for await (const result of results) {
      if ('empty' in result) {
        this.#counts.empty++
        continue
      }
      const reason = 'refused' in result ? result.refused : await this.#put(result, file.path)
      if (reason !== null) refused.push({ path: shownPath(file.path), line: result.line, reason })
      if ('refused' in result) unreadable = true
      else if (reason === null) before.delete(result.article.id)
    }
    for (const id of kept) before.delete(id)
    // What could not be read may be what was indexed before: it stays until its source can be read again.
    if (!unreadable) for (const id of before) await this.#remove(id, file.path)
    refused.forEach((refusal) => this.#refuse(refusal))
    await this.#write((writer) => writer.putSource(recordOf(file, contentHash, refused)))
    this.#options.onEvent({ type: 'source-done', path: file.path })
  }

  /** The same content under a new date: only the date is noted. */
  async #finishTouched({ file, touched }: TouchedSource): Promise<void> {
    this.#counts.touched++
    touched.refused.forEach((refusal) => this.#refuse(refusal))
    await this.#write((writer) =>
      writer.putSource({ ...touched, sizeBytes: file.sizeBytes, modifiedMs: file.modifiedMs }),
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
        this.#counts.removedSources++
      }
    }
  }

  /** Articles whose sources did not change, after a change of catalogue or taggers. */
  async retagRest(): Promise<void> {
    const { writer, workers, catalogue } = this.#options
    const tasks = async function* (taggedBy: string) {
      for await (const { article, origin } of writer.articlesNotTaggedBy(taggedBy)) {
        yield async () => ({ origin, results: await workers.do({ type: 'tag', article, catalogue }) })
      }
    }
    for await (const { origin, results } of inOrder(tasks(this.#taggedBy), workers.width)) {
      for (const result of results) {
        if (!('article' in result))
          throw new Error(`tagging ${origin.id} again failed: ${'refused' in result ? result.refused : 'it is empty'}`)
        await this.#upsert(result.article, { ...origin, taggedBy: this.#taggedBy })
        this.#noteUnlisted(result.unlisted)
        this.#counts.retagged++
      }
    }
  }

  async commit(): Promise<void> {
    const values = this.#valueRecords()
    if (values.length) await this.#write((writer) => writer.putValues(values))
    await this.#write((writer) => writer.commit())
  }

  report(plan: Plan, seconds: number): RunReport {
    const { added, changed, unchanged, retagged, removed, paragraphs, furnitureLines, removedSources, empty, touched } =
      this.#counts
    return {
      sources: { found: plan.seen.size, unchanged: plan.unchanged + touched, removed: removedSources },
      articles: { added, changed, unchanged, retagged, removed },
      paragraphs,
      furnitureLines,
      empty,
      refused: this.#refused,
      seconds,
    }
  }

  #isUntouched(known: SourceRecord, found: SourceFile): boolean {
    return (
      !this.#options.rebuild &&
      known.readBy === READER_VERSION &&
      known.sizeBytes === found.sizeBytes &&
      known.modifiedMs === found.modifiedMs
    )
  }

  async #readSource(file: SourceFile): Promise<ReadSource | TouchedSource> {
    const kept = new Set<string>()
    try {
      const contentHash = await hashFile(file.path)
      const record = await this.#options.writer.source(file.path)
      if (!this.#options.rebuild && record?.contentHash === contentHash && record.readBy === READER_VERSION)
        return { file, touched: record }
      const known = await this.#knownLines(file)
      const isKnown = (hash: string) => this.#keep(known.get(hash), kept)
      return { file, contentHash, kept, results: await readSource(file, { ...this.#options, isKnown }) }
    } catch (error) {
      if (!(error instanceof UnreadableSourceError)) throw error
      return { file, contentHash: '', kept, results: only({ refused: error.message, line: error.line }) }
    }
  }

  /** Articles of the source that this run would make just the same, by the hash of what they were read from. */
  async #knownLines(file: SourceFile): Promise<Map<string, string>> {
    if (this.#options.rebuild || formatNamed(file.format).by !== 'line') return new Map()
    const origins = await this.#options.writer.articlesOf(file.path)
    return new Map(
      origins.filter((origin) => origin.taggedBy === this.#taggedBy).map((origin) => [origin.contentHash, origin.id]),
    )
  }

  /** A line that stands twice is read the second time, to be refused for its id. */
  #keep(id: string | undefined, kept: Set<string>): boolean {
    if (id === undefined || kept.has(id)) return false
    kept.add(id)
    this.#counts.unchanged++
    return true
  }

  /** Writes an article unless it is there as it is; gives the reason where its id belongs to another source. */
  async #put({ article, contentHash, unlisted }: ReadArticle, path: string): Promise<string | null> {
    const origin = await this.#options.writer.articleOrigin(article.id)
    const owner =
      this.#written.get(article.id) ?? (origin && origin.path !== path && existsSync(origin.path) ? origin.path : null)
    if (owner !== null) return `its id ${article.sourceId} is that of another article, in ${shownPath(owner)}`
    this.#written.set(article.id, path)
    const isAsBefore = origin?.contentHash === contentHash && origin.path === path && origin.taggedBy === this.#taggedBy
    if (isAsBefore && !this.#options.rebuild) {
      this.#counts.unchanged++
      return null
    }
    this.#counts[origin ? 'changed' : 'added']++
    this.#counts.furnitureLines += article.removed.length
    this.#options.onEvent({
      type: 'article',
      change: origin ? 'changed' : 'added',
      id: article.id,
      path: shownPath(path),
      title: article.title,
    })
    await this.#upsert(article, { path, contentHash, taggedBy: this.#taggedBy })
    this.#noteUnlisted(unlisted)
    return null
  }

  #noteUnlisted(names: readonly UnlistedName[]): void {
    for (const name of names) if (!this.#unlisted.has(name.id)) this.#unlisted.set(name.id, name)
  }

  async #upsert(article: Article, origin: Omit<ArticleOrigin, 'id'>): Promise<void> {
    this.#counts.paragraphs += article.paragraphs.length
    for (const { actors, speakers, topics, mentions } of article.paragraphs) {
      for (const actor of [...actors, ...speakers, ...mentions.map((mention) => mention.actor)])
        this.#usedValues.actor.add(actor)
      for (const topic of topics) for (const value of withAncestors('tree', topic)) this.#usedValues.topic.add(value)
    }
    await this.#write((writer) => writer.upsert(article, origin))
  }

  async #remove(id: string, path: string): Promise<void> {
    // Another source may have taken the article over in this run.
    if (this.#written.has(id)) return
    this.#counts.removed++
    this.#options.onEvent({ type: 'article', change: 'removed', id, path: shownPath(path), title: '' })
    await this.#write((writer) => writer.removeArticle(id))
  }

  /** Labels of what was tagged: the catalogue's, and the text's for names it lacks. */
  #valueRecords(): ValueRecord[] {
    const { actor: actors, topic: topics } = this.#usedValues
    if (actors.size === 0 && topics.size === 0) return []
    const catalogue = loadCatalogue(this.#options.catalogue)
    return [
      ...[...actors].map((id) => actorRecord(id, catalogue.actors.get(id), this.#unlisted.get(id))),
      ...catalogue.topics.topics.filter(({ id }) => topics.has(id)).map(topicRecord),
    ]
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

function recordOf(file: SourceFile, contentHash: string, refused: readonly Refusal[]): SourceRecord {
  const { path, format, sizeBytes, modifiedMs } = file
  return { path, format, sizeBytes, modifiedMs, contentHash, readBy: READER_VERSION, refused }
}

function actorRecord(id: string, listed: Actor | undefined, unlisted: UnlistedName | undefined): ValueRecord {
  const { kind, label } = listed ?? unlisted ?? { kind: null, label: id }
  return {
    facet: 'actor',
    value: id,
    label,
    actorKind: kind,
    listed: listed !== undefined,
    aliases: listed?.names ?? [],
    translations: listed?.translations ?? {},
  }
}

function topicRecord({ id, label }: Topic): ValueRecord {
  return { facet: 'topic', value: id, label, actorKind: null, listed: true, aliases: [], translations: {} }
}
