import type { RequestHandler } from 'express'
import { EVERYTHING } from '../engine/search-engine.ts'
import type { AppContext } from './app.ts'
import { NotFoundError } from './errors.ts'
import { pageContext, searchContext } from './request-context.ts'
import { sendPage } from './send-page.ts'
import { readActor } from './search/read-actor.ts'
import { toActorCardView, toActorView } from './search/view/actor-view.ts'

/** Who an actor is, when and with whom they appear, what they say and what is said of them. */
export function actorPage({ engine, templates, assets }: AppContext): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const { messages, links, site } = pageContext(request, assets.pathOf)
    const findings = await readActor(request.params.id, searchContext(request, engine))
    if (findings === null) throw new NotFoundError('page')
    const view = toActorView(findings, messages, links)
    sendPage(response, templates.render('./actor', { m: messages, site, view }))
  }
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
