import type { Article } from '../../engine/document.ts'
import { EVERYTHING, type Hit } from '../../engine/search-engine.ts'
import { isSameText } from './copies.ts'
import { mostFrequent } from './most-frequent.ts'
import { publishedDay } from './published-day.ts'
import type { SearchContext } from './run-search.ts'

/** Actors by whom others of the day are found, and how many of those are shown. */
const MOST_NAMED = 3
const SHOWN = 5

/** What else was printed that day about those an article names most. */
export async function readSameDay(article: Article, { engine, signal }: SearchContext): Promise<readonly Hit[]> {
  const actors = mostNamed(article)
  const day = publishedDay(article)
  if (day === null || actors.length === 0) return []
  const { hits } = await engine.search(
    {
      ...EVERYTHING,
      filters: [
        { facet: 'published', anyOf: [day], noneOf: [] },
        { facet: 'actor', anyOf: actors, noneOf: [] },
      ],
      group: 'article',
      size: SHOWN + 1,
      fold: true,
    },
    signal,
  )
  return hits.filter((hit) => !isSameText(hit.article, article)).slice(0, SHOWN)
}

/** Of those named as often in the order of their ids. */
function mostNamed({ paragraphs }: Article): string[] {
  return mostFrequent(paragraphs.flatMap(({ actors }) => actors).sort()).slice(0, MOST_NAMED)
}
