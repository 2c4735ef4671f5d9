/**
 * The facets: what a reader can narrow a search by. Order here is the order on the page.
 * Adding a facet is adding a row here and filling its values in the indexer.
 */
export interface FacetDefinition {
  /** The name in code, URL and JSON. */
  readonly name: string
  /**
   * `list`: values stand side by side. `tree`: a value is a path (`economy/sanctions`) and counts for every
   * ancestor. `date`: a value is an ISO prefix (`2025`, `2025-02`, `2025-02-25`) and counts for every longer period.
   */
  readonly kind: 'list' | 'tree' | 'date'
  /** Whether a paragraph can have several values. */
  readonly multiple: boolean
  /** Whether readers see it; one they do not serves the query language alone. */
  readonly shown: boolean
  /** Whether a paragraph without a value is found and counted by that. */
  readonly countsMissing: boolean
  /** Whose names its values are found by; null for values that are their own names. */
  readonly namedBy: 'actor' | 'topic' | null
}

export const FACETS = [
  { name: 'actor', kind: 'list', multiple: true, shown: true, countsMissing: true, namedBy: 'actor' },
  { name: 'speaker', kind: 'list', multiple: true, shown: true, countsMissing: true, namedBy: 'actor' },
  { name: 'topic', kind: 'tree', multiple: true, shown: true, countsMissing: true, namedBy: 'topic' },
  { name: 'source', kind: 'list', multiple: false, shown: true, countsMissing: true, namedBy: null },
  { name: 'language', kind: 'list', multiple: false, shown: true, countsMissing: true, namedBy: null },
  { name: 'published', kind: 'date', multiple: false, shown: true, countsMissing: true, namedBy: null },
  { name: 'happened', kind: 'date', multiple: true, shown: true, countsMissing: true, namedBy: null },
  // One value for each statement and actor or topic in it, `speaker>about`, with `*` for anyone: see statementValue.
  { name: 'statement', kind: 'list', multiple: true, shown: false, countsMissing: false, namedBy: null },
  // The values of `sameAs`: by them copies are folded into one hit, and found when a reader asks where else it was printed.
  { name: 'sameParagraph', kind: 'list', multiple: false, shown: false, countsMissing: false, namedBy: null },
  { name: 'sameArticle', kind: 'list', multiple: false, shown: false, countsMissing: false, namedBy: null },
  // Those of the speakers who are named in the paragraph itself, for readers who want no others.
  { name: 'namedSpeaker', kind: 'list', multiple: true, shown: false, countsMissing: true, namedBy: 'actor' },
] as const satisfies readonly FacetDefinition[]

export type FacetName = (typeof FACETS)[number]['name']
/** The facets a reader sees. */
export type ShownFacet = Extract<(typeof FACETS)[number], { shown: true }>['name']

export const SHOWN_FACETS = FACETS.filter((facet) => facet.shown).map(({ name }) => name) as readonly ShownFacet[]

/** All of them, in order: columns and masks count on the position. */
export const FACET_NAMES: readonly FacetName[] = FACETS.map((facet) => facet.name)

/** Stands for "has no value here" in a selection: `published=none` finds the undated. No real value has this name. */
export const MISSING = 'none'

export function facetNamed(name: FacetName): (typeof FACETS)[number]
export function facetNamed(name: string): (typeof FACETS)[number] | undefined
export function facetNamed(name: string): (typeof FACETS)[number] | undefined {
  return FACETS.find((facet) => facet.name === name)
}

/** What the hidden `statement` facet holds for "`speaker` says something about `about`"; null is anyone. */
export function statementValue(speaker: string | null, about: string): string {
  return `${speaker ?? '*'}>${about}`
}

/** How far below the root a value stands: `2025` 0, `2025-02` 1; `economy` 0, `economy/trade` 1; a list value 0. */
export function levelOf(kind: FacetDefinition['kind'], value: string): number {
  return kind === 'list' ? 0 : value.split(separatorOf(kind)).length - 1
}

/** The value and all its ancestors, root first: `2025-02-25` gives `2025`, `2025-02`, `2025-02-25`. */
export function withAncestors(kind: FacetDefinition['kind'], value: string): string[] {
  if (kind === 'list') return [value]
  const separator = separatorOf(kind)
  const parts = value.split(separator)
  return parts.map((_, index) => parts.slice(0, index + 1).join(separator))
}

/** Longer values are left out of the index, and refused where they are asked for. */
export const MAX_VALUE_CHARS = 300

/** Every value a paragraph counts under in one facet: its own and their ancestors, once each. */
export function expandValues(facet: FacetName, values: readonly string[]): string[] {
  const { kind } = facetNamed(facet)
  if (kind === 'list') return [...new Set(values)]
  return [...new Set(values.flatMap((value) => withAncestors(kind, value)))]
}

/** Whether `value` is `ancestor` or stands below it. */
export function isWithin(kind: FacetDefinition['kind'], value: string, ancestor: string): boolean {
  return value === ancestor || (kind !== 'list' && value.startsWith(ancestor + separatorOf(kind)))
}

function separatorOf(kind: FacetDefinition['kind']): string {
  return kind === 'date' ? '-' : '/'
}
