import type { RequestHandler } from 'express'
import { EVERYTHING } from '../engine/search-engine.ts'
import type { AppContext } from './app.ts'
import { pageContext, searchContext } from './request-context.ts'
import { sendPage } from './send-page.ts'
import { toSourcesView } from './search/view/sources-view.ts'

/** Outlets listed; the facet's own page has all. */
const OUTLETS = 200

/** What the archive is made from: by outlet, by kind of source, what is missing, what was refused and left out. */
export function sourcesPage({ engine, templates, assets }: AppContext): RequestHandler {
  return async (request, response) => {
    const { messages, links, site } = pageContext(request, assets.pathOf)
    const { signal } = searchContext(request, engine)
    const [report, status, found] = await Promise.all([
      engine.sourceReport(signal),
      engine.status(signal),
      engine.search(
        {
          ...EVERYTHING,
          facets: [
            { facet: 'source', limit: OUTLETS },
            { facet: 'language', limit: OUTLETS },
            { facet: 'published', limit: 0, level: 0 },
          ],
        },
        signal,
      ),
    ])
    const view = toSourcesView({ report, status, found }, messages, links)
    sendPage(response, templates.render('./sources', { m: messages, site, view }))
  }
}
