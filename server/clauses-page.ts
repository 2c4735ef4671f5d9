import type { RequestHandler } from 'express'
import type { AppContext } from './app.ts'
import { pageContext, searchContext } from './request-context.ts'
import { sendPage } from './send-page.ts'
import { describeQuery } from './search/describe-query.ts'
import { runSearch } from './search/run-search.ts'
import { parseSearchState } from './search/search-state.ts'
import { searchWithout } from './search/without.ts'

/** What each part of a search costs: how much would be found without it, each a link to that search. */
export function clausesPage({ engine, templates, assets }: AppContext): RequestHandler {
  return async (request, response) => {
    const { url, messages, links, site } = pageContext(request, assets.pathOf)
    const state = parseSearchState(url.searchParams)
    const context = searchContext(request, engine, state)
    const outcome = await runSearch(state.with({ size: 1 }), null, context)
    const without = await searchWithout({ state, parsed: outcome.parsed }, context)
    const most = Math.max(1, ...without.map(({ totals }) => totals.paragraphs))
    const view = {
      read: describeQuery(outcome, messages),
      totals: messages.results.totals(outcome.response.totals),
      backHref: links.search(state),
      rows: without.map((each) => ({
        label:
          'part' in each.without
            ? messages.clauses.without(each.without.part, each.totals)
            : messages.clauses.withoutFacet(messages.facets.names[each.without.facet], each.totals),
        href: links.search(each.state),
        share: Math.round((each.totals.paragraphs / most) * 100),
      })),
    }
    sendPage(response, templates.render('./clauses', { m: messages, site, view }))
  }
}
