import type { Links } from './search/view/links.ts'
import { LANGUAGES, type InterfaceLanguage } from './messages/messages.ts'

/** What every page prints around its own matter. */
export interface SiteView {
  readonly homeHref: string
  readonly helpHref: string
  readonly sourcesHref: string
  readonly languages: readonly {
    readonly code: string
    readonly name: string
    readonly href: string
    readonly current: boolean
  }[]
  /** The address of a file we serve; it changes with the file, so that browsers may keep it. */
  readonly asset: (name: string) => string
}

/** `url` is the path and query of the page itself: another language is the same page with another `ui`. */
export function siteView(url: URL, current: InterfaceLanguage, links: Links, asset: SiteView['asset']): SiteView {
  return {
    homeHref: links.page('/'),
    helpHref: links.page('/help'),
    sourcesHref: links.page('/about/sources'),
    asset,
    languages: Object.entries(LANGUAGES).map(([code, { ownName }]) => {
      const params = new URLSearchParams(url.search)
      params.set('ui', code)
      return { code, name: ownName, href: `${url.pathname}?${params}`, current: code === current }
    }),
  }
}
