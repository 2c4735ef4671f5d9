/** All hits of a search, streamed: of the whole list no more stands in memory than where its hits are. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { RequestHandler, Response } from 'express'
import type { Hit, ScanRequest } from '../engine/search-engine.ts'
import type { AppContext } from './app.ts'
import { pageContext, requestUrl, searchContext } from './request-context.ts'
import { describeQuery } from './search/describe-query.ts'
import { CSV_COLUMNS, csvHit, csvRow } from './search/output/csv.ts'
import { csvStatements, STATEMENT_COLUMNS } from './search/output/statements-csv.ts'
import { runSearch, type SearchContext } from './search/run-search.ts'
import { parseSearchState } from './search/search-state.ts'
import { wantedStatements, type WantedStatements } from './search/statement-marks.ts'
import { hitJson } from './search/to-json.ts'
import { publicUrl } from './public-url.ts'

interface Format {
  readonly type: string
  readonly head: string
  /** `index` is the hit's place in the list, from 0. */
  readonly row: (hit: Hit, index: number, search: Search) => string
  readonly tail: string
}

/** What the rows of a download take from its search. */
interface Search {
  readonly wanted: WantedStatements
  /** Whether only statements count whose speakers are named beside them. */
  readonly namedOnly: boolean
  /** Of the paragraph on our page. */
  readonly addressOf: (hit: Hit) => string
}

const FORMATS = {
  // The mark at the beginning tells spreadsheets that this is UTF-8.
  csv: { type: 'text/csv; charset=utf-8', head: `\ufeff${csvRow(CSV_COLUMNS)}`, row: csvHit, tail: '' },
  ndjson: {
    type: 'application/x-ndjson; charset=utf-8',
    head: '',
    row: (hit) => `${JSON.stringify(hitJson(hit))}\n`,
    tail: '',
  },
  json: {
    type: 'application/json; charset=utf-8',
    head: '[',
    row: (hit, index) => `${index > 0 ? ',' : ''}\n${JSON.stringify(hitJson(hit))}`,
    tail: '\n]\n',
  },
  statements: {
    type: 'text/csv; charset=utf-8',
    head: `\ufeff${csvRow(STATEMENT_COLUMNS)}`,
    row: (hit, _, { wanted, namedOnly, addressOf }) => csvStatements(hit, { wanted, namedOnly }, addressOf(hit)),
    tail: '',
  },
} as const satisfies Record<string, Format>

/** How the name ends under which each is kept. */
const ENDINGS: Readonly<Record<keyof typeof FORMATS, string>> = {
  csv: '.csv',
  ndjson: '.ndjson',
  json: '.json',
  statements: '-statements.csv',
}
const MAX_NAME_CHARS = 60

/** Named by what was searched for, so that one may keep several: `dateline-grain-odesa.csv`. */
function fileName(query: string, format: keyof typeof FORMATS): string {
  const words = query.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return ['dateline', ...words].join('-').slice(0, MAX_NAME_CHARS).toWellFormed() + ENDINGS[format]
}

/** `/search.csv`, `/search.ndjson`, `/search.all.json` and `/search.statements.csv`. */
export function download(context: AppContext, name: keyof typeof FORMATS): RequestHandler {
  const { type, head, row, tail } = FORMATS[name]
  return async (request, response) => {
    const { scan, search, text, rows } = await readScan(context, request)
    response.attachment(fileName(text, name)).set('Content-Type', type)
    if (request.method === 'HEAD') {
      response.set('X-Index-Version', (await search.engine.status(search.signal)).version).end()
      return
    }
    const { hits, version } = await beginScan(scan, search)
    response.set('X-Index-Version', version)
    // Nothing is sent before the first hit is there: what goes wrong until then can still be said with a status.
    let unsent = head
    let index = 0
    for await (const hit of hits) {
      await write(response, unsent + row(hit, index++, rows))
      unsent = ''
      if (response.destroyed) return
    }
    response.end(unsent + tail)
  }
}

/** `/search.manifest.json`: what a download of this search holds, so that it can be checked and cited. */
export function manifest(context: AppContext): RequestHandler {
  return async (request, response) => {
    const { scan, search, read, text, rows } = await readScan(context, request)
    const { hits, version } = await beginScan(scan, search)
    const hashes = Object.fromEntries(Object.entries(FORMATS).map(([name, { head }]) => [name, createHash('sha256').update(head)])) // prettier-ignore
    let count = 0
    for await (const hit of hits) {
      for (const [name, { row }] of Object.entries(FORMATS)) hashes[name].update(row(hit, count, rows))
      count++
    }
    for (const [name, { tail }] of Object.entries(FORMATS)) hashes[name].update(tail)
    response.json({
      query: { text, read },
      url: publicUrl(request, context.publicUrl, `/search${requestUrl(request).search}`),
      indexVersion: version,
      madeAt: new Date().toISOString(),
      rows: count,
      sha256: Object.fromEntries(Object.entries(hashes).map(([name, hash]) => [name, hash.digest('hex')])),
    })
  }
}

/** The search of a URL as a scan: the same words, filters and order, all of it. */
async function readScan(context: AppContext, request: Parameters<RequestHandler>[0]) {
  const { engine, assets } = context
  const { url, messages } = pageContext(request, assets.pathOf)
  const state = parseSearchState(url.searchParams)
  const search = searchContext(request, engine, state)
  const outcome = await runSearch(state.with({ size: 1 }), null, search)
  const { query, matching, filters, sort, group } = outcome.request
  const scan: ScanRequest = { query, matching, filters, sort, group }
  const addressOf = ({ article, paragraph }: Hit) =>
    publicUrl(request, context.publicUrl, `/articles/${article.id}#p${paragraph.position}`)
  const rows: Search = { wanted: wantedStatements(outcome.request), namedOnly: state.speakers === 'named', addressOf }
  return { scan, search, rows, read: describeQuery(outcome, messages), text: state.q }
}

/** Commits between two looks at the index after which a download is of a state that it does not name. */
const MOST_TRIES = 5

/** The hits, and the version of the index that they are of: after a commit in between both are had anew. */
async function beginScan(scan: ScanRequest, { engine, signal }: SearchContext) {
  for (let tries = 1; ; tries++) {
    const { version } = await engine.status(signal)
    const hits = engine.scan(scan, signal)[Symbol.asyncIterator]()
    let isWanted = false
    try {
      const first = await hits.next()
      isWanted = tries === MOST_TRIES || (await engine.status(signal)).version === version
      if (isWanted) return { version, hits: goOn(first, hits) }
    } finally {
      // Whatever happened: a scan that nobody takes to its end holds its place until it is told so.
      if (!isWanted) await hits.return?.()
    }
  }
}

async function* goOn(first: IteratorResult<Hit>, rest: AsyncIterator<Hit>): AsyncGenerator<Hit> {
  try {
    for (let next = first; !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

/** How long a reader may take nothing: each that waits holds a place that others want, and a state of the index. */
const PATIENCE_MS = 30_000

/** Waits while the reader is slower than we are; one that has gone, or seems to have, ends it. */
async function write(response: Response, text: string): Promise<void> {
  if (response.write(text) || response.destroyed) return
  const waiting = new AbortController()
  const either = ['drain', 'close'].map((event) => once(response, event, { signal: waiting.signal }))
  const patience = setTimeout(() => response.destroy(), PATIENCE_MS)
  await Promise.race(either)
  clearTimeout(patience)
  // Else the one that did not happen would be listened for until the end of the download.
  waiting.abort()
}
