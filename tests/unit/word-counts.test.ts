/** Texts of which no more is looked up than a reader's page can wait for. */
import { expect, it } from 'vitest'
import type { SearchEngine } from '../../engine/search-engine.ts'
import { readComparison } from '../../server/search/comparison.ts'
import { readRelatedReports } from '../../server/search/related-reports.ts'
import { makeArticle } from '../support/archive.ts'

/** A page that was never parted into paragraphs, all its words different. */
const letters = (at: number) => [...String(at)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
const ENDLESS = makeArticle({ id: 'endless', title: 'Endless', paragraphs: [{ text: Array.from({ length: 50_000 }, (_, at) => letters(at)).join(' ') }] }) // prettier-ignore

/** An index of that page alone, and how many words it was asked for. */
function countingEngine() {
  const asked: number[] = []
  const engine: Partial<SearchEngine> = {
    getArticle: async () => ({ article: ENDLESS, marks: { title: [], paragraphs: [[]] } }),
    countWords: async (words) => (asked.push(words.length), words.map(() => 1)),
    status: async () => ({ paragraphs: 1000, articles: 1000, version: '1', updatedAt: null }),
    describeValues: async () => [],
  }
  const context = { engine: engine as SearchEngine, today: '2025-01-01', languageNames: () => [] }
  return { asked, context }
}

it('a report is looked for by its beginning, however long its first paragraph is', async () => {
  const { asked, context } = countingEngine()
  expect(await readRelatedReports(ENDLESS, context)).toEqual([])
  expect(asked).toEqual([expect.any(Number)])
  expect(asked[0]).toBeLessThan(400)
})

it('two reports are compared by the beginnings of their paragraphs', async () => {
  const { asked, context } = countingEngine()
  const comparison = await readComparison('endless', 'endless', context)
  expect(comparison!.rows).toEqual([{ ones: ENDLESS.paragraphs, others: ENDLESS.paragraphs }])
  expect(asked[0]).toBeLessThan(2500)
})
