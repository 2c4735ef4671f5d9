/** The catalogue as the taggers use it: actors by id, and every name they may be printed as. */
import { addTo } from '../../engine/multi-map.ts'
import type { Actor, CaseRule, CatalogueLists, CompiledName, NameKind } from './compile-catalogue.ts'
import type { AmbiguousEntry } from './entries.ts'
import { NameIndex } from './name-index.ts'
import { NamesByScript, type Script } from './names-by-script.ts'
import { TopicTree } from './topics.ts'

export interface Catalogue {
  readonly actors: ReadonlyMap<string, Actor>
  readonly names: NamesByScript<ActorName>
  /** Names of generic groups. */
  readonly groupNames: NameIndex<ActorName>
  readonly roleNames: NameIndex<RoleName>
  /** First words of persons' names, folded: behind one, a surname is somebody else's unless the whole is known. */
  readonly givenNames: ReadonlySet<string>
  readonly topics: TopicTree
  /** Who held a role and when, by `role of`: `foreign-minister iran`. */
  readonly holders: ReadonlyMap<string, readonly RoleHolder[]>
}

/** One way an actor may be printed. */
export interface ActorName {
  readonly actor: Actor
  readonly via: NameKind
  readonly case: CaseRule
  readonly printed: string | null
  readonly alone: boolean
  readonly ambiguous: AmbiguousEntry | null
}

/** A job title: the role it means, and of whom where the words tell. */
export interface RoleName {
  readonly role: string
  readonly of: string | null
  readonly plural: boolean
}

export interface RoleHolder {
  readonly actor: string
  readonly from: string | null
  readonly to: string | null
}

/** @param namesOf all names of a script that are not of generic groups: asked when they are first needed */
export function openCatalogue(lists: CatalogueLists, namesOf: (script: Script) => readonly CompiledName[]): Catalogue {
  const roleNames = new NameIndex<RoleName>()
  for (const { folds, ...role } of lists.roles) roleNames.add(folds.split(' '), role)
  return {
    actors: new Map(lists.actors.map((actor) => [actor.id, actor])),
    names: new NamesByScript((script) => indexOf(namesOf(script), lists)),
    groupNames: indexOf(lists.groupNames, lists),
    roleNames,
    givenNames: new Set(lists.givenNames),
    topics: new TopicTree(lists.topics),
    holders: holdersOf(lists.actors),
  }
}

function indexOf(names: readonly CompiledName[], { actors, ambiguous }: CatalogueLists): NameIndex<ActorName> {
  const index = new NameIndex<ActorName>()
  for (const name of names)
    index.add(name.folds.split(' '), {
      actor: actors[name.actor],
      via: name.via,
      case: name.case,
      printed: name.printed ?? null,
      alone: name.alone ?? false,
      ambiguous: name.ambiguous === undefined ? null : ambiguous[name.ambiguous],
    })
  return index
}

function holdersOf(actors: readonly Actor[]): Map<string, RoleHolder[]> {
  const holders = new Map<string, RoleHolder[]>()
  for (const { id, roles } of actors) {
    for (const { role, of, from, to } of roles) {
      addTo(holders, `${role} ${of}`, { actor: id, from: from ?? null, to: to ?? null })
    }
  }
  return holders
}
