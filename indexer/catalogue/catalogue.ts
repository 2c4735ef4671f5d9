/** The catalogue as the taggers use it: entries by id, and every name they may be printed as. */
import type { ActorKind } from '../../engine/document.ts'
import { nameFolds } from '../tag/tokens.ts'
import type { AmbiguousEntry, CatalogueEntries, OrganisationEntry, PersonEntry, PlaceEntry, RoleEntry, StateEntry } from './entries.ts'
import { NameTrie } from './name-trie.ts'
import { russianForms } from './russian-cases.ts'
import { TopicTree } from './topics.ts'

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
  /** All names, for searching within the facet. */
  readonly names: readonly string[]
  /** The first name of each other language. */
  readonly translations: Readonly<Record<string, string>>
}

/** One way an actor may be printed. */
export interface ActorName {
  readonly actor: string
  /**
   * `name`: a whole name. `short`: a surname, which needs the whole name elsewhere in the article unless `alone`.
   * `demonym`: of a state's people ("Iranian"). `metonym`: a capital that stands for a government.
   */
  readonly via: 'name' | 'short' | 'demonym' | 'metonym'
  readonly text: string
  /** Whether case tells: an acronym counts only as printed. */
  readonly exactCase: boolean
  readonly alone: boolean
  readonly ambiguous: AmbiguousEntry | null
}

/** A job title: the role it means, and of whom where the words tell. */
export interface RoleName {
  readonly role: string
  readonly of: string | null
  readonly plural: boolean
}

export interface Catalogue {
  readonly actors: ReadonlyMap<string, Actor>
  readonly names: NameTrie<ActorName>
  readonly roleNames: NameTrie<RoleName>
  /** First words of persons' names, folded: behind one, a surname is somebody else's unless the whole is known. */
  readonly givenNames: ReadonlySet<string>
  readonly topics: TopicTree
  /** Who held a role and when, by `role of`: `foreign-minister iran`. */
  readonly holders: ReadonlyMap<string, readonly RoleHolder[]>
}

export interface RoleHolder {
  readonly actor: string
  readonly from: string | null
  readonly to: string | null
}

export function compileCatalogue(entries: CatalogueEntries): Catalogue {
  const compiler = new Compiler(entries.ambiguous)
  for (const entry of entries.states) compiler.state(entry)
  for (const entry of entries.places) compiler.place(entry)
  for (const entry of entries.organisations) compiler.organisation(entry)
  for (const entry of entries.people) compiler.person(entry)
  return {
    actors: compiler.actors,
    names: compiler.names,
    roleNames: compileRoles(entries),
    givenNames: new Set(entries.people.flatMap(({ name, aliases = [] }) => [name, ...aliases]).map((name) => nameFolds(name)[0])),
    topics: new TopicTree(entries.topics),
    holders: compiler.holders,
  }
}

class Compiler {
  readonly actors = new Map<string, Actor>()
  readonly names = new NameTrie<ActorName>()
  readonly holders = new Map<string, RoleHolder[]>()
  readonly #ambiguous: ReadonlyMap<string, AmbiguousEntry>

  constructor(ambiguous: readonly AmbiguousEntry[]) {
    this.#ambiguous = new Map(ambiguous.map((entry) => [`${entry.actor} ${entry.alias}`, entry]))
  }

  state(entry: StateEntry): void {
    const foreign = Object.entries(entry.names ?? {})
    const names = [entry.name, ...(entry.aliases ?? [])]
    const translations = firstOfEach(foreign.map(([language, of]) => [language, of.name ?? []]))
    this.#actor(entry.id, 'state', entry.name, [...names, ...foreign.flatMap(([, of]) => of.name ?? [])], { state: entry.part_of ?? null, translations })
    for (const name of names) this.#add(entry.id, 'name', name)
    for (const demonym of (entry.demonyms ?? []).flatMap(withPlural)) this.#add(entry.id, 'demonym', demonym)
    for (const metonym of entry.metonyms ?? []) this.#add(entry.id, 'metonym', metonym)
    for (const [language, of] of foreign) {
      for (const name of of.name ?? []) this.#add(entry.id, 'name', name, language)
      for (const demonym of of.demonyms ?? []) this.#add(entry.id, 'demonym', demonym, language)
      if (entry.metonyms?.length !== 0) for (const capital of of.capital ?? []) this.#add(entry.id, 'metonym', capital, language)
    }
  }

