import type { RequestHandler } from 'express'
import { facetNamed, SHOWN_FACETS } from '../engine/facets.ts'
import type { AppContext } from './app.ts'
import { NotFoundError } from './errors.ts'
import { pageContext, searchContext } from './request-context.ts'
import { sendPage } from './send-page.ts'
import { languageOf } from './search/labels.ts'
import { readQuery } from './search/query/read-query.ts'
import { readLabels } from './search/run-search.ts'
import { parseSearchState, wholeNumber } from './search/search-state.ts'
import { toSearchScope } from './search/to-request.ts'
import { toFacetPageView } from './search/view/facet-page-view.ts'

const PAGE_SIZE = 100
const MAX_PAGE = 1000

/** All values of one facet under a search, with a box to filter them: `/facets/actor?q=…&find=serg&order=label`. */
export function facetPage({ engine, templates, assets }: AppContext): RequestHandler<{ facet: string }> {
  return async (request, response) => {
    const { url, messages, links, site } = pageContext(request, assets.pathOf)
    const facet = SHOWN_FACETS.find((name) => name === request.params.facet)
    if (facet === undefined) throw new NotFoundError('page')
    const params = new URLSearchParams(url.search)
    const find = takeParam(params, 'find').slice(0, 100)
    const order = takeParam(params, 'order') === 'label' ? 'label' : 'count'
    const page = wholeNumber(params, 'from', MAX_PAGE) ?? 1
    params.delete('from')
    const state = parseSearchState(params)
    const context = searchContext(request, engine, state)
    const read = await readQuery(state.q, context)
    const scope = toSearchScope(state, read, context.today)
    const offset = (page - 1) * PAGE_SIZE
    const found = await context.engine.facetValues(
      {
        ...scope,
        facet,
        text: find,
        limit: PAGE_SIZE,
        offset,
        order: order === 'count' ? order : { nameIn: languageOf(messages) },
      },
      context.signal,
    )
    const values = found.values.map(({ value }) => value)
    const { namedBy } = facetNamed(facet)
    const labels = await readLabels(namedBy ? { [namedBy]: new Set(values) } : {}, context)
    const view = toFacetPageView({ facet, found, state, find, order, page, labels }, messages, links)
    sendPage(response, templates.render('./facet-page', { m: messages, site, view }))
  }
}

/** Parameters of this page alone are no part of the search. */
function takeParam(params: URLSearchParams, name: string): string {
  const value = params.get(name) ?? ''
  params.delete(name)
  return value
}
