/**
 * Writes the embedded index. One transaction from opening to commit: readers see all of it or none, a second writer is
 * told to wait, and a process that dies leaves nothing behind.
 */
import type { DatabaseSync } from 'node:sqlite'
import { articleKeyOf, minutesOf } from '../article-order.ts'
import { facetValuesOf, type Article, type ValueRecord } from '../document.ts'
import { expandValues, FACET_NAMES } from '../facets.ts'
import type { ArticleOrigin, IndexWriter, SourceRecord } from '../search-engine.ts'
import { stemTerm, termsOf } from '../text/analysis.ts'
import { keysOf, mostShared } from '../text/sketch.ts'
import { ColumnWriter } from './column-writer.ts'
import { UNDATED } from './columns.ts'
import { openForWriting, Statements, translateError } from './database.ts'
import { readArticle, type StoredArticle } from './stored-documents.ts'
import { TermCounts } from './term-counts.ts'
import { dropRetired, retiredArticles } from './upgrade.ts'
import { ValueNumbers } from './value-numbers.ts'

const ORIGIN = 'id, path, content_hash AS contentHash, tagged_by AS taggedBy, sketch'

export class SqliteWriter implements IndexWriter {
  readonly #file: string
  readonly #database: DatabaseSync
  readonly #statements: Statements
  readonly #values: ValueNumbers
  readonly #columns: ColumnWriter
  readonly #terms: TermCounts
  /** Of the last commit. */
  #version: number
  #changed = false

  constructor(file: string) {
    this.#file = file
    this.#database = openForWriting(file)
    try {
      this.#statements = new Statements(this.#database)
      this.#version = Number(this.#readMeta('version') ?? 0)
      this.#values = new ValueNumbers(this.#statements)
      this.#columns = new ColumnWriter(this.#statements, () => this.#version + 1)
      this.#terms = new TermCounts(this.#statements)
      this.#upgrade()
    } catch (error) {
      this.#database.close()
      throw error
    }
  }

  async source(path: string): Promise<SourceRecord | null> {
    const row = this.#statements.get('SELECT record FROM source WHERE path = ?').get(path) as
      { record: string } | undefined
    return row ? (JSON.parse(row.record) as SourceRecord) : null
  }

