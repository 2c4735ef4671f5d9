/**
 * Meilisearch orders alternatives by how many of the first words are there; it does not know that one word tells more
 * than another. So the first of its hits are put in the order of BM25, which the embedded engine ranks by.
 */
import type { Paragraph } from '../document.ts'
import { tokenize } from '../text/analysis.ts'
import { findLeaf } from '../text/marks.ts'
import { HEADING_WEIGHT, TITLE_WEIGHT } from '../text/weights.ts'
import type { StoredParagraph } from './documents.ts'
import type { Scope } from './scope.ts'

/** How many hits are ordered anew: those behind keep Meilisearch's order. */
export const RESCORED = 200

const K1 = 1.2
const B = 0.75

interface Ranked {
  readonly stored: StoredParagraph
  readonly score: number
}

/** The same hits, best first, with BM25's scores. */
export function rescore<Hit extends Ranked>(hits: readonly Hit[], { leaves, weights }: Scope): Hit[] {
  if (weights === null) return [...hits]
  const read = hits.map((hit) => {
    const { text, kind } = JSON.parse(hit.stored.paragraph) as Pick<Paragraph, 'text' | 'kind'>
    const { title } = JSON.parse(hit.stored.article) as { title: string }
    return { hit, text: tokenize(text), title: tokenize(title), weight: kind === 'heading' ? HEADING_WEIGHT : 1 }
  })
  const mean = read.reduce((sum, { text, title }) => sum + text.length + title.length, 0) / Math.max(1, read.length)
  const scored = read.map(({ hit, text, title, weight }) => {
    const length = K1 * (1 - B + (B * (text.length + title.length)) / mean)
    const score = leaves.reduce((sum, leaf, at) => {
      const frequency = findLeaf(text, leaf).length + TITLE_WEIGHT * findLeaf(title, leaf).length
      return sum + (weights[at] * frequency * (K1 + 1)) / (frequency + length)
    }, 0)
    return { ...hit, score: weight * score }
  })
  // Equals stay as they came.
  return scored.sort((a, b) => b.score - a.score)
}
