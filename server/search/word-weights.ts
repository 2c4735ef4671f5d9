/**
 * How much two texts have in common: the cosine of their words, each weighed by how rare it is in the archive (tf-idf). Of
 * documents that report 70 events in pairs of look-alikes (ECB+) this tells who reports the same as well as anything else that was
 * tried; docs/quality.md has the figures.
 */
import { addTo } from '../../engine/multi-map.ts'
import { stemTerm, termsOf } from '../../engine/text/analysis.ts'
import type { SearchContext } from './run-search.ts'

/** What a text is told by: how much is made of each word, by its stem, or of each name. */
export interface Bag {
  readonly shares: ReadonlyMap<string, number>
}

export interface WordBag extends Bag {
  /** A form in which each stands there. */
  readonly forms: WordForms
}

/** @param texts what it is made of, and how many times as much the words of each count */
export function bagOf(texts: Iterable<{ readonly text: string; readonly times: number }>): WordBag {
  const occurrences = new Map<string, number>()
  const forms = new Map<string, string>()
  for (const { text, times } of texts)
    for (const form of termsOf(text)) {
      const stem = stemTerm(form)
      occurrences.set(stem, (occurrences.get(stem) ?? 0) + times)
      forms.set(stem, form)
    }
  return { shares: sharesOf(occurrences), forms }
}

/** What is said ten times does not say ten times as much. */
export function sharesOf(occurrences: ReadonlyMap<string, number>): Bag['shares'] {
  return new Map(Array.from(occurrences, ([said, times]) => [said, 1 + Math.log(times)]))
}

/** Forms of words, by their stems. */
export type WordForms = ReadonlyMap<string, string>

/** By stem, in how many paragraphs of the archive each word stands, and how many there are. */
export interface WordCounts {
  readonly counts: ReadonlyMap<string, number>
  readonly paragraphs: number
}

export async function readWordCounts(
  forms: WordForms,
  { engine, signal }: Pick<SearchContext, 'engine' | 'signal'>,
): Promise<WordCounts> {
  const [counts, { paragraphs }] = await Promise.all([
    engine.countWords([...forms.values()], signal),
    engine.status(signal),
  ])
  return { counts: new Map([...forms.keys()].map((stem, at) => [stem, counts[at]])), paragraphs }
}

/** How much each word tells: the rarer, the more, and 0 where it stands in every paragraph. */
export interface WordWeights {
  readonly known: ReadonlyMap<string, number>
  /** Of words that were not counted. */
  readonly usual: number
}

/** A word that was not counted is taken to stand in the square root of all paragraphs, as words of reports do. */
export function weightsOf({ counts, paragraphs }: WordCounts): WordWeights {
  const weightOf = (count: number) => Math.max(0, Math.log((paragraphs + 1) / (count + 0.5)))
  const known = new Map(Array.from(counts, ([stem, count]) => [stem, weightOf(count)]))
  return { known, usual: Math.log(paragraphs + 1) / 2 }
}

/** The weighed words of a text, as a vector of length 1. */
export type WordVector = ReadonlyMap<string, number>

export function vectorOf({ shares }: Bag, { known, usual }: WordWeights): WordVector {
  const weighed = Array.from(shares, ([stem, share]) => [stem, share * (known.get(stem) ?? usual)] as const)
  const length = Math.hypot(...weighed.map(([, weight]) => weight))
  return new Map(length === 0 ? [] : weighed.map(([stem, weight]) => [stem, weight / length]))
}

/**
 * Of texts of which the words of one were counted: the same as if those of the other had been, and of documents that report the same
 * it finds as many as with the words of both.
 */
export function likenessOfBags(one: Bag, other: Bag, { known, usual }: WordWeights): number {
  const common = [...one.shares.keys()].filter((stem) => other.shares.has(stem))
  const weights = { known: new Map(common.map((stem) => [stem, known.get(stem) ?? usual])), usual }
  return likeness(vectorOf(one, weights), vectorOf(other, weights))
}

/** From 0, nothing in common, to 1, the same words. */
export function likeness(one: WordVector, other: WordVector): number {
  let common = 0
  for (const [stem, weight] of one) common += weight * (other.get(stem) ?? 0)
  return common
}

/** The likeness of each text to each that has any word in common with it; the words are looked up, not the pairs. */
export function* likenesses(
  ones: readonly WordVector[],
  others: readonly WordVector[],
): Generator<{ readonly one: number; readonly other: number; readonly likeness: number }> {
  const places = new Map<string, [at: number, weight: number][]>()
  for (const [at, other] of others.entries()) for (const [stem, weight] of other) addTo(places, stem, [at, weight])
  for (const [one, vector] of ones.entries()) {
    const common = new Map<number, number>()
    for (const [stem, weight] of vector)
      for (const [other, itsWeight] of places.get(stem) ?? [])
        common.set(other, (common.get(other) ?? 0) + weight * itsWeight)
    for (const [other, likeness] of common) yield { one, other, likeness }
  }
}
