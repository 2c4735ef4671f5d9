import type { Parameter } from './search/query-string.ts'
import type { Links } from './search/view/links.ts'
import { LANGUAGES, type InterfaceLanguage } from './messages/messages.ts'

/** What every page prints around its own matter. */
export interface SiteView {
  readonly homeHref: string
  /** Pages beside the search. */
  readonly pages: readonly { readonly label: string; readonly href: string; readonly key?: string }[]
  readonly languages: readonly {
    readonly code: string
    readonly name: string
    readonly href: string
    readonly current: boolean
  }[]
  /** What a search from any page takes along. */
  readonly carried: readonly Parameter[]
  /** The address of a file we serve; it changes with the file, so that browsers may keep it. */
  readonly asset: (name: string) => string
}

/** `url` is the path and query of the page itself: another language is the same page with another `ui`. */
export function siteView(url: URL, current: InterfaceLanguage, links: Links, asset: SiteView['asset']): SiteView {
  const messages = LANGUAGES[current]
  return {
    homeHref: links.page('/'),
    pages: [
      { label: messages.batch.link, href: links.page('/names') },
      { label: messages.saved.link, href: links.page('/saved') },
      { label: messages.sources.link, href: links.page('/about/sources') },
      { label: messages.help.link, href: links.page('/help'), key: '?' },
    ],
    carried: links.carried,
    asset,
    languages: Object.entries(LANGUAGES).map(([code, { ownName }]) => {
      const params = new URLSearchParams(url.search)
      params.set('ui', code)
      return { code, name: ownName, href: `${url.pathname}?${params}`, current: code === current }
    }),
  }
}
