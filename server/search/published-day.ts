import type { ArticleSummary } from '../../engine/search-engine.ts'

/** `YYYY-MM-DD`; null where no day is known, though perhaps a month or a year. */
export function publishedDay({ publishedAt }: Pick<ArticleSummary, 'publishedAt'>): string | null {
  const day = publishedAt?.slice(0, 10) ?? ''
  return day.length === 10 ? day : null
}
