/** Reading what the index stores: articles, paragraphs and what is known of facet values. */
import type { Article, Paragraph, ValueRecord } from '../document.ts'
import type { ArticleSummary } from '../search-engine.ts'
import type { Statements } from './database.ts'

interface ArticleRow {
  readonly data: string
  readonly first_row: number
  readonly rows: number
}

/** The article as stored, without its paragraphs. */
export type StoredArticle = Omit<Article, 'paragraphs'>

export function readArticle(statements: Statements, id: string): Article | null {
  const row = statements.get('SELECT data, first_row, rows FROM article WHERE id = ?').get(id) as ArticleRow | undefined
  if (!row) return null
  const paragraphs = statements
    .get('SELECT data FROM paragraph WHERE row >= ? AND row < ? ORDER BY row')
    .all(row.first_row, row.first_row + row.rows) as unknown as { data: string }[]
  const article = JSON.parse(row.data) as StoredArticle
  return { ...article, paragraphs: paragraphs.map(({ data }) => JSON.parse(data) as Paragraph) }
}

/** A paragraph by its row, with its article. */
export function readParagraph(statements: Statements, row: number): { paragraph: Paragraph; article: ArticleSummary } {
  const sql =
    'SELECT paragraph.data AS paragraph, article.data AS article FROM paragraph JOIN article ON article.id = article_id WHERE row = ?'
  const stored = statements.get(sql).get(row) as { paragraph: string; article: string }
  const { removed: _, ...article } = JSON.parse(stored.article) as StoredArticle
  return { paragraph: JSON.parse(stored.paragraph) as Paragraph, article }
}

/** The records of these values, by value; values nothing is known of are missing. */
export function readValueRecords(statements: Statements, facet: string, values: readonly string[]): Map<string, ValueRecord> {
  const sql = 'SELECT data FROM value_record WHERE facet = ? AND value IN (SELECT value FROM json_each(?))'
  const rows = statements.get(sql).all(facet, JSON.stringify(values)) as unknown as { data: string }[]
  const records = rows.map(({ data }) => JSON.parse(data) as ValueRecord)
  return new Map(records.map((record) => [record.value, record]))
}
