/**
 * From the editors' entries to plain lists that are ready to be looked up: every form a name is printed in, folded. This
 * is the slow part, and its result can be kept in a file.
 */
import type { ActorKind, Named } from '../../engine/document.ts'
import { nameFolds } from '../tag/tokens.ts'
import type {
  AmbiguousEntry,
  CatalogueEntries,
  GroupEntry,
  NamedEntry,
  OrganisationEntry,
  PersonEntry,
  PlaceEntry,
  RoleEntry,
  RoleWords,
  StateEntry,
  TopicEntry,
} from './entries.ts'
import { scriptOf, type Script } from './names-by-script.ts'
import { russianAdjectives, russianForms } from './russian-cases.ts'

export interface CompiledCatalogue {
  readonly lists: CatalogueLists
  /** All but those of generic groups. */
  readonly names: Readonly<Record<Script, readonly CompiledName[]>>
}

/** All but the names, which take most of the memory. */
export interface CatalogueLists {
  readonly actors: readonly Actor[]
  /** Of generic groups. */
  readonly groupNames: readonly CompiledName[]
  readonly roles: readonly CompiledRole[]
  /** What each role is called. */
  readonly roleNames: Readonly<Record<string, Named>>
  readonly ambiguous: readonly AmbiguousEntry[]
  /** First words of persons' names, folded. */
  readonly givenNames: readonly string[]
  readonly topics: readonly TopicEntry[]
}

export interface Actor {
  readonly id: string
  readonly kind: ActorKind
  readonly label: string
  readonly gender: 'm' | 'f' | null
  readonly roles: readonly RoleEntry[]
  /** The state a person or body belongs to, or a place lies in. */
  readonly state: string | null
  /** The state a body speaks for, as the Kremlin for Russia. */
  readonly speaksFor: string | null
  /** Whether it is marked where it stands, and counts for nobody. */
  readonly isGeneric: boolean
  /** All names, for searching within the facet. */
  readonly names: readonly string[]
  /** The first name of each other language. */
  readonly translations: Readonly<Record<string, string>>
}

/** One way an actor may be printed. Indexes instead of names keep the file small. */
export interface CompiledName {
  /** Its words, folded, with single spaces between them. */
  readonly folds: string
  readonly actor: number
  readonly via: NameKind
  readonly case: CaseRule
  /** For a name that counts only as printed: how. */
  readonly printed?: string
  /** Whether a surname needs no whole name before it. */
  readonly alone?: true
  readonly ambiguous?: number
}

/**
 * `name`: a whole name. `short`: a surname, which needs the whole name elsewhere in the article unless it may stand
 * alone. `demonym`: of a state's people ("Iranian"). `metonym`: a capital that stands for a government.
 */
export type NameKind = 'name' | 'short' | 'demonym' | 'metonym'

/**
 * What capitals a name must have: `printed` just as it is listed, `first` at its beginning, `ends` at its beginning and
 * end, `some` anywhere, `none` needed.
 */
export type CaseRule = 'printed' | 'first' | 'ends' | 'some' | 'none'

/** A job title: the role it means, and of whom where the words tell. */
export interface CompiledRole {
  readonly folds: string
  readonly role: string
  readonly of: string | null
  readonly plural: boolean
}

export function compileCatalogue(entries: CatalogueEntries): CompiledCatalogue {
  const compiler = new Compiler(entries.ambiguous)
  for (const entry of entries.states) compiler.state(entry)
  for (const entry of entries.places) compiler.place(entry)
  for (const entry of entries.groups) compiler.group(entry)
  for (const entry of entries.organisations) compiler.organisation(entry)
  for (const entry of entries.people) compiler.person(entry)
  const names = Object.groupBy(compiler.names.values(), ({ actor, folds }) =>
    compiler.actors[actor].isGeneric ? 'generic' : scriptOf(folds),
  )
  const lists = {
    actors: compiler.actors,
    groupNames: names.generic ?? [],
    roles: compileRoles(entries),
    roleNames: Object.fromEntries(Object.entries(entries.roles).map(([role, words]) => [role, roleName(role, words)])),
    ambiguous: entries.ambiguous,
    givenNames: [
      ...new Set(
        entries.people.flatMap(({ name, aliases = [] }) => [name, ...aliases]).map((name) => nameFolds(name)[0]),
      ),
    ],
    topics: entries.topics,
  }
  return { lists, names: { latin: names.latin ?? [], cyrillic: names.cyrillic ?? [], arabic: names.arabic ?? [] } }
}

