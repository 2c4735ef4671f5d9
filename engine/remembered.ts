/**
 * A function that remembers what it made of what it was given, for what is asked again and again: up to `most` answers, then
 * it begins anew.
 */
export function remembered<Key, Value>(make: (key: Key) => Value, most: number): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    let value = known.get(key)
    if (value === undefined) {
      value = make(key)
      if (known.size >= most) known.clear()
      known.set(key, value)
    }
    return value
  }
}
