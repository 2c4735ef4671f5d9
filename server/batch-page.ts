import type { RequestHandler } from 'express'
import type { AppContext } from './app.ts'
import { publicUrl } from './public-url.ts'
import { pageContext, searchContext } from './request-context.ts'
import { sendPage } from './send-page.ts'
import { linesOf, MAX_LINES, searchBatch, type BatchRow } from './search/batch.ts'
import { csvRow } from './search/output/csv.ts'

/** `/names`: a list of names, and how much there is of each. */
export function batchPage({ engine, templates, assets }: AppContext): RequestHandler {
  return async (request, response) => {
    const { url, messages, links, site } = pageContext(request, assets.pathOf)
    const list = url.searchParams.get('names') ?? ''
    const lines = linesOf(list)
    const rows = await searchBatch(lines, searchContext(request, engine))
    const most = Math.max(1, ...rows.map(({ paragraphs }) => paragraphs))
    const view = {
      list,
      hidden: links.carried.map(([name, value]) => ({ name, value })),
      note: lines.length > MAX_LINES ? messages.batch.tooMany(MAX_LINES) : null,
      csvHref: rows.length > 0 ? `/names.csv?${new URLSearchParams({ names: list })}` : null,
      rows: rows.map(({ line, state, paragraphs, articles, years }) => ({
        label: line,
        href: links.search(state),
        paragraphs: messages.number(paragraphs),
        articles: messages.number(articles),
        share: Math.round((paragraphs / most) * 100),
        span: years === null ? '' : spanOf(years, messages.period),
      })),
    }
    sendPage(response, templates.render('./batch', { m: messages, site, view }))
  }
}

/** The same for spreadsheets. */
export function batchCsv({ engine, assets, publicUrl: base }: AppContext): RequestHandler {
  return async (request, response) => {
    const { url, links } = pageContext(request, assets.pathOf)
    const rows = await searchBatch(linesOf(url.searchParams.get('names') ?? ''), searchContext(request, engine))
    response.set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="dateline-names.csv"',
    })
    const head = csvRow(['name', 'paragraphs', 'articles', 'first_year', 'last_year', 'url'])
    const body = rows.map(
      ({ line, state, paragraphs, articles, years }) =>
      csvRow([line, String(paragraphs), String(articles), years?.from ?? '', years?.to ?? '', publicUrl(request, base, links.search(state))]), // prettier-ignore
    )
    response.send(`\ufeff${head}${body.join('')}`)
  }
}

function spanOf({ from, to }: NonNullable<BatchRow['years']>, period: (iso: string) => string): string {
  return from === to ? period(from) : `${period(from)} – ${period(to)}`
}
