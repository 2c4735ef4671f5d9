/**
 * Which of the passing rows come first. Equal scores fall to the newer article, then to an order of articles that does
 * not depend on when they were indexed, then to the order of the text: the same search gives the same page after any
 * history of runs.
 */
import type { ScanRequest, Sort } from '../search-engine.ts'
import { UNDATED, type Columns } from './columns.ts'
import type { Match } from './match.ts'
import type { Snapshot } from './snapshot.ts'

export interface RankedRow {
  readonly row: number
  readonly score: number
}

export interface Ranking {
  /** The first entries of the result list, as many as were asked for. */
  readonly first: readonly RankedRow[]
  /** Entries of the whole list. */
  readonly entries: number
  /** By row of an entry: matching paragraphs of its article. Null when paragraphs are the entries. */
  readonly matchesInArticle: ReadonlyMap<number, number> | null
}

/** A word in the title says more of an article than one in its text. */
const TITLE_WEIGHT = 2
const BM25 = `bm25(words, ${TITLE_WEIGHT}, 1, ${TITLE_WEIGHT}, 1)`

export function rankMatch(snapshot: Snapshot, match: Match, rows: Uint32Array, request: ScanRequest, count: number): Ranking {
  const byScore = request.sort === 'relevance' && match.rankExpression !== null
  const scores = byScore ? readScores(snapshot, match.rankExpression!, rows) : null
  const order = comparator(snapshot.columns, request.sort === 'relevance' && !byScore ? 'newest' : request.sort)
  const ranked = Array.from(rows, (row) => ({ row, score: scores?.get(row) ?? 0 }))
  return request.group === 'article'
    ? rankArticles(snapshot.columns, ranked, order, byScore, count)
    : { first: firstOf(ranked, order, count), entries: rows.length, matchesInArticle: null }
}

/** FTS5's bm25 is the better the lower it is; ours the higher. */
function readScores({ statements }: Snapshot, expression: string, rows: Uint32Array): Map<number, number> {
  const wanted = new Set(rows)
  const scores = new Map<number, number>()
  for (const scored of statements.get(`SELECT rowid AS row, ${BM25} AS score FROM words WHERE words MATCH ?`).iterate(expression)) {
    const { row, score } = scored as unknown as RankedRow
    if (wanted.has(row)) scores.set(row, -score)
  }
  return scores
}

/** An article stands where its best paragraph stands; without scores its first matching one speaks for it. */
function rankArticles(columns: Columns, ranked: readonly RankedRow[], order: Order, byScore: boolean, count: number): Ranking {
  const best = new Map<number, RankedRow>()
  const matches = new Map<number, number>()
  for (const candidate of ranked) {
    const article = columns.articleRowOf(candidate.row)
    const current = best.get(article)
    if (!current || (byScore && candidate.score > current.score)) best.set(article, candidate)
    matches.set(article, (matches.get(article) ?? 0) + 1)
  }
  return {
    first: firstOf([...best.values()], order, count),
    entries: best.size,
    matchesInArticle: new Map([...best].map(([article, { row }]) => [row, matches.get(article)!])),
  }
}

type Order = (a: RankedRow, b: RankedRow) => number

function comparator(columns: Columns, sort: Sort): Order {
  switch (sort) {
    case 'relevance':
      return (a, b) => b.score - a.score || compareNewest(columns, a.row, b.row)
    case 'newest':
      return (a, b) => compareNewest(columns, a.row, b.row)
    case 'oldest':
      return (a, b) => compareOldest(columns, a.row, b.row)
  }
}

/** UNDATED is the least number there is, so the undated come last by themselves. */
function compareNewest(columns: Columns, a: number, b: number): number {
  return columns.minutesOf(b) - columns.minutesOf(a) || compareStable(columns, a, b)
}

function compareOldest(columns: Columns, a: number, b: number): number {
  const [minutesA, minutesB] = [columns.minutesOf(a), columns.minutesOf(b)]
  const dated = minutesA !== UNDATED && minutesB !== UNDATED
  return (dated ? minutesA - minutesB : minutesB - minutesA) || compareStable(columns, a, b)
}

function compareStable(columns: Columns, a: number, b: number): number {
  return columns.articleKeyOf(a) - columns.articleKeyOf(b) || a - b
}

/** The first `count` in order. */
function firstOf(items: RankedRow[], order: Order, count: number): RankedRow[] {
  return items.sort(order).slice(0, count)
}
