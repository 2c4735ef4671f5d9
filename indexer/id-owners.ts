import type { ArticleOrigin } from '../engine/index-writer.ts'
import { formatNamed } from './read/formats.ts'
import { isFile, isSameFile, type SourceFile } from './sources.ts'

/** Which source the id of an article belongs to: the first that claims it, for as long as that has it. */
export class IdOwners {
  readonly #owners = new Map<string, string>()
  /** Sources of this run that are not finished: whether they still have their ids is not known. */
  readonly #unsettled = new Set<string>()
  readonly #losers = new Set<string>()

  expect({ path }: SourceFile): void {
    this.#unsettled.add(path)
  }

  /** What the source has from here on is its own. */
  settle({ path }: SourceFile): void {
    this.#unsettled.delete(path)
  }

  /** Whether another source took an id of it before it was finished. */
  lostAnArticle({ path }: SourceFile): boolean {
    return this.#losers.has(path)
  }

  /** Whether a source of this run has it. */
  has(id: string): boolean {
    return this.#owners.has(id)
  }

  /** Whether the id was taken in this run by another source than this one. */
  isTaken(id: string, { path }: SourceFile): boolean {
    const owner = this.#owners.get(id)
    return owner !== undefined && owner !== path
  }

  /**
   * Notes that an article of the source, written or known before, has the id.
   * @param origin of the article that the index had under the id
   */
  note(id: string, { path }: SourceFile, origin: ArticleOrigin | null = null): void {
    this.#owners.set(id, path)
    if (origin !== null && origin.path !== path) this.#losers.add(origin.path)
  }

  /**
   * The path of the source whose article has the id already; null when it is free to take or to write again.
   * @param origin of the article that the index has under the id
   */
  otherOwner(id: string, origin: ArticleOrigin | null, { path, format }: SourceFile): string | null {
    const owner = this.#owners.get(id)
    if (owner !== undefined) return owner === path && formatNamed(format).laterWins ? null : owner
    if (origin === null || origin.path === path || this.#unsettled.has(origin.path)) return null
    // A folder that was moved may have a link in its old place.
    return isFile(origin.path) && !isSameFile(origin.path, path) ? origin.path : null
  }
}
