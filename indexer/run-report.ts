/** What a run tells while it goes and when it is done. */
import type { Article, RemovedText } from '../engine/document.ts'
import type { Refusal } from '../engine/search-engine.ts'
import type { CopyCounts } from './copies/copies.ts'
import type { Plan } from './plan.ts'
import type { Relation } from './written-articles.ts'
import type { TagChange } from './tag-changes.ts'
import { reportFields, type FieldReport } from './field-report.ts'

export type RunEvent =
  | { readonly type: 'planned'; readonly sources: number; readonly unchanged: number }
  | { readonly type: 'source-done'; readonly path: string }
  | ArticleEvent
  | ({ readonly type: 'refused' } & Refusal)

/** For an article that was written: what was left out of it, what it lacks and how sure its fields are. */
export interface ArticleEvent {
  readonly type: 'article'
  readonly change: 'added' | 'changed' | 'removed'
  readonly id: string
  readonly path: string
  readonly title: string
  readonly removed?: readonly RemovedText[]
  readonly fields?: FieldReport['fields']
  readonly missing?: FieldReport['missing']
}

export interface RunReport {
  readonly sources: {
    readonly found: number
    readonly unchanged: number
    readonly removed: number
    /** Files in the folders named that are of no known format. */
    readonly passedOver: number
    /** The same by the ending of their names, `.pdf`; `''` for none. */
    readonly otherKinds: Readonly<Record<string, number>>
  }
  readonly articles: {
    readonly added: number
    readonly changed: number
    readonly unchanged: number
    readonly retagged: number
    readonly removed: number
    /** Word for word what stands elsewhere under the same id: the first is indexed. */
    readonly repeated: number
    /** Of two sources that have an article in different states, the later is indexed: how many earlier ones were passed over. */
    readonly superseded: number
    /** Without any text, and passed over. */
    readonly empty: number
  }
  /** Of the articles added, changed or tagged again. */
  readonly paragraphs: number
  /** What the articles tagged again gained and lost, the greatest changes first. */
  readonly tagChanges: readonly TagChange[]
  /** Of the articles added or changed and those like them: what says the same as another. */
  readonly copies: CopyCounts
  /** Lines left out of the articles added or changed, by reason. */
  readonly furniture: Readonly<Record<string, number>>
  /** How many of the articles added or changed lack a field. */
  readonly missing: Readonly<Record<string, number>>
  readonly refused: readonly Refusal[]
  readonly seconds: number
}

/** Counts what a run does. */
export class Tally {
  added = 0
  changed = 0
  unchanged = 0
  retagged = 0
  removed = 0
  repeated = 0
  superseded = 0
  empty = 0
  paragraphs = 0
  copies: CopyCounts = { articles: 0, paragraphs: 0 }
  touchedSources = 0
  removedSources = 0
  readonly furniture: Record<string, number> = {}
  readonly missing: Record<string, number> = {}
  readonly refused: Refusal[] = []

  /** Keeps what was refused, and tells of it. */
  refuse(refusal: Refusal): RunEvent {
    this.refused.push(refusal)
    return { type: 'refused', ...refusal }
  }

  /** Counts an article whose id another source has. One that is refused is counted as such; of two states one is passed over. */
  stoodElsewhere(relation: Relation): void {
    if (relation === 'same') this.repeated++
    if (relation === 'earlier' || relation === 'later') this.superseded++
  }

  leftOut(removed: readonly RemovedText[]): void {
    for (const { reason } of removed) this.furniture[reason] = (this.furniture[reason] ?? 0) + 1
  }

  /** Counts an article that was written, and tells of it. */
  wrote(article: Article, change: 'added' | 'changed', path: string): ArticleEvent {
    this[change]++
    this.leftOut(article.removed)
    const { fields, missing } = reportFields(article)
    for (const field of missing) this.missing[field] = (this.missing[field] ?? 0) + 1
    return {
      type: 'article',
      change,
      id: article.id,
      path,
      title: article.title,
      removed: article.removed,
      fields,
      missing,
    }
  }

  report(
    { seen, unchanged, passedOver }: Pick<Plan, 'seen' | 'unchanged' | 'passedOver'>,
    rest: Pick<RunReport, 'tagChanges' | 'seconds'>,
  ): RunReport {
    const { added, changed, retagged, removed, repeated, superseded, empty } = this
    const { paragraphs, copies, furniture, missing, refused } = this
    return {
      sources: {
        found: seen.size,
        unchanged: unchanged + this.touchedSources,
        removed: this.removedSources,
        passedOver: passedOver.values().reduce((sum, number) => sum + number, 0),
        otherKinds: Object.fromEntries(passedOver),
      },
      articles: { added, changed, unchanged: this.unchanged, retagged, removed, repeated, superseded, empty },
      paragraphs,
      copies,
      furniture,
      missing,
      refused,
      ...rest,
    }
  }
}
