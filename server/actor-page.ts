import type { RequestHandler } from 'express'
import { MISSING, type FacetName } from '../engine/facets.ts'
import type { QueryNode } from '../engine/query.ts'
import { EVERYTHING, type FacetCounts, type SearchRequest, type SearchScope } from '../engine/search-engine.ts'
import type { AppContext } from './app.ts'
import { NotFoundError } from './errors.ts'
import { pageContext, searchContext } from './request-context.ts'
import { sendPage } from './send-page.ts'
import { readTogether } from './search/pictures.ts'
import { readLabels } from './search/run-search.ts'
import { toActorCardView, toActorView } from './search/view/actor-view.ts'

/** Values in each list of the page. */
const LISTED = 12
const LATEST = 5

/** Who an actor is, when and with whom they appear, what they say and what is said of them. */
export function actorPage({ engine, templates, assets }: AppContext): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const { messages, links, site } = pageContext(request, assets.pathOf)
    const { id } = request.params
    // It would be about all who name nobody.
    if (id === MISSING) throw new NotFoundError('page')
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
    const [record] = await engine.describeValues({ actor: new Set([id]) }, context.signal)
    if (!record && named.totals.paragraphs + said.totals.paragraphs === 0) throw new NotFoundError('page')
    // Who speaks beside a statement about somebody need not have made it.
    const candidates = valuesOf('speaker', saidOf.facets)
    const bySpeaker = await Promise.all(
      candidates.map((speaker) => ask({ query: { type: 'statement', speaker, about: id }, size: 0 })),
    )
    const speakers = candidates
      .map((value, at) => ({ value, paragraphs: bySpeaker[at].totals.paragraphs }))
      .filter(({ paragraphs }) => paragraphs > 0)
      .sort((a, b) => b.paragraphs - a.paragraphs)
    const scope: SearchScope = {
      query: { type: 'facet', filter: { facet: 'actor', anyOf: [id], noneOf: [] } },
      matching: 'all',
      filters: [],
    }
    const together = await readTogether(scope, context)
    const values = [named, said, saidOf].flatMap(({ facets }) => facets)
    const names = await readLabels(
      {
        actor: new Set([id, ...together.actors.map(({ value }) => value), ...valuesOf('speaker', values)]),
        topic: new Set(valuesOf('topic', values)),
      },
      context,
    )
    const view = toActorView(
      { id, record: record ?? null, named, said, saidOf, speakers, together, labels: names },
      messages,
      links,
    )
    sendPage(response, templates.render('./actor', { m: messages, site, view }))
  }
}

function valuesOf(facet: FacetName, counts: readonly FacetCounts[]): string[] {
  return counts.filter((each) => each.facet === facet).flatMap(({ values }) => values.map(({ value }) => value))
}

/** The first of it all, as a fragment: for the card that a name in an article opens. */
export function actorCard({ engine, templates, assets }: AppContext): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const { messages, links } = pageContext(request, assets.pathOf)
    const { id } = request.params
    const { signal } = searchContext(request, engine)
    const [record] = await engine.describeValues({ actor: new Set([id]) }, signal)
    if (!record) throw new NotFoundError('page')
    const count = (facet: 'actor' | 'speaker') =>
      engine.search({ ...EVERYTHING, filters: [{ facet, anyOf: [id], noneOf: [] }] }, signal)
    const [named, speaking] = await Promise.all([count('actor'), count('speaker')])
    const view = toActorCardView({ id, record, named: named.totals, speaking: speaking.totals }, messages, links)
    sendPage(response, templates.render('./actor-card', { m: messages, view }))
  }
}
