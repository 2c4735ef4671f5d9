import type { RequestHandler } from 'express'
import type { AppContext } from './app.ts'
import { publicUrl } from './public-url.ts'
import { pageContext, searchContext } from './request-context.ts'
import { sendPage } from './send-page.ts'
import { namesIn, searchBatch } from './search/batch.ts'
import { describeNotes } from './search/describe-query.ts'
import { csvRow } from './search/output/csv.ts'
import { toBatchView } from './search/view/batch-view.ts'

/** `/names`: a list of names, and how much there is of each. */
export function batchPage({ engine, templates, assets }: AppContext): RequestHandler {
  return async (request, response) => {
    const { url, messages, links, site } = pageContext(request, assets.pathOf)
    const list = url.searchParams.get('names') ?? ''
    const lines = namesIn(list)
    const rows = await searchBatch(lines, searchContext(request, engine))
    const view = toBatchView({ list, lines: lines.length, rows }, messages, links)
    sendPage(response, templates.render('./batch', { m: messages, site, view }))
  }
}

/** The same for spreadsheets. */
export function batchCsv({ engine, assets, publicUrl: base }: AppContext): RequestHandler {
  return async (request, response) => {
    const { url, links, messages } = pageContext(request, assets.pathOf)
    const rows = await searchBatch(namesIn(url.searchParams.get('names') ?? ''), searchContext(request, engine))
    response.set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="dateline-names.csv"',
    })
    const head = csvRow(['name', 'paragraphs', 'articles', 'first_year', 'last_year', 'url', 'notes'])
    const body = rows.map((row) => {
      const { line, paragraphs, articles, years } = row
      const address = publicUrl(request, base, links.search(row.state))
      const notes = describeNotes(row, messages).join(' ')
      return csvRow([line, String(paragraphs), String(articles), years?.from ?? '', years?.to ?? '', address, notes])
    })
    response.send(`\ufeff${head}${body.join('')}`)
  }
}
