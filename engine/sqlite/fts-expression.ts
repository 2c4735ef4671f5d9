/**
 * Security: the only place where terms become FTS5's query language. Every term is a quoted string with inner quotes
 * doubled, so none is ever read as an operator or a column.
 */
import type { ResolvedNode, TermPhraseNode, TermsNode } from '../text/resolved-query.ts'

/** The node as an FTS5 query, or null where it asks for what FTS5 cannot say (facets, or nothing but exclusions). */
export function toFtsExpression(node: ResolvedNode): string | null {
  switch (node.type) {
    case 'terms':
      return group(
        node.of.map(({ term, prefix }) => quote(term) + (prefix ? '*' : '')),
        'OR',
      )
    case 'phrase':
      return quote(node.terms.join(' '))
    case 'near':
      return `NEAR(${node.of.map((phrase) => quote(phrase.terms.join(' '))).join(' ')}, ${Math.trunc(node.distance)})`
    case 'title':
      return `{title title_stems} : ${toFtsExpression(node.of)}`
    case 'or': {
      const of = node.of.map(toFtsExpression)
      return of.includes(null) ? null : group(of as string[], 'OR')
    }
    case 'and':
      return andExpression(node.of)
    case 'not':
    case 'facet':
    case 'statement':
      return null
  }
}

/** Matches whatever has any of the leaves: what relevance is scored by when the whole query is not FTS5's. */
export function toRankExpression(leaves: readonly (TermsNode | TermPhraseNode)[]): string | null {
  return leaves.length
    ? group(
        leaves.map((leaf) => toFtsExpression(leaf)!),
        'OR',
      )
    : null
}

function andExpression(children: readonly ResolvedNode[]): string | null {
  const wanted = children.filter((child) => child.type !== 'not').map(toFtsExpression)
  const unwanted = children.filter((child) => child.type === 'not').map((child) => toFtsExpression(child.of))
  if (wanted.length === 0 || wanted.includes(null) || unwanted.includes(null)) return null
  const all = group(wanted as string[], 'AND')
  return unwanted.length ? `(${all} NOT ${group(unwanted as string[], 'OR')})` : all
}

function group(expressions: readonly string[], operator: 'AND' | 'OR'): string {
  return expressions.length === 1 ? expressions[0] : `(${expressions.join(` ${operator} `)})`
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
