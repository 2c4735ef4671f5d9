/** What the order of articles is made of, the same in every engine and after any history of runs. */

/** Minutes since 1970; a date without time is its first minute, in UTC, and so is a time without a zone. Null for no date. */
export function minutesOf(publishedAt: string | null): number | null {
  const time = publishedAt === null ? NaN : Date.parse(withZone(publishedAt))
  return Number.isNaN(time) ? null : Math.floor(time / 60_000)
}

/** A time in print that names no zone is taken for one in UTC: an order must not depend on where the indexer runs. */
export function withZone(publishedAt: string): string {
  return /T[^Z+-]+$/.test(publishedAt) ? `${publishedAt}Z` : publishedAt
}

/** Where an article stands among those of the same minute: FNV-1a of its id, 32 bits, which spreads ids evenly. */
export function articleKeyOf(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
