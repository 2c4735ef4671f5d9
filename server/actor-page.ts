import type { RequestHandler } from 'express'
import type { QueryNode } from '../engine/query.ts'
import { EVERYTHING, type SearchRequest } from '../engine/search-engine.ts'
import type { AppContext } from './app.ts'
import { NotFoundError } from './errors.ts'
import { pageContext, searchContext } from './request-context.ts'
import { readLabels } from './search/run-search.ts'
import { toActorView } from './search/view/actor-view.ts'

/** Values in each list of the page. */
const LISTED = 12
const LATEST = 5

/** Who an actor is, when and with whom they appear, what they say and what is said of them. */
export function actorPage({ engine, templates, assets }: AppContext): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const { messages, links, site } = pageContext(request, assets.pathOf)
    const { id } = request.params
    const context = searchContext(request, engine)
    const ask = (changes: Partial<SearchRequest>) => engine.search({ ...EVERYTHING, ...changes }, context.signal)
    const by = (facet: 'actor' | 'speaker') => [{ facet, anyOf: [id], noneOf: [] }]
    const about: QueryNode = { type: 'statement', speaker: null, about: id }
    const [named, said, saidOf] = await Promise.all([
      ask({
        filters: by('actor'),
        size: 0,
        facets: [
          { facet: 'topic', limit: LISTED },
          { facet: 'source', limit: LISTED },
          { facet: 'published', limit: 200, level: 0 },
        ],
      }),
      ask({ filters: by('speaker'), size: LATEST, fold: true, facets: [{ facet: 'topic', limit: LISTED }] }),
      ask({ query: about, size: LATEST, fold: true, facets: [{ facet: 'speaker', limit: LISTED }] }),
    ])
    const labels = await engine.describeValues('actor', [id], context.signal)
    if (labels.length === 0 && named.totals.paragraphs + said.totals.paragraphs === 0)
      throw new NotFoundError(messages.errors.notFound.text)
    // A count of actors ignores the filter on actors, so that those beside this one are asked for by the query.
    const beside = await ask({
      query: { type: 'facet', filter: { facet: 'actor', anyOf: [id], noneOf: [] } },
      size: 0,
      facets: [{ facet: 'actor', limit: LISTED + 1 }],
    })
    const responses = { named, said, saidOf, beside }
    const names = await readLabels(
      namedIn(
        id,
        Object.values(responses).flatMap((each) => each.facets),
      ),
      context,
    )
    const view = toActorView({ id, record: labels[0] ?? null, ...responses, labels: names }, messages, links)
    response
      .vary('Accept-Language')
      .type('html')
      .send(templates.render('./actor', { m: messages, site, view }))
  }
}

function namedIn(
  id: string,
  facets: readonly { readonly facet: string; readonly values: readonly { value: string }[] }[],
) {
  const valuesOf = (...wanted: string[]) =>
    facets.filter(({ facet }) => wanted.includes(facet)).flatMap(({ values }) => values.map(({ value }) => value))
  return { actors: new Set([id, ...valuesOf('actor', 'speaker')]), topics: new Set(valuesOf('topic')) }
}
