import type { ScanRequest } from '../search-engine.ts'
import type { MeiliConnection, Query } from './connection.ts'
import type { StoredParagraph } from './documents.ts'
import { all, oneOf } from './filter.ts'
import { readHits, SHOWN, SORTS, withMatches, type Found } from './hits.ts'
import { MAX_FACET_VALUES, MAX_HITS } from './index-settings.ts'
import type { Scope } from './scope.ts'

/** No more than the articles of which matches can be counted at once. */
const BATCH = MAX_FACET_VALUES

/**
 * Every hit, however many. Those that are ranked come by relevance; the rest, and every other order, are read in batches, each
 * from the place in the order where the last hit stood, because an offset reaches only as deep as pages do.
 */
export async function* scanHits(
  connection: MeiliConnection,
  index: string,
  scope: Scope,
  request: ScanRequest,
  signal?: AbortSignal,
): AsyncGenerator<Found> {
  if (request.sort !== 'relevance' || scope.plan.ranking.type === 'none')
    return yield* scanInOrder(connection, index, scope, request, [], signal)
  const given: string[] = []
  for (let page = 1; ; page++) {
    const hits = await readHits(connection, index, scope, { ...request, fold: false, page, size: BATCH }, signal)
    for (const hit of hits) {
      given.push(request.group === 'article' ? hit.stored.articleId : hit.stored.id)
      yield hit
    }
    if (hits.length < BATCH) break
  }
  if (given.length >= MAX_HITS) yield* scanInOrder(connection, index, scope, request, given, signal)
}

type Placed = StoredParagraph & { readonly minutes?: number; readonly articleKey: number; readonly position: number }

async function* scanInOrder(
  connection: MeiliConnection,
  index: string,
  scope: Scope,
  { sort, group }: ScanRequest,
  without: readonly string[],
  signal?: AbortSignal,
): AsyncGenerator<Found> {
  const order = sort === 'oldest' ? 'oldest' : 'newest'
  const asked = scope.plan.filter()
  const left = without.length ? `NOT ${oneOf(group === 'article' ? 'articleId' : 'id', without)}` : undefined
  for (let last: Placed | undefined; ;) {
    const filter = [asked, left, last && behind(last, order, group === 'article')].filter((part) => part !== undefined)
    const query: Query = {
      indexUid: index,
      q: scope.plan.phrases,
      ...(filter.length ? { filter: all(filter) } : {}),
      ...(group === 'article' ? { distinct: 'articleId' } : {}),
      sort: [...SORTS[order]],
      limit: BATCH,
      attributesToRetrieve: [...SHOWN, 'minutes', 'articleKey', 'position'],
    }
    const [{ hits }] = await connection.search<Placed>([query], signal)
    const found = hits.map((stored) => ({ stored, score: 0, matches: 1 }))
    yield* group === 'article' ? await withMatches(connection, index, scope, found, signal) : found
    if (hits.length < BATCH) return
    last = hits.at(-1)
  }
}

/** What comes after a place in the order of dates, articles and paragraphs. */
function behind({ minutes, articleKey, position, articleId }: Placed, order: 'newest' | 'oldest', byArticle: boolean) {
  const within = byArticle
    ? `articleKey > ${articleKey} OR (articleKey = ${articleKey} AND NOT ${oneOf('articleId', [articleId])})`
    : `articleKey > ${articleKey} OR (articleKey = ${articleKey} AND position > ${position})`
  if (minutes === undefined) return `minutes NOT EXISTS AND (${within})`
  const beyond = `minutes ${order === 'newest' ? '<' : '>'} ${minutes}`
  return `${beyond} OR minutes NOT EXISTS OR (minutes = ${minutes} AND (${within}))`
}
