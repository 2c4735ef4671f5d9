import type { Request, RequestHandler } from 'express'
import type { AppContext } from './app.ts'
import { isForFragment, pageContext, searchContext } from './request-context.ts'
import { findMeantSearch } from './search/meant-search.ts'
import { findRescues } from './search/without.ts'
import { runSearch } from './search/run-search.ts'
import { parseSearchState } from './search/search-state.ts'
import { toSearchJson } from './search/to-json.ts'
import { JSON_DEPTH, PAGE_DEPTH } from './search/to-request.ts'
import { toSearchView } from './search/view/search-view.ts'

/** The search page, or for htmx the part of it that changed. */
export function searchPage({ engine, templates, assets }: AppContext): RequestHandler {
  return async (request, response) => {
    const { url, messages, links, site } = pageContext(request, assets.pathOf)
    const state = parseSearchState(url.searchParams)
    const context = searchContext(request, engine, state)
    const outcome = await runSearch(state, PAGE_DEPTH, context)
    const [rescues, meant] = await Promise.all([findRescues(outcome, context), findMeantSearch(state, context)])
    const view = toSearchView(outcome, { rescues, meant }, messages, links)
    const isFragment = isForFragment(request)
    response.vary('HX-Request').vary('Accept-Language')
    response.set('Server-Timing', `engine;dur=${outcome.response.tookMs.toFixed(1)}`)
    if (isFragment) response.set(historyHeaders(request, links.search(state)))
    const template = isFragment ? './results-fragment' : './search'
    response.type('html').send(templates.render(template, { m: messages, site, view, action: '/search' }))
  }
}

/** A search is an entry of the browser's history; what one went on typing takes its place, and the same again is none. */
function historyHeaders({ headers }: Request, address: string): Record<string, string> {
  const shown = URL.parse(String(headers['hx-current-url'] ?? ''))
  if (shown !== null && shown.pathname + shown.search === address) return { 'HX-Push-Url': 'false' }
  return headers['dateline-typing'] === 'true' ? { 'HX-Replace-Url': address } : { 'HX-Push-Url': address }
}

/** The same search for programs. */
export function searchJson({ engine, assets }: AppContext): RequestHandler {
  return async (request, response) => {
    const { url, messages } = pageContext(request, assets.pathOf)
    const state = parseSearchState(url.searchParams)
    const outcome = await runSearch(state, JSON_DEPTH, searchContext(request, engine, state))
    response.vary('Accept-Language').json(toSearchJson(outcome, messages))
  }
}
