/** Reading what the index stores: articles, paragraphs and what is known of facet values. */
import type { Article, Paragraph, ValueRecord } from '../document.ts'
import { parseValueRecord } from '../earlier-version.ts'
import { facetNamed, type FacetName } from '../facets.ts'
import { fitsName } from '../named-values.ts'
import type { ArticleSummary } from '../search-engine.ts'
import { termsOf } from '../text/analysis.ts'
import type { Connection } from './connection.ts'
import type { Snapshot } from './snapshot.ts'
import { afterPrefix } from './vocabulary.ts'

interface ArticleRow {
  readonly data: string
  readonly first_row: number
  readonly rows: number
}

/** The article as stored, without its paragraphs. */
export type ArticleWithoutText = Omit<Article, 'paragraphs'>

export function readArticle(connection: Connection, id: string): Article | null {
  const row = connection.get<ArticleRow>('SELECT data, first_row, rows FROM article WHERE id = ?', id)
  if (!row) return null
  const sql = 'SELECT data FROM paragraph WHERE row >= ? AND row < ? ORDER BY row'
  const paragraphs = connection.all<{ data: string }>(sql, row.first_row, row.first_row + row.rows)
  const article = JSON.parse(row.data) as ArticleWithoutText
  return { ...article, paragraphs: paragraphs.map(({ data }) => JSON.parse(data) as Paragraph) }
}

/** A paragraph with its article. */
export interface FoundParagraph {
  readonly paragraph: Paragraph
  readonly article: ArticleSummary
}

/** All in one statement, which costs a quarter of one for each. CROSS JOIN keeps the tables in this order. */
const PARAGRAPHS = `
  SELECT paragraph.data, article.data FROM json_each(?) AS wanted
  CROSS JOIN paragraph ON row = wanted.value CROSS JOIN article ON article.id = article_id ORDER BY wanted.key`

/** The paragraphs of these rows, in their order. */
export function readParagraphs(connection: Connection, rows: readonly number[]): FoundParagraph[] {
  return connection.allAsArrays<[string, string]>(PARAGRAPHS, JSON.stringify(rows)).map(([stored, ofArticle]) => {
    const { removed: _, ...article } = JSON.parse(ofArticle) as ArticleWithoutText
    return { paragraph: JSON.parse(stored) as Paragraph, article }
  })
}

/** The text that leads in to a bullet, or that a heading stands above: an article's paragraphs stand in sequence. */
export function readBeside(
  connection: Connection,
  row: number,
  { position, kind, leadIn }: Paragraph,
): { leadIn: string | null; follows: string | null } {
  return {
    leadIn: leadIn === null ? null : textAt(connection, row - position + leadIn, row),
    follows: kind === 'heading' ? textAt(connection, row + 1, row) : null,
  }
}

function textAt(connection: Connection, row: number, sameArticleAs: number): string | null {
  const sql =
    'SELECT data FROM paragraph WHERE row = ? AND article_id = (SELECT article_id FROM paragraph WHERE row = ?)'
  const stored = connection.get<{ data: string }>(sql, row, sameArticleAs)
  return stored ? (JSON.parse(stored.data) as Paragraph).text : null
}

/** The records of these values, by value; values nothing is known of are missing. Speakers are actors. */
export function readValueRecords(
  connection: Connection,
  facet: FacetName,
  values: readonly string[],
): Map<string, ValueRecord> {
  const sql = 'SELECT data FROM value_record WHERE facet = ? AND value IN (SELECT value FROM json_each(?))'
  const rows = connection.all<{ data: string }>(sql, facetNamed(facet).namedBy, JSON.stringify(values))
  const records = rows.map(({ data }) => parseValueRecord(data))
  return new Map(records.map((record) => [record.value, record]))
}

/**
 * The values of a facet whose names have, for every word of `text`, a word that begins with it: "serg lav" finds
 * Sergey Lavrov. Null, for all of them, when `text` has no words.
 */
export function valuesNamed(
  { connection, columns }: Snapshot,
  facet: FacetName,
  text: string,
): ReadonlySet<string> | null {
  const words = termsOf(text)
  if (words.length === 0) return null
  const owner = facetNamed(facet).namedBy
  if (owner !== null) {
    const sql = 'SELECT DISTINCT value FROM value_name WHERE facet = ? AND word >= ? AND word < ?'
    const sets = words.map((word) => {
      const rows = connection.all<{ value: string }>(sql, owner, word, afterPrefix(word))
      return new Set(rows.map(({ value }) => value))
    })
    return sets.reduce((all, set) => all.intersection(set))
  }
  return new Set([...columns.valuesOf(facet).keys()].filter((value) => fitsName(value, words)))
}
