/** `p50 / p95 / p99` of some times, with one digit; a dash where there are none. */
export function percentiles(times: readonly number[]): string {
  if (times.length === 0) return '–'
  const inOrder = times.toSorted((a, b) => a - b)
  const at = (share: number) => inOrder[Math.min(inOrder.length - 1, Math.floor(share * inOrder.length))].toFixed(1)
  return [0.5, 0.95, 0.99].map(at).join(' / ')
}
