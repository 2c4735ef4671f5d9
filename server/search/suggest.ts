/** What a reader may be about to type: fields, and the names of actors, topics and outlets that fit what stands at the end. */
import type { FindValuesRequest, FoundValue } from '../../engine/search-engine.ts'
import { DATE_FIELD_NAMES, FACET_OF_FIELD, FACETS_NAMED_BY, FIELD_NAMES } from './query/query-tree.ts'
import { printFieldValue } from './query/print-query.ts'
import { endsInQuotation } from './query/query-lexer.ts'
import type { SearchContext } from './run-search.ts'

export interface Suggestion {
  /** What to put in the place of the end of the query, from `from` on. */
  readonly text: string
  readonly label: string
  /** Paragraphs that have it; null for a field, and where it is not known. */
  readonly paragraphs: number | null
}

export interface Suggestions {
  /** Where the part of the query begins that a suggestion replaces, in UTF-16 units. */
  readonly from: number
  readonly suggestions: readonly Suggestion[]
}

const MOST = 8
/** Fewer letters begin half of all names. */
const LEAST_CHARS = 2
const NAMED_FIELDS = FIELD_NAMES.filter((name) => name !== 'title')
type NamedField = (typeof NAMED_FIELDS)[number]

const FIELD_AT_END = new RegExp(`(?:^|[\\s(])-?((${NAMED_FIELDS.join('|')}):"?([^"\\s]*|(?<=:")[^"]*))$`, 'iu')
const WORD_AT_END = /(?:^|[\s(])-?([\p{L}\p{M}'’.-]+)$/u

/** @param query what stands before the caret */
export async function suggest(query: string, context: SearchContext): Promise<Suggestions> {
  const inField = FIELD_AT_END.exec(query)
  if (inField) {
    const field = inField[2].toLowerCase() as NamedField
    const found = await findValues(facetsCompleting(field), inField[3], context)
    return { from: query.length - inField[1].length, suggestions: found.map((value) => valueSuggestion(field, value)) }
  }
  // Within a phrase a name would end it.
  const word = endsInQuotation(query) ? '' : (WORD_AT_END.exec(query)?.[1] ?? '')
  if (word.length < LEAST_CHARS) return { from: query.length, suggestions: [] }
  const named = (facet: 'actor' | 'topic') => context.engine.findValues({ facet, text: word, limit: MOST / 2 }, context.signal) // prettier-ignore
  const [actors, topics] = await Promise.all([named('actor'), named('topic')])
  const fields = [...FIELD_NAMES, ...DATE_FIELD_NAMES].filter((field) => field.startsWith(word.toLowerCase()))
  const suggestions = [
    ...fields.map((field) => ({ text: `${field}:`, label: `${field}:`, paragraphs: null })),
    ...actors.map((value) => valueSuggestion('actor', value)),
    ...topics.map((value) => valueSuggestion('topic', value)),
  ]
  return { from: query.length - word.length, suggestions: suggestions.slice(0, MOST) }
}

/** Of `said:` those who speak, so that their counts are of what they say. */
function facetsCompleting(field: NamedField): readonly FindValuesRequest['facet'][] {
  return field === 'about' ? FACETS_NAMED_BY.about : [FACET_OF_FIELD[field]]
}

/** The most frequent of all. */
async function findValues(
  facets: readonly FindValuesRequest['facet'][],
  text: string,
  { engine, signal }: SearchContext,
): Promise<FoundValue[]> {
  const found = await Promise.all(facets.map((facet) => engine.findValues({ facet, text, limit: MOST }, signal)))
  const all = found.flat()
  return (facets.length > 1 ? all.sort((a, b) => b.paragraphs - a.paragraphs) : all).slice(0, MOST)
}

/** In how many paragraphs somebody is named does not tell in how many something is said about them. */
function valueSuggestion(field: NamedField, { value, label, paragraphs }: FoundValue): Suggestion {
  const text = `${field}:${printFieldValue(value)} `
  return { text, label: `${field}: ${label}`, paragraphs: field === 'about' ? null : paragraphs }
}
