import type { RequestHandler } from 'express'
import type { AppContext } from './app.ts'
import { pageContext, searchContext } from './request-context.ts'
import { sendPage } from './send-page.ts'
import { describeQuery } from './search/describe-query.ts'
import { readByOutlet, readTogether } from './search/pictures.ts'
import { readLabels, runSearch } from './search/run-search.ts'
import { parseSearchState } from './search/search-state.ts'
import { toPicturesView } from './search/view/pictures-view.ts'

/** The results of a search as pictures, each part of them a link. */
export function picturesPage({ engine, templates, assets }: AppContext): RequestHandler {
  return async (request, response) => {
    const { url, messages, links, site } = pageContext(request, assets.pathOf)
    const state = parseSearchState(url.searchParams).with({ page: 1 })
    const context = searchContext(request, engine, state)
    const outcome = await runSearch(state.with({ size: 1 }), null, context)
    const { query, matching, filters } = outcome.request
    const scope = { query, matching, filters }
    const together = await readTogether(scope, context)
    const byOutlet = await readByOutlet(scope, context)
    const named = {
      actor: new Set(together.actors.map(({ value }) => value)),
      topic: new Set(byOutlet.topics.map(({ value }) => value)),
    }
    const labels = await readLabels(named, context)
    const read = describeQuery(outcome, messages)
    const view = toPicturesView({ read, state, together, byOutlet, labels }, messages, links)
    sendPage(response, templates.render('./pictures', { m: messages, site, view }))
  }
}
