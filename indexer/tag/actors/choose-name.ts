/** Whom a name means that several actors have. */
import type { ActorName } from '../../catalogue/catalogue.ts'
import type { Actor } from '../../catalogue/compile-catalogue.ts'
import { sayingVerb } from '../statements/verbs-of-saying.ts'
import type { Token } from '../tokens.ts'
import type { ArticleContext, NameContext } from './name-context.ts'

/**
 * A name of several actors is the one's who was fully named last before it, or is named first behind it; else a whole name's,
 * or the one's who was in office.
 * @param isActing whether a verb follows: cities do not say or want, governments do
 */
export function chooseName(
  names: readonly ActorName[],
  at: number,
  isActing: boolean,
  context: NameContext,
): ActorName | null {
  const byActor = new Map(names.map((name) => [name.actor.id, name]))
  const acting = isActing && names.find((name) => name.via === 'metonym')
  if (acting) return acting
  if (byActor.size <= 1) return names[0] ?? null
  const named = nearestNamed([...byActor.keys()], at, context)
  if (named !== null) return byActor.get(named)!
  const whole = [...byActor.values()].filter((name) => name.via === 'name')
  if (whole.length === 1) return whole[0]
  // A capital is listed both as a place and as its state's metonym; the rules for metonyms have already spoken.
  const metonym = names.find((name) => name.via === 'metonym')
  if (metonym) return metonym
  const states = whole.filter((name) => name.actor.kind === 'state')
  if (states.length === 1) return states[0]
  const inOffice = [...byActor.values()].filter(({ actor }) => isInOffice(actor, context.publishedAt))
  return inOffice.length === 1 ? inOffice[0] : null
}

function nearestNamed(actors: readonly string[], at: number, { fullyNamed }: ArticleContext): string | null {
  let [before, behind]: { actor: string; place: number }[] = []
  for (const actor of actors)
    for (const place of fullyNamed.get(actor) ?? []) {
      if (place <= at && (before === undefined || place > before.place)) before = { actor, place }
      if (place > at && (behind === undefined || place < behind.place)) behind = { actor, place }
    }
  return (before ?? behind)?.actor ?? null
}

/** "President Bush", printed in 1990. */
function isInOffice({ roles }: Actor, date: string | null): boolean {
  if (date === null) return false
  return roles.some(({ from, to }) => from !== undefined && from <= date.slice(0, from.length) && (to === undefined || to >= date.slice(0, to.length))) // prettier-ignore
}

/** "Moscow said", "Kyiv has", "Washington will" */
export function isActing(next: Token | undefined): boolean {
  return next !== undefined && (ACTS.has(next.fold) || (sayingVerb(next.fold) !== undefined && !next.isCapital))
}

const ACTS = new Set('has had will would wants wanted refused refuses agreed agrees accuses expelled recalled backs backed supports supported supplies supplied retaliated responds responded hopes fears seeks sought sees believes rejected rejects'.split(' ')) // prettier-ignore
