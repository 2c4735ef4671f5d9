/**
 * Which of the passing rows come first. Equal scores fall to the newer article, then to an order of articles that does
 * not depend on when they were indexed, then to the order of the text: the same search gives the same page after any
 * history of runs.
 */
import { FACET_NAMES } from '../facets.ts'
import type { ScanRequest, SearchNote, Sort } from '../search-engine.ts'
import { UNDATED, type Columns } from './columns.ts'
import { firstOf } from '../first-of.ts'
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
  /** Entries that were left out because another says the same. */
  readonly folded: number
  /** By row of an entry: matching paragraphs of its article. Null when paragraphs are the entries. */
  readonly matchesInArticle: ReadonlyMap<number, number> | null
  /** What readers should know of the order where relevance was asked for and is not what they get. */
  readonly notes: readonly SearchNote[]
}

/**
 * A word in the title says more of an article than one in its text. From 1 to 3 the relevance sets (TIME, SciFact,
 * Cranfield, NTREX) hardly differ; this is where none of them loses.
 */
const TITLE_WEIGHT = 1.5
const BM25 = `bm25(words, ${TITLE_WEIGHT}, 1, ${TITLE_WEIGHT}, 1)`

export function rankMatch(
  snapshot: Snapshot,
  match: Match,
  rows: Uint32Array,
  request: ScanRequest & { readonly fold: boolean; readonly mostRanked: number },
  count: number,
): Ranking {
  const notes = request.sort === 'relevance' ? whyUnranked(snapshot.columns, match, rows, request.mostRanked) : []
  const byScore = request.sort === 'relevance' && match.rankExpression !== null && notes.length === 0
  const scores = byScore ? readScores(snapshot, match.rankExpression!, rows, match.rows.length) : null
  const order = comparator(snapshot.columns, request.sort === 'relevance' && !byScore ? 'newest' : request.sort)
  const list =
    request.group === 'article'
      ? articlesOf(snapshot.columns, rankedRows(rows, scores), byScore)
      : { entries: rankedRows(rows, scores), total: rows.length, matchesInArticle: null }
  const { columns } = snapshot
  const facet = request.group === 'article' ? SAME_ARTICLE : SAME_PARAGRAPH
  const fold = request.fold && columns.valuesOf(FACET_NAMES[facet]).size > 0 ? new Fold(columns, facet, order) : null
  const first = firstOf(fold ? fold.take(list.entries) : list.entries, order, count)
  const folded = fold?.folded ?? 0
  return { first, entries: list.total - folded, folded, matchesInArticle: list.matchesInArticle, notes }
}

/** As many are always ranked: it takes no time that a reader notices. */
const ALWAYS_RANKED = 20_000

/** More are not: FTS5 takes about a microsecond for each, and what is best of so many nobody can tell from their words alone. */
export const MOST_RANKED = 100_000

function whyUnranked(columns: Columns, match: Match, rows: Uint32Array, mostRanked: number): SearchNote[] {
  if (match.rankExpression === null) return []
  if (tellsNothing(match, columns)) return [{ type: 'unranked' }]
  return rows.length > mostRanked ? [{ type: 'too-many-to-rank', most: mostRanked }] : []
}

/**
 * Of words in more than half of all paragraphs BM25 knows nothing: their weight, the logarithm of (N - n + 0.5) / (n + 0.5),
 * is negative, and FTS5 takes next to nothing for it. Working that out for most of an archive is the slowest a search can be.
 * Where words are alternatives, a rare one may still tell the best of many.
 */
function tellsNothing({ rows, hasAllWords }: Match, columns: Columns): boolean {
  return hasAllWords && rows.length > ALWAYS_RANKED && rows.length > columns.rows / 2
}

const SAME_PARAGRAPH = FACET_NAMES.indexOf('sameParagraph')
const SAME_ARTICLE = FACET_NAMES.indexOf('sameArticle')

/** Of entries that say the same lets the first in order through. */
class Fold {
  /** How many were not let through. */
  folded = 0
  readonly #columns: Columns
  readonly #facet: number
  readonly #order: Order

