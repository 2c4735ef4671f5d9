/**
 * From the form an earlier version of Dateline gave the index to the form of today. What articles hold has hardly changed
 * between versions, how it is laid out for searching has: so the articles are kept, everything else is made anew from
 * them, and the sources are read again by the run that upgrades.
 */
import type { DatabaseSync } from 'node:sqlite'
import type { Article } from '../document.ts'
import { asOfToday, type EarlierArticle } from '../earlier-version.ts'
import type { ArticleOrigin } from '../search-engine.ts'
import { sketchOf } from '../text/sketch.ts'

/** Tables of which nothing is kept. */
const MADE_ANEW = ['facet_value', 'column_chunk', 'term', 'word_place', 'words', 'sketch_key']

/** Puts the old articles aside within the transaction, so that the schema of today can be made beside them. */
export function retireSchema(database: DatabaseSync): void {
  for (const table of MADE_ANEW) database.exec(`DROP TABLE IF EXISTS ${table}`)
  for (const index of ['article_tagged_by', 'article_path']) database.exec(`DROP INDEX IF EXISTS ${index}`)
  // As if other readers had read them, so that they are read again; what became of them still shows.
  database.exec("UPDATE source SET record = json_set(record, '$.readBy', '')")
  database.exec('ALTER TABLE article RENAME TO retired_article; ALTER TABLE paragraph RENAME TO retired_paragraph;')
}

/** The articles that were put aside, in the form of today. Empty when none were. */
export function* retiredArticles(
  database: DatabaseSync,
): Generator<{ article: Article; origin: Omit<ArticleOrigin, 'id'> }> {
  if (!hasTable(database, 'retired_article')) return
  const articles = database.prepare('SELECT id, first_row, rows, tagged_by, path, data FROM retired_article')
  const paragraphs = database.prepare('SELECT data FROM retired_paragraph WHERE row >= ? AND row < ? ORDER BY row')
  for (const row of articles.iterate()) {
    const { first_row: first, rows, tagged_by: taggedBy, path, data } = row as unknown as RetiredArticle
    const texts = paragraphs.all(first, first + rows) as unknown as { data: string }[]
    const article = asOfToday({
      ...(JSON.parse(data) as Omit<EarlierArticle, 'paragraphs'>),
      paragraphs: texts.map((text) => JSON.parse(text.data) as EarlierArticle['paragraphs'][number]),
    })
    const sketch = sketchOf(article.paragraphs.map(({ text }) => text))
    // Without the hash of its content the article is written again when its source is read.
    yield { article, origin: { path, contentHash: '', taggedBy, sketch } }
  }
}

export function dropRetired(database: DatabaseSync): void {
  database.exec('DROP TABLE IF EXISTS retired_article; DROP TABLE IF EXISTS retired_paragraph;')
}

interface RetiredArticle {
  readonly first_row: number
  readonly rows: number
  readonly tagged_by: string
  readonly path: string
  readonly data: string
}

function hasTable(database: DatabaseSync, name: string): boolean {
  return database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined
}
