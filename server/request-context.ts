import type { Request } from 'express'
import type { SearchEngine } from '../engine/search-engine.ts'
import { isInterfaceLanguage, LANGUAGES, type InterfaceLanguage, type Messages } from './messages/messages.ts'
import { withNamedSpeakers } from './search/named-speakers.ts'
import type { SearchContext } from './search/run-search.ts'
import { SearchState } from './search/search-state.ts'
import { Links } from './search/view/links.ts'
import { siteView, type SiteView } from './site-view.ts'

/** Whether htmx asks for a part of the page. A history restore replaces the whole page, so it gets the whole page. */
export function isForFragment(request: Request): boolean {
  return request.headers['hx-request'] === 'true' && request.headers['hx-history-restore-request'] !== 'true'
}

/** What a page needs to know of the request beside its own parameters. */
export interface PageContext {
  readonly url: URL
  readonly language: InterfaceLanguage
  readonly messages: Messages
  readonly links: Links
  readonly site: SiteView
}

export function pageContext(request: Request, asset: SiteView['asset']): PageContext {
  const url = requestUrl(request)
  const chosen = url.searchParams.get('ui')
  const language = isInterfaceLanguage(chosen) ? chosen : preferredLanguage(request)
  const links = new Links(isInterfaceLanguage(chosen) ? chosen : null)
  return { url, language, links, messages: LANGUAGES[language], site: siteView(url, language, links, asset) }
}

/** Of the interface's languages the one that the browser likes best; English where it likes none. */
function preferredLanguage(request: Request): InterfaceLanguage {
  const preferred = request.acceptsLanguages(Object.keys(LANGUAGES))
  return preferred !== false && isInterfaceLanguage(preferred) ? preferred : 'en'
}

/**
 * Express's own reading of a query string is not used: one parser reads it, here, for every page. Security: what begins with
 * two strokes would name another host, here and in the links that pages make of their own path.
 */
export function requestUrl(request: Request): URL {
  const url = new URL(request.originalUrl.replace(/^[/\\]*/, '/'), 'http://localhost')
  url.pathname = url.pathname.replace(/^\/+/, '/')
  return url
}

/** Ends the search when the reader has gone. @param state where speakers are looked for as it says */
export function searchContext(
  request: Request,
  engine: SearchEngine,
  { speakers }: Pick<SearchState, 'speakers'> = new SearchState(),
): SearchContext {
  const gone = new AbortController()
  request.res?.once('close', () => gone.abort())
  return {
    engine: speakers === 'named' ? withNamedSpeakers(engine) : engine,
    languageNames,
    today: new Date().toISOString().slice(0, 10),
    signal: gone.signal,
  }
}

/** What a language may be called in any language of the interface. */
function languageNames(code: string): string[] {
  return Object.values(LANGUAGES).map((messages) => messages.languageName(code))
}
