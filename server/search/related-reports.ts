/** Who else reports what an article reports, in its language: not in the same words, which is a copy, but of the same event or its like. */
import type { Article } from '../../engine/document.ts'
import { addDays } from '../../engine/date-range.ts'
import { MISSING } from '../../engine/facets.ts'
import type { FacetFilter } from '../../engine/query.ts'
import { EVERYTHING, type ArticleSummary } from '../../engine/search-engine.ts'
import { isSameText } from './copies.ts'
import { publishedDay } from './published-day.ts'
import type { SearchContext } from './run-search.ts'
import {
  bagOf,
  likenessOfBags,
  readWordCounts,
  vectorOf,
  weightsOf,
  type WordBag,
  type WordCounts,
} from './word-weights.ts'

export interface RelatedReport {
  readonly article: ArticleSummary
  /** To 1, the same words. */
  readonly likeness: number
}

/** What an event is told by stands at the beginning of a report. */
const LEAD_CHARS = 800
const TITLE_TIMES = 2
/** Words by which others are looked for: those that tell most. */
const TELLING = 15
/** Articles that are looked at, and that are shown at most. */
const CANDIDATES = 20
export const SHOWN = 5
/** An event is reported within days. */
const DAYS_APART = 3
/**
 * Of documents alike to .2 three in four report the same event, of those alike to .3 nine in ten, though each event has a look-alike
 * of another day (ECB+). The day tells such apart, where both are known; where it does not, less is let through.
 */
const LEAST_LIKENESS = { dated: 0.2, undated: 0.35 }

/** Those that are most like it first. */
export async function readRelatedReports(article: Article, context: SearchContext): Promise<readonly RelatedReport[]> {
  const lead = leadOf(article)
  const words = await readWordCounts(lead.forms, context)
  const candidates = await readCandidates(article, tellingWords(article, lead, words), context)
  const weights = weightsOf(words)
  return candidates
    .map((other) => ({ article: other, likeness: likenessOfBags(lead, leadOf(other), weights) }))
    .filter((other) => other.likeness >= leastLikeness(article, other.article))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, SHOWN)
}

/** Articles of those days that have most of the telling words of a report. */
async function readCandidates(
  article: Article,
  telling: readonly string[],
  { engine, signal }: SearchContext,
): Promise<Article[]> {
  if (telling.length === 0) return []
  const { hits } = await engine.search(
    {
      ...EVERYTHING,
      query: { type: 'or', of: telling.map((text) => ({ type: 'word', text, prefix: 'no' })) },
      filters: aroundDayOf(article),
      sort: 'relevance',
      group: 'article',
      size: CANDIDATES + 1,
      fold: true,
    },
    signal,
  )
  const others = hits.filter((hit) => !isSameText(hit.article, article))
  const readings = await Promise.all(others.map((hit) => engine.getArticle(hit.article.id, null, signal)))
  return readings.flatMap((reading) => (reading === null ? [] : [reading.article]))
}

/** The words that tell most, of those that other articles have too. */
function tellingWords({ title, paragraphs }: Article, lead: WordBag, words: WordCounts): string[] {
  const own = new Map<string, number>()
  for (const { text } of paragraphs)
    // A word of the title counts for every paragraph.
    for (const stem of bagOf([title, text].map((each) => ({ text: each, times: 1 }))).shares.keys())
      own.set(stem, (own.get(stem) ?? 0) + 1)
  return [...vectorOf(lead, weightsOf(words))]
    .filter(([stem]) => words.counts.get(stem)! > (own.get(stem) ?? 0))
    .sort((a, b) => b[1] - a[1])
    .slice(0, TELLING)
    .map(([stem]) => lead.forms.get(stem)!)
}

function leadOf({ title, paragraphs }: Article): WordBag {
  const texts = [{ text: title, times: TITLE_TIMES }]
  let chars = 0
  for (const { text } of paragraphs) {
    if (chars >= LEAD_CHARS) break
    // A page that was never parted into paragraphs is one of a hundred thousand words.
    texts.push({ text: text.slice(0, LEAD_CHARS), times: 1 })
    chars += text.length
  }
  return bagOf(texts)
}

function leastLikeness(one: ArticleSummary, other: ArticleSummary): number {
  return publishedDay(one) === null || publishedDay(other) === null ? LEAST_LIKENESS.undated : LEAST_LIKENESS.dated
}

/** Of an article whose day is known others of those days, and undated ones. */
function aroundDayOf(article: Article): FacetFilter[] {
  const days = daysAround(article)
  return days === null ? [] : [{ facet: 'published', anyOf: [days, MISSING], noneOf: [] }]
}

/** Those in which others may report the same; null where the article's day is not known. */
export function daysAround(article: Article): { readonly from: string; readonly to: string } | null {
  const day = publishedDay(article)
  return day === null ? null : { from: addDays(day, -DAYS_APART), to: addDays(day, DAYS_APART) }
}
