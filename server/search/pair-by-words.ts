import type { Paragraph } from '../../engine/document.ts'
import type { Pair } from './align.ts'
import { likenesses, type WordVector } from './word-weights.ts'

/** A paragraph of a report, and what it says. */
export interface Passage {
  readonly paragraph: Paragraph
  readonly vector: WordVector
}

/** With less in common, paragraphs of two reports of an event just share its names. */
const LEAST_LIKENESS = 0.26
/** For somebody who speaks in both. */
const SAME_SPEAKER = 0.08
const CLEAR_LIKENESS = 0.3

/** Passages of two reports in one language, by their words and by who speaks. */
export function pairByWords(ones: readonly Passage[], others: readonly Passage[]): Pair[] {
  const vectors = (passages: readonly Passage[]) => passages.map(({ vector }) => vector)
  return Array.from(likenesses(vectors(ones), vectors(others)), ({ one, other, likeness }) => {
    const [hers, its] = [ones[one].paragraph.speakers, others[other].paragraph.speakers]
    const score = likeness + (hers.some((speaker) => its.includes(speaker)) ? SAME_SPEAKER : 0)
    return { one, other, score, isClear: score >= CLEAR_LIKENESS }
  }).filter(({ score }) => score >= LEAST_LIKENESS)
}
