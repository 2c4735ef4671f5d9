import type { Messages } from '../../messages/messages.ts'
import type { SearchOutcome } from '../run-search.ts'
import type { Links } from './links.ts'

export interface PagingView {
  readonly label: string
  /** Null when all entries stand on one page. */
  readonly previousHref: string | null
  readonly nextHref: string | null
  readonly pages: readonly PageLink[]
  /** Said when the page asked for is behind the last one. */
  readonly beyond: { readonly text: string; readonly link: string; readonly href: string } | null
}

export interface PageLink {
  /** Null is a gap between pages that are not shown. */
  readonly href: string | null
  readonly number: string
  readonly label: string
  readonly current: boolean
}

/** Pages shown to each side of the current one. */
const NEIGHBOURS = 2

export function pagingView({ state, response }: SearchOutcome, messages: Messages, links: Links): PagingView {
  const last = Math.max(1, Math.ceil(response.entries / state.size))
  const hrefOf = (page: number) => links.search(state.with({ page }))
  const shown = [
    ...new Set([1, ...Array.from({ length: 2 * NEIGHBOURS + 1 }, (_, index) => state.page - NEIGHBOURS + index), last]),
  ]
    .filter((page) => page >= 1 && page <= last)
    .sort((a, b) => a - b)
  return {
    label: messages.paging.label,
    previousHref: state.page > 1 && state.page <= last ? hrefOf(state.page - 1) : null,
    nextHref: state.page < last ? hrefOf(state.page + 1) : null,
    pages:
      last === 1
        ? []
        : shown.flatMap((page, index) => [
            ...(index > 0 && page > shown[index - 1] + 1 ? [GAP] : []),
            pageLink(page, state.page, hrefOf(page), messages),
          ]),
    beyond:
      state.page > last ? { text: messages.paging.beyond(last), link: messages.paging.last, href: hrefOf(last) } : null,
  }
}

const GAP: PageLink = { href: null, number: '…', label: '', current: false }

function pageLink(page: number, current: number, href: string, messages: Messages): PageLink {
  return { href, number: messages.number(page), label: messages.paging.goTo(page), current: page === current }
}
