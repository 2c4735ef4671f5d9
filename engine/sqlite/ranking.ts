/**
 * Which of the passing rows come first. Equal scores fall to the newer article, then to an order of articles that does
 * not depend on when they were indexed, then to the order of the text: the same search gives the same page after any
 * history of runs.
 */
import { FACET_NAMES } from '../facets.ts'
import type { ScanRequest, SearchNote, Sort } from '../search-engine.ts'
import { UNDATED, type Columns } from './columns.ts'
import { firstOf } from '../first-of.ts'
import { mostTelling, type Match } from './match.ts'
import { articleRelevanceOf, relevanceOf } from './relevance.ts'
import { Shortlist } from './shortlist.ts'
import type { Snapshot } from './snapshot.ts'

export interface RankedRow {
  readonly row: number
  readonly score: number
  /** Matching paragraphs of its article where articles are the entries, else 1. */
  readonly matches: number
}

export interface Ranking {
  /** The first entries of the result list, as many as were asked for. */
  readonly first: readonly RankedRow[]
  /** Entries of the whole list. */
  readonly entries: number
  /** Entries that were left out because another says the same. */
  readonly folded: number
  /** What readers should know of the order where relevance was asked for and is not what they get. */
  readonly notes: readonly SearchNote[]
}

export function rankMatch(
  snapshot: Snapshot,
  match: Match,
  rows: Uint32Array,
  request: ScanRequest & { readonly fold: boolean; readonly mostRanked: number },
  count: number,
): Ranking {
  const { columns } = snapshot
  const notes = request.sort === 'relevance' ? whyUnranked(columns, match, rows, request.mostRanked) : []
  const byScore = request.sort === 'relevance' && match.rankBy !== null && notes.length === 0
  const scores = byScore ? relevanceOf(snapshot, match.rankBy!, rows, rows.length / match.rows.length) : null
  const list = request.group === 'article' ? articlesOf(snapshot, match, rows, scores) : { rows, scores, matches: null }
  const order = comparator(columns, list, request.sort)
  const facet = request.group === 'article' ? SAME_ARTICLE : SAME_PARAGRAPH
  const isFolded = request.fold && columns.valuesOf(FACET_NAMES[facet]).size > 0
  const shown = isFolded ? foldSame(columns, facet, list, order) : null
  return {
    first: firstOf(candidates(columns, list, shown, request.sort, count), order, count).map((at) => entryAt(list, at)),
    entries: shown?.length ?? list.rows.length,
    folded: shown ? list.rows.length - shown.length : 0,
    notes,
  }
}

/** Of more matches none are ranked: it would take over a tenth of a second, and words alone cannot tell the best of so many. */
export const MOST_RANKED = 100_000

function whyUnranked(columns: Columns, match: Match, rows: Uint32Array, mostRanked: number): SearchNote[] {
  if (match.leaves.length === 0) return []
  // Of alternatives a rare one may tell, however many rows they find together.
  const isTelling = !match.hasAllWords || match.rows.length <= mostTelling(columns)
  if (match.rankBy === null || !isTelling) return [{ type: 'unranked' }]
  return rows.length > mostRanked ? [{ type: 'too-many-to-rank', most: mostRanked }] : []
}

/**
 * What is to be ranked, as columns: a search may find a million entries, and an object for each would cost more than all else.
 * An entry is told by its position.
 */
interface EntryList {
  /** Ascending. An article's is the one that speaks for it. */
  readonly rows: Uint32Array
  readonly scores: Float64Array | null
  readonly matches: Uint32Array | null
}

function entryAt({ rows, scores, matches }: EntryList, at: number): RankedRow {
  return { row: rows[at], score: scores?.[at] ?? 0, matches: matches?.[at] ?? 1 }
}

const SAME_PARAGRAPH = FACET_NAMES.indexOf('sameParagraph')
const SAME_ARTICLE = FACET_NAMES.indexOf('sameArticle')

/** The positions of those that are shown: of entries that say the same, the first in order. */
function foldSame(columns: Columns, facet: number, { rows }: EntryList, order: Order): Uint32Array {
  const shown = new Uint32Array(rows.length)
  /** By what they are all the same as: where in `shown` the best of them stands. */
  const places = new Map<number, number>()
  let count = 0
  for (let at = 0; at < rows.length; at++) {
    const group = columns.onlyValueOf(facet, rows[at])
    const place = group === null ? undefined : places.get(group)
    if (place !== undefined) {
      if (order(at, shown[place]) < 0) shown[place] = at
      continue
    }
    if (group !== null) places.set(group, count)
    shown[count++] = at
  }
  return shown.subarray(0, count)
}

