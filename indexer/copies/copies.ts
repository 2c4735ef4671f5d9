/**
 * The same text twice: after a run has read what changed, finds which of it repeats what stands elsewhere, and writes that
 * down with the articles. Only neighbours of what changed are looked at, and what is written depends on the articles in the index
 * alone, not on the order they came in.
 */
import type { Article } from '../../engine/document.ts'
import type { IndexWriter } from '../../engine/index-writer.ts'
import { bandsOf } from '../../engine/text/sketch.ts'
import { compared, findSame, type ComparedArticle, type SameAs } from './align.ts'

export interface CopyCounts {
  /** Of the articles looked at, those that print another's text, and the paragraphs that say what others say. */
  articles: number
  paragraphs: number
}

export class Copies {
  readonly #writer: IndexWriter
  readonly #changed = new Set<string>()
  /** Articles that may say the same as another, or may have before one of the two was changed or removed. */
  readonly #alike = new Set<string>()
  /** Whether an article had more like it than are looked at: some of those may not know of it. */
  #isCrowded = false
  /** Their texts do not change while copies are looked for. */
  readonly #ready = new Map<string, ComparedArticle | null>()

  constructor(writer: IndexWriter) {
    this.#writer = writer
  }

  /** To be called before the article is written or removed. */
  async willChange(id: string): Promise<void> {
    this.#changed.add(id)
    await this.#noteLikes(id)
  }

  /** To be called when the article is written: what is like it is found while others are still being read. */
  async hasChanged(id: string): Promise<void> {
    await this.#noteLikes(id)
  }

  /** When all is written, and before it is committed. */
  async settle(): Promise<CopyCounts> {
    const counts: CopyCounts = { articles: 0, paragraphs: 0 }
    if (this.#isCrowded) for (const id of this.#changed) await this.#noteLikes(id)
    // In the order they were written in: a writer is quicker with what lies side by side.
    const written = [...this.#changed].filter((id) => this.#alike.has(id))
    for (const id of new Set(written).union(this.#alike)) await this.#settleArticle(id, counts)
    this.#changed.clear()
    this.#alike.clear()
    this.#ready.clear()
    this.#isCrowded = false
    return counts
  }

  /** Of two that are alike the one written later finds the other. */
  async #noteLikes(id: string): Promise<void> {
    const others = await this.#likes(id)
    if (others.length === 0) return
    this.#alike.add(id)
    for (const other of others) this.#alike.add(other)
    if (others.length >= MAX_NEIGHBOURS - 1) this.#isCrowded = true
  }

  /** Other articles that may say the same, those that share most first. */
  async #likes(id: string): Promise<string[]> {
    const sketch = (await this.#writer.articleOrigin(id))?.sketch ?? null
    if (sketch === null) return []
    const sharing = await this.#writer.articlesSharing(bandsOf(sketch), MAX_NEIGHBOURS)
    return sharing.filter((other) => other !== id)
  }

  async #compared(id: string): Promise<ComparedArticle | null> {
    let ready = this.#ready.get(id)
    if (ready === undefined) {
      const article = await this.#writer.readArticle(id)
      ready = article && compared(article)
    }
    // Set again, so that the map's order is that of last use.
    this.#ready.delete(id)
    this.#ready.set(id, ready)
    if (this.#ready.size > MAX_READY) this.#ready.delete(this.#ready.keys().next().value!)
    return ready
  }

  async #settleArticle(id: string, counts: CopyCounts): Promise<void> {
    const origin = await this.#writer.articleOrigin(id)
    if (origin === null) return
    const article = await this.#writer.readArticle(id)
    if (article === null) return
    const read: (ComparedArticle | null)[] = []
    for (const other of await this.#likes(id)) read.push(await this.#compared(other))
    const same = findSame(
      compared(article),
      read.filter((other) => other !== null),
    )
    if (same.article !== null && same.article !== id) counts.articles++
    counts.paragraphs += same.paragraphs.filter(
      (label, at) => label !== null && label !== article.paragraphs[at].id,
    ).length
    if (!isSame(article, same)) await this.#writer.upsert(withSame(article, same), origin)
  }
}

/** Articles kept ready to be compared: those of one story are compared with each other again and again. */
const MAX_READY = 500

/** Articles compared with one, those that share most first: a text that more have is a form, not news. */
const MAX_NEIGHBOURS = 100

function isSame(article: Article, { article: label, paragraphs }: SameAs): boolean {
  return article.sameAs === label && article.paragraphs.every(({ sameAs }, at) => sameAs === paragraphs[at])
}

function withSame(article: Article, { article: label, paragraphs }: SameAs): Article {
  return {
    ...article,
    sameAs: label,
    paragraphs: article.paragraphs.map((paragraph, at) => ({ ...paragraph, sameAs: paragraphs[at] })),
  }
}
