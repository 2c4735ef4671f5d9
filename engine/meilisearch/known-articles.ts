import { addOnceTo } from '../multi-map.ts'
import type { ArticleOrigin } from '../index-writer.ts'

export interface KnownArticle extends ArticleOrigin {
  /** How many it has. */
  readonly paragraphs: number
}

/** What the writer knows of the articles it has: in memory, by their ids and by the sources they came from. */
export class KnownArticles {
  readonly #byId = new Map<string, KnownArticle>()
  readonly #idsOfPath = new Map<string, Set<string>>()

  get(id: string): KnownArticle | undefined {
    return this.#byId.get(id)
  }

  ofPath(path: string): KnownArticle[] {
    return Array.from(this.#idsOfPath.get(path) ?? [], (id) => this.#byId.get(id)!)
  }

  all(): Iterable<KnownArticle> {
    return this.#byId.values()
  }

  put(article: KnownArticle): void {
    const { id, path } = article
    if (this.#byId.get(id)?.path !== path) this.delete(id)
    this.#byId.set(id, article)
    addOnceTo(this.#idsOfPath, path, id)
  }

  /** @returns whether it was there */
  delete(id: string): boolean {
    const known = this.#byId.get(id)
    if (known === undefined) return false
    const ids = this.#idsOfPath.get(known.path)!
    ids.delete(id)
    if (ids.size === 0) this.#idsOfPath.delete(known.path)
    return this.#byId.delete(id)
  }
}
