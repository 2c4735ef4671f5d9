/** What an article lacks, and how much its fields can be trusted. */
import type { Article, ArticleField } from '../engine/document.ts'

/**
 * `sure`: given for this very article. `likely`: what pages say of themselves, right on nine of ten. `guess`: read off
 * its surroundings.
 */
export type Sureness = 'sure' | 'likely' | 'guess'

export interface FieldReport {
  readonly fields: Readonly<Partial<Record<ArticleField, { readonly from: string; readonly sure: Sureness }>>>
  readonly missing: readonly ArticleField[]
}

const FIELDS: readonly ArticleField[] = ['title', 'url', 'source', 'authors', 'publishedAt', 'updatedAt', 'language']

/** Fields an article is poorer without. */
const WANTED = new Set<ArticleField>(['title', 'source', 'publishedAt', 'language'])

const SURE = new Set(['given', 'front-matter', 'entry', 'feed', 'subject', 'date of the message', 'sender'])
const GUESS = new Set([
  'title element',
  'first time element',
  'beginning of the text',
  'file name',
  'host',
  'letters',
  'text',
  'url',
])

export function reportFields(article: Article): FieldReport {
  const present = FIELDS.filter((field) =>
    Array.isArray(article[field]) ? article[field].length > 0 : article[field] !== null,
  )
  const fields = present.map((field) => {
    const from = article.foundIn[field] ?? 'unknown'
    return [field, { from, sure: surenessOf(from) }] as const
  })
  return {
    fields: Object.fromEntries(fields),
    missing: FIELDS.filter(
      (field) => WANTED.has(field) && (!present.includes(field) || article.foundIn[field] === 'beginning of the text'),
    ),
  }
}

function surenessOf(from: string): Sureness {
  if (SURE.has(from)) return 'sure'
  return GUESS.has(from) ? 'guess' : 'likely'
}
