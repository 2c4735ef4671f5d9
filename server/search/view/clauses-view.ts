import type { Messages } from '../../messages/messages.ts'
import { describeQuery } from '../describe-query.ts'
import type { SearchOutcome } from '../run-search.ts'
import type { Without } from '../without.ts'
import type { Links } from './links.ts'
import { sharesOf } from './shares.ts'

/** A search, and what would be found without each of its parts. */
export interface ClausesView {
  readonly read: string
  readonly totals: string
  readonly backHref: string
  readonly rows: readonly {
    readonly label: string
    readonly href: string
    /** Of the most, in percent. */
    readonly share: number
  }[]
}

export function toClausesView(
  outcome: SearchOutcome,
  without: readonly Without[],
  messages: Messages,
  links: Links,
): ClausesView {
  const shares = sharesOf(without.map(({ totals }) => totals.paragraphs))
  return {
    read: describeQuery(outcome, messages),
    totals: messages.results.totals(outcome.response.totals),
    backHref: links.search(outcome.state),
    rows: without.map((each, at) => ({
      label: labelOf(each, messages),
      href: links.search(each.state),
      share: shares[at],
    })),
  }
}

function labelOf({ without, totals }: Without, { clauses, facets }: Messages): string {
  return 'part' in without
    ? clauses.without(without.part, totals)
    : clauses.withoutFacet(facets.names[without.facet], totals)
}
