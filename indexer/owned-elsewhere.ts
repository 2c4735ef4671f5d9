import { addOnceTo } from '../engine/multi-map.ts'
import type { IndexWriter, OwnedArticle, SourceRecord } from '../engine/index-writer.ts'

/** Articles that a source holds and that are indexed as another one has them: when that one changes, this one is read again. */
export class OwnedElsewhere {
  readonly #idsOfPath = new Map<string, Set<string>>()

  /** @param path absolute, of the source whose article is not the one that is indexed */
  note(path: string, id: string): void {
    addOnceTo(this.#idsOfPath, path, id)
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
