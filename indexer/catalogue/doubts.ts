/** What is allowed in a catalogue but is probably a mistake. */
import type { CatalogueEntries } from './entries.ts'
import { nameFolds } from '../tag/tokens.ts'

/** One sentence each. */
export function findDoubts(entries: CatalogueEntries): string[] {
  return [...sharedNames(entries), ...overlappingRoles(entries), ...deadRules(entries), ...deadReferences(entries)]
}

/** The same name for two actors, and no rule that tells them apart. */
function sharedNames({ states, people, organisations, groups, ambiguous }: CatalogueEntries): string[] {
  const owners = new Map<string, { readonly printed: string; readonly ids: Set<string> }>()
  for (const { id, name, aliases = [] } of [...states, ...people, ...organisations, ...groups]) {
    for (const printed of [name, ...aliases]) {
      const key = nameFolds(printed).join(' ')
      const owner = owners.get(key) ?? { printed, ids: new Set() }
      owners.set(key, owner)
      owner.ids.add(id)
    }
  }
  const ruled = new Set(ambiguous.map(({ alias }) => nameFolds(alias).join(' ')))
  return [...owners]
    .filter(([key, { ids }]) => ids.size > 1 && !ruled.has(key))
    .map(([, { printed, ids }]) => `“${printed}” names ${[...ids].join(' and ')}: add a rule to ambiguous.yaml.`)
}

/** Two holders of one office at one time. */
function overlappingRoles({ people }: CatalogueEntries): string[] {
  const terms = people.flatMap(({ id, roles = [] }) => roles.map((role) => ({ id, ...role })))
  const byOffice = Map.groupBy(terms, ({ role, of }) => `${role} of ${of}`)
  const doubts: string[] = []
  for (const [office, held] of byOffice) {
    if (!SINGLE_HOLDER.test(office)) continue
    const inOrder = held
      .filter(({ from }) => from !== undefined)
      .sort((a, b) => (String(a.from) < String(b.from) ? -1 : 1))
    inOrder.slice(1).forEach((later, index) => {
      const earlier = inOrder[index]
      const hasEnded = earlier.to !== undefined && String(earlier.to).slice(0, 7) <= String(later.from).slice(0, 7)
      if (!hasEnded && earlier.id !== later.id)
        doubts.push(`${earlier.id} and ${later.id} are both ${office} from ${later.from}: give the first an end (to:).`)
    })
  }
  return doubts
}

/** Offices that one person has at a time; of envoys, ministers and members there may be several. */
const SINGLE_HOLDER =
  /^(?:president|prime-minister|foreign-minister|defence-minister|chancellor|king|supreme-leader|secretary-general) of /

/** An office that roles.yaml has no words for, a land or body that nobody listed. */
function deadReferences({ states, people, organisations, places, groups, roles }: CatalogueEntries): string[] {
  const ids = new Set([...states, ...people, ...organisations, ...places, ...groups].map(({ id }) => id))
  const named = [
    ...states.map(({ id, part_of: other }) => ({ id, key: 'part_of', other })),
    ...people.map(({ id, country: other }) => ({ id, key: 'country', other })),
    ...people.flatMap(({ id, roles: held = [] }) => held.map(({ of: other }) => ({ id, key: 'of', other }))),
    ...organisations.map(({ id, country: other }) => ({ id, key: 'country', other })),
    ...organisations.map(({ id, metonym_of: other }) => ({ id, key: 'metonym_of', other })),
    ...places.map(({ id, in: other }) => ({ id, key: 'in', other })),
  ]
  const unknown = named.filter(({ other }) => other !== undefined && !ids.has(other))
  const unnamed = people.flatMap(({ id, roles: held = [] }) =>
    held.filter(({ role }) => !Object.hasOwn(roles, role)).map(({ role }) => ({ id, role })),
  )
  return [
    ...unknown.map(({ id, key, other }) => `${id} has “${key}: ${other}”, which is not in the catalogue.`),
    ...unnamed.map(({ id, role }) => `${id} has the role ${role}, which roles.yaml has no words for.`),
  ]
}

/** A rule for a name that nobody has. */
function deadRules({ states, people, organisations, places, groups, ambiguous }: CatalogueEntries): string[] {
  const ids = new Set([...states, ...people, ...organisations, ...places, ...groups].map(({ id }) => id))
  return ambiguous.flatMap(({ alias, actor }) =>
    actor && !ids.has(actor)
      ? [`ambiguous.yaml has a rule for “${alias}” of ${actor}, which is not in the catalogue.`]
      : [],
  )
}
