import type { SearchState } from '../search-state.ts'

/** Makes the addresses of pages, carrying along what is not of the search: the interface language a reader chose. */
export class Links {
  /** Parameters every link carries. */
  readonly carried: readonly (readonly [name: string, value: string])[]

  constructor(interfaceLanguage: string | null) {
    this.carried = interfaceLanguage === null ? [] : [['ui', interfaceLanguage]]
  }

  search(state: SearchState): string {
    return this.#carry('/search', state.toParams())
  }

  /** The article, opened at a paragraph, with the search it was found by and its place among the hits, from 1. */
  article(id: string, position: number | null, state: SearchState, hit: number | null = null): string {
    const fragment = position === null ? '' : `#p${position}`
    const params = state.toParams()
    if (hit !== null) params.append('hit', String(hit))
    return this.#carry(`/articles/${encodeURIComponent(id)}`, params) + fragment
  }

  /** The search in another form: a file, a feed. */
  output(path: string, state: SearchState): string {
    return this.#carry(path, state.toParams())
  }

  actor(id: string): string {
    return this.page(`/actors/${encodeURIComponent(id)}`)
  }

  /** All values of a facet under a search. */
  facet(name: string, state: SearchState, more: Readonly<Record<string, string>> = {}): string {
    const params = state.toParams()
    for (const [key, value] of Object.entries(more)) if (value) params.append(key, value)
    return this.#carry(`/facets/${name}`, params)
  }

  page(path: string): string {
    return this.#carry(path, new URLSearchParams())
  }

  #carry(path: string, params: URLSearchParams): string {
    for (const [name, value] of this.carried) params.append(name, value)
    const query = params.toString()
    return query ? `${path}?${query}` : path
  }
}
