import type { RequestHandler } from 'express'
import type { AppContext } from './app.ts'
import { pageContext, searchContext } from './request-context.ts'
import { sendPage } from './send-page.ts'
import { runSearch } from './search/run-search.ts'
import { parseSearchState } from './search/search-state.ts'
import { toClausesView } from './search/view/clauses-view.ts'
import { searchWithout } from './search/without.ts'

/** What each part of a search costs: how much would be found without it, each a link to that search. */
export function clausesPage({ engine, templates, assets }: AppContext): RequestHandler {
  return async (request, response) => {
    const { url, messages, links, site } = pageContext(request, assets.pathOf)
    const state = parseSearchState(url.searchParams)
    const context = searchContext(request, engine, state)
    const outcome = await runSearch(state.with({ size: 1 }), null, context)
    const without = await searchWithout({ state, parsed: outcome.parsed }, context)
    const view = toClausesView({ ...outcome, state }, without, messages, links)
    sendPage(response, templates.render('./clauses', { m: messages, site, view }))
  }
}
