import { HEADING_WEIGHT } from '../text/weights.ts'
import { bm25, bm25OfArticles } from './bm25.ts'
import type { RankBy } from './match.ts'
import { unitePostings, type Postings } from './postings.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * FTS5 takes about as long for a score as it takes to read ten places of a term; but those are remembered for the search that
 * comes next, as a rule the same words with other filters.
 */
const PLACES_FOR_A_SCORE = 16

/**
 * The scores of rows, the better the higher. Words are scored from their postings, all else by FTS5: so are a few rows of frequent
 * words, whose postings would be most of the work.
 * @param rows ascending, a part of those that match
 * @param share how many of the matching rows these are, 0 to 1
 */
export function relevanceOf(snapshot: Snapshot, rankBy: RankBy, rows: Uint32Array, share: number): Float64Array {
  const postings = postingsFor(snapshot, rankBy, rows)
  const { columns, scores: fts } = snapshot
  const scores = postings ? bm25(rows, postings, columns) : fts.of(rankBy.expression, rows, share)
  for (let at = 0; at < rows.length; at++) if (columns.isHeading(rows[at])) scores[at] *= HEADING_WEIGHT
  return scores
}

/**
 * The scores of articles as wholes; null where words are not scored from their postings.
 * @param rows of all paragraphs that are ranked, ascending
 * @param articles the row of one paragraph of each of their articles, ascending
 */
export function articleRelevanceOf(
  snapshot: Snapshot,
  rankBy: RankBy,
  rows: Uint32Array,
  articles: Uint32Array,
): Float64Array | null {
  const postings = postingsFor(snapshot, rankBy, rows)
  return postings && bm25OfArticles(articles, postings, snapshot.columns)
}

/** Null where FTS5 is to be asked instead. */
function postingsFor({ postings, vocabulary }: Snapshot, { words }: RankBy, rows: Uint32Array): Postings[] | null {
  if (words === null) return null
  // Chosen without regard to what is remembered: the two ways may differ in the last digit, and hits that are all but equal
  // would change places with what was asked before.
  const places = words.flat().reduce((sum, term) => sum + vocabulary.mostParagraphsWith(term), 0)
  return places > rows.length * PLACES_FOR_A_SCORE
    ? null
    : words.map((terms) => unitePostings(terms.map((term) => postings.of(term))))
}
