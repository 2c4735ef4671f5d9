/**
 * The index's columns: for every paragraph its article, its date and its facet values, in typed arrays, so that
 * filters, counts and sorting are loops over memory and not joins. They live in the index file as one blob a chunk of
 * rows; a reader loads the chunks whose version changed, inside its read transaction.
 */
import type { FacetName } from '../facets.ts'
import { FACET_NAMES, facetNamed, levelOf } from '../facets.ts'

/** Rows in a chunk. Larger ones make a small change costlier to write, smaller ones a search costlier to loop. */
export const CHUNK_ROWS = 4096

/** In `alive`. */
const HEADING = 2

/** Stands for no date in `minutes`. Whatever the order, the undated come last, for which sorting tests for it. */
export const UNDATED = -0x80000000

/** One facet of a chunk: row `r` of it has `values[offsets[r]]` to `values[offsets[r + 1] - 1]`. */
export interface FacetColumn {
  readonly offsets: Uint32Array
  readonly values: Uint32Array
}

/** Rows `number * CHUNK_ROWS` on, `rows` of them in use. */
export interface ColumnChunk {
  readonly rows: number
  /** 1 where a paragraph stands, 2 where that is a heading, 0 where there was one. */
  readonly alive: Uint8Array
  /** The row of the article's first paragraph: the same for all paragraphs of an article, which stand in sequence. */
  readonly articleRow: Uint32Array
  /** A hash of the article's id: an order of articles that does not depend on when they were indexed. */
  readonly articleKey: Uint32Array
  /** Publication in minutes since 1970, or UNDATED. */
  readonly minutes: Int32Array
  /** Terms in all columns of FTS5: the words of title and text, each as it stands and as its stem. */
  readonly tokens: Uint32Array
  /** In the order of FACET_NAMES. Values are numbers of `facet_value`, ancestors included. */
  readonly facets: readonly FacetColumn[]
}

/** What a writer knows of one row. */
export interface RowColumns {
  readonly articleRow: number
  readonly articleKey: number
  readonly minutes: number
  readonly tokens: number
  readonly isHeading: boolean
  /** Value numbers, in the order of FACET_NAMES. */
  readonly facets: readonly (readonly number[])[]
}

/** Sections in the order of the interface, each of 32-bit words; the alive bytes last. */
export function encodeChunk(chunk: ColumnChunk): Uint8Array {
  const { rows } = chunk
  const facetWords = chunk.facets.reduce((sum, facet) => sum + 1 + rows + 1 + facet.offsets[rows], 0)
  const words = new Uint32Array(1 + 4 * rows + facetWords + Math.ceil(rows / 4))
  let at = 0
  const put = (section: Uint32Array) => {
    words.set(section, at)
    at += section.length
  }
  words[at++] = rows
  put(chunk.articleRow.subarray(0, rows))
  put(chunk.articleKey.subarray(0, rows))
  put(new Uint32Array(chunk.minutes.buffer, chunk.minutes.byteOffset, rows))
  put(chunk.tokens.subarray(0, rows))
  for (const { offsets, values } of chunk.facets) {
    words[at++] = offsets[rows]
    put(offsets.subarray(0, rows + 1))
    put(values.subarray(0, offsets[rows]))
  }
  const bytes = new Uint8Array(words.buffer)
  bytes.set(chunk.alive.subarray(0, rows), at * 4)
  return bytes
}

export function decodeChunk(blob: Uint8Array): ColumnChunk {
  // Copied, because a view of 32-bit words must start at a multiple of four and SQLite's buffer need not.
  const bytes = new Uint8Array(blob)
  const words = new Uint32Array(bytes.buffer)
  const rows = words[0]
  let at = 1
  const take = (length: number) => words.subarray(at, (at += length))
  const articleRow = take(rows)
  const articleKey = take(rows)
  const minutes = new Int32Array(words.buffer, take(rows).byteOffset, rows)
  const tokens = take(rows)
  const facets = FACET_NAMES.map(() => {
    const [length] = take(1)
    return { offsets: take(rows + 1), values: take(length) }
  })
  return { rows, alive: bytes.subarray(at * 4, at * 4 + rows), articleRow, articleKey, minutes, tokens, facets }
}

/** A chunk from its rows; undefined where no paragraph stands. */
export function buildChunk(rows: readonly (RowColumns | undefined)[]): ColumnChunk {
  const length = rows.length
  return {
    rows: length,
    alive: Uint8Array.from(rows, (row) => (row ? (row.isHeading ? HEADING : 1) : 0)),
    articleRow: Uint32Array.from(rows, (row) => row?.articleRow ?? 0),
    articleKey: Uint32Array.from(rows, (row) => row?.articleKey ?? 0),
    minutes: Int32Array.from(rows, (row) => row?.minutes ?? UNDATED),
    tokens: Uint32Array.from(rows, (row) => row?.tokens ?? 0),
    facets: FACET_NAMES.map((_, facet) => {
      const offsets = new Uint32Array(length + 1)
      rows.forEach((row, index) => (offsets[index + 1] = offsets[index] + (row?.facets[facet].length ?? 0)))
      return { offsets, values: Uint32Array.from(rows.flatMap((row) => row?.facets[facet] ?? [])) }
    }),
  }
}

