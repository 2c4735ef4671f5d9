/**
 * The first `count` of the items in order. A page is a few of very many, so only those are kept while the rest is looked
 * at once: a heap whose top is the last of the kept, which whatever comes before it pushes out.
 */
export function firstOf<Item>(items: Iterable<Item>, order: (a: Item, b: Item) => number, count: number): Item[] {
  if (count === Infinity || (Array.isArray(items) && count >= items.length)) return [...items].sort(order)
  const kept: Item[] = []
  if (count <= 0) return kept
  for (const item of items) {
    if (kept.length < count) {
      kept.push(item)
      rise(kept, order)
    } else if (order(item, kept[0]) < 0) {
      kept[0] = item
      sink(kept, order)
    }
  }
  return kept.sort(order)
}

function rise<Item>(heap: Item[], order: (a: Item, b: Item) => number): void {
  for (let at = heap.length - 1; at > 0;) {
    const parent = (at - 1) >> 1
    if (order(heap[at], heap[parent]) <= 0) return
    ;[heap[at], heap[parent]] = [heap[parent], heap[at]]
    at = parent
  }
}

function sink<Item>(heap: Item[], order: (a: Item, b: Item) => number): void {
  for (let at = 0; ;) {
    let last = at
    for (const child of [2 * at + 1, 2 * at + 2])
      if (child < heap.length && order(heap[child], heap[last]) > 0) last = child
    if (last === at) return
    ;[heap[at], heap[last]] = [heap[last], heap[at]]
    at = last
  }
}
