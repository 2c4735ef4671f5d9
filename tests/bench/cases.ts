/** What is asked, of our engines as requests and of the others as text. */
import type { QueryNode } from '../../engine/query.ts'
import { EVERYTHING, type SearchRequest } from '../../engine/search-engine.ts'
import { wordOf } from './corpus.ts'

export interface Case {
  readonly name: string
  readonly request: Partial<SearchRequest>
  /** The same for engines that take text: null where they have nothing like it. */
  readonly text: {
    readonly term: string
    readonly prefix?: boolean
    readonly fuzzy?: boolean
    readonly facets?: boolean
  } | null
}

export const BASE: SearchRequest = { ...EVERYTHING, sort: 'relevance', size: 20 }

export const ALL_FACETS = [
  { facet: 'actor', limit: 10 },
  { facet: 'speaker', limit: 10 },
  { facet: 'topic', limit: 1000 },
  { facet: 'source', limit: 10 },
  { facet: 'published', limit: 4000, level: 0 },
  { facet: 'published', limit: 4000, level: 1 },
  { facet: 'happened', limit: 4000, level: 0 },
] as const

export const word = (text: string, prefix: 'no' | 'yes' = 'no'): QueryNode => ({ type: 'word', text, prefix })

/** In more than half of all paragraphs, in a quarter, in an eighth and in one of two thousand. */
const [common, frequent, second, rare] = [wordOf(5), wordOf(20), wordOf(40), wordOf(9000)]
export const CASES: readonly Case[] = [
  { name: 'common word', request: { query: word(common) }, text: { term: common } },
  { name: 'frequent word, all facets', request: { query: word(frequent), facets: [...ALL_FACETS] }, text: { term: frequent, facets: true } },
  { name: 'rare word', request: { query: word(rare) }, text: { term: rare } },
  { name: 'two words', request: { query: { type: 'and', of: [word(common), word(second)] } }, text: { term: `${common} ${second}` } },
  { name: 'phrase', request: { query: { type: 'phrase', text: `${common} ${second}` } }, text: null },
  { name: 'prefix of one letter', request: { query: word('s', 'yes') }, text: { term: 's', prefix: true } },
  { name: 'prefix of three letters', request: { query: word('sta', 'yes') }, text: { term: 'sta', prefix: true } },
  { name: 'typo', request: { query: word(`${rare}x`) }, text: { term: `${rare}x`, fuzzy: true } },
  { name: 'filters', request: { query: word(common), filters: [{ facet: 'actor', anyOf: ['actor-3', 'actor-7'], noneOf: [] }, { facet: 'published', anyOf: ['2020'], noneOf: [] }] }, text: null },
  { name: 'everything together', request: { query: { type: 'and', of: [word(common), word(second)] }, filters: [{ facet: 'source', anyOf: ['Outlet 1', 'Outlet 2'], noneOf: [] }], facets: [...ALL_FACETS] }, text: { term: `${common} ${second}`, facets: true } },
  { name: 'browsing, all facets', request: { facets: [...ALL_FACETS], sort: 'newest' }, text: { term: '', facets: true } },
  { name: 'page 200', request: { query: word(common), page: 200 }, text: null },
] // prettier-ignore