/**
 * The articles of paragraphs, which have rows in sequence. By scores its best paragraph speaks for an article, without them its first
 * matching one.
 */
function articlesOf(snapshot: Snapshot, match: Match, paragraphs: Uint32Array, scores: Float64Array | null): EntryList {
  const { columns } = snapshot
  const rows = new Uint32Array(paragraphs.length)
  const matches = new Uint32Array(paragraphs.length)
  let count = 0
  for (let from = 0; from < paragraphs.length; count++) {
    const article = columns.articleRowOf(paragraphs[from])
    let to = from + 1
    while (to < paragraphs.length && columns.articleRowOf(paragraphs[to]) === article) to++
    rows[count] = paragraphs[scores ? bestOf(scores, from, to) : from]
    matches[count] = to - from
    from = to
  }
  const articles = { rows: rows.subarray(0, count), matches: matches.subarray(0, count) }
  if (scores === null) return { ...articles, scores }
  const asWholes = articleRelevanceOf(snapshot, match.rankBy!, paragraphs, articles.rows)
  return { ...articles, scores: asWholes ?? byParagraphs(scores, articles.matches) }
}

function bestOf(scores: Float64Array, from: number, to: number): number {
  let best = from
  for (let at = from + 1; at < to; at++) if (scores[at] > scores[best]) best = at
  return best
}

/**
 * What a second matching paragraph adds to an article's score, and each further one beside the one before. More
 * favours long articles (SciFact loses), less forgets that an article treats its subject throughout (TIME loses).
 */
const SECOND_PARAGRAPH = 0.15
const NEXT_PARAGRAPH = 0.5

/**
 * Where FTS5 alone can score, an article stands by its best paragraph and a little by its others.
 * @param matches how many of the scores are of each article, in order
 */
function byParagraphs(scores: Float64Array, matches: Uint32Array): Float64Array {
  let from = 0
  return Float64Array.from(matches, (length) => {
    const [best, ...others] = scores
      .subarray(from, (from += length))
      .toSorted()
      .reverse()
    let [sum, weight] = [best, SECOND_PARAGRAPH]
    for (const score of others) {
      sum += weight * score
      weight *= NEXT_PARAGRAPH
    }
    return sum
  })
}

/** Of two positions in a list. */
type Order = (a: number, b: number) => number

/** Where relevance was asked for and there are no scores, the newest come first. */
function comparator(columns: Columns, { rows, scores }: EntryList, sort: Sort): Order {
  const byTime: Order = (a, b) =>
    timeKey(columns, rows[b], sort) - timeKey(columns, rows[a], sort) || compareStable(columns, rows[a], rows[b])
  return scores === null ? byTime : (a, b) => scores[b] - scores[a] || byTime(a, b)
}

/** The greater comes first. UNDATED is the least number there is, so the undated come last whichever way one sorts. */
function timeKey(columns: Columns, row: number, sort: Sort): number {
  const minutes = columns.minutesOf(row)
  return sort === 'oldest' && minutes !== UNDATED ? -minutes : minutes
}

function compareStable(columns: Columns, a: number, b: number): number {
  return columns.articleKeyOf(a) - columns.articleKeyOf(b) || a - b
}

/** Positions that may be among the first `count`. `shown` are those that are to be looked at, all where it is null. */
function candidates(
  columns: Columns,
  { rows, scores }: EntryList,
  shown: Uint32Array | null,
  sort: Sort,
  count: number,
): Iterable<number> {
  // Who only counts wants no hits.
  if (count === 0) return []
  const length = shown?.length ?? rows.length
  if (count >= length) return shown ?? rows.keys()
  const shortlist = new Shortlist(count)
  // What was indexed last is the newest as a rule: after it hardly any is as good.
  for (let index = length - 1; index >= 0; index--) {
    const at = shown === null ? index : shown[index]
    shortlist.offer(at, scores === null ? timeKey(columns, rows[at], sort) : scores[at])
  }
  return shortlist.positions()
}
