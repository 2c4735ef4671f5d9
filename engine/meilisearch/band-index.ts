import { bandsOf } from '../text/sketch.ts'

/** Which articles have each band of a sketch: in memory, as is all else the writer knows of the articles it has. */
export class BandIndex {
  /** A list only where several articles share a band, which few do. */
  readonly #articles = new Map<number, string | string[]>()

  add(id: string, sketch: string | null): void {
    for (const band of sketch === null ? [] : bandsOf(sketch)) this.#set(band, [...this.#at(band), id])
  }

  remove(id: string, sketch: string | null): void {
    for (const band of sketch === null ? [] : bandsOf(sketch)) this.#set(band, this.#at(band).filter((other) => other !== id)) // prettier-ignore
  }

  /** Those that share most first. */
  like(sketch: string, most: number): string[] {
    const shared = new Map<string, number>()
    for (const band of bandsOf(sketch)) for (const id of this.#at(band)) shared.set(id, (shared.get(id) ?? 0) + 1)
    const inOrder = [...shared].sort(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1))
    return inOrder.slice(0, most).map(([id]) => id)
  }

  #at(band: number): readonly string[] {
    const found = this.#articles.get(band) ?? []
    return typeof found === 'string' ? [found] : found
  }

  #set(band: number, ids: string[]): void {
    if (ids.length === 0) this.#articles.delete(band)
    else this.#articles.set(band, ids.length === 1 ? ids[0] : ids)
  }
}
