import type { RequestHandler } from 'express'
import type { AppContext } from './app.ts'
import { NotFoundError } from './errors.ts'
import { searchContext } from './request-context.ts'
import { articleJson } from './search/to-json.ts'

/** `/articles/ID.json`: the whole article with what was found in it, for programs. */
export function articleData({ engine }: AppContext): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const { signal } = searchContext(request, engine)
    const reading = await engine.getArticle(request.params.id, null, signal)
    if (!reading) throw new NotFoundError('article')
    response.json(articleJson(reading.article))
  }
}
