import { addressOf, type Parameter } from '../query-string.ts'
import type { SearchState } from '../search-state.ts'

/** Makes the addresses of pages, carrying along what is not of the search: the interface language a reader chose. */
export class Links {
  /** Parameters every link carries. */
  readonly carried: readonly Parameter[]

  constructor(interfaceLanguage: string | null) {
    this.carried = interfaceLanguage === null ? [] : [['ui', interfaceLanguage]]
  }

  search(state: SearchState): string {
    return this.#carry('/search', state.parameters())
  }

  /** The article, opened at a paragraph, with the search it was found by and its place among the hits, from 1. */
  article(id: string, position: number | null, state: SearchState, hit: number | null = null): string {
    const fragment = position === null ? '' : `#p${position}`
    const place: Parameter[] = hit === null ? [] : [['hit', String(hit)]]
    return this.#carry(`/articles/${encodeURIComponent(id)}`, [...state.parameters(), ...place]) + fragment
  }

  /** The search in another form: a file, a feed. */
  output(path: string, state: SearchState): string {
    return this.#carry(path, state.parameters())
  }

  /** Two articles side by side. */
  comparison(id: string, other: string): string {
    return this.page(`/articles/${encodeURIComponent(id)}/compare/${encodeURIComponent(other)}`)
  }

  actor(id: string): string {
    return this.page(`/actors/${encodeURIComponent(id)}`)
  }

  /** All values of a facet under a search. */
  facet(name: string, state: SearchState, more: Readonly<Record<string, string>> = {}): string {
    const given = Object.entries(more).filter(([, value]) => value)
    return this.#carry(`/facets/${name}`, [...state.parameters(), ...given])
  }

  page(path: string): string {
    return this.#carry(path, [])
  }

  #carry(path: string, parameters: readonly Parameter[]): string {
    return addressOf(path, this.carried.length === 0 ? parameters : [...parameters, ...this.carried])
  }
}