  constructor(columns: Columns, facet: number, order: Order) {
    this.#columns = columns
    this.#facet = facet
    this.#order = order
  }

  *take(entries: Iterable<RankedRow>): Generator<RankedRow> {
    const best = new Map<number, RankedRow>()
    for (const entry of entries) {
      const group = this.#columns.onlyValueOf(this.#facet, entry.row)
      if (group === null) {
        yield entry
        continue
      }
      const known = best.get(group)
      if (known !== undefined) this.folded++
      if (known === undefined || this.#order(entry, known) < 0) best.set(group, entry)
    }
    yield* best.values()
  }
}

function* rankedRows(rows: Uint32Array, scores: Float64Array | null): Generator<RankedRow> {
  for (let at = 0; at < rows.length; at++) yield { row: rows[at], score: scores === null ? 0 : scores[at] }
}

/** Where fewer of the matching rows pass the filters, only theirs are worked out; above it, looking each up costs as much. */
const FEW = 0.4

const SCORES = `SELECT rowid, ${BM25} FROM words WHERE words MATCH ?1`
/** The sign keeps SQLite from asking FTS5 anew for each row. */
const SOME_SCORES = `${SCORES} AND +rowid IN (SELECT value FROM json_each(?2))`

/**
 * The score of each row, in their order. FTS5 gives rows ascending as ours are, so the two lists are walked side by side;
 * rows come as arrays, since an object for each of a hundred thousand is most of the work. FTS5's bm25 is the better the
 * lower it is; ours the higher.
 * @param matching how many rows the expression finds
 */
function readScores({ statements }: Snapshot, expression: string, rows: Uint32Array, matching: number): Float64Array {
  const scores = new Float64Array(rows.length)
  const isFew = rows.length < matching * FEW
  const statement = statements.get(`${isFew ? SOME_SCORES : SCORES} ORDER BY rowid`)
  statement.setReturnArrays(true)
  const parameters = isFew ? [expression, `[${rows.join(',')}]`] : [expression]
  let at = 0
  // All at once: taken one by one, rows cost twice as much as their scores.
  for (const scored of statement.all(...parameters)) {
    const [row, score] = scored as unknown as [number, number]
    while (at < rows.length && rows[at] < row) at++
    if (at === rows.length) break
    if (rows[at] === row) scores[at] = -score
  }
  return scores
}

/** An article stands by its best paragraph and a little by its others; without scores its first matching one speaks for it. */
function articlesOf(
  columns: Columns,
  ranked: Iterable<RankedRow>,
  byScore: boolean,
): { entries: RankedRow[]; total: number; matchesInArticle: Map<number, number> } {
  const byArticle = new Map<number, RankedRow[]>()
  for (const candidate of ranked) {
    const article = columns.articleRowOf(candidate.row)
    const paragraphs = byArticle.get(article)
    if (paragraphs) paragraphs.push(candidate)
    else byArticle.set(article, [candidate])
  }
  const matches = new Map<number, number>()
  const articles = Array.from(byArticle.values(), (paragraphs) => {
    const { row } = byScore
      ? paragraphs.reduce((best, other) => (other.score > best.score ? other : best))
      : paragraphs[0]
    matches.set(row, paragraphs.length)
    return { row, score: byScore ? articleScore(paragraphs.map(({ score }) => score)) : 0 }
  })
  return { entries: articles, total: articles.length, matchesInArticle: matches }
}

/**
 * What a second matching paragraph adds to an article's score, and each further one beside the one before. More
 * favours long articles (SciFact loses), less forgets that an article treats its subject throughout (TIME loses).
 */
const SECOND_PARAGRAPH = 0.15
const NEXT_PARAGRAPH = 0.5

function articleScore(scores: readonly number[]): number {
  let weight = 1
  return scores
    .toSorted((a, b) => b - a)
    .reduce((sum, score, index) => {
      weight = index === 0 ? 1 : index === 1 ? SECOND_PARAGRAPH : weight * NEXT_PARAGRAPH
      return sum + weight * score
    }, 0)
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
