/** Which statements of a paragraph a search asked for: they are marked where no words are, and downloaded. */
import { statementValuesOf, type Paragraph, type Span, type Statement } from '../../engine/document.ts'
import { MISSING, statementValue } from '../../engine/facets.ts'
import type { FacetFilter, QueryNode } from '../../engine/query.ts'
import type { SearchScope } from '../../engine/search-engine.ts'
import { mergeSpans } from '../../engine/text/marks.ts'

/** Statements that a scope asks for: those of somebody, and those about something. */
export interface WantedStatements {
  readonly speakers: ReadonlySet<string>
  /** As the facet `statement` has them. */
  readonly values: ReadonlySet<string>
}

/** What to mark in a paragraph: the words that were looked for, and where none were, the statements that were asked for. */
export function spansToMark(words: readonly Span[], paragraph: Paragraph, wanted: WantedStatements): readonly Span[] {
  return words.length > 0 ? words : statementSpans(paragraph, wanted)
}

/** In order, those that overlap as one. */
function statementSpans(paragraph: Paragraph, wanted: WantedStatements): Span[] {
  return mergeSpans(paragraph.statements.filter((statement) => isWanted(statement, paragraph, wanted)))
}

/** The statements of a paragraph that are asked for; all of them where none is. */
export function askedFor(paragraph: Paragraph, wanted: WantedStatements): readonly Statement[] {
  const { statements } = paragraph
  if (wanted.speakers.size === 0 && wanted.values.size === 0) return statements
  return statements.filter((statement) => isWanted(statement, paragraph, wanted))
}

function isWanted(statement: Statement, { mentions }: Paragraph, { speakers, values }: WantedStatements): boolean {
  return speakers.has(statement.speaker.actor ?? MISSING) || statementValuesOf(statement, mentions).some((value) => values.has(value)) // prettier-ignore
}

export function wantedStatements({ query, filters }: Pick<SearchScope, 'query' | 'filters'>): WantedStatements {
  const nodes = query === null ? [] : positiveNodes(query)
  const asked: readonly FacetFilter[] = [
    ...filters,
    ...nodes.flatMap((node) => (node.type === 'facet' ? [node.filter] : [])),
  ]
  return {
    speakers: new Set(
      asked.flatMap(({ facet, anyOf }) =>
        facet === 'speaker' ? anyOf.filter((value) => typeof value === 'string') : [],
      ),
    ),
    values: new Set(
      nodes.flatMap((node) => (node.type === 'statement' ? [statementValue(node.speaker, node.about)] : [])),
    ),
  }
}

function positiveNodes(node: QueryNode): QueryNode[] {
  return node.type === 'and' || node.type === 'or' ? node.of.flatMap(positiveNodes) : [node]
}
