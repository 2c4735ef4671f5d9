import { keysOf } from '../text/sketch.ts'

/** Which articles have each key of a sketch: in memory, as is all else the writer knows of the articles it has. */
export class SketchKeys {
  /** A set only where several articles share a key, which few do. */
  readonly #articles = new Map<number, string | Set<string>>()

  add(id: string, sketch: string | null): void {
    for (const key of sketch === null ? [] : keysOf(sketch)) {
      const known = this.#articles.get(key)
      if (known instanceof Set) known.add(id)
      else this.#articles.set(key, known === undefined || known === id ? id : new Set([known, id]))
    }
  }

  remove(id: string, sketch: string | null): void {
    for (const key of sketch === null ? [] : keysOf(sketch)) {
      const known = this.#articles.get(key)
      if (known instanceof Set) known.delete(id)
      else if (known === id) this.#articles.delete(key)
    }
  }

  /** Those that share most first. */
  sharing(keys: readonly number[], most: number): string[] {
    const shared = new Map<string, number>()
    for (const key of keys) for (const id of this.#at(key)) shared.set(id, (shared.get(id) ?? 0) + 1)
    const inOrder = [...shared].sort(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1))
    return inOrder.slice(0, most).map(([id]) => id)
  }

  #at(key: number): Iterable<string> {
    const known = this.#articles.get(key) ?? []
    return typeof known === 'string' ? [known] : known
  }
}
