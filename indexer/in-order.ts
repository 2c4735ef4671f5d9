/** Small tools for streams of work. */

/** Runs tasks a few at a time and gives their results in the order of the tasks. */
export async function* inOrder<Result>(
  tasks: Iterable<() => Promise<Result>> | AsyncIterable<() => Promise<Result>>,
  width: number,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = []
  for await (const task of tasks) {
    const result = task()
    // Failures are met when the result's turn comes; until then they are not unhandled.
    result.catch(() => {})
    running.push(result)
    if (running.length >= width) yield await running.shift()!
  }
  for (const result of running) yield await result
}

/** How many items make a task that is worth handing to another thread. */
export interface BatchLimits<Item> {
  readonly size: number
  /** Most that the items of a batch may weigh together, unless one alone weighs more. */
  readonly maxWeight: number
  weight(item: Item): number
}

/** Items gathered into tasks. */
export async function* batches<Item, Result>(
  items: AsyncIterable<Item>,
  toTask: (batch: readonly Item[]) => Promise<Result>,
  { size, maxWeight, weight }: BatchLimits<Item>,
): AsyncGenerator<() => Promise<Result>> {
  let batch: Item[] = []
  let batchWeight = 0
  for await (const item of items) {
    batch.push(item)
    batchWeight += weight(item)
    if (batch.length < size && batchWeight < maxWeight) continue
    const full = batch
    batch = []
    batchWeight = 0
    yield () => toTask(full)
  }
  if (batch.length) yield () => toTask(batch)
}

/** A stream of values that are at hand already. */
export async function* only<Value>(...values: readonly Value[]): AsyncGenerator<Value> {
  yield* values
}
