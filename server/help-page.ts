import type { RequestHandler } from 'express'
import type { AppContext } from './app.ts'
import { pageContext } from './request-context.ts'
import { sendPage } from './send-page.ts'
import { SearchState } from './search/search-state.ts'

/** What one can type and press, with examples that are links. */
export function helpPage({ templates, assets }: AppContext): RequestHandler {
  return (request, response) => {
    const { messages, links, site } = pageContext(request, assets.pathOf)
    const { help } = messages
    const view = {
      examples: help.examples.map(({ q, what }) => ({ q, what, href: links.search(new SearchState({ q })) })),
    }
    sendPage(response, templates.render('./help', { m: messages, site, view }))
  }
}
