import type { RequestHandler } from 'express'
import type { AppContext } from './app.ts'
import { publicUrl } from './public-url.ts'
import { pageContext, searchContext } from './request-context.ts'
import { describeQuery } from './search/describe-query.ts'
import { feedEntry, toAtom, toJsonFeed } from './search/output/feeds.ts'
import { runSearch } from './search/run-search.ts'
import { parseSearchState } from './search/search-state.ts'

const ENTRIES = 50

/** Any search as a feed, the newest first: `/search.atom` and `/search.feed.json`. */
export function feed({ engine, assets, publicUrl: base }: AppContext, form: 'atom' | 'json'): RequestHandler {
  return async (request, response) => {
    const { url, messages, links } = pageContext(request, assets.pathOf)
    const state = parseSearchState(url.searchParams).with({ sort: 'newest', size: ENTRIES })
    const [outcome, status] = await Promise.all([
      runSearch(state, null, searchContext(request, engine, state)),
      engine.status(),
    ])
    const absolute = (path: string) => publicUrl(request, base, path)
    const page = {
      title: `${messages.site.name}: ${describeQuery(outcome, messages)}`,
      pageUrl: absolute(links.search(parseSearchState(url.searchParams))),
      feedUrl: absolute(request.originalUrl),
      updatedAt: status.updatedAt,
      entries: outcome.response.hits.map((hit) =>
        feedEntry(hit, absolute(`/articles/${hit.article.id}#p${hit.paragraph.position}`)),
      ),
    }
    response.vary('Accept-Language')
    if (form === 'atom') response.type('application/atom+xml').send(toAtom(page))
    else response.type('application/feed+json').send(JSON.stringify(toJsonFeed(page)))
  }
}
