/** Reading what the index stores: articles, paragraphs and what is known of facet values. */
import type { Article, Paragraph, ValueRecord } from '../document.ts'
import { parseValueRecord } from '../earlier-version.ts'
import { facetNamed, type FacetName } from '../facets.ts'
import type { ArticleSummary } from '../search-engine.ts'
import { termsOf } from '../text/analysis.ts'
import type { Statements } from './database.ts'
import type { Snapshot } from './snapshot.ts'
import { afterPrefix } from './vocabulary.ts'

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

/** The text that leads in to a bullet, or that a heading stands above: an article's paragraphs stand in sequence. */
export function readBeside(
  statements: Statements,
  row: number,
  { position, kind, leadIn }: Paragraph,
): { leadIn: string | null; follows: string | null } {
  return {
    leadIn: leadIn === null ? null : textAt(statements, row - position + leadIn, row),
    follows: kind === 'heading' ? textAt(statements, row + 1, row) : null,
  }
}

function textAt(statements: Statements, row: number, sameArticleAs: number): string | null {
  const sql =
    'SELECT data FROM paragraph WHERE row = ? AND article_id = (SELECT article_id FROM paragraph WHERE row = ?)'
  const stored = statements.get(sql).get(row, sameArticleAs) as { data: string } | undefined
  return stored ? (JSON.parse(stored.data) as Paragraph).text : null
}

/** The records of these values, by value; values nothing is known of are missing. Speakers are actors. */
export function readValueRecords(
  statements: Statements,
  facet: FacetName,
  values: readonly string[],
): Map<string, ValueRecord> {
  const sql = 'SELECT data FROM value_record WHERE facet = ? AND value IN (SELECT value FROM json_each(?))'
  const rows = statements.get(sql).all(facetNamed(facet).namedBy, JSON.stringify(values)) as unknown as {
    data: string
  }[]
  const records = rows.map(({ data }) => parseValueRecord(data))
  return new Map(records.map((record) => [record.value, record]))
}

/**
 * The values of a facet whose names have, for every word of `text`, a word that begins with it: "serg lav" finds
 * Sergey Lavrov. Null, for all of them, when `text` has no words.
 */
export function valuesNamed(
  { statements, columns }: Snapshot,
  facet: FacetName,
  text: string,
): ReadonlySet<string> | null {
  const words = termsOf(text)
  if (words.length === 0) return null
  const owner = facetNamed(facet).namedBy
  if (owner !== null) {
    const sql = 'SELECT DISTINCT value FROM value_name WHERE facet = ? AND word >= ? AND word < ?'
    const sets = words.map((word) => {
      const rows = statements.get(sql).all(owner, word, afterPrefix(word)) as unknown as { value: string }[]
      return new Set(rows.map(({ value }) => value))
    })
    return sets.reduce((all, set) => all.intersection(set))
  }
  const isNamed = (value: string) => words.every((word) => termsOf(value).some((term) => term.startsWith(word)))
  return new Set([...columns.valuesOf(facet).keys()].filter(isNamed))
}
