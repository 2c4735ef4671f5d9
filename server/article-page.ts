import type { RequestHandler } from 'express'
import type { Article } from '../engine/document.ts'
import type { AppContext } from './app.ts'
import { NotFoundError } from './errors.ts'
import { pageContext, searchContext } from './request-context.ts'
import { sendPage } from './send-page.ts'
import { readEditions } from './search/copies.ts'
import { readQuery } from './search/query/read-query.ts'
import { readInOtherLanguages } from './search/other-languages.ts'
import { readLabels } from './search/run-search.ts'
import { readRelatedReports } from './search/related-reports.ts'
import { readSameDay } from './search/same-day.ts'
import { parseSearchState } from './search/search-state.ts'
import { spansToMark, wantedStatements } from './search/statement-marks.ts'
import { toSearchScope } from './search/to-request.ts'
import { hitOf, readTrail } from './search/trail.ts'
import { toArticleView } from './search/view/article-view.ts'

/** One article, marked with what the search it was found by looked for. */
export function articlePage({ engine, templates, assets }: AppContext): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const { url, messages, links, site } = pageContext(request, assets.pathOf)
    const state = parseSearchState(url.searchParams)
    const context = searchContext(request, engine, state)
    const read = await readQuery(state.q, context)
    const scope = toSearchScope(state, read, context.today)
    const reading = await context.engine.getArticle(request.params.id, scope.query, context.signal)
    if (!reading) throw new NotFoundError('article')
    const hit = hitOf(url.searchParams)
    const [labels, editions, related, inOtherLanguages, sameDay, trail] = await Promise.all([
      readLabels(namedIn(reading.article), context),
      readEditions(reading.article, context),
      readRelatedReports(reading.article, context),
      readInOtherLanguages(reading.article, context),
      readSameDay(reading.article, context),
      hit === null ? null : readTrail(state, hit, context),
    ])
    const wanted = wantedStatements(scope)
    const { paragraphs } = reading.article
    const marks = {
      ...reading.marks,
      paragraphs: reading.marks.paragraphs.map((spans, at) => spansToMark(spans, paragraphs[at], wanted)),
    }
    const beside = { labels, editions, related, inOtherLanguages, sameDay, trail }
    const view = toArticleView({ ...reading, marks, state, ...beside }, messages, links)
    sendPage(response, templates.render('./article', { m: messages, site, view }))
  }
}

function namedIn({ paragraphs }: Article) {
  return {
    actor: new Set(paragraphs.flatMap(({ actors, speakers }) => [...actors, ...speakers])),
    topic: new Set(paragraphs.flatMap((paragraph) => paragraph.topics)),
  }
}
