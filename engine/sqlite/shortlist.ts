/**
 * Picks the positions with the greatest keys out of very many, so that an order that depends on more than the key has only these
 * to compare. For each position it compares numbers and calls nothing: with a million of them there is time for no more.
 */
export class Shortlist {
  /** The `count` greatest keys so far: the least first, and none less than the one at half its place. */
  readonly #greatest: Float64Array
  readonly #positions: number[] = []
  readonly #keys: number[] = []

  constructor(count: number) {
    this.#greatest = new Float64Array(count).fill(-Infinity)
  }

  offer(position: number, key: number): void {
    const least = this.#greatest[0]
    if (key < least) return
    this.#positions.push(position)
    this.#keys.push(key)
    if (key > least) this.#replaceLeast(key)
  }

  /** Those whose key is among the `count` greatest, all that are as great as the last of these included. */
  positions(): number[] {
    return this.#positions.filter((_, at) => this.#keys[at] >= this.#greatest[0])
  }

  #replaceLeast(key: number): void {
    const heap = this.#greatest
    let at = 0
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && heap[child + 1] < heap[child]) child++
      if (heap[child] >= key) break
      heap[at] = heap[child]
      at = child
    }
    heap[at] = key
  }
}
