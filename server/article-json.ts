import type { RequestHandler } from 'express'
import type { AppContext } from './app.ts'
import { NotFoundError } from './errors.ts'
import { searchContext } from './request-context.ts'
import { readRelatedReports } from './search/related-reports.ts'
import { articleJson, relatedJson } from './search/to-json.ts'

/** `/articles/ID.json`: the whole article with what was found in it, for programs. */
export function articleData({ engine }: AppContext): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const { signal } = searchContext(request, engine)
    const reading = await engine.getArticle(request.params.id, null, signal)
    if (!reading) throw new NotFoundError('article')
    response.json(articleJson(reading.article))
  }
}

/** `/articles/ID/related.json`: reports of the same or its like, for programs. */
export function relatedData({ engine }: AppContext): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const context = searchContext(request, engine)
    const reading = await engine.getArticle(request.params.id, null, context.signal)
    if (!reading) throw new NotFoundError('article')
    response.json({ related: (await readRelatedReports(reading.article, context)).map(relatedJson) })
  }
}
