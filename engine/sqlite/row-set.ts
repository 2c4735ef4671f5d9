/** Sets of rows as ascending arrays without repeats. */

export function intersectRows(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both = new Uint32Array(Math.min(a.length, b.length))
  let count = 0
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      both[count++] = a[i++]
      j++
    } else if (a[i] < b[j]) i++
    else j++
  }
  return both.subarray(0, count)
}

export function uniteRows(a: Uint32Array, b: Uint32Array): Uint32Array {
  const either = new Uint32Array(a.length + b.length)
  let count = 0
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const next = j >= b.length || (i < a.length && a[i] <= b[j]) ? a[i] : b[j]
    if (i < a.length && a[i] === next) i++
    if (j < b.length && b[j] === next) j++
    either[count++] = next
  }
  return either.subarray(0, count)
}

export function subtractRows(a: Uint32Array, b: Uint32Array): Uint32Array {
  const rest = new Uint32Array(a.length)
  let count = 0
  for (let i = 0, j = 0; i < a.length; i++) {
    while (j < b.length && b[j] < a[i]) j++
    if (j >= b.length || b[j] !== a[i]) rest[count++] = a[i]
  }
  return rest.subarray(0, count)
}

/** An aggregate of SQL over row numbers, which `parseRows` reads: printed one behind the other they come far faster than a result row each. */
export function concatenated(rows: string): string {
  return `CAST(group_concat(${rows}) AS BLOB)`
}

/** Row numbers as they are printed, "3,14,15", in ASCII; null where there are none. */
export function parseRows(printed: Uint8Array | null): Uint32Array {
  if (printed === null) return new Uint32Array(0)
  // Counted first: room for as many as there could be would be kept with those that are remembered.
  const rows = new Uint32Array(countOfCommas(printed) + 1)
  let count = 0
  let value = 0
  for (let i = 0; i < printed.length; i++) {
    const code = printed[i]
    if (code === COMMA) {
      rows[count++] = value
      value = 0
    } else value = value * 10 + code - ZERO
  }
  rows[count] = value
  return rows
}

function countOfCommas(printed: Uint8Array): number {
  let commas = 0
  for (let i = 0; i < printed.length; i++) if (printed[i] === COMMA) commas++
  return commas
}

const COMMA = 44
const ZERO = 48