class Compiler {
  readonly actors: Actor[] = []
  readonly names = new Map<string, CompiledName>()
  readonly #entries: readonly AmbiguousEntry[]
  /** By actor and folded alias: a line holds for every spelling that folds alike. */
  readonly #ambiguous: ReadonlyMap<string, number>

  constructor(ambiguous: readonly AmbiguousEntry[]) {
    this.#entries = ambiguous
    this.#ambiguous = new Map(ambiguous.map((entry, index) => [`${entry.actor} ${foldedName(entry.alias)}`, index]))
  }

  state(entry: StateEntry): void {
    const foreign = Object.entries(entry.names ?? {})
    const names = [entry.name, ...(entry.aliases ?? [])]
    const translations = firstOfEach(foreign.map(([language, of]) => [language, of.name ?? []]))
    const all = [...names, ...foreign.flatMap(([, of]) => of.name ?? [])]
    this.#actor(entry.id, 'state', entry.name, all, { state: entry.part_of ?? null, translations })
    this.#add('name', names)
    this.#add('demonym', (entry.demonyms ?? []).flatMap(withPlural))
    this.#add('metonym', entry.metonyms ?? [])
    for (const [language, of] of foreign) {
      this.#add('name', of.name ?? [], language)
      this.#add('demonym', of.demonyms ?? [], language)
      if (entry.metonyms?.length !== 0) this.#add('metonym', of.capital ?? [], language)
    }
  }

  place(entry: PlaceEntry): void {
    this.#named('place', entry, { state: entry.in ?? null })
  }

  group(entry: GroupEntry): void {
    this.#named('group', entry, { isGeneric: entry.generic ?? false })
  }

  organisation(entry: OrganisationEntry): void {
    this.#named('organisation', entry, { state: entry.country ?? null, speaksFor: entry.metonym_of ?? null })
  }

  person(entry: PersonEntry): void {
    const foreign = Object.entries(entry.names ?? {})
    const names = [entry.name, ...(entry.aliases ?? [])]
    const short = [...new Set(entry.short ?? names.flatMap(surnamesOf))].filter((surname) => !names.includes(surname))
    this.#actor(entry.id, 'person', entry.name, [...names, ...short, ...foreign.flatMap(([, of]) => of)], {
      state: entry.country ?? null,
      gender: entry.gender ?? null,
      roles: entry.roles ?? [],
      translations: firstOfEach(foreign),
    })
    const alone = entry.alone ?? false
    this.#add('name', names)
    this.#add('short', short, 'en', alone)
    for (const [language, of] of foreign) {
      const isWhole = (name: string) => /[\s\u200c]/.test(name)
      this.#add('name', of.filter(isWhole), language)
      this.#add(
        'short',
        of.filter((name) => !isWhole(name)),
        language,
        alone,
      )
    }
  }

  #named(kind: ActorKind, entry: NamedEntry, more: Partial<Actor>): void {
    const foreign = Object.entries(entry.names ?? {})
    const names = [entry.name, ...(entry.aliases ?? [])]
    this.#actor(entry.id, kind, entry.name, [...names, ...foreign.flatMap(([, of]) => of)], {
      ...more,
      translations: firstOfEach(foreign),
    })
    this.#add('name', names)
    for (const [language, of] of foreign) this.#add('name', of, language)
  }

  #actor(id: string, kind: ActorKind, label: string, names: readonly string[], more: Partial<Actor>): void {
    this.actors.push({
      id,
      kind,
      label,
      names: [...new Set(names)],
      gender: null,
      roles: [],
      state: null,
      speaksFor: null,
      isGeneric: false,
      translations: {},
      ...more,
    })
  }

  /** Adds names of the actor added last. */
  #add(via: NameKind, names: readonly string[], language = 'en', alone = false): void {
    const actor = this.actors.length - 1
    const { id, kind } = this.actors[actor]
    for (const name of names) {
      const adjectives = language === 'ru' && via === 'demonym' ? russianAdjectives(name) : []
      for (const form of new Set(language === 'ru' ? [...russianForms(name), ...adjectives] : [name])) {
        const folds = foldedName(form)
        const ambiguous = this.#ambiguous.get(`${id} ${folds}`)
        const rule =
          this.#entries[ambiguous ?? -1]?.case === 'exact' || isAcronym(form) ? 'printed' : caseRule(form, kind)
        const key = `${folds} ${actor} ${via} ${rule}`
        if (folds === '' || this.names.has(key)) continue
        this.names.set(key, {
          folds,
          actor,
          via,
          case: rule,
          ...(rule === 'printed' ? { printed: form.replaceAll(' ', '') } : {}),
          ...(alone ? { alone } : {}),
          ...(ambiguous === undefined ? {} : { ambiguous }),
        })
      }
    }
  }
}

