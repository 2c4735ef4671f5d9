/**
 * A function that keeps its answers, for what is asked again and again. When it has kept `most` it forgets them all and
 * begins again.
 */
export function remembered<Key, Value>(make: (key: Key) => Value, most: number): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => recall(known, key, make, most)
}

/** What is known under the key, or else what is made now, which is known from then on. */
export function recall<Key, Value>(known: Map<Key, Value>, key: Key, make: (key: Key) => Value, most: number): Value {
  let value = known.get(key)
  if (value === undefined) {
    value = make(key)
    if (known.size >= most) known.clear()
    known.set(key, value)
  }
  return value
}
