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
 * @param words one for each time a word is asked for; one that several terms stand for is weighed as a term that stands where any of
 * them does, as otherwise the rarest of its forms would come first
 */
export function bm25(rows: Uint32Array, words: readonly Postings[], columns: Columns): Float64Array {
  const lengths = new Float64Array(rows.length)
  const { meanTokens } = columns
  for (let at = 0; at < rows.length; at++) lengths[at] = columns.tokensOf(rows[at]) / meanTokens
  const scores = new Float64Array(rows.length)
  for (const postings of words) {
    addScores(scores, rows, lengths, postings, weightOf(postings.rows.length, columns.allRows().length))
  }
  return scores
}

/**
 * The same of whole articles, each the text of all its paragraphs: of the ways to rank articles that we know the one that the
 * relevance sets like best (docs/quality.md). A title counts as often as it stands in the index, with each paragraph.
 * @param rows of one paragraph of each article, ascending
 */
export function bm25OfArticles(rows: Uint32Array, words: readonly Postings[], columns: Columns): Float64Array {
  const articles = new Uint32Array(rows.length)
  const lengths = new Float64Array(rows.length)
  const { meanArticleTokens } = columns
  for (let at = 0; at < rows.length; at++) {
    articles[at] = columns.articleRowOf(rows[at])
    lengths[at] = columns.tokensOfArticle(articles[at]) / meanArticleTokens
  }
  const scores = new Float64Array(rows.length)
  for (const postings of words) {
    const inArticles = byArticle(postings, columns)
    addScores(scores, articles, lengths, inArticles, weightOf(inArticles.rows.length, columns.articles))
  }
  return scores
}

/** With the first row of an article in place of the rows of its paragraphs. */
function byArticle({ rows, frequencies }: Postings, columns: Columns): Postings {
  const articles = new Uint32Array(rows.length)
  const sums = new Float32Array(rows.length)
  let count = 0
  for (let at = 0; at < rows.length; at++) {
    const article = columns.articleRowOf(rows[at])
    if (count === 0 || articles[count - 1] !== article) articles[count++] = article
    sums[count - 1] += frequencies[at]
  }
  return { rows: articles.subarray(0, count), frequencies: sums.subarray(0, count) }
}

/** Of a term by how many rows, or articles, have it. */
function weightOf(withTerm: number, all: number): number {
  const weight = Math.log((all - withTerm + 0.5) / (withTerm + 0.5))
  return weight > 0 ? weight : LEAST_WEIGHT
}

/**
 * Walks the two lists of rows side by side.
 * @param lengths of the rows' texts, where 1 is the mean
 * @param weight of the term
 */
function addScores(scores: Float64Array, rows: Uint32Array, lengths: Float64Array, postings: Postings, weight: number) {
  const { rows: places, frequencies } = postings
  for (let at = 0, place = 0; at < rows.length && place < places.length;) {
    if (places[place] < rows[at]) place++
    else if (places[place] > rows[at]) at++
    else {
      const frequency = frequencies[place++]
      const length = 1 - B + B * lengths[at]
      scores[at++] += weight * ((frequency * (K1 + 1)) / (frequency + K1 * length))
    }
  }
}
