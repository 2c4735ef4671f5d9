import { SHOWN_FACETS } from '../../../engine/facets.ts'
import type { Messages } from '../../messages/messages.ts'
import { labelOf } from '../labels.ts'
import type { SearchOutcome } from '../run-search.ts'
import type { Links } from './links.ts'

/** An active filter that can be taken away. */
export interface ChipView {
  readonly facet: string
  readonly label: string
  readonly excluded: boolean
  readonly remove: string
  readonly href: string
}

export function chipsOf({ state, labels }: SearchOutcome, messages: Messages, links: Links): ChipView[] {
  return SHOWN_FACETS.flatMap((facet) => {
    const name = messages.facets.names[facet]
    const chip = (value: string, how: 'include' | 'exclude'): ChipView => {
      const plain = labelOf(facet, value, labels, messages)
      const label = how === 'exclude' ? messages.filters.excluded(plain) : plain
      return {
        facet: name,
        label,
        excluded: how === 'exclude',
        remove: messages.filters.remove(`${name}: ${label}`),
        href: links.search(state.toggled(facet, value, how)),
      }
    }
    const { include, exclude } = state.facets[facet]
    return [...include.map((value) => chip(value, 'include')), ...exclude.map((value) => chip(value, 'exclude'))]
  })
}
