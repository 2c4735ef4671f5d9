import type { RequestHandler } from 'express'
import type { AppContext } from './app.ts'
import { pageContext, searchContext } from './request-context.ts'
import { MAX_QUERY_CHARS } from './search/query/cut-query.ts'
import { suggest } from './search/suggest.ts'

/** `/suggest.json?q=`: for the box of the search page, as its reader types. */
export function suggestJson({ engine, assets }: AppContext): RequestHandler {
  return async (request, response) => {
    const { url, messages } = pageContext(request, assets.pathOf)
    const query = (url.searchParams.get('q') ?? '').slice(0, MAX_QUERY_CHARS)
    const { from, suggestions } = await suggest(query, searchContext(request, engine))
    response.vary('Accept-Language').json({
      from,
      suggestions: suggestions.map(({ text, label, paragraphs }) => ({
        text,
        label,
        count: paragraphs === null ? null : messages.number(paragraphs),
      })),
    })
  }
}
