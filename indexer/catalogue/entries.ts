/** The entries of the catalogue as its YAML files hold them; `docs/catalogue.md` describes them for editors. */

/** What all but states have, whose names in other languages come with demonyms. */
export interface NamedEntry {
  readonly id: string
  readonly name: string
  readonly aliases?: readonly string[]
  /** By ISO 639-1 code. */
  readonly names?: Readonly<Record<string, readonly string[]>>
}

export interface StateEntry {
  readonly id: string
  readonly name: string
  readonly iso?: string
  readonly aliases?: readonly string[]
  readonly demonyms?: readonly string[]
  readonly capital?: string
  readonly metonyms?: readonly string[]
  readonly part_of?: string
  readonly names?: Readonly<Record<string, ForeignStateNames>>
}

export interface ForeignStateNames {
  readonly name?: readonly string[]
  readonly demonyms?: readonly string[]
  readonly capital?: readonly string[]
}

export interface PersonEntry extends NamedEntry {
  /** What may stand alone after a full name; the last word of each name when left out. */
  readonly short?: readonly string[]
  /** Whether the short form needs no full name before it. */
  readonly alone?: boolean
  readonly gender?: 'm' | 'f'
  readonly country?: string
  readonly roles?: readonly RoleEntry[]
}

export interface RoleEntry {
  readonly role: string
  readonly of: string
  /** ISO prefixes. */
  readonly from?: string
  readonly to?: string
}

export interface OrganisationEntry extends NamedEntry {
  readonly kind?: string
  readonly country?: string
  readonly part_of?: string
  readonly members?: readonly string[]
  /** The state it speaks for, as the Kremlin for Russia. */
  readonly metonym_of?: string
  readonly wikidata?: string
}

export interface PlaceEntry extends NamedEntry {
  readonly in?: string
}

export interface RoleWords {
  readonly words?: readonly string[]
  readonly plural?: readonly string[]
  /** Words that mean the role for one state or body alone. */
  readonly words_of?: Readonly<Record<string, readonly string[]>>
  readonly names?: Readonly<Record<string, readonly string[]>>
}

/** A people, or a kind of people. */
export interface GroupEntry extends NamedEntry {
  /** Whether it is marked in a text, but nobody to look for: every second report has soldiers in it. */
  readonly generic?: boolean
}

/** A name that also means something else, and when it means the actor. */
export interface AmbiguousEntry {
  readonly alias: string
  readonly actor: string
  readonly case?: 'exact'
  readonly needs?: readonly string[]
  readonly not_near?: readonly string[]
  readonly not_before?: readonly string[]
  readonly not_next?: readonly string[]
  readonly not_after_name?: boolean
  readonly not_next_name?: boolean
  readonly place_after?: readonly string[]
}

export interface TopicEntry {
  readonly id: string
  readonly label: string
  /** What it is called in other languages of the page. */
  readonly label_fa?: string
  readonly iptc?: string
  readonly any?: readonly string[]
  readonly any_fa?: readonly string[]
  readonly any_ar?: readonly string[]
  readonly any_ru?: readonly string[]
  readonly weak?: readonly string[]
  readonly with?: readonly (readonly string[])[]
  readonly not?: readonly string[]
  readonly requires?: readonly string[]
  readonly children?: readonly TopicEntry[]
}

/** All entries of all files. */
export interface CatalogueEntries {
  readonly states: readonly StateEntry[]
  readonly people: readonly PersonEntry[]
  readonly organisations: readonly OrganisationEntry[]
  readonly places: readonly PlaceEntry[]
  readonly groups: readonly GroupEntry[]
  readonly ambiguous: readonly AmbiguousEntry[]
  readonly roles: Readonly<Record<string, RoleWords>>
  readonly topics: readonly TopicEntry[]
}
