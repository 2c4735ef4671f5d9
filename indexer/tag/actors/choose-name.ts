/** Whom a name means that several actors have. */
import type { ActorName } from '../../catalogue/catalogue.ts'
import type { Actor } from '../../catalogue/compile-catalogue.ts'
import { sayingVerb } from '../statements/english/verbs-of-saying.ts'
import type { Token } from '../tokens.ts'
import type { ArticleContext, NameContext } from './name-context.ts'
import { includesDay } from './term-of-office.ts'

/**
 * Of several actors with this name the one whose whole name was read last before it, or else comes first after it; failing that the
 * only one for whom it is the whole name, or who was in office at the time.
 * @param isGovernment whether a capital stands for its government here
 */
export function chooseName(
  names: readonly ActorName[],
  at: number,
  isGovernment: boolean,
  context: NameContext,
): ActorName | null {
  const byActor = new Map(names.map((name) => [name.actor.id, name]))
  const government = isGovernment && names.find((name) => name.via === 'metonym')
  if (government) return government
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
  return date !== null && roles.some((term) => term.from !== undefined && includesDay(term, date))
}

/** Cities do not say or want, nor are they accused or have relations: "Moscow said", "urged Kyiv", "talks between Washington and Tehran". */
export function isGovernment(tokens: readonly Token[], at: number, end: number): boolean {
  const [next, before] = [tokens[end], tokens[at - 1]?.fold ?? '']
  if (next !== undefined && (ACTS.has(next.fold) || (sayingVerb(next.fold) !== undefined && !next.isCapital)))
    return true
  return DONE_TO.has(before) || hasRelation(tokens, at)
}

/** "ties with X", "talks between X and Y" */
function hasRelation(tokens: readonly Token[], at: number): boolean {
  const fold = (index: number) => tokens[index]?.fold ?? ''
  if (/^(?:with|between)$/.test(fold(at - 1))) return RELATIONS.has(fold(at - 2))
  return fold(at - 1) === 'and' && fold(at - 3) === 'between' && RELATIONS.has(fold(at - 4))
}

const DONE_TO = new Set('accused accuses accusing urged urges urging warned warns warning blamed blames blaming pressed criticised criticized thanked'.split(' ')) // prettier-ignore
const RELATIONS = new Set('talks relations ties tensions deal deals dialogue negotiations contacts agreement alliance rift row dispute differences war'.split(' ')) // prettier-ignore

const ACTS = new Set('has had will would wants wanted refused refuses agreed agrees accuses expelled recalled backs backed supports supported supplies supplied retaliated responds responded hopes fears seeks sought sees believes rejected rejects must should could may might imposed imposes launched launches sent sends deployed deploys summoned threatened threatens demanded demands insists insisted pledged signed withdrew annexed invaded vetoed'.split(' ')) // prettier-ignore
