/** What earlier versions of Dateline stored of an article, with what has been added to articles since. */
import type { Article, Paragraph } from './document.ts'

type Added<Whole, Field extends keyof Whole> = Omit<Whole, Field> & Partial<Pick<Whole, Field>>

export type EarlierArticle = Added<Omit<Article, 'paragraphs'>, 'sameAs'> & {
  readonly paragraphs: readonly Added<Paragraph, 'language' | 'sameAs'>[]
}

/** What was added is told anew by the run that brings the index up to date. */
export function asOfToday(article: EarlierArticle): Article {
  return {
    sameAs: null,
    ...article,
    paragraphs: article.paragraphs.map((paragraph) => ({ language: null, sameAs: null, ...paragraph })),
  }
}
