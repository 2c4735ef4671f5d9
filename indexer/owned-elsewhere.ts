import type { IndexWriter, OwnedArticle, SourceRecord } from '../engine/search-engine.ts'

/** What sources have of articles that are indexed as another source has them: should that change, they are read again. */
export class OwnedElsewhere {
  readonly #idsOfPath = new Map<string, Set<string>>()

  /** @param path absolute, of the source whose article is not the one that is indexed */
  note(path: string, id: string): void {
    const ids = this.#idsOfPath.get(path)
    if (ids) ids.add(id)
    else this.#idsOfPath.set(path, new Set([id]))
  }

  /** The records of these sources with what they miss. To be asked when all is written: only then each article's owner is known. */
  async *records(writer: Pick<IndexWriter, 'source' | 'articleOrigin'>): AsyncGenerator<SourceRecord> {
    for (const [path, ids] of this.#idsOfPath) {
      const record = await writer.source(path)
      if (record === null) continue
      const owned = new Map<string, OwnedArticle>(record.ownedElsewhere?.map((article) => [article.id, article]))
      for (const id of ids) {
        const origin = await writer.articleOrigin(id)
        if (origin && origin.path !== path) owned.set(id, { id, owner: origin.path, contentHash: origin.contentHash })
        else owned.delete(id)
      }
      if (owned.size > 0) yield { ...record, ownedElsewhere: [...owned.values()] }
    }
  }
}
