/** What tagging again changed: which values articles gained and lost. */
import type { Article } from '../engine/document.ts'

export interface TagChange {
  /** `actor iran`, `topic economy/sanctions`. */
  readonly value: string
  /** Paragraphs that have it now and had it not, and the other way round. */
  gained: number
  lost: number
  /** A paragraph where it changed. */
  readonly example: string
}

const COMPARED = { actors: 'actor', speakers: 'speaker', topics: 'topic', happened: 'happened' } as const

export class TagChanges {
  readonly #changes = new Map<string, TagChange>()
  /** Articles with any change. */
  articles = 0

  /** The same article, its paragraphs the same, before and after. */
  note(before: Article, after: Article): void {
    let isChanged = false
    before.paragraphs.forEach((paragraph, at) => {
      for (const [list, facet] of Object.entries(COMPARED) as [keyof typeof COMPARED, string][]) {
        const [old, now] = [new Set(paragraph[list]), new Set(after.paragraphs[at][list])]
        for (const value of old.symmetricDifference(now)) {
          isChanged = true
          const change = this.#changeOf(`${facet} ${value}`, paragraph.id)
          if (now.has(value)) change.gained++
          else change.lost++
        }
      }
    })
    if (isChanged) this.articles++
  }

  /** The greatest first. */
  get list(): TagChange[] {
    return [...this.#changes.values()].sort((a, b) => b.gained + b.lost - (a.gained + a.lost) || (a.value < b.value ? -1 : 1)) // prettier-ignore
  }

  #changeOf(value: string, example: string): TagChange {
    let change = this.#changes.get(value)
    if (!change) this.#changes.set(value, (change = { value, gained: 0, lost: 0, example }))
    return change
  }
}