  place(entry: PlaceEntry): void {
    const foreign = Object.entries(entry.names ?? {})
    const names = [entry.name, ...(entry.aliases ?? [])]
    this.#actor(entry.id, 'place', entry.name, [...names, ...foreign.flatMap(([, of]) => of)], { state: entry.in ?? null, translations: firstOfEach(foreign) })
    for (const name of names) this.#add(entry.id, 'name', name)
    for (const [language, of] of foreign) for (const name of of) this.#add(entry.id, 'name', name, language)
  }

  organisation(entry: OrganisationEntry): void {
    const foreign = Object.entries(entry.names ?? {})
    const names = [entry.name, ...(entry.aliases ?? [])]
    const all = [...names, ...foreign.flatMap(([, of]) => of)]
    this.#actor(entry.id, 'organisation', entry.name, all, {
      state: entry.country ?? null,
      speaksFor: entry.metonym_of ?? null,
      translations: firstOfEach(foreign),
    })
    for (const name of names) this.#add(entry.id, 'name', name)
    for (const [language, of] of foreign) for (const name of of) this.#add(entry.id, 'name', name, language)
  }

  person(entry: PersonEntry): void {
    const foreign = Object.entries(entry.names ?? {})
    const names = [entry.name, ...(entry.aliases ?? [])]
    const short = new Set(entry.short ?? names.flatMap(surnamesOf))
    const all = [...names, ...short, ...foreign.flatMap(([, of]) => of)]
    this.#actor(entry.id, 'person', entry.name, all, {
      state: entry.country ?? null,
      gender: entry.gender ?? null,
      roles: entry.roles ?? [],
      translations: firstOfEach(foreign),
    })
    const alone = entry.alone ?? false
    for (const name of names) this.#add(entry.id, 'name', name)
    for (const surname of short) if (!names.includes(surname)) this.#add(entry.id, 'short', surname, 'en', alone)
    for (const [language, of] of foreign) {
      for (const name of of) this.#add(entry.id, /[\s\u200c]/.test(name) ? 'name' : 'short', name, language, alone)
    }
    for (const { role, of, from, to } of entry.roles ?? []) {
      const key = `${role} ${of}`
      if (!this.holders.has(key)) this.holders.set(key, [])
      this.holders.get(key)!.push({ actor: entry.id, from: from ?? null, to: to ?? null })
    }
  }

  #actor(id: string, kind: ActorKind, label: string, names: readonly string[], more: Partial<Actor>): void {
    this.actors.set(id, { id, kind, label, names: [...new Set(names)], gender: null, roles: [], state: null, speaksFor: null, translations: {}, ...more })
  }

  #add(actor: string, via: ActorName['via'], text: string, language = 'en', alone = false): void {
    const ambiguous = this.#ambiguous.get(`${actor} ${text}`) ?? null
    const exactCase = ambiguous?.case === 'exact' || isAcronym(text)
    const forms = language === 'ru' ? russianForms(text) : [text]
    for (const form of new Set(forms)) {
      const folds = nameFolds(form)
      const entry = { actor, via, text: form, exactCase, alone, ambiguous }
      this.names.add(folds, entry)
      // In Arabic the article comes and goes with the sentence.
      const bare = folds.map((fold) => (language === 'ar' ? fold.replace(/^ال(?=...)/, '') : fold))
      if (bare.join() !== folds.join()) this.names.add(bare, entry)
    }
  }
}

function firstOfEach(names: readonly (readonly [language: string, names: readonly string[]])[]): Record<string, string> {
  return Object.fromEntries(names.filter(([, of]) => of.length > 0).map(([language, of]) => [language, of[0]]))
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

function withPlural(demonym: string): string[] {
  return /(?:an|i|ian|er|or|ot|ar|d)$/.test(demonym) ? [demonym, `${demonym}s`] : [demonym]
}

function compileRoles(entries: CatalogueEntries): NameTrie<RoleName> {
  const trie = new NameTrie<RoleName>()
  for (const [role, { words = [], plural = [], words_of: wordsOf = {}, names = {} }] of Object.entries(entries.roles)) {
    for (const word of [...words, ...Object.values(names).flat()]) trie.add(nameFolds(word), { role, of: null, plural: false })
    for (const word of words) trie.add(nameFolds(`${word}s`), { role, of: null, plural: true })
    for (const word of plural) trie.add(nameFolds(word), { role, of: null, plural: true })
    for (const [of, ofWords] of Object.entries(wordsOf)) for (const word of ofWords) trie.add(nameFolds(word), { role, of, plural: false })
  }
  return trie
}
