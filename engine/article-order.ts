/** What the order of articles is made of, the same in every engine and after any history of runs. */
import { hashOf } from './text/hash.ts'

/** Minutes since 1970; a date without time is its first minute, in UTC, and so is a time without a zone. Null for no date. */
export function minutesOf(publishedAt: string | null): number | null {
  const time = publishedAt === null ? NaN : Date.parse(withZone(publishedAt))
  return Number.isNaN(time) ? null : Math.floor(time / 60_000)
}

/** A time in print that names no zone is taken for one in UTC: an order must not depend on where the indexer runs. */
export function withZone(publishedAt: string): string {
  return /T[^Z+-]+$/.test(publishedAt) ? `${publishedAt}Z` : publishedAt
}

/** Where an article comes among those of the same minute: in an order that says nothing, and is the same in every index. */
export function articleKeyOf(id: string): number {
  return hashOf(id)
}
