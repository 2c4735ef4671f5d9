import type { RequestHandler } from 'express'
import type { AppContext } from './app.ts'
import { pageContext } from './request-context.ts'
import { sendPage } from './send-page.ts'

/** The frame of the list that a reader's browser keeps; `public/saved.js` fills it. */
export function savedPage({ templates, assets }: AppContext): RequestHandler {
  return (request, response) => {
    const { messages, site } = pageContext(request, assets.pathOf)
    sendPage(response, templates.render('./saved', { m: messages, site }))
  }
}
