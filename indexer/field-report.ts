/** What an article lacks, and how much its fields can be trusted. */
import type { Article, ArticleField, FieldPlace } from '../engine/document.ts'

/**
 * `sure`: given for this very article. `likely`: what pages say of themselves, right on nine of ten. `guess`: read off
 * its surroundings.
 */
export type Sureness = 'sure' | 'likely' | 'guess'

export interface FieldReport {
  readonly fields: Readonly<Partial<Record<ArticleField, { readonly from: FieldPlace; readonly sure: Sureness }>>>
  readonly missing: readonly ArticleField[]
}

const FIELDS: readonly ArticleField[] = ['title', 'url', 'source', 'authors', 'publishedAt', 'updatedAt', 'language']

/** Fields an article is poorer without. */
const WANTED: readonly ArticleField[] = ['title', 'source', 'publishedAt', 'language']

const SURENESS: Readonly<Record<FieldPlace, Sureness>> = {
  given: 'sure',
  'front-matter': 'sure',
  entry: 'sure',
  feed: 'sure',
  subject: 'sure',
  sender: 'sure',
  'json-ld': 'likely',
  meta: 'likely',
  time: 'likely',
  'og:title': 'likely',
  'twitter:title': 'likely',
  h1: 'likely',
  heading: 'likely',
  'first line': 'likely',
  'og:site_name': 'likely',
  'application-name': 'likely',
  canonical: 'likely',
  'og:url': 'likely',
  address: 'likely',
  lang: 'likely',
  title: 'guess',
  url: 'guess',
  file: 'guess',
  text: 'guess',
  beginning: 'guess',
}

export function reportFields(article: Article): FieldReport {
  const places = FIELDS.map((field) => [field, placeOf(article, field)] as const)
  const found = places.filter((each): each is [ArticleField, FieldPlace] => each[1] !== undefined)
  const present = new Map(found)
  return {
    fields: Object.fromEntries(found.map(([field, from]) => [field, { from, sure: SURENESS[from] }])),
    // A title that is the beginning of the text is one we made.
    missing: WANTED.filter((field) => !present.has(field) || present.get(field) === 'beginning'),
  }
}

function placeOf(article: Article, field: ArticleField): FieldPlace | undefined {
  const value = article[field]
  if (value === null || value.length === 0) return undefined
  return field === 'publishedAt' ? (article.publishedAtFrom ?? undefined) : article.foundIn[field]
}
