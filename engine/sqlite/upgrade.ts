/**
 * From the form an earlier version of Dateline gave the index to the form of today. What articles hold has hardly changed
 * between versions, how it is laid out for searching has: so the articles are kept, everything else is made anew from
 * them, and the sources are read again by the run that upgrades.
 */
import type { Article } from '../document.ts'
import { asOfToday, type EarlierArticle } from '../earlier-version.ts'
import type { Provenance } from '../index-writer.ts'
import { sketchOf } from '../text/sketch.ts'
import type { Connection } from './connection.ts'

/** Tables of which nothing is kept. */
const MADE_ANEW = ['value_name', 'facet_value', 'column_chunk', 'term', 'word_place', 'words', 'sketch_key']

/** Puts the old articles aside within the transaction, so that the schema of today can be made beside them. */
export function retireSchema(connection: Connection): void {
  for (const table of MADE_ANEW) connection.exec(`DROP TABLE IF EXISTS ${table}`)
  for (const index of ['article_tagged_by', 'article_path']) connection.exec(`DROP INDEX IF EXISTS ${index}`)
  // As if other readers had read them, so that they are read again; what became of them still shows.
  connection.exec("UPDATE source SET record = json_set(record, '$.readBy', '')")
  connection.exec('ALTER TABLE article RENAME TO retired_article; ALTER TABLE paragraph RENAME TO retired_paragraph;')
}

/** The articles that were put aside, in the form of today. Empty when none were. */
export function* retiredArticles(connection: Connection): Generator<{ article: Article; origin: Provenance }> {
  if (!isUpgrading(connection)) return
  const sql = 'SELECT id, first_row, rows, tagged_by, path, data FROM retired_article'
  const paragraphs = 'SELECT data FROM retired_paragraph WHERE row >= ? AND row < ? ORDER BY row'
  for (const row of connection.iterate<RetiredArticle>(sql)) {
    const { first_row: first, rows, tagged_by: taggedBy, path, data } = row
    const texts = connection.all<{ data: string }>(paragraphs, first, first + rows)
    const article = asOfToday({
      ...(JSON.parse(data) as Omit<EarlierArticle, 'paragraphs'>),
      paragraphs: texts.map((text) => JSON.parse(text.data) as EarlierArticle['paragraphs'][number]),
    })
    const sketch = sketchOf(article.paragraphs.map(({ text }) => text))
    // Without the hash of its content the article is written again when its source is read.
    yield { article, origin: { path, contentHash: '', taggedBy, sketch } }
  }
}

/** Whether an index of an earlier version is being brought up to date. */
export function isUpgrading(connection: Connection): boolean {
  return hasTable(connection, 'retired_article')
}

export function dropRetired(connection: Connection): void {
  connection.exec('DROP TABLE IF EXISTS retired_article; DROP TABLE IF EXISTS retired_paragraph;')
}

interface RetiredArticle {
  readonly first_row: number
  readonly rows: number
  readonly tagged_by: string
  readonly path: string
  readonly data: string
}

function hasTable(connection: Connection, name: string): boolean {
  return connection.get("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", name) !== undefined
}
