/** Who else reports what an article reports: not in the same words, which is a copy, but of the same event or its like. */
import type { Article } from '../../engine/document.ts'
import { addDays } from '../../engine/date-range.ts'
import type { FacetFilter } from '../../engine/query.ts'
import { EVERYTHING, type ArticleSummary } from '../../engine/search-engine.ts'
import { isSameText } from './copies.ts'
import type { SearchContext } from './run-search.ts'
import { likeness, WordBag, WordWeights } from './word-weights.ts'

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
/** Articles that are looked at, and that are shown. */
const CANDIDATES = 12
export const SHOWN = 5
/** An event is reported within days. */
const DAYS_APART = 3
/**
 * Of documents alike to .22 four in five report the same event, of those alike to .3 nine in ten, though each event has a look-alike
 * of another day (ECB+). The day tells such apart, where it is known.
 */
const LEAST_LIKENESS = { dated: 0.22, undated: 0.3 }

/** Those that are most like it first. */
export async function readRelatedReports(article: Article, context: SearchContext): Promise<readonly RelatedReport[]> {
  const { engine, signal } = context
  const lead = leadOf(article)
  const weights = await readWeights([...lead.forms], context)
  const telling = [...lead.shares]
    .map(([stem, share]) => ({ stem, weight: share * weights.of(stem) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, TELLING)
  if (telling.length === 0) return []
  const filters = aroundDayOf(article)
  const { hits } = await engine.search(
    {
      ...EVERYTHING,
      query: { type: 'or', of: telling.map(({ stem }) => ({ type: 'word', text: lead.forms.get(stem)!, prefix: 'no' })) }, // prettier-ignore
      filters,
      sort: 'relevance',
      group: 'article',
      size: CANDIDATES + 1,
      fold: true,
    },
    signal,
  )
  const least = filters.length > 0 ? LEAST_LIKENESS.dated : LEAST_LIKENESS.undated
  const candidates = hits.filter((hit) => !isSameText(hit.article, article))
  const readings = await Promise.all(candidates.map((hit) => engine.getArticle(hit.article.id, null, signal)))
  return readings
    .filter((reading) => reading !== null)
    .map(({ article: other }) => ({ article: other, likeness: likeness(lead, leadOf(other), weights) }))
    .filter((other) => other.likeness >= least)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, SHOWN)
}

/** How much words tell, by how rare they are. @param forms by stem */
export async function readWeights(
  forms: readonly (readonly [stem: string, form: string])[],
  { engine, signal }: SearchContext,
): Promise<WordWeights> {
  const words = forms.map(([, form]) => form)
  const [counts, { paragraphs }] = await Promise.all([engine.countWords(words, signal), engine.status(signal)])
  return new WordWeights(new Map(forms.map(([stem], at) => [stem, counts[at]])), paragraphs)
}

function leadOf({ title, paragraphs }: Article): WordBag {
  const texts = [{ text: title, times: TITLE_TIMES }]
  let chars = 0
  for (const { text } of paragraphs) {
    if (chars >= LEAD_CHARS) break
    texts.push({ text, times: 1 })
    chars += text.length
  }
  return new WordBag(texts)
}

/** Where the day is known. */
function aroundDayOf({ publishedAt }: Article): FacetFilter[] {
  const day = publishedAt?.slice(0, 10) ?? ''
  if (day.length < 10) return []
  const around = { from: addDays(day, -DAYS_APART), to: addDays(day, DAYS_APART) }
  return [{ facet: 'published', anyOf: [around], noneOf: [] }]
}
