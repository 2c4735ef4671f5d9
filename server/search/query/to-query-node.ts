import type { PhraseNode, QueryNode, WordNode } from '../../../engine/query.ts'
import { withJoinedEndings } from '../../../engine/text/persian-endings.ts'
import { dateSelection } from './date-value.ts'
import { fieldKey, type FieldNames } from './field-names.ts'
import { endsInStar } from './query-words.ts'
import { FACET_OF_FIELD, type FieldTree, type QueryTree, type Term, type WordTree } from './query-tree.ts'

export interface QueryContext {
  readonly names: FieldNames
  /** `YYYY-MM-DD`: what durations count back from. */
  readonly today: string
  /** The word that may still be being typed: the last one, when nothing stands behind it. */
  readonly openWord: WordTree | null
}

/** The reader's tree in the port's terms. */
export function toQueryNode(tree: QueryTree, context: QueryContext): QueryNode {
  switch (tree.type) {
    case 'word':
    case 'phrase':
      return termNode(tree, context)
    case 'near':
      return { type: 'near', of: tree.of.map((term) => termNode(term, context)), distance: tree.distance }
    case 'not':
      return { type: 'not', of: toQueryNode(tree.of, context) }
    case 'or':
      return { type: 'or', of: tree.of.map((part) => toQueryNode(part, context)) }
    case 'and':
      return andNode(tree.of, context)
    case 'date':
      // A value that is no date is never made a date field by the parser.
      return {
        type: 'facet',
        filter: { facet: tree.field, anyOf: [dateSelection(tree.value, context.today)!], noneOf: [] },
      }
    case 'field':
      return fieldNode(tree, null, context)
  }
}

/** The last plain word of a query that does not end in white space; null when something else stands there. */
export function openWordOf(query: string, tree: QueryTree | null): WordTree | null {
  if (/\s$/.test(query)) return null
  let last = tree
  while (last && (last.type === 'and' || last.type === 'or')) last = last.of.at(-1)!
  return last?.type === 'word' && !last.prefix && withJoinedEndings(query).endsWith(last.text) ? last : null
}

/** `said:x about:y` within one group hold of one and the same statement. */
function andNode(parts: readonly QueryTree[], context: QueryContext): QueryNode {
  const isField = (part: QueryTree, name: FieldTree['field']): part is FieldTree =>
    part.type === 'field' && part.field === name
  const said = parts.filter((part) => isField(part, 'said'))
  const isPaired = said.length > 0 && parts.some((part) => isField(part, 'about'))
  return {
    type: 'and',
    of: parts.map((part) =>
      isPaired && isField(part, 'about') ? fieldNode(part, said, context) : toQueryNode(part, context),
    ),
  }
}

function fieldNode(field: FieldTree, saidBy: readonly FieldTree[] | null, context: QueryContext): QueryNode {
  if (field.field === 'title') {
    const { value } = field
    if (/\s/.test(value)) return { type: 'title', of: { type: 'phrase', text: value } }
    return { type: 'title', of: { type: 'word', text: value, prefix: endsInStar(value) ? 'yes' : 'no' } }
  }
  const values = context.names.get(fieldKey(field))?.map(({ value }) => value) ?? []
  if (field.field === 'about') return aboutNode(values, saidBy, context)
  // A name nobody has selects a value nobody has: nothing is found, and the page says why.
  const anyOf = values.length ? values : [field.value]
  return { type: 'facet', filter: { facet: FACET_OF_FIELD[field.field], anyOf, noneOf: [] } }
}

function aboutNode(about: readonly string[], saidBy: readonly FieldTree[] | null, { names }: QueryContext): QueryNode {
  const speakers = saidBy?.flatMap((said) => names.get(fieldKey(said))?.map(({ value }) => value) ?? []) ?? [null]
  const statements = about.flatMap((value) =>
    speakers.map((speaker) => ({ type: 'statement' as const, speaker, about: value })),
  )
  if (statements.length === 0) return { type: 'statement', speaker: null, about: '' }
  return statements.length === 1 ? statements[0] : { type: 'or', of: statements }
}

function termNode(term: Term, { openWord }: QueryContext): WordNode | PhraseNode {
  if (term.type === 'phrase') return { type: 'phrase', text: term.text }
  return { type: 'word', text: term.text, prefix: term.prefix ? 'yes' : term === openWord ? 'if-unknown' : 'no' }
}
