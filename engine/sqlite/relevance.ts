import { HEADING_WEIGHT } from '../text/weights.ts'
import { bm25 } from './bm25.ts'
import type { RankBy } from './match.ts'
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
  const scores = scoresOf(snapshot, rankBy, rows, share)
  for (let at = 0; at < rows.length; at++) if (snapshot.columns.isHeading(rows[at])) scores[at] *= HEADING_WEIGHT
  return scores
}

function scoresOf(snapshot: Snapshot, { terms, expression }: RankBy, rows: Uint32Array, share: number): Float64Array {
  const { postings, vocabulary, columns, scores } = snapshot
  if (terms === null) return scores.of(expression, rows, share)
  // Chosen without regard to what is remembered: the two ways may differ in the last digit, and hits that are all but equal
  // would change places with what was asked before.
  const places = terms.reduce((sum, term) => sum + vocabulary.mostParagraphsWith(term), 0)
  if (places > rows.length * PLACES_FOR_A_SCORE) return scores.of(expression, rows, share)
  return bm25(rows, terms.map((term) => postings.of(term)), columns) // prettier-ignore
}
