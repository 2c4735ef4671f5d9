/** A search in one plain sentence, and what else a reader should know of how it was done. */
import { MISSING, SHOWN_FACETS, type ShownFacet } from '../../engine/facets.ts'
import type { SearchNote, SearchResponse } from '../../engine/search-engine.ts'
import type { Messages } from '../messages/messages.ts'
import { labelOf, nameIn, periodLabel } from './labels.ts'
import { fieldKey, type FieldNames } from './query/field-names.ts'
import { MAX_QUERY_CHARS } from './query/cut-query.ts'
import type { QuerySpan } from './query/parse-query.ts'
import type { ReadQuery } from './query/read-query.ts'
import { clausesOf, FACET_OF_FIELD, type DateTree, type FieldTree, type QueryTree } from './query/query-tree.ts'
import type { SearchOutcome } from './run-search.ts'
import type { SearchState } from './search-state.ts'

/** What is needed to call a query's parts by their names. */
type NamedParts = Pick<SearchOutcome, 'names' | 'labels'>

/** "Paragraphs with sanctions, said by Sergey Lavrov, published in February 2025." */
export function describeQuery(
  outcome: NamedParts & Pick<SearchOutcome, 'state' | 'parsed'> & Partial<Pick<SearchOutcome, 'isRelaxed'>>,
  messages: Messages,
): string {
  const { state, parsed, labels } = outcome
  const clauses = [
    ...(outcome.isRelaxed
      ? describeRelaxed(parsed.tree, outcome, messages)
      : describeParts(clausesOf(parsed.tree), outcome, messages)),
    ...SHOWN_FACETS.flatMap((facet) => {
      const { include, exclude } = state.facets[facet]
      const describe = (value: string) => describeFacet(facet, labelOf(facet, value, labels, messages), value, messages)
      return [
        ...(include.length ? [messages.query.or(include.map(describe))] : []),
        ...exclude.map((value) => messages.query.not(describe(value))),
      ]
    }),
  ]
  return clauses.length ? messages.query.sentence(clauses) : messages.query.everything
}

/** Of a list some words are there, and nothing that it excludes. */
function describeRelaxed(tree: QueryTree | null, read: NamedParts, messages: Messages): string[] {
  const parts = clausesOf(tree)
  const words = parts.flatMap((part) => (part.type === 'word' || part.type === 'phrase' ? [part.text] : []))
  const excluded = parts.filter((part) => part.type === 'not')
  return [messages.query.some(words), ...describeParts(excluded, read, messages)]
}

/** What must all hold. Who said it and what about are one and the same statement, where there is one of each. */
function describeParts(parts: readonly QueryTree[], read: NamedParts, messages: Messages): string[] {
  const fields = parts.filter((part) => part.type === 'field')
  const [said, about] = ['said', 'about'].map((name) => fields.filter(({ field }) => field === name))
  const isPair = said.length === 1 && about.length === 1 && said[0].value !== MISSING
  const described = (part: QueryTree) => describeTree(part, read, messages)
  if (!isPair) return parts.map(described)
  const label = (field: FieldTree) => fieldLabel(field, read.names, messages)
  const statement = messages.query.statement(label(said[0]), label(about[0]))
  return parts.flatMap((part) => (part === about[0] ? [] : [part === said[0] ? statement : described(part)]))
}

/** One clause of the query in words. */
function describeTree(tree: QueryTree, read: NamedParts, messages: Messages): string {
  const { query } = messages
  switch (tree.type) {
    case 'word':
      return tree.prefix ? query.prefix(tree.text) : query.word(tree.text)
    case 'phrase':
      return query.phrase(tree.text)
    case 'near':
      return query.near(
        tree.of.map((term) => term.text),
        tree.distance,
      )
    case 'or':
      return query.or(tree.of.map((part) => describeTree(part, read, messages)))
    case 'and': {
      const parts = describeParts(tree.of, read, messages)
      return parts.length === 1 ? parts[0] : query.and(parts)
    }
    case 'not':
      return query.not(describeTree(tree.of, read, messages))
    case 'field': {
      const { field } = tree
      const asksForNone = tree.value === MISSING && read.names.get(fieldKey(tree))?.length === 0
      if (asksForNone && field !== 'title' && field !== 'about') return query.missing[FACET_OF_FIELD[field]]
      return query.field[field](fieldLabel(tree, read.names, messages))
    }
    case 'date':
      return describeDate(tree, read.labels.today, messages)
  }
}

