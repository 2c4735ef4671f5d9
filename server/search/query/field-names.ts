import { foldWord } from '../../../engine/text/fold.ts'
import { withJoinedEndings } from '../../../engine/text/persian-endings.ts'
import type { Named } from '../../../engine/document.ts'
import type { FoundValue, SearchEngine } from '../../../engine/search-engine.ts'
import { FACETS_NAMED_BY, type FieldTree, type QueryTree } from './query-tree.ts'

/** What a field of a query names: facet values and how they are called. */
export interface NamedValue extends Named {
  readonly value: string
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
 * The values a reader means by a name, the most frequent first: the one with just this id; else those that are called just so, and
 * where that is a surname which other people have more often, those too; else those with all its words; else those whose words
 * begin with them.
 */
function pickNamed(candidates: readonly FoundValue[], text: string): NamedValue[] {
  const byCount = candidates.toSorted((a, b) => b.paragraphs - a.paragraphs)
  const wanted = wordsOf(text)
  const id = wanted.join(' ')
  const exact = byCount.filter(({ names }) => names.some((name) => wordsOf(name).join(' ') === id))
  const bearers = byCount.filter((value) => bears(value, wanted))
  const tiers = [
    byCount.filter(({ value }) => value.toLowerCase() === text.toLowerCase()),
    isOutnumbered(exact, bearers) ? bearers.filter(isPerson) : exact,
    bearers,
    byCount.filter(({ value, names }) => [value, ...names].some((name) => begins(wordsOf(name), wanted))),
  ]
  const best = tiers.find((tier) => tier.length > 0) ?? []
  return best.map(({ value, label, translations }) => ({ value, label, translations }))
}

function isPerson({ actorKind }: FoundValue): boolean {
  return actorKind === 'person'
}

/** Whether one of its names has all the words; in a longer name of a person not merely in the middle, as John in Donald John Trump. */
function bears(found: FoundValue, wanted: readonly string[]): boolean {
  const { value, label, names } = found
  return [value, ...names].some((name) => {
    const words = wordsOf(name)
    const isMiddle = isPerson(found) && name !== label && !wanted.includes(words[0]) && !wanted.includes(words.at(-1)!)
    return !isMiddle && wanted.every((word) => words.includes(word))
  })
}

/** Of "smith" the person who is listed as "Smith" is meant as long as there is more of that one than of the other Smiths together. */
function isOutnumbered(exact: readonly FoundValue[], bearers: readonly FoundValue[]): boolean {
  if (exact.length === 0 || !exact.every(isPerson)) return false
  const paragraphsOf = (values: readonly FoundValue[]) => values.reduce((sum, { paragraphs }) => sum + paragraphs, 0)
  return paragraphsOf(exact) * 2 < paragraphsOf(bearers.filter(isPerson))
}

function begins(name: readonly string[], wanted: readonly string[]): boolean {
  const fits = (word: string) => name.some((own) => own === word || (isTelling(word) && own.startsWith(word)))
  return wanted.every(fits)
}

/** Two letters of an alphabet begin the names of too many: "he" would be Greece. */
function isTelling(word: string): boolean {
  return word.length > 2 || !/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]+$/u.test(word)
}

function wordsOf(name: string): string[] {
  return withJoinedEndings(name)
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
