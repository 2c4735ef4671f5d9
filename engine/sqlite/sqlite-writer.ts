/**
 * Writes the embedded index. One transaction from opening to commit: readers see all of it or none, a second writer is
 * told to wait, and a process that dies leaves nothing behind.
 */
import { articleKeyOf, minutesOf } from '../article-order.ts'
import { parseValueRecord } from '../earlier-version.ts'
import { facetValuesOf, type Article, type ValueRecord } from '../document.ts'
import { expandValues, FACET_NAMES } from '../facets.ts'
import { nameTermsOf } from '../named-values.ts'
import type { ArticleOrigin, Provenance, IndexWriter, SourceRecord } from '../index-writer.ts'
import { keysOf, mostShared } from '../text/sketch.ts'
import { ColumnWriter } from './column-writer.ts'
import { UNDATED } from './columns.ts'
import type { Connection } from './connection.ts'
import { openForWriting, type WriteOptions } from './database.ts'
import { FreeRows } from './free-rows.ts'
import { readArticle, type ArticleWithoutText } from './stored-documents.ts'
import { TermCounts } from './term-counts.ts'
import { dropRetired, isUpgrading, retiredArticles } from './upgrade.ts'
import { ValueNumbers } from './value-numbers.ts'
import { WordWriter } from './word-writer.ts'

/** For all keys at once: an article has dozens, and hardly any is shared. */
const SHARING = `
  SELECT wanted.value AS key, (
    SELECT json_group_array(article_id) FROM (
      SELECT article_id FROM sketch_key WHERE key = wanted.value ORDER BY article_id LIMIT ?2
    )
  ) AS ids FROM json_each(?1) AS wanted`

interface SharingRow {
  readonly key: number
  /** JSON. */
  readonly ids: string
}

const ORIGIN = 'id, path, content_hash AS contentHash, tagged_by AS taggedBy, sketch'

export class SqliteWriter implements IndexWriter {
  readonly #connection: Connection
  readonly #values: ValueNumbers
  readonly #columns: ColumnWriter
  readonly #terms: TermCounts
  readonly #words: WordWriter
  readonly #free: FreeRows
  /** Of the last commit. */
  #version: number
  #changed = false