/** The rows of a chunk, as a writer changes them. */
export function chunkRows(chunk: ColumnChunk): (RowColumns | undefined)[] {
  return Array.from({ length: chunk.rows }, (_, row) =>
    chunk.alive[row]
      ? {
          articleRow: chunk.articleRow[row],
          articleKey: chunk.articleKey[row],
          minutes: chunk.minutes[row],
          tokens: chunk.tokens[row],
          isHeading: chunk.alive[row] === HEADING,
          facets: chunk.facets.map(({ offsets, values }) => [...values.subarray(offsets[row], offsets[row + 1])]),
        }
      : undefined,
  )
}

interface TokenSums {
  readonly tokens: number
  readonly articles: number
}

/** All chunks of a state of the index and the names of its values. */
export class Columns {
  readonly chunks: ColumnChunk[] = []
  readonly #versions: number[] = []
  #allRows: Uint32Array | null = null
  #sums: TokenSums | null = null
  /** By value number. */
  readonly valueOf: string[] = []
  readonly #numbers = new Map(FACET_NAMES.map((facet) => [facet, new Map<string, number>()]))
  /** By facet and level. */
  readonly #numbersAt = new Map(FACET_NAMES.map((facet): [FacetName, number[][]] => [facet, []]))

  /** Rows ever used, alive or not. */
  get rows(): number {
    const last = this.chunks.length - 1
    return last < 0 ? 0 : last * CHUNK_ROWS + this.chunks[last].rows
  }

  get valueCount(): number {
    return this.valueOf.length
  }

  hasChunk(number: number, version: number): boolean {
    return this.#versions[number] === version
  }

  putChunk(number: number, version: number, chunk: ColumnChunk): void {
    this.#forgetSums()
    this.chunks[number] = chunk
    this.#versions[number] = version
  }

  dropChunksFrom(number: number): void {
    this.#forgetSums()
    this.chunks.length = number
    this.#versions.length = number
  }

  putValue(number: number, facet: FacetName, value: string): void {
    this.valueOf[number] = value
    this.#numbers.get(facet)!.set(value, number)
    const atLevel = (this.#numbersAt.get(facet)![levelOf(facetNamed(facet).kind, value)] ??= [])
    atLevel.push(number)
  }

  /** The values of a facet and their numbers. */
  valuesOf(facet: FacetName): ReadonlyMap<string, number> {
    return this.#numbers.get(facet)!
  }

  /** The numbers of the values of a facet, of one level of it or of all. */
  numbersOf(facet: FacetName, level: number | undefined): readonly number[] {
    const levels = this.#numbersAt.get(facet)!
    return (level === undefined ? levels.flat() : levels[level]) ?? []
  }

  /** The number of a value, or undefined when no paragraph ever had it. */
  valueNumber(facet: FacetName, value: string): number | undefined {
    return this.#numbers.get(facet)!.get(value)
  }

  articleRowOf(row: number): number {
    return this.#chunkOf(row).articleRow[row % CHUNK_ROWS]
  }

  articleKeyOf(row: number): number {
    return this.#chunkOf(row).articleKey[row % CHUNK_ROWS]
  }

  minutesOf(row: number): number {
    return this.#chunkOf(row).minutes[row % CHUNK_ROWS]
  }

  tokensOf(row: number): number {
    return this.#chunkOf(row).tokens[row % CHUNK_ROWS]
  }

  isHeading(row: number): boolean {
    return this.#chunkOf(row).alive[row % CHUNK_ROWS] === HEADING
  }

  /** Of the rows where a paragraph stands. */
  get meanTokens(): number {
    return this.#sumsOfAll.tokens / this.allRows().length
  }

  /** How many articles there are. */
  get articles(): number {
    return this.#sumsOfAll.articles
  }

  get meanArticleTokens(): number {
    return this.#sumsOfAll.tokens / this.articles
  }

  /** @param articleRow of its first paragraph */
  tokensOfArticle(articleRow: number): number {
    let sum = 0
    for (let row = articleRow; row < this.rows && this.articleRowOf(row) === articleRow; row++)
      sum += this.tokensOf(row)
    return sum
  }

  /** The number of the one value a row has in a facet of at most one; null where it has none. */
  onlyValueOf(facet: number, row: number): number | null {
    const { offsets, values } = this.#chunkOf(row).facets[facet]
    const slot = row % CHUNK_ROWS
    return offsets[slot] === offsets[slot + 1] ? null : values[offsets[slot]]
  }

  /** Every row where a paragraph stands, ascending; not to be changed. */
  allRows(): Uint32Array {
    return (this.#allRows ??= this.#rowsAlive())
  }

  #chunkOf(row: number): ColumnChunk {
    return this.chunks[(row / CHUNK_ROWS) | 0]
  }

  #forgetSums(): void {
    this.#allRows = null
    this.#sums = null
  }

  get #sumsOfAll(): TokenSums {
    return (this.#sums ??= this.#addUp())
  }

  #addUp(): TokenSums {
    let [tokens, articles] = [0, 0]
    this.chunks.forEach((chunk, number) => {
      for (let slot = 0; slot < chunk.rows; slot++) {
        tokens += chunk.tokens[slot]
        if (chunk.alive[slot] && chunk.articleRow[slot] === number * CHUNK_ROWS + slot) articles++
      }
    })
    return { tokens, articles }
  }

  #rowsAlive(): Uint32Array {
    const rows = new Uint32Array(this.rows)
    let count = 0
    this.chunks.forEach(({ alive }, number) => {
      for (let row = 0; row < alive.length; row++) if (alive[row]) rows[count++] = number * CHUNK_ROWS + row
    })
    return rows.subarray(0, count)
  }
}
