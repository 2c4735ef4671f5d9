/** What earlier versions of Dateline stored, with what has been added to it since. */
import type { Article, Paragraph, ValueRecord } from './document.ts'

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

/** A facet value's record as it was stored. */
export function parseValueRecord(json: string): ValueRecord {
  return { offices: [], ...(JSON.parse(json) as Added<ValueRecord, 'offices'>) }
}
