/** The filter language: the one place where our queries and readers' values become text of it. */
import { FACETS, statementValue, type FacetName } from '../facets.ts'
import type { DateRange, FacetFilter, FacetSelection } from '../query.ts'
import type { ResolvedNode, TermPhraseNode } from '../text/resolved-query.ts'
import { tilesOf } from './period-tiles.ts'

/** What no document matches. */
export const NOTHING = 'id IN []'

/** Paragraphs or articles that hold a phrase, looked up beforehand; null where there are too many to name. */
export type PhraseLookup = (phrase: TermPhraseNode, inTitle: boolean) => readonly string[] | null

/** A value in double quotes; within them only the quote and the backslash mean anything. Half a character is no JSON. */
export function quote(value: string): string {
  return `"${value.toWellFormed().replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`
}

export function oneOf(attribute: string, values: readonly string[]): string {
  return values.length === 0 ? NOTHING : `${attribute} IN [${values.map(quote).join(', ')}]`
}

export function all(conditions: readonly string[]): string {
  return conditions.map((condition) => `(${condition})`).join(' AND ')
}

export function any(conditions: readonly string[]): string {
  return conditions.length ? conditions.map((condition) => `(${condition})`).join(' OR ') : NOTHING
}

/** The condition that holds of just the paragraphs a node finds, given what its phrases find. */
export function nodeFilter(node: ResolvedNode, lookup: PhraseLookup, inTitle = false): string {
  const attribute = inTitle ? 'titleTerms' : 'terms'
  switch (node.type) {
    case 'terms':
      return any(
        node.of.map(({ term, prefix }) =>
          prefix ? `${attribute} STARTS WITH ${quote(term)}` : `${attribute} = ${quote(term)}`,
        ),
      )
    case 'phrase': {
      const words = all(node.terms.map((term) => `${attribute} = ${quote(term)}`))
      const ids = node.terms.length > 1 ? lookup(node, inTitle) : null
      return ids === null ? words : oneOf(inTitle ? 'articleId' : 'id', ids)
    }
    case 'near':
      return all(node.of.flatMap(({ terms }) => terms.map((term) => `${attribute} = ${quote(term)}`)))
    case 'title':
      return nodeFilter(node.of, lookup, true)
    case 'and':
      return all(node.of.map((child) => nodeFilter(child, lookup, inTitle)))
    case 'or':
      return any(node.of.map((child) => nodeFilter(child, lookup, inTitle)))
    case 'not':
      return `NOT (${nodeFilter(node.of, lookup, inTitle)})`
    case 'facet':
      return facetFilter(node.filter)
    case 'statement':
      return `statement = ${quote(statementValue(node.speaker, node.about))}`
  }
}

export function facetFilter({ facet, anyOf, noneOf }: FacetFilter): string {
  const wanted = anyOf.length ? [selected(facet, anyOf)] : []
  const unwanted = noneOf.length ? [`NOT (${selected(facet, noneOf)})`] : []
  return all([...wanted, ...unwanted])
}

/** Values stand in the index with all above them, and `none` where there is no value: see documents.ts. */
function selected(facet: FacetName, selections: readonly FacetSelection[]): string {
  const values = selections.filter((selection) => typeof selection === 'string')
  const ranges = selections.filter((selection) => typeof selection !== 'string')
  return any([
    ...(values.length ? [oneOf(facet, values)] : []),
    ...ranges.flatMap((range) => withinRange(facet, range)),
  ])
}

/** Spans of years are compared in an attribute that holds only years: `none` and longer dates sort among them. */
function withinRange(facet: FacetName, range: DateRange): string[] {
  const { years, parts } = tilesOf(range)
  return [
    ...(years ? [`${levelAttribute(facet, 0)} ${quote(years.from)} TO ${quote(years.to)}`] : []),
    ...(parts.length ? [oneOf(facet, parts)] : []),
  ]
}

/** Dates are counted by year, month or day: each precision stands in an attribute of its own. */
export function levelAttribute(facet: FacetName, level: number): string {
  return `${facet}_${level}`
}

export const DATE_LEVELS = [0, 1, 2] as const

export function isDateFacet(facet: FacetName): boolean {
  return FACETS.some(({ name, kind }) => name === facet && kind === 'date')
}