  /** Reads in pages of a key range, so that the caller may write while it loops. */
  async *sourcesUnder(folder: string): AsyncGenerator<SourceRecord> {
    const first = folder.endsWith('/') ? folder : `${folder}/`
    const sql = 'SELECT path, record FROM source WHERE path > ? AND path < ? ORDER BY path LIMIT 500'
    for (let after = first; ;) {
      const rows = this.#statements.get(sql).all(after, `${first}\u{10ffff}`) as unknown as {
        path: string
        record: string
      }[]
      for (const { record } of rows) yield JSON.parse(record) as SourceRecord
      if (rows.length === 0) return
      after = rows.at(-1)!.path
    }
  }

  async putSource(record: SourceRecord): Promise<void> {
    this.#write('INSERT OR REPLACE INTO source (path, record) VALUES (?, ?)', record.path, JSON.stringify(record))
  }

  async removeSource(path: string): Promise<void> {
    this.#write('DELETE FROM source WHERE path = ?', path)
  }

  async articleOrigin(id: string): Promise<ArticleOrigin | null> {
    return (
      (this.#statements.get(`SELECT ${ORIGIN} FROM article WHERE id = ?`).get(id) as ArticleOrigin | undefined) ?? null
    )
  }

  async articlesOf(path: string): Promise<ArticleOrigin[]> {
    return this.#statements.get(`SELECT ${ORIGIN} FROM article WHERE path = ?`).all(path) as unknown as ArticleOrigin[]
  }

  /** Reads in pages, like `sourcesUnder`. */
  async *articlesNotTaggedBy(version: string): AsyncGenerator<{ article: Article; origin: ArticleOrigin }> {
    const sql = `SELECT ${ORIGIN} FROM article WHERE tagged_by <> ? AND id > ? ORDER BY id LIMIT 500`
    for (let after = ''; ;) {
      const origins = this.#statements.get(sql).all(version, after) as unknown as ArticleOrigin[]
      for (const origin of origins) yield { article: readArticle(this.#statements, origin.id)!, origin }
      if (origins.length === 0) return
      after = origins.at(-1)!.id
    }
  }

  async readArticle(id: string): Promise<Article | null> {
    return readArticle(this.#statements, id)
  }

  async articlesSharing(keys: readonly number[], most: number): Promise<string[]> {
    const ofKey = this.#statements.get(
      'SELECT article_id AS id FROM sketch_key WHERE key = ? ORDER BY article_id LIMIT ?',
    )
    return mostShared(keys, (key) => (ofKey.all(key, most) as unknown as { id: string }[]).map(({ id }) => id), most)
  }

  async upsert(article: Article, origin: Omit<ArticleOrigin, 'id'>): Promise<void> {
    this.#put(article, origin)
  }

  #put(article: Article, origin: Omit<ArticleOrigin, 'id'>): void {
    const block = this.#removeRows(article.id)
    const firstRow = block && block.rows >= article.paragraphs.length ? block.firstRow : this.#columns.nextRow
    const { paragraphs, ...stored } = article
    this.#write(
      `INSERT OR REPLACE INTO article (id, first_row, rows, tagged_by, path, content_hash, sketch, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      article.id,
      firstRow,
      paragraphs.length,
      origin.taggedBy,
      origin.path,
      origin.contentHash,
      origin.sketch,
      JSON.stringify(stored satisfies StoredArticle),
    )
    for (const key of origin.sketch === null ? [] : keysOf(origin.sketch))
      this.#write('INSERT INTO sketch_key (key, article_id) VALUES (?, ?)', key, article.id)
    paragraphs.forEach((paragraph, index) => {
      const row = firstRow + index
      this.#write(
        'INSERT INTO paragraph (row, article_id, data) VALUES (?, ?, ?)',
        row,
        article.id,
        JSON.stringify(paragraph),
      )
      this.#putWords('insert', row, article.title, paragraph.text)
      const values = facetValuesOf(article, paragraph)
      this.#columns.put(row, {
        articleRow: firstRow,
        articleKey: articleKeyOf(article.id),
        minutes: minutesOf(article.publishedAt) ?? UNDATED,
        facets: FACET_NAMES.map((facet) =>
          expandValues(facet, values[facet]).map((value) => this.#values.numberOf(facet, value)),
        ),
      })
    })
  }

  async removeArticle(id: string): Promise<void> {
    this.#removeRows(id)
    this.#write('DELETE FROM article WHERE id = ?', id)
  }

  async putValues(values: readonly ValueRecord[]): Promise<void> {
    for (const record of values) {
      const data = JSON.stringify(record)
      const known = this.#statements
        .get('SELECT data FROM value_record WHERE facet = ? AND value = ?')
        .get(record.facet, record.value)
      if ((known as { data: string } | undefined)?.data === data) continue
      this.#write(
        'INSERT OR REPLACE INTO value_record (facet, value, data) VALUES (?, ?, ?)',
        record.facet,
        record.value,
        data,
      )
      this.#write('DELETE FROM value_name WHERE facet = ? AND value = ?', record.facet, record.value)
      for (const word of new Set([record.label, record.value, ...record.aliases].flatMap(termsOf))) {
        this.#write('INSERT INTO value_name (facet, word, value) VALUES (?, ?, ?)', record.facet, word, record.value)
      }
    }
  }

  async commit(): Promise<void> {
    this.#guard(() => {
      if (this.#changed) {
        this.#columns.save()
        this.#terms.save()
        this.#version++
        this.#setMeta('version', String(this.#version))
        this.#setMeta('updated_at', new Date().toISOString())
        this.#changed = false
      }
      this.#database.exec('COMMIT')
      this.#database.exec('BEGIN IMMEDIATE')
    })
  }

  async abandon(): Promise<void> {
    // A full disk has ended it already.
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
    this.#database.close()
  }

  async close(): Promise<void> {
    await this.abandon()
  }

  /** Brings over what an earlier version of Dateline left, in the transaction of this run. */
  #upgrade(): void {
    for (const { article, origin } of retiredArticles(this.#database)) this.#put(article, origin)
    this.#guard(() => dropRetired(this.#database))
  }

  /** Takes an article's paragraphs out of the index and gives the block of rows they had. */
  #removeRows(id: string): { firstRow: number; rows: number } | null {
    const sql = 'SELECT first_row AS firstRow, rows, sketch, data FROM article WHERE id = ?'
    const block = this.#statements.get(sql).get(id) as StoredBlock | undefined
    if (!block) return null
    const { title } = JSON.parse(block.data) as StoredArticle
    for (const key of block.sketch === null ? [] : keysOf(block.sketch))
      this.#write('DELETE FROM sketch_key WHERE key = ? AND article_id = ?', key, id)
    for (let row = block.firstRow; row < block.firstRow + block.rows; row++) {
      const { data } = this.#statements.get('SELECT data FROM paragraph WHERE row = ?').get(row) as { data: string }
      // FTS5 takes a row out by its terms. Its other way, contentless_delete, leaves deleted rows in the figures that
      // bm25 is made of, so that scores would depend on the index's history.
      this.#putWords('delete', row, title, (JSON.parse(data) as { text: string }).text)
      this.#columns.put(row, undefined)
    }
    this.#write('DELETE FROM paragraph WHERE row >= ? AND row < ?', block.firstRow, block.firstRow + block.rows)
    return block
  }

  #putWords(change: 'insert' | 'delete', row: number, title: string, text: string): void {
    const { titleTerms, textTerms } = this.#terms.add(title, text, change === 'insert' ? 1 : -1)
    const [titleStems, textStems] = [titleTerms.map(stemTerm), textTerms.map(stemTerm)]
    const columns = [titleTerms, textTerms, titleStems, textStems].map((terms) => terms.join(' '))
    if (change === 'insert')
      this.#write(
        'INSERT INTO words (rowid, title, text, title_stems, text_stems) VALUES (?, ?, ?, ?, ?)',
        row,
        ...columns,
      )
    else
      this.#write(
        "INSERT INTO words (words, rowid, title, text, title_stems, text_stems) VALUES ('delete', ?, ?, ?, ?, ?)",
        row,
        ...columns,
      )
  }

  #readMeta(key: string): string | null {
    const row = this.#statements.get('SELECT value FROM meta WHERE key = ?').get(key)
    return (row as { value: string } | undefined)?.value ?? null
  }

  #setMeta(key: string, value: string): void {
    this.#write('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', key, value)
  }

  #write(sql: string, ...parameters: (string | number | null | Uint8Array)[]): void {
    const statement = this.#statements.get(sql)
    // FTS5 leaves row numbers of its own tables behind that do not fit a JavaScript number.
    statement.setReadBigInts(true)
    this.#guard(() => statement.run(...parameters))
    this.#changed = true
  }

  #guard(write: () => void): void {
    try {
      write()
    } catch (error) {
      throw translateError(error, this.#file)
    }
  }
}

interface StoredBlock {
  readonly firstRow: number
  readonly rows: number
  readonly sketch: string | null
  readonly data: string
}
