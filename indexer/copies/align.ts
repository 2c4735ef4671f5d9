/** Which paragraphs of articles say the same, and which article prints another's text. */
import { minutesOf } from '../../engine/article-order.ts'
import type { Article } from '../../engine/document.ts'
import { runsOf } from '../../engine/text/sketch.ts'

/** Share of runs of words that two paragraphs must have in common to say the same: a changed word costs three runs. */
const ALIKE = 0.5
/** A shorter paragraph says the same as another only in the same words. */
const SHORT_RUNS = 6
/** Share of an article's text that must stand in another for the two to be the same article. */
const SAME_ARTICLE = 0.6

/** An article with the runs of words of each paragraph. */
export interface ComparedArticle {
  readonly article: Article
  readonly runs: readonly ReadonlySet<number>[]
}

/** What an article and its paragraphs are called when others say the same: the id of the earliest of them. */
export interface SameAs {
  readonly article: string | null
  /** In the order of its paragraphs. */
  readonly paragraphs: readonly (string | null)[]
}

export function compared(article: Article): ComparedArticle {
  return { article, runs: article.paragraphs.map(({ text }) => runsOf(text)) }
}

/** The earlier printed first, the undated last; those of one minute in an order that does not depend on the index's history. */
function byPrinting({ article: a }: ComparedArticle, { article: b }: ComparedArticle): number {
  const [minutesA, minutesB] = [a, b].map(({ publishedAt }) => minutesOf(publishedAt) ?? Infinity)
  if (minutesA !== minutesB) return minutesA < minutesB ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/** Compares an article with those that may say the same. */
export function findSame(own: ComparedArticle, others: readonly ComparedArticle[]): SameAs {
  const inOrder = others.toSorted(byPrinting)
  const matches = inOrder.map((other) => own.runs.map((runs) => alike(runs, other)))
  const sameArticle = (other: ComparedArticle, at: number) => (isMostly(own, matches[at]) ? other.article.id : null)
  const sameParagraph = (position: number) => (other: ComparedArticle, at: number) => {
    const match = matches[at][position]
    return match === null ? null : other.article.paragraphs[match].id
  }
  return {
    article: earliest(own, inOrder, sameArticle, own.article.id),
    paragraphs: own.article.paragraphs.map(({ id }, position) => earliest(own, inOrder, sameParagraph(position), id)),
  }
}

/** The name given by the first of the others that has one; our own, where all of those come later; null where none has. */
function earliest(
  own: ComparedArticle,
  others: readonly ComparedArticle[],
  nameIn: (other: ComparedArticle, at: number) => string | null,
  ownName: string,
): string | null {
  for (const [at, other] of others.entries()) {
    const name = nameIn(other, at)
    if (name !== null) return byPrinting(own, other) < 0 ? ownName : name
  }
  return null
}

/** Position in the other article of the paragraph most like this one. */
function alike(runs: ReadonlySet<number>, { runs: theirs }: ComparedArticle): number | null {
  if (runs.size === 0) return null
  const shares = theirs.map((their) => shareOf(runs, their))
  const best = shares.indexOf(Math.max(...shares))
  const least = runs.size < SHORT_RUNS ? 1 : ALIKE
  return best >= 0 && shares[best] >= least ? best : null
}

/** Jaccard similarity. */
function shareOf(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const common = a.intersection(b).size
  return common === 0 ? 0 : common / (a.size + b.size - common)
}

function isMostly({ article, runs }: ComparedArticle, matches: readonly (number | null)[]): boolean {
  const [all, common] = runs.reduce(
    ([total, matched], { size }, at) => [total + size, matched + (matches[at] === null ? 0 : size)],
    [0, 0],
  )
  return article.paragraphs.length > 0 && common >= SAME_ARTICLE * all && all > 0
}
