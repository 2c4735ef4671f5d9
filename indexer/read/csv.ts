import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { delimiterOf, SEPARATOR_LINE } from './beginnings.ts'
import { knownFieldName, type FieldNames } from './field-names.ts'
import { articleWithBody } from './fields.ts'
import type { Item, ReadOptions } from './formats.ts'
import { MAX_ITEM_CHARS } from './lines.ts'
import type { OpenSource } from './open-source.ts'
import { UnreadableSourceError, type SourceArticle } from './source-article.ts'

/** The rows of a table with a head, each as JSON of its fields. The sign between fields is told by the head. */
export async function* csvRows(source: OpenSource): AsyncGenerator<Item> {
  const chunks = source.textChunks()
  const first = ((await chunks.next()).value ?? '').replace(SEPARATOR_LINE, '')
  const toRows = parse({
    columns: (names: string[]) => names.map(knownFieldName),
    delimiter: delimiterOf(first.slice(0, first.search(/\r?\n|$/))),
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_ITEM_CHARS,
  })
  // The pipeline passes each end's failure on to the other; what fails is met where the rows are taken.
  const rows = pipeline(Readable.from(prepend(first, chunks)), toRows, () => {})
  let lastLine = 1
  try {
    for await (const { record, info } of rows as AsyncIterable<Row>) {
      lastLine = info.lines
      const fields = info.error?.record ?? []
      const isTooLong = fields.slice(info.columns.length).some((field) => field.trim() !== '')
      yield isTooLong
        ? { line: info.lines, refused: tooManyFields(fields.length, info.columns.length) }
        : { line: info.lines, text: JSON.stringify(record) }
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    if (cause.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new UnreadableSourceError('a quotation mark that is opened here, or soon after, is never closed', lastLine + 1, { cause }) // prettier-ignore
    throw new UnreadableSourceError(`it is not CSV: ${cause.message}`, Number(cause.lines) || null, { cause })
  }
}

interface Row {
  readonly record: object
  readonly info: {
    readonly lines: number
    readonly columns: readonly unknown[]
    /** Of a row that has more fields or fewer than the head: all of them, as they stand. */
    readonly error?: { readonly record?: readonly string[] }
  }
}

function tooManyFields(fields: number, columns: number): string {
  return `it has ${fields} fields, where the head has ${columns}: a field that holds the sign between fields must stand in quotation marks`
}

export function readCsvRow(row: string, options: ReadOptions): SourceArticle {
  // The head's names are known by ours, and so are those that the operator gave.
  const fieldNames = Object.entries(options.fieldNames).map(([name, head]) => [name, knownFieldName(head)])
  return articleWithBody(JSON.parse(row) as Record<string, unknown>, Object.fromEntries(fieldNames) as FieldNames)
}

async function* prepend(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first
  yield* rest
}
