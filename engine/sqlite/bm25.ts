import type { Columns } from './columns.ts'
import type { Postings } from './postings.ts'

/** As FTS5 has them. */
const K1 = 1.2
const B = 0.75
/** The weight of a term that stands in more than half of all rows, where the formula gives none or less. */
const LEAST_WEIGHT = 1e-6

/**
 * The scores that FTS5's `bm25()` gives for terms (`tests/unit/bm25.test.ts`), in the order of the rows and the better the higher,
 * without asking it for each row.
 * @param rows ascending
 * @param terms one for each time a term is asked for
 */
export function bm25(rows: Uint32Array, terms: readonly Postings[], columns: Columns): Float64Array {
  const scores = new Float64Array(rows.length)
  for (const postings of terms) addScores(scores, rows, postings, columns)
  return scores
}

function weightOf(rowsWithTerm: number, allRows: number): number {
  const weight = Math.log((allRows - rowsWithTerm + 0.5) / (rowsWithTerm + 0.5))
  return weight > 0 ? weight : LEAST_WEIGHT
}

/** Walks the two lists of rows side by side. */
function addScores(scores: Float64Array, rows: Uint32Array, postings: Postings, columns: Columns): void {
  const { rows: places, frequencies } = postings
  const weight = weightOf(places.length, columns.allRows().length)
  const { meanTokens } = columns
  for (let at = 0, place = 0; at < rows.length && place < places.length;) {
    const row = rows[at]
    if (places[place] < row) place++
    else if (places[place] > row) at++
    else {
      const frequency = frequencies[place++]
      const length = 1 - B + (B * columns.tokensOf(row)) / meanTokens
      scores[at++] += weight * ((frequency * (K1 + 1)) / (frequency + K1 * length))
    }
  }
}
