import type { Article } from '../engine/document.ts'
import type { ArticleOrigin, Provenance, IndexWriter } from '../engine/index-writer.ts'
import { areOfOneArticle, isLater, type ArticleState } from './article-state.ts'
import type { ReadArticle } from './work.ts'

/** What an article is to the one that another source has under its id. */
export type Relation = 'same' | 'earlier' | 'later' | 'other'

/** Articles that a run wrote. What a dry run would have written is kept here, where another run has it in the index. */
export class WrittenArticles {
  readonly ids = new Set<string>()
  readonly #writer: IndexWriter
  readonly #dryRun: boolean
  readonly #unwritten = new Map<string, { readonly article: ArticleState['article']; readonly origin: ArticleOrigin }>()

  constructor({ writer, dryRun }: { readonly writer: IndexWriter; readonly dryRun: boolean }) {
    this.#writer = writer
    this.#dryRun = dryRun
  }

  note({ id, title, url, publishedAt, updatedAt }: Article, origin: Provenance): void {
    this.ids.add(id)
    if (this.#dryRun) this.#unwritten.set(id, { article: { title, url, publishedAt, updatedAt }, origin: { id, ...origin } }) // prettier-ignore
  }

  /** Of what stands under the id now. */
  async origin(id: string): Promise<ArticleOrigin | null> {
    return this.#unwritten.get(id)?.origin ?? (await this.#writer.articleOrigin(id))
  }

  /**
   * @param path of the article's source
   * @param owner path of the source that has its id
   */
  async relationOf({ article, contentHash, sketch }: ReadArticle, path: string, owner: string): Promise<Relation> {
    const origin = await this.origin(article.id)
    if (origin?.contentHash === contentHash) return 'same'
    const standing = this.#unwritten.get(article.id)?.article ?? (await this.#writer.readArticle(article.id))
    const state = { article, sketch, path }
    const other = standing && { article: standing, sketch: origin?.sketch ?? null, path: owner }
    const later = other !== null && areOfOneArticle(state, other) ? isLater(state, other) : null
    return later === null ? 'other' : later ? 'later' : 'earlier'
  }
}
