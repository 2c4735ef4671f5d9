/** From hit to hit: which stand before and behind one in the search an article was opened from. */
import type { Hit } from '../../engine/search-engine.ts'
import { runSearch, type SearchContext } from './run-search.ts'
import type { SearchState } from './search-state.ts'

export interface Trail {
  /** Place of the hit in the whole list, from 1. */
  readonly hit: number
  /** How many the list has. */
  readonly of: number
  readonly previous: Hit | null
  readonly next: Hit | null
}

/** Farther down nobody steps from hit to hit. */
const MAX_HIT = 10_000

/** The place that a link to an article carries; null where it carries none. */
export function hitOf(params: URLSearchParams): number | null {
  const given = params.get('hit') ?? ''
  const hit = /^\d{1,5}$/.test(given) ? Number(given) : 0
  return hit >= 1 && hit <= MAX_HIT ? hit : null
}

export async function readTrail(state: SearchState, hit: number, context: SearchContext): Promise<Trail> {
  const read = async (place: number) => {
    const { response } = await runSearch(state.with({ size: 1, page: Math.max(1, place) }), null, context)
    return { hit: place < 1 ? null : (response.hits[0] ?? null), of: response.entries }
  }
  const [before, behind] = await Promise.all([read(hit - 1), read(hit + 1)])
  return { hit, of: behind.of, previous: before.hit, next: behind.hit }
}
