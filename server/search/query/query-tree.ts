import type { FacetName } from '../../../engine/facets.ts'

/** What a reader typed, as a tree. Printing it and parsing that again gives the same tree. */
export type QueryTree =
  Term | NearTree | FieldTree | DateTree | GroupTree | { readonly type: 'not'; readonly of: QueryTree }

/** Text to be found. */
export type Term = WordTree | PhraseTree

export interface WordTree {
  readonly type: 'word'
  readonly text: string
  /** Whether it was typed with a star: any ending will do. */
  readonly prefix: boolean
}

export interface PhraseTree {
  readonly type: 'phrase'
  readonly text: string
}

export interface NearTree {
  readonly type: 'near'
  readonly of: readonly Term[]
  readonly distance: number
}

export interface FieldTree {
  readonly type: 'field'
  readonly field: FieldName
  readonly value: string
}

/** `published:2025-02`, `happened:>2025-02-20`; `value` is as typed and known to be a date, a span or a duration. */
export interface DateTree {
  readonly type: 'date'
  readonly field: DateFieldName
  readonly value: string
}

/** At least two parts, none of them a group of the same kind. */
export interface GroupTree {
  readonly type: 'and' | 'or'
  readonly of: readonly QueryTree[]
}

export const FIELD_NAMES = ['actor', 'said', 'about', 'topic', 'source', 'title', 'language'] as const
export type FieldName = (typeof FIELD_NAMES)[number]

/** The facet that a field filters by; `about` asks for statements and `title` for words. */
export const FACET_OF_FIELD = {
  actor: 'actor',
  said: 'speaker',
  topic: 'topic',
  source: 'source',
  language: 'language',
} as const satisfies Record<Exclude<FieldName, 'about' | 'title'>, FacetName>

/** The facets whose values a field names. Who speaks is known as an actor. */
export const FACETS_NAMED_BY = {
  actor: ['actor'],
  said: ['speaker'],
  about: ['actor', 'topic'],
  topic: ['topic'],
  source: ['source'],
} as const

export const DATE_FIELD_NAMES = ['published', 'happened'] as const
export type DateFieldName = (typeof DATE_FIELD_NAMES)[number]

/** Puts parts together, so that the tree has the one shape that stands for them; null for no parts. */
export function groupOf(type: 'and' | 'or', parts: readonly QueryTree[]): QueryTree | null {
  const flat = parts.flatMap((part) => (part.type === type ? part.of : [part]))
  return flat.length > 1 ? { type, of: flat } : (flat[0] ?? null)
}

/** Not of not is the thing itself. */
export function notOf(of: QueryTree): QueryTree {
  return of.type === 'not' ? of.of : { type: 'not', of }
}

/** The parts that must all hold: what a reader sees as chips. */
export function clausesOf(tree: QueryTree | null): readonly QueryTree[] {
  if (tree === null) return []
  return tree.type === 'and' ? tree.of : [tree]
}
