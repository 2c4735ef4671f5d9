import { existsSync } from 'node:fs'
import type { ArticleOrigin } from '../engine/search-engine.ts'
import { formatNamed } from './read/formats.ts'
import type { SourceFile } from './sources.ts'

/** Which source the id of an article belongs to: the first that claims it, for as long as that has it. */
export class IdOwners {
  readonly #owners = new Map<string, string>()

  /** Whether a source of this run has it. */
  has(id: string): boolean {
    return this.#owners.has(id)
  }

  /** Notes that an article of the source, written or known before, has the id. */
  note(id: string, { path }: SourceFile): void {
    this.#owners.set(id, path)
  }

  /**
   * The path of the source whose article has the id already; null when it is free to take or to write again.
   * @param origin of the article that the index has under the id
   */
  otherOwner(id: string, origin: ArticleOrigin | null, { path, format }: SourceFile): string | null {
    const owner = this.#owners.get(id)
    if (owner !== undefined) return owner === path && formatNamed(format).laterWins ? null : owner
    return origin !== null && origin.path !== path && existsSync(origin.path) ? origin.path : null
  }
}
