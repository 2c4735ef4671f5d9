import type { SourceRecord } from '../engine/index-writer.ts'
import type { Refusal } from '../engine/search-engine.ts'
import { shownPath } from './read-source.ts'

/** Refusals of one source that are named one by one. */
const MOST_NAMED = 1000

/**
 * What was refused of a source in this run. An item that cannot be read may be an indexed article that was damaged since, so
 * articles that are no longer met in the source are kept; unless the item was just as unreadable in an earlier run, when it
 * was none of them.
 */
export class SourceRefusals {
  readonly #path: string
  /** Items that could not be read before either, and had been no article: how often each stood there. */
  readonly #before = new Map<string, number>()
  /** The same of this run, and those that are new. */
  readonly #asBefore: string[] = []
  readonly #fresh: string[] = []
  readonly #refused: Refusal[] = []
  /** How many more were refused than are named. */
  #unnamed = 0
  #mayHideArticles = false

  constructor(path: string, known: SourceRecord | null) {
    this.#path = path
    for (const hash of known?.neverRead ?? []) this.#before.set(hash, (this.#before.get(hash) ?? 0) + 1)
  }

  /** Whether an article that was not met may be one of those that could not be read. */
  get mayHideArticles(): boolean {
    return this.#mayHideArticles
  }

  /** Of very many the first, and how many more there are: nobody reads them all, and they are kept with the source. */
  get refused(): readonly Refusal[] {
    if (this.#unnamed === 0) return this.#refused
    const rest = {
      path: shownPath(this.#path),
      line: null,
      reason: `${this.#unnamed.toLocaleString('en')} more items of it`,
    }
    return [...this.#refused, rest]
  }

  add(line: number | null, reason: string): void {
    if (this.#refused.length < MOST_NAMED) this.#refused.push({ path: shownPath(this.#path), line, reason })
    else this.#unnamed++
  }

  /** @param contentHash of the item; undefined where the source could not be parted into items */
  addUnreadable(line: number | null, reason: string, contentHash: string | undefined): void {
    this.add(line, reason)
    const left = contentHash === undefined ? 0 : (this.#before.get(contentHash) ?? 0)
    if (contentHash !== undefined && left > 0) {
      this.#before.set(contentHash, left - 1)
      this.#asBefore.push(contentHash)
      return
    }
    this.#mayHideArticles = true
    if (contentHash !== undefined) this.#fresh.push(contentHash)
  }

  /** @param keepsMissing whether articles stay because what is new here may be them */
  neverRead(keepsMissing: boolean): string[] {
    return keepsMissing ? this.#asBefore : [...this.#asBefore, ...this.#fresh]
  }
}
