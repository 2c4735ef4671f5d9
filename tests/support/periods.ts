import type { PeriodTiles } from '../../engine/meilisearch/period-tiles.ts'

/** Whether a date, its month or its year is one of the tiles: what the index's filter asks. */
export function withinAny(period: string, { years, parts }: PeriodTiles): boolean {
  const year = period.slice(0, 4)
  const own = [period, period.slice(0, 7), year]
  return (years !== null && year >= years.from && year <= years.to) || own.some((each) => parts.includes(each))
}
