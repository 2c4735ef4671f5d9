import type { Refusal, SourceRecord } from '../engine/search-engine.ts'
import { shownPath } from './read-source.ts'

/**
 * What of a source was refused in this run. What cannot be read may be what an indexed article has become, so that
 * articles the source no longer shows must stay; unless it was as unreadable before, when it was none of them.
 */
export class SourceRefusals {
  readonly #path: string
  /** Items that could not be read before either, and stood for no article. */
  readonly #neverRead: ReadonlySet<string>
  readonly #list: Refusal[] = []
  #mayHideArticles = false

  constructor(path: string, known: SourceRecord | null) {
    this.#path = path
    this.#neverRead = new Set(known?.refused.flatMap(({ neverRead }) => neverRead ?? []))
  }

  /** An article that could be read, and may not be written. */
  article(line: number | null, reason: Pick<Refusal, 'reason' | 'owner'>): void {
    this.#list.push({ path: shownPath(this.#path), line, ...reason })
  }

  /** @param contentHash of the item; undefined where the source could not be parted into items */
  unreadable(line: number | null, reason: string, contentHash: string | undefined): void {
    if (contentHash === undefined || !this.#neverRead.has(contentHash)) this.#mayHideArticles = true
    this.#list.push({ path: shownPath(this.#path), line, reason, ...(contentHash && { neverRead: contentHash }) })
  }

  /** Whether an article that was not met may be one of those that could not be read. */
  get mayHideArticles(): boolean {
    return this.#mayHideArticles
  }

  /** @param keptForThem whether articles stay that were not met */
  list({ keptForThem }: { readonly keptForThem: boolean }): Refusal[] {
    if (!keptForThem) return this.#list
    return this.#list.map(({ neverRead, ...refusal }) =>
      neverRead !== undefined && this.#neverRead.has(neverRead) ? { ...refusal, neverRead } : refusal,
    )
  }
}
