import type { ShownFacet } from '../../../engine/facets.ts'
import type { FacetCounts } from '../../../engine/search-engine.ts'
import type { Messages } from '../../messages/messages.ts'
import { isUnlisted, labelOf } from '../labels.ts'
import type { Labels } from '../run-search.ts'
import type { SearchState } from '../search-state.ts'
import type { Links } from './links.ts'
import { sharesOf } from './shares.ts'

export interface FacetPageView {
  readonly heading: string
  readonly action: string
  readonly find: string
  readonly orders: readonly { readonly value: string; readonly label: string; readonly selected: boolean }[]
  /** The search, kept by the form. */
  readonly hidden: readonly { readonly name: string; readonly value: string }[]
  readonly values: readonly FacetPageValue[]
  readonly empty: string | null
  readonly backHref: string
  readonly previousHref: string | null
  readonly nextHref: string | null
}

export interface FacetPageValue {
  readonly label: string
  /** Where more is to be known of it than what it is called: that the catalogue does not list it. */
  readonly note: string | null
  readonly count: string
  readonly share: number
  readonly href: string
  readonly excludeHref: string
  readonly excludeLabel: string
  readonly selected: boolean
  readonly excluded: boolean
  /** The page about an actor. */
  readonly aboutHref: string | null
}

export interface FacetPageFindings {
  readonly facet: ShownFacet
  readonly found: FacetCounts
  readonly state: SearchState
  readonly find: string
  readonly order: 'count' | 'label'
  readonly page: number
  readonly labels: Labels
}

export function toFacetPageView(findings: FacetPageFindings, messages: Messages, links: Links): FacetPageView {
  const { facet, found, state, find, order, page, labels } = findings
  const shares = sharesOf(found.values.map(({ paragraphs }) => paragraphs))
  const { include, exclude } = state.facets[facet]
  // In addresses that are out there a page is called "from".
  const pageHref = (number: number) => links.facet(facet, state, { find, order: order === 'count' ? '' : order, from: number === 1 ? '' : String(number) }) // prettier-ignore
  return {
    heading: messages.facets.names[facet],
    action: `/facets/${facet}`,
    find,
    orders: (['count', 'label'] as const).map((value) => ({
      value,
      label: messages.facetPage.orders[value],
      selected: value === order,
    })),
    hidden: [...state.parameters(), ...links.carried].map(([name, value]) => ({ name, value })),
    values: found.values.map(({ value, paragraphs }, at): FacetPageValue => {
      const label = labelOf(facet, value, labels, messages)
      const isSelected = include.includes(value)
      return {
        label,
        note: isUnlisted(facet, value, labels) ? messages.facets.unlisted : null,
        count: messages.number(paragraphs),
        share: shares[at],
        href: links.search(state.toggled(facet, value, 'include')),
        excludeHref: links.search(state.toggled(facet, value, 'exclude')),
        excludeLabel: messages.facets.exclude(label),
        selected: isSelected,
        excluded: exclude.includes(value),
        aboutHref: facet === 'actor' || facet === 'speaker' ? links.actor(value) : null,
      }
    }),
    empty: found.values.length === 0 ? messages.facetPage.nothing : null,
    backHref: links.search(state),
    previousHref: page > 1 ? pageHref(page - 1) : null,
    nextHref: found.more ? pageHref(page + 1) : null,
  }
}