/** A query as it was read, and what the engine has to say of how it answered. */
export interface AnsweredQuery extends ReadQuery {
  readonly state: SearchState
  readonly response: Pick<SearchResponse, 'notes'>
}

/** Sentences on what the engine did and on what of the query was not taken as syntax. */
export function describeNotes(answered: AnsweredQuery, messages: Messages): string[] {
  const { query, parsed, names, response, state } = answered
  return [
    ...(query.length < state.q.length ? [messages.query.cut(MAX_QUERY_CHARS)] : []),
    ...unknownNames(parsed.tree, names).map((field) => messages.query.unknownName(field.field, field.value)),
    ...(state.speakers === 'named' ? [messages.query.namedSpeakers] : []),
    ...response.notes.map((note) => describeNote(note, messages)),
    ...parsed.asText.map((span) => describeSpan(query, span, messages)),
  ]
}

function describeSpan(query: string, { start, end, why }: QuerySpan, messages: Messages): string {
  return messages.query.asText[why](query.slice(start, end))
}

function describeNote(note: SearchNote, messages: Messages): string {
  switch (note.type) {
    case 'spelling':
      return messages.query.spelling(note.word, note.tried)
    case 'beginning':
      return messages.query.beginning(note.word)
    case 'unranked':
      return messages.query.unranked
    case 'too-many-to-rank':
      return messages.query.tooManyToRank(note.most)
    case 'words-unranked':
      return messages.query.wordsUnranked(note.words)
    case 'phrase-loose':
      return messages.query.phraseLoose(note.phrase)
    case 'depth-bound':
      return messages.query.depthBound(note.reached)
    case 'near-unsupported':
      return messages.query.nearUnsupported
  }
}

function describeFacet(facet: ShownFacet, label: string, value: string, { query }: Messages): string {
  if (value === MISSING) return query.missing[facet]
  switch (facet) {
    case 'speaker':
      return query.field.said(label)
    case 'published':
      return query.published(label)
    case 'happened':
      return query.happened(label)
    default:
      return query.field[facet](label)
  }
}

function describeDate({ field, value }: DateTree, today: string, messages: Messages): string {
  if (value === MISSING) return messages.query.missing[field]
  return messages.query[field](periodLabel(value, today, messages))
}

/** Of a name that many share those who are heard of most. */
const MOST_NAMED = 3

function fieldLabel(field: FieldTree, names: FieldNames, messages: Messages): string {
  const named = names.get(fieldKey(field)) ?? []
  const isLanguage = field.field === 'language'
  const labels = [...new Set(named.map((each) => (isLanguage ? messages.languageName(each.value) : nameIn(each, messages))))] // prettier-ignore
  if (labels.length === 0) return field.value
  const first = labels.slice(0, MOST_NAMED).join(' / ')
  return labels.length > MOST_NAMED ? messages.query.andOthers(first, labels.length - MOST_NAMED) : first
}

/** The names in a query that nobody and nothing in the archive has. */
export function unknownNames(tree: QueryTree | null, names: FieldNames): FieldTree[] {
  if (tree === null) return []
  switch (tree.type) {
    case 'field':
      if (tree.field === 'title' || (tree.value === MISSING && tree.field !== 'about')) return []
      return names.get(fieldKey(tree))?.length === 0 ? [tree] : []
    case 'and':
    case 'or':
      return tree.of.flatMap((part) => unknownNames(part, names))
    case 'not':
      return unknownNames(tree.of, names)
    default:
      return []
  }
}
