import type { RequestHandler } from 'express'
import type { AppContext } from './app.ts'
import { NotFoundError } from './errors.ts'
import { pageContext, searchContext } from './request-context.ts'
import { sendPage } from './send-page.ts'
import { readComparison, type Comparison } from './search/comparison.ts'
import type { SearchContext } from './search/run-search.ts'
import { comparisonJson } from './search/to-json.ts'
import { toComparisonView } from './search/view/comparison-view.ts'

/** In the address. */
type Compared = { id: string; other: string }

/** Two reports side by side. */
export function comparisonPage({ engine, templates, assets }: AppContext): RequestHandler<Compared> {
  return async (request, response) => {
    const { messages, links, site } = pageContext(request, assets.pathOf)
    const comparison = await compare(request.params, searchContext(request, engine))
    const view = toComparisonView(comparison, messages, links)
    sendPage(response, templates.render('./comparison', { m: messages, site, view }))
  }
}

/** `/articles/ID/compare/OTHER.json`: the same for programs. */
export function comparisonData({ engine }: AppContext): RequestHandler<Compared> {
  return async (request, response) => {
    response.json(comparisonJson(await compare(request.params, searchContext(request, engine))))
  }
}

async function compare({ id, other }: Compared, context: SearchContext): Promise<Comparison> {
  const comparison = await readComparison(id, other, context)
  if (!comparison) throw new NotFoundError('article')
  return comparison
}
