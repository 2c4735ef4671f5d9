import type { RequestHandler } from 'express'
import type { Article } from '../engine/document.ts'
import type { AppContext } from './app.ts'
import { NotFoundError } from './errors.ts'
import { searchContext } from './request-context.ts'
import { readInOtherLanguages } from './search/other-languages.ts'
import { readRelatedReports } from './search/related-reports.ts'
import type { SearchContext } from './search/run-search.ts'
import { articleJson, relatedJson } from './search/to-json.ts'

type ArticleHandler = RequestHandler<{ id: string }>

/** `/articles/ID.json`: the whole article with what was found in it, for programs. */
export function articleData({ engine }: AppContext): ArticleHandler {
  return async (request, response) => {
    response.json(articleJson(await readArticle(request.params.id, searchContext(request, engine))))
  }
}

/** `/articles/ID/related.json`: reports of the same or its like, in its language and in others, for programs. */
export function relatedData({ engine }: AppContext): ArticleHandler {
  return async (request, response) => {
    const context = searchContext(request, engine)
    const article = await readArticle(request.params.id, context)
    const [related, inOtherLanguages] = await Promise.all([
      readRelatedReports(article, context),
      readInOtherLanguages(article, context),
    ])
    response.json({ related: related.map(relatedJson), inOtherLanguages: inOtherLanguages.map(relatedJson) })
  }
}

async function readArticle(id: string, { engine, signal }: SearchContext): Promise<Article> {
  const reading = await engine.getArticle(id, null, signal)
  if (!reading) throw new NotFoundError('article')
  return reading.article
}
