/** Many searches at once: a pasted list of names, each searched for as the box would. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { EVERYTHING } from '../../engine/search-engine.ts'
import type { AnsweredQuery } from './describe-query.ts'
import { readQuery } from './query/read-query.ts'
import { isWorthRelaxing, type SearchContext } from './run-search.ts'
import { SearchState } from './search-state.ts'
import { toSearchScope } from './to-request.ts'

export interface BatchRow extends AnsweredQuery {
  readonly line: string
  readonly paragraphs: number
  readonly articles: number
  /** The first and last year it was printed in; null where it never was, or without a date. */
  readonly years: { readonly from: string; readonly to: string } | null
}

/** Lines that are searched for; each costs what a search costs. */
export const MAX_LINES = 100
const MAX_LINE_CHARS = 300
/** Years of any archive. */
const YEARS = 1000

/** The lines of a list that are not empty, once each. */
export function namesIn(list: string): string[] {
  const lines = list.split(/\r\n|\r|\n/).map((line) => line.trim().slice(0, MAX_LINE_CHARS))
  return [...new Set(lines.filter(Boolean))]
}

export async function searchBatch(lines: readonly string[], context: SearchContext): Promise<BatchRow[]> {
  const rows: BatchRow[] = []
  for (const line of lines.slice(0, MAX_LINES)) {
    rows.push(await searchLine(line, context))
    // The next line waits behind the requests of others that came meanwhile.
    await nextTurn()
    context.signal?.throwIfAborted()
  }
  return rows
}

async function searchLine(line: string, context: SearchContext): Promise<BatchRow> {
  const state = new SearchState({ q: line })
  const read = await readQuery(line, context)
  const scope = toSearchScope(state, read, context.today)
  const response = await context.engine.search(
    { ...EVERYTHING, ...scope, facets: [{ facet: 'published', limit: YEARS, level: 0 }] },
    context.signal,
  )
  const { totals, facets } = response
  const years = facets[0].values.map(({ value }) => value)
  // What it links to is what was counted: not paragraphs with some of the words.
  const counted = isWorthRelaxing(read.parsed.tree, totals) ? state.with({ words: 'all' }) : state
  return {
    ...read,
    line,
    state: counted,
    response,
    ...totals,
    years: years.length ? { from: years[0], to: years.at(-1)! } : null,
  }
}
