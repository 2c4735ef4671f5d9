import type { RequestHandler } from 'express'
import type { AppContext } from './app.ts'
import { NotFoundError } from './errors.ts'
import { publicUrl } from './public-url.ts'
import { searchContext } from './request-context.ts'
import { citationOf, type CitationForm } from './search/output/citation.ts'

const TYPES: Readonly<Record<CitationForm, string>> = {
  txt: 'text/plain; charset=utf-8',
  bib: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
}

/** `/articles/ID/cite.bib` and so on. */
export function citation({ engine, publicUrl: base }: AppContext): RequestHandler<{ id: string; form: string }> {
  return async (request, response) => {
    const form = Object.keys(TYPES).find((known): known is CitationForm => known === request.params.form)
    const reading = form && (await engine.getArticle(request.params.id, null, searchContext(request, engine).signal))
    if (!reading) throw new NotFoundError('article')
    const address = publicUrl(request, base, `/articles/${encodeURIComponent(request.params.id)}`)
    response.set('Content-Type', TYPES[form]).send(citationOf(reading.article, address, form))
  }
}
