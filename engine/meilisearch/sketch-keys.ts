import { keysOf, mostShared } from '../text/sketch.ts'

/** Which articles have each key of a sketch: in memory, as is all else the writer knows of the articles it has. */
export class SketchKeys {
  /** A list, in order, only where several articles share a key, which few do. */
  readonly #articles = new Map<number, string | string[]>()

  add(id: string, sketch: string | null): void {
    for (const key of sketch === null ? [] : keysOf(sketch)) {
      const known = this.#articles.get(key)
      if (known === undefined || known === id) this.#articles.set(key, id)
      else if (typeof known === 'string') this.#articles.set(key, [known, id].sort())
      else insert(known, id)
    }
  }

  remove(id: string, sketch: string | null): void {
    for (const key of sketch === null ? [] : keysOf(sketch)) {
      const known = this.#articles.get(key)
      if (known === id) this.#articles.delete(key)
      else if (Array.isArray(known) && known.includes(id)) known.splice(known.indexOf(id), 1)
    }
  }

  /** Those that share most first; of each key the first `most` by id. */
  sharing(keys: readonly number[], most: number): string[] {
    const idsOf = (key: number) => {
      const known = this.#articles.get(key) ?? []
      return typeof known === 'string' ? [known] : known.slice(0, most)
    }
    return mostShared(keys, idsOf, most)
  }
}

function insert(ids: string[], id: string): void {
  let [from, to] = [0, ids.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (ids[middle] < id) from = middle + 1
    else to = middle
  }
  if (ids[from] !== id) ids.splice(from, 0, id)
}
