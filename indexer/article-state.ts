import { minutesOf } from '../engine/article-order.ts'
import type { Article } from '../engine/document.ts'
import { bandsOf } from '../engine/text/sketch.ts'

/** An article as one source has it: another may have it as it was before, or as it became since. */
export interface ArticleState {
  readonly article: Pick<Article, 'title' | 'url' | 'publishedAt' | 'updatedAt'>
  readonly sketch: string | null
  /** Absolute, of the source. */
  readonly path: string
}

/** Whether two that have one id are one article in two states. An address alone does not tell: some sites give all their pages the same. */
export function areOfOneArticle(a: ArticleState, b: ArticleState): boolean {
  const [of, other] = [a.article, b.article]
  if (of.url !== null || other.url !== null)
    return of.url === other.url && (of.title === other.title || shareText(a, b))
  // Exports of newsrooms have no addresses: of one id, one title and one time of print there is one article.
  return (
    of.title === other.title && of.publishedAt === other.publishedAt && (of.publishedAt !== null || shareText(a, b))
  )
}

/**
 * Whether `a` is the later of two states of an article. Of one time, or of none, the later is in the source that comes last by
 * its path, as feeds do that are saved under their date; null where both are in one source.
 */
export function isLater(a: ArticleState, b: ArticleState): boolean | null {
  const [timeOfA, timeOfB] = [a, b].map(
    ({ article }) => minutesOf(article.updatedAt ?? article.publishedAt) ?? -Infinity,
  )
  if (timeOfA !== timeOfB) return timeOfA > timeOfB
  return a.path === b.path ? null : a.path > b.path
}

function shareText({ sketch: a }: ArticleState, { sketch: b }: ArticleState): boolean {
  if (a === null || b === null) return false
  return !new Set(bandsOf(a)).isDisjointFrom(new Set(bandsOf(b)))
}
