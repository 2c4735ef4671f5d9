/** When an article was published, as it is read in print and as articles are ordered by it. */
import { afterEach, describe, expect, it } from 'vitest'
import { minutesOf } from '../../engine/article-order.ts'
import { parsePrintedDate } from '../../indexer/read/printed-date.ts'

describe('the order of articles', () => {
  const zone = process.env.TZ
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  it.each(['America/New_York', 'Asia/Tehran', 'UTC'])('is the same where the indexer runs in %s', (place) => {
    process.env.TZ = place
    const noon = Date.UTC(2025, 1, 25, 12) / 60_000
    expect(minutesOf('2025-02-25T12:00:00')).toBe(noon)
    expect(minutesOf('2025-02-25T12:00:00Z')).toBe(noon)
    expect(minutesOf('2025-02-25T15:30:00+03:30')).toBe(noon)
    expect(minutesOf('2025-02-25')).toBe(noon - 12 * 60)
    expect(minutesOf('2025')).toBe(Date.UTC(2025) / 60_000)
    expect(minutesOf(null)).toBeNull()
  })

  it('knows no zone that there is not', () => {
    expect(parsePrintedDate('2025-01-01T00:00:00+99:99')).toBe('2025-01-01T00:00:00')
    expect(parsePrintedDate('2025-01-01T00:00:00-03:30')).toBe('2025-01-01T00:00:00-03:30')
    expect(parsePrintedDate('2025-01-01T00:00:00+14')).toBe('2025-01-01T00:00:00+14:00')
  })

  it('knows a date with a leap second', () => {
    expect(parsePrintedDate('2016-12-31T23:59:60Z')).toBe('2016-12-31T23:59:59Z')
  })
})
