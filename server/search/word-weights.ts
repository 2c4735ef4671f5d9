/**
 * How much two texts have in common: the cosine of their words, each weighed by how rare it is in the archive (tf-idf). Of
 * documents that report 70 events in pairs of look-alikes (ECB+) this tells who reports the same as well as anything else that was
 * tried; docs/quality.md has the figures.
 */
import { stemTerm, termsOf } from '../../engine/text/analysis.ts'

/** The words of a text: by their stems, how much is made of each. A word said ten times does not say ten times as much. */
export class WordBag {
  readonly shares = new Map<string, number>()
  /** A form in which each stands there. */
  readonly forms = new Map<string, string>()

  /** @param texts the text, and how many times as much its words are to count */
  constructor(texts: Iterable<{ readonly text: string; readonly times: number }>) {
    for (const { text, times } of texts)
      for (const form of termsOf(text)) {
        const stem = stemTerm(form)
        this.shares.set(stem, (this.shares.get(stem) ?? 0) + times)
        this.forms.set(stem, form)
      }
    for (const [stem, times] of this.shares) this.shares.set(stem, 1 + Math.log(times))
  }
}

/** How much each word tells. Of words that were not counted the usual is taken to hold. */
export class WordWeights {
  readonly #weights: ReadonlyMap<string, number>
  readonly #usual: number

  /**
   * @param counts by stem: in how many paragraphs each stands
   * @param paragraphs in the archive
   */
  constructor(counts: ReadonlyMap<string, number>, paragraphs: number) {
    this.#weights = new Map(
      Array.from(counts, ([stem, count]) => [stem, Math.max(0, Math.log((paragraphs + 1) / (count + 0.5)))]),
    )
    const squares = [...this.#weights.values()].map((weight) => weight ** 2)
    this.#usual = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / Math.max(1, squares.length))
  }

  of(stem: string): number {
    return this.#weights.get(stem) ?? this.#usual
  }
}

/** From 0, nothing in common, to 1, the same words. */
export function likeness(one: WordBag, other: WordBag, weights: WordWeights): number {
  let common = 0
  for (const [stem, share] of one.shares) common += share * (other.shares.get(stem) ?? 0) * weights.of(stem) ** 2
  return common === 0 ? 0 : common / Math.sqrt(lengthOf(one, weights) * lengthOf(other, weights))
}

/** Squared. */
function lengthOf({ shares }: WordBag, weights: WordWeights): number {
  return [...shares].reduce((sum, [stem, share]) => sum + (share * weights.of(stem)) ** 2, 0)
}
