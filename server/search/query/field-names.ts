import { foldWord } from '../../../engine/text/fold.ts'
import type { FoundValue, SearchEngine } from '../../../engine/search-engine.ts'
import { FACETS_NAMED_BY, type FieldTree, type QueryTree } from './query-tree.ts'

/** What a field of a query names: facet values and how they are called. */
export interface NamedValue {
  readonly value: string
  readonly label: string
}

/** By `field:value` as typed; an empty list for a name nobody has. */
export type FieldNames = ReadonlyMap<string, readonly NamedValue[]>

/** Names looked at for one field, the most frequent. */
const MAX_CANDIDATES = 200

/** Asks the index what the fields of a query name. */
export async function resolveFieldNames(
  tree: QueryTree | null,
  engine: SearchEngine,
  languageNames: LanguageNames,
  signal?: AbortSignal,
): Promise<FieldNames> {
  const fields = new Map(fieldsOf(tree).map((field) => [fieldKey(field), field]))
  const resolved = await Promise.all(
    [...fields].map(async ([key, field]) => [key, await valuesOf(field, engine, languageNames, signal)] as const),
  )
  return new Map(resolved)
}

/** What a language may be called: "fa", "Persian", "فارسی". */
export type LanguageNames = (code: string) => readonly string[]

export function fieldKey({ field, value }: FieldTree): string {
  return `${field}:${value}`
}

async function valuesOf(
  { field, value }: FieldTree,
  engine: SearchEngine,
  languageNames: LanguageNames,
  signal?: AbortSignal,
): Promise<NamedValue[]> {
  if (field === 'title') return []
  if (field === 'language') {
    const languages = await engine.findValues({ facet: 'language', text: '', limit: MAX_CANDIDATES }, signal)
    return pickNamed(
      languages.map((found) => ({ ...found, names: [found.value, ...languageNames(found.value)] })),
      value,
    )
  }
  const candidates = await Promise.all(
    FACETS_NAMED_BY[field].map((facet) => engine.findValues({ facet, text: value, limit: MAX_CANDIDATES }, signal)),
  )
  return pickNamed(candidates.flat(), value)
}

/**
 * The values a reader means by a name: the one with just this id; else those with just this name; else those with all its
 * words; else those whose words begin with them.
 */
function pickNamed(candidates: readonly FoundValue[], text: string): NamedValue[] {
  const wanted = wordsOf(text)
  const tiers = [
    candidates.filter(({ value }) => value === text),
    candidates.filter(({ names }) => names.some((name) => wordsOf(name).join(' ') === wanted.join(' '))),
    candidates.filter(({ value, names }) =>
      [value, ...names].some((name) => wanted.every((word) => wordsOf(name).includes(word))),
    ),
    candidates.filter(({ value, names }) =>
      [value, ...names].some((name) => wanted.every((word) => wordsOf(name).some((own) => own.startsWith(word)))),
    ),
  ]
  const best = tiers.find((tier) => tier.length > 0) ?? []
  return best.map(({ value, label }) => ({ value, label }))
}

function wordsOf(name: string): string[] {
  return name
    .split(/[^\p{L}\p{M}\p{N}'’.\u200c]+/u)
    .map(foldWord)
    .filter(Boolean)
}

function fieldsOf(tree: QueryTree | null): FieldTree[] {
  if (tree === null) return []
  switch (tree.type) {
    case 'field':
      return [tree]
    case 'and':
    case 'or':
      return tree.of.flatMap(fieldsOf)
    case 'not':
      return fieldsOf(tree.of)
    default:
      return []
  }
}