function foldedName(name: string): string {
  return nameFolds(name).join(' ')
}

function caseRule(name: string, kind: ActorKind): CaseRule {
  const [first] = name.match(/\p{L}/u) ?? ['']
  if (!/\p{Lu}|\p{Lt}/u.test(name)) return 'none'
  if (!/\p{Lu}|\p{Lt}/u.test(first)) return 'some'
  return kind === 'person' && /(?:^|[\s'’-])\p{Lu}[^\s'’-]*$/u.test(name) ? 'ends' : 'first'
}

/** Up to six capitals, with or without dots: US, U.N., E3, NATO. A word in capitals elsewhere is only shouting. */
function isAcronym(name: string): boolean {
  return /^(?:[\p{Lu}\d]\.?){2,6}s?$/u.test(name)
}

/** The last word; "al-Assad" is also printed "Assad". */
function surnamesOf(name: string): string[] {
  const words = name.split(' ')
  if (words.length < 2) return []
  const last = words.at(-1)!
  return [last, last.replace(/^(?:al|el|ad|ar|as|ash|ul)-(?=\p{Lu})/iu, '')]
}

/** Nouns for people take an s; those that end in a sibilant, as "Chinese" and "French", do not. */
function withPlural(demonym: string): string[] {
  return /(?:s|x|z|sh|ch|ese)$/.test(demonym) && !/(?:Czech|Greek)$/.test(demonym)
    ? [demonym]
    : [demonym, `${demonym}s`]
}

function firstOfEach(
  names: readonly (readonly [language: string, names: readonly string[]])[],
): Record<string, string> {
  return Object.fromEntries(names.filter(([, of]) => of.length > 0).map(([language, of]) => [language, of[0]]))
}

function roleName(role: string, { words = [], names = {} }: RoleWords): Named {
  return { label: words[0] ?? role.replaceAll('-', ' '), translations: firstOfEach(Object.entries(names)) }
}

function compileRoles(entries: CatalogueEntries): CompiledRole[] {
  return Object.entries(entries.roles).flatMap(
    ([role, { words = [], plural = [], words_of: wordsOf = {}, names = {} }]) => [
      ...[...words, ...Object.values(names).flat()].map((word) => ({
        folds: foldedName(word),
        role,
        of: null,
        plural: false,
      })),
      ...words.map((word) => ({ folds: foldedName(`${word}s`), role, of: null, plural: true })),
      ...plural.map((word) => ({ folds: foldedName(word), role, of: null, plural: true })),
      ...Object.entries(wordsOf).flatMap(([of, ofWords]) =>
        ofWords.map((word) => ({ folds: foldedName(word), role, of, plural: false })),
      ),
    ],
  )
}
