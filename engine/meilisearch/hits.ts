import type { SearchRequest, Sort } from '../search-engine.ts'
import type { MeiliConnection, Query } from './connection.ts'
import { EVERY_WORD, type StoredParagraph } from './documents.ts'
import { all, oneOf } from './filter.ts'
import { MAX_HITS } from './index-settings.ts'
import { RESCORED, rescore } from './rescore.ts'
import type { Scope } from './scope.ts'

/** A hit as it is stored. */
export interface Found {
  readonly stored: StoredParagraph
  readonly score: number
  /** Matching paragraphs of its article, when grouped by article; else 1. */
  readonly matches: number
}

export const SHOWN = ['id', 'articleId', 'paragraph', 'article', 'removed', 'leadIn', 'follows'] as const

/** By date, the undated last; articles of the same minute by a key that is arbitrary but always the same. */
export const SORTS: Readonly<Record<Exclude<Sort, 'relevance'>, readonly string[]>> = {
  newest: ['minutes:desc', 'articleKey:asc', 'position:asc'],
  oldest: ['minutes:asc', 'articleKey:asc', 'position:asc'],
}

type Ranked = StoredParagraph & { readonly _rankingScore?: number }

export async function readHits(
  connection: MeiliConnection,
  index: string,
  scope: Scope,
  { sort, group, fold, page, size }: Pick<SearchRequest, 'sort' | 'group' | 'fold' | 'page' | 'size'>,
  signal?: AbortSignal,
): Promise<Found[]> {
  const offset = (page - 1) * size
  if (size === 0 || offset >= MAX_HITS) return []
  const limit = Math.min(size, MAX_HITS - offset)
  const distinct = distinctOf(group, fold)
  const found = await (sort === 'relevance' && scope.plan.ranking.type === 'merged'
    ? readMerged(connection, index, scope, distinct, { offset, limit }, signal)
    : readOne(connection, index, scope, sort, distinct, { offset, limit }, signal))
  return group === 'article' ? withMatches(connection, index, scope, found, signal) : found
}

/** The attribute of which each value is one entry; undefined where every paragraph is. */
export function distinctOf(group: SearchRequest['group'], fold: boolean): string | undefined {
  if (group === 'article') return fold ? 'edition' : 'articleId'
  return fold ? 'sameParagraph' : undefined
}

async function readOne(
  connection: MeiliConnection,
  index: string,
  { plan }: Scope,
  sort: Sort,
  distinct: string | undefined,
  window: { readonly offset: number; readonly limit: number },
  signal?: AbortSignal,
): Promise<Found[]> {
  const words = sort === 'relevance' && plan.ranking.type === 'one' ? plan.ranking.q : null
  const order = sort === 'relevance' ? 'newest' : sort
  const filter = plan.filter()
  const query: Query = {
    indexUid: index,
    q: words ?? plan.phrases,
    matchingStrategy: 'all',
    ...(filter ? { filter } : {}),
    ...(words === null ? { sort: [...SORTS[order]] } : { showRankingScore: true }),
    ...(distinct ? { distinct } : {}),
    ...window,
    attributesToRetrieve: [...SHOWN],
  }
  const [{ hits }] = await connection.search<Ranked>([query], signal)
  return hits.map((hit) => ({ stored: hit, score: words === null ? 0 : (hit._rankingScore ?? 0), matches: 1 }))
}

/** Alternatives are ranked by a query each, and their hits merged: what several of them find counts once, as its best. */
async function readMerged(
  connection: MeiliConnection,
  index: string,
  scope: Scope,
  distinct: string | undefined,
  { offset, limit }: { readonly offset: number; readonly limit: number },
  signal?: AbortSignal,
): Promise<Found[]> {
  const read = (window: { readonly offset: number; readonly limit: number }) =>
    readMergedWindow(connection, index, scope, distinct, window, signal)
  if (offset >= RESCORED) return read({ offset, limit })
  // The first hits are read as a whole whatever the page, so that every page has its part of one order.
  const best = rescore(await read({ offset: 0, limit: RESCORED }), scope)
  const ordered = best.slice(offset, offset + limit)
  const left = limit - ordered.length
  if (left === 0 || best.length < RESCORED) return ordered
  return [...ordered, ...(await read({ offset: RESCORED, limit: left }))]
}

async function readMergedWindow(
  connection: MeiliConnection,
  index: string,
  { plan }: Scope,
  distinct: string | undefined,
  window: { readonly offset: number; readonly limit: number },
  signal?: AbortSignal,
): Promise<Found[]> {
  const queries = plan.ranking.type === 'merged' ? plan.ranking.queries : []
  const filter = plan.filter()
  const base = {
    indexUid: index,
    ...(filter ? { filter } : {}),
    matchingStrategy: 'last',
    showRankingScore: true,
    attributesToRetrieve: [...SHOWN],
  }
  const { hits } = await connection.searchFederated<StoredParagraph>(
    { ...window, ...(distinct ? { distinct } : {}) },
    [
      ...queries.map((q) => ({ ...base, q })),
      // What matches by none of the words, but by a facet or by what it lacks.
      { ...base, q: EVERY_WORD, attributesToSearchOn: ['every'], federationOptions: { weight: LAST_WEIGHT } },
    ],
    signal,
  )
  return hits.map((hit) => ({ stored: hit, score: hit._federation.weightedRankingScore, matches: 1 }))
}

const LAST_WEIGHT = 0.001

/**
 * Adds how many paragraphs of its article match to each hit.
 * @param found one hit of each article, at most `MAX_FACET_VALUES`: more are not counted at once
 */
export async function withMatches(
  connection: MeiliConnection,
  index: string,
  { plan }: Scope,
  found: readonly Found[],
  signal?: AbortSignal,
): Promise<Found[]> {
  if (found.length === 0) return []
  const filter = plan.filter()
  const these = oneOf('articleId', found.map(({ stored }) => stored.articleId)) // prettier-ignore
  const query: Query = {
    indexUid: index,
    q: plan.phrases,
    filter: all([...(filter ? [filter] : []), these]),
    facets: ['articleId'],
    hitsPerPage: 0,
  }
  const [{ facetDistribution }] = await connection.search([query], signal)
  return found.map((each) => ({ ...each, matches: facetDistribution?.articleId?.[each.stored.articleId] ?? 1 }))
}