  constructor(file: string, options: WriteOptions = {}) {
    this.#connection = openForWriting(file, options)
    try {
      this.#version = Number(this.#readMeta('version') ?? 0)
      this.#values = new ValueNumbers(this.#connection)
      this.#columns = new ColumnWriter(this.#connection, () => this.#version + 1)
      this.#terms = new TermCounts(this.#connection)
      const removed = Number(this.#readMeta('removed_rows') ?? 0)
      this.#words = new WordWriter(this.#terms, (sql, ...parameters) => this.#write(sql, ...parameters), removed)
      this.#free = new FreeRows(this.#connection)
      this.#upgrade()
    } catch (error) {
      this.#connection.close()
      throw error
    }
  }

  async source(path: string): Promise<SourceRecord | null> {
    const row = this.#connection.get<{ record: string }>('SELECT record FROM source WHERE path = ?', path)
    return row ? (JSON.parse(row.record) as SourceRecord) : null
  }

  /** Reads in pages of a key range, so that the caller may write while it loops. */
  async *sourcesUnder(folder: string): AsyncGenerator<SourceRecord> {
    const first = folder.endsWith('/') ? folder : `${folder}/`
    const sql = 'SELECT path, record FROM source WHERE path > ? AND path < ? ORDER BY path LIMIT 500'
    for (let after = first; ;) {
      const rows = this.#connection.all<{ path: string; record: string }>(sql, after, `${first}\u{10ffff}`)
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
    return this.#connection.get<ArticleOrigin>(`SELECT ${ORIGIN} FROM article WHERE id = ?`, id) ?? null
  }

  async articlesOf(path: string): Promise<ArticleOrigin[]> {
    return this.#connection.all<ArticleOrigin>(`SELECT ${ORIGIN} FROM article WHERE path = ?`, path)
  }

  /** Reads in pages, like `sourcesUnder`. */
  async *articlesNotTaggedBy(version: string): AsyncGenerator<{ article: Article; origin: ArticleOrigin }> {
    const sql = `SELECT ${ORIGIN} FROM article WHERE tagged_by <> ? AND id > ? ORDER BY id LIMIT 500`
    for (let after = ''; ;) {
      const origins = this.#connection.all<ArticleOrigin>(sql, version, after)
      for (const origin of origins) yield { article: readArticle(this.#connection, origin.id)!, origin }
      if (origins.length === 0) return
      after = origins.at(-1)!.id
    }
  }

  async readArticle(id: string): Promise<Article | null> {
    return readArticle(this.#connection, id)
  }

  async articlesSharing(keys: readonly number[], most: number): Promise<string[]> {
    const rows = this.#connection.all<SharingRow>(SHARING, JSON.stringify(keys), most)
    const ids = new Map(rows.map((row) => [row.key, JSON.parse(row.ids) as string[]]))
    return mostShared(keys, (key) => ids.get(key) ?? [], most)
  }

  async upsert(article: Article, origin: Provenance): Promise<void> {
    this.#put(article, origin)
  }

  #put(article: Article, origin: Provenance): void {
    const { paragraphs, ...stored } = article
    const before = this.#block(article.id)
    const keepsText = before !== null && before.title === article.title && isSameText(this.#textsOf(before), paragraphs)
    if (before && !keepsText) this.#removeRows(before)
    const firstRow = this.#placeFor(paragraphs.length, before)
    this.#write(
      `INSERT OR REPLACE INTO article (id, first_row, rows, tagged_by, path, content_hash, sketch, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      article.id,
      firstRow,
      paragraphs.length,
      origin.taggedBy,
      origin.path,
      origin.contentHash,
      origin.sketch,
      JSON.stringify(stored satisfies ArticleWithoutText),
    )
    this.#putKeys(article.id, origin.sketch, before?.sketch ?? null)
    const insert = 'INSERT OR REPLACE INTO paragraph (row, article_id, data) VALUES (?, ?, ?)'
    paragraphs.forEach((paragraph, index) => {
      const row = firstRow + index
      this.#write(insert, row, article.id, JSON.stringify(paragraph))
      const tokens = keepsText ? null : this.#words.put(row, article.title, paragraph.text)
      const values = facetValuesOf(article, paragraph)
      this.#columns.put(row, {
        articleRow: firstRow,
        articleKey: articleKeyOf(article.id),
        minutes: minutesOf(article.publishedAt) ?? UNDATED,
        tokens,
        isHeading: paragraph.kind === 'heading',
        facets: FACET_NAMES.map((facet) =>
          expandValues(facet, values[facet]).map((value) => this.#values.numberOf(facet, value)),
        ),
      })
    })
  }

  /** Where an article was, if it has room there, and else where another one was, or behind all. */
  #placeFor(rows: number, before: StoredBlock | null): number {
    if (before && before.rows >= rows) {
      this.#free.add(before.firstRow + rows, before.rows - rows)
      return before.firstRow
    }
    const place = this.#free.take(rows) ?? this.#columns.nextRow
    if (before) this.#free.add(before.firstRow, before.rows)
    return place
  }

  async removeArticle(id: string): Promise<void> {
    const block = this.#block(id)
    if (block) {
      this.#removeRows(block)
      this.#free.add(block.firstRow, block.rows)
    }
    this.#putKeys(id, null, block?.sketch ?? null)
    this.#write('DELETE FROM article WHERE id = ?', id)
  }

  async putValues(values: readonly ValueRecord[]): Promise<void> {
    for (const record of values) {
      const data = JSON.stringify(record)
      const sql = 'SELECT data FROM value_record WHERE facet = ? AND value = ?'
      const known = this.#connection.get<{ data: string }>(sql, record.facet, record.value)
      if (known?.data === data) continue
      this.#write(
        'INSERT OR REPLACE INTO value_record (facet, value, data) VALUES (?, ?, ?)',
        record.facet,
        record.value,
        data,
      )
      // By their words, as the table is keyed: by the value alone all names of the facet would be looked at.
      for (const word of known ? nameTermsOf(JSON.parse(known.data) as ValueRecord) : [])
        this.#write('DELETE FROM value_name WHERE facet = ? AND word = ? AND value = ?', record.facet, word, record.value) // prettier-ignore
      this.#putNames(record)
    }
  }

  /** What the value is found by. */
  #putNames(record: ValueRecord): void {
    for (const word of nameTermsOf(record))
      this.#write('INSERT INTO value_name (facet, word, value) VALUES (?, ?, ?)', record.facet, word, record.value)
  }

  async commit(): Promise<void> {
    if (this.#changed) {
      this.#columns.save()
      this.#terms.save()
      this.#words.tidy(this.#columns.nextRow)
      this.#setMeta('removed_rows', String(this.#words.removed))
      this.#version++
      this.#setMeta('version', String(this.#version))
      this.#setMeta('updated_at', new Date().toISOString())
      this.#changed = false
    }
    this.#connection.exec('COMMIT')
    this.#connection.exec('BEGIN IMMEDIATE')
  }

  async close(): Promise<void> {
    // A full disk has ended it already.
    if (this.#connection.isInTransaction) this.#connection.exec('ROLLBACK')
    this.#connection.close()
  }

  /** Brings over what an earlier version of Dateline left, in the transaction of this run. */
  #upgrade(): void {
    if (!isUpgrading(this.#connection)) return
    for (const { article, origin } of retiredArticles(this.#connection)) this.#put(article, origin)
    for (const { data } of this.#connection.all<{ data: string }>('SELECT data FROM value_record'))
      this.#putNames(parseValueRecord(data))
    dropRetired(this.#connection)
  }

  #block(id: string): StoredBlock | null {
    const sql = 'SELECT first_row AS firstRow, rows, sketch, data FROM article WHERE id = ?'
    const block = this.#connection.get<Omit<StoredBlock, 'title'> & { data: string }>(sql, id)
    return block ? { ...block, title: (JSON.parse(block.data) as ArticleWithoutText).title } : null
  }

  #textsOf({ firstRow, rows }: StoredBlock): string[] {
    const sql = 'SELECT data FROM paragraph WHERE row >= ? AND row < ? ORDER BY row'
    const stored = this.#connection.all<{ data: string }>(sql, firstRow, firstRow + rows)
    return stored.map(({ data }) => (JSON.parse(data) as { text: string }).text)
  }

  /** Takes an article's paragraphs out of the index. */
  #removeRows(block: StoredBlock): void {
    this.#textsOf(block).forEach((text, index) => {
      this.#words.remove(block.firstRow + index, block.title, text)
      this.#columns.put(block.firstRow + index, undefined)
    })
    this.#write('DELETE FROM paragraph WHERE row >= ? AND row < ?', block.firstRow, block.firstRow + block.rows)
  }

  /** All keys in one statement; one for each is most of the work of writing a short article. */
  #putKeys(id: string, sketch: string | null, before: string | null): void {
    if (sketch === before) return
    if (before !== null)
      this.#write('DELETE FROM sketch_key WHERE key IN (SELECT value FROM json_each(?)) AND article_id = ?', JSON.stringify(keysOf(before)), id) // prettier-ignore
    // "OR IGNORE", though no key is there: without it SQLite opens a savepoint, at which FTS5 writes out all it has collected.
    if (sketch !== null)
      this.#write('INSERT OR IGNORE INTO sketch_key (key, article_id) SELECT value, ? FROM json_each(?)', id, JSON.stringify(keysOf(sketch))) // prettier-ignore
  }

  #readMeta(key: string): string | null {
    return this.#connection.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value ?? null
  }

  #setMeta(key: string, value: string): void {
    this.#write('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)', key, value)
  }

  #write(sql: string, ...parameters: (string | number | null | Uint8Array)[]): void {
    this.#connection.run(sql, ...parameters)
    this.#changed = true
  }
}

interface StoredBlock {
  readonly firstRow: number
  readonly rows: number
  readonly sketch: string | null
  readonly title: string
}

function isSameText(texts: readonly string[], paragraphs: Article['paragraphs']): boolean {
  return texts.length === paragraphs.length && paragraphs.every(({ text }, at) => text === texts[at])
}
