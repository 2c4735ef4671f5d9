import type { RequestHandler } from 'express'
import type { AppContext } from './app.ts'
import { pageContext } from './request-context.ts'

/** The frame of the list that a reader's browser keeps; `public/saved.js` fills it. */
export function savedPage({ templates, assets }: AppContext): RequestHandler {
  return (request, response) => {
    const { messages, site } = pageContext(request, assets.pathOf)
    response
      .vary('Accept-Language')
      .type('html')
      .send(templates.render('./saved', { m: messages, site }))
  }
}
