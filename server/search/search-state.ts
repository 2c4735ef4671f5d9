/**
 * What the URL says. Every link of the page is a state with something changed, written back as a URL; there is no other
 * memory. One state has one URL: parameters in this order, values sorted, defaults left out.
 */
import { isPeriod, periodOf } from '../../engine/date-range.ts'
import { FACETS, MAX_VALUE_CHARS, SHOWN_FACETS, type ShownFacet } from '../../engine/facets.ts'
import type { Grouping, Sort } from '../../engine/search-engine.ts'
import { InvalidSearchError } from '../errors.ts'
import { isDateValue } from './query/date-value.ts'
import type { Parameter } from './query-string.ts'

export interface FacetChoice {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
}

export interface SearchStateFields {
  readonly q: string
  readonly facets: Readonly<Record<ShownFacet, FacetChoice>>
  /** Null is the default: relevance with a query, newest without. */
  readonly sort: Sort | null
  readonly group: Grouping
  readonly page: number
  readonly size: number
  /** Whether all words of a plain list must be there, or some will do where hardly anything has all of them. */
  readonly words: 'all' | 'some'
  /** Whether of paragraphs that say the same one stands for all. */
  readonly fold: boolean
  /** Whether only those count as speakers who are named beside what they say. */
  readonly speakers: 'all' | 'named'
}

const DEFAULT_SIZE = 20
const MAX_SIZE = 100
/** Deeper pages are never read by people, and each costs an engine what all before it cost. */
const MAX_PAGE = 10_000
/** More values of one facet are a mistake or an attack. */
const MAX_VALUES = 100

const NO_CHOICE: FacetChoice = { include: [], exclude: [] }

export class SearchState implements SearchStateFields {
  readonly q: string
  readonly facets: Readonly<Record<ShownFacet, FacetChoice>>
  readonly sort: Sort | null
  readonly group: Grouping
  readonly page: number
  readonly size: number
  readonly words: 'all' | 'some'
  readonly fold: boolean
  readonly speakers: 'all' | 'named'

  constructor(fields: Partial<SearchStateFields> = {}) {
    this.q = fields.q ?? ''
    this.facets = fields.facets ?? forEachFacet(() => NO_CHOICE)
    this.sort = fields.sort ?? null
    this.group = fields.group ?? 'paragraph'
    this.page = fields.page ?? 1
    this.size = fields.size ?? DEFAULT_SIZE
    this.words = fields.words ?? 'some'
    this.fold = fields.fold ?? true
    this.speakers = fields.speakers ?? 'all'
  }

  /** The order in force. */
  get order(): Sort {
    return this.sort ?? this.#usualOrder
  }

  get #usualOrder(): Sort {
    return this.q.trim() ? 'relevance' : 'newest'
  }

  get hasFilters(): boolean {
    return SHOWN_FACETS.some((facet) => this.facets[facet].include.length > 0 || this.facets[facet].exclude.length > 0)
  }

  /** Whether nothing at all was asked for. */
  get isBlank(): boolean {
    return !this.q.trim() && !this.hasFilters
  }

  /** A change of anything but the page begins at the first page again. */
  with(changes: Partial<SearchStateFields>): SearchState {
    return new SearchState({ ...this, page: 1, ...changes })
  }

  withFacet(facet: ShownFacet, choice: Partial<FacetChoice>): SearchState {
    return this.with({ facets: { ...this.facets, [facet]: { ...this.facets[facet], ...choice } } })
  }

  /** Selects a value that is not selected, and the other way round; a value is never both selected and excluded. */
  toggled(facet: ShownFacet, value: string, how: keyof FacetChoice): SearchState {
    const { include, exclude } = this.facets[facet]
    const wasSet = this.facets[facet][how].includes(value)
    const rest = {
      include: include.filter((other) => other !== value),
      exclude: exclude.filter((other) => other !== value),
    }
    return this.withFacet(facet, wasSet ? rest : { ...rest, [how]: [...rest[how], value].sort() })
  }

  withoutFilters(): SearchState {
    return this.with({ facets: new SearchState().facets, speakers: 'all' })
  }

  /** In their one order, those that are no default. */
  parameters(): Parameter[] {
    const parameters: Parameter[] = []
    if (this.q.trim()) parameters.push(['q', this.q])
    for (const facet of SHOWN_FACETS) {
      for (const value of this.facets[facet].include) parameters.push([facet, value])
      for (const value of this.facets[facet].exclude) parameters.push([`not.${facet}`, value])
    }
    if (this.sort !== null && this.sort !== this.#usualOrder) parameters.push(['sort', this.sort])
    if (this.group !== 'paragraph') parameters.push(['group', this.group])
    if (this.words !== 'some') parameters.push(['words', this.words])
    if (!this.fold) parameters.push(['copies', 'all'])
    if (this.speakers !== 'all') parameters.push(['speakers', this.speakers])
    if (this.size !== DEFAULT_SIZE) parameters.push(['size', String(this.size)])
    if (this.page !== 1) parameters.push(['page', String(this.page)])
    return parameters
  }
}

/**
 * Reads the parameters of a URL. Unknown ones are nobody's mistake and are left alone; blank ones are fields of a form
 * that were not filled in.
 * @throws InvalidSearchError naming the first parameter that cannot be meant.
 */
export function parseSearchState(params: URLSearchParams): SearchState {
  return new SearchState({
    q: single(params, 'q') ?? '',
    facets: forEachFacet((facet) => facetChoice(params, facet)),
    sort: choice(params, 'sort', ['relevance', 'newest', 'oldest']),
    group: choice(params, 'group', ['paragraph', 'article']) ?? 'paragraph',
    page: wholeNumber(params, 'page', MAX_PAGE) ?? 1,
    size: wholeNumber(params, 'size', MAX_SIZE) ?? DEFAULT_SIZE,
    words: choice(params, 'words', ['all', 'some']) ?? 'some',
    fold: choice(params, 'copies', ['all', 'one']) !== 'all',
    speakers: choice(params, 'speakers', ['all', 'named']) ?? 'all',
  })
}

function forEachFacet(choose: (facet: ShownFacet) => FacetChoice): Record<ShownFacet, FacetChoice> {
  return Object.fromEntries(SHOWN_FACETS.map((facet) => [facet, choose(facet)])) as Record<ShownFacet, FacetChoice>
}

function facetChoice(params: URLSearchParams, facet: ShownFacet): FacetChoice {
  const before = values(params, facet)
  const span = spanFromForm(params, facet, before)
  // The fields of a form say what is wanted now; what was wanted before comes with them.
  const include = span === null ? before : [span]
  return {
    include: distinct(include),
    exclude: distinct(values(params, `not.${facet}`).filter((value) => !include.includes(value))),
  }
}

function values(params: URLSearchParams, name: string): string[] {
  const given = params
    .getAll(name)
    .map((value) => value.trim())
    .filter(Boolean)
  if (given.length > MAX_VALUES)
    throw new InvalidSearchError(name, { type: 'too-many-values', count: given.length, most: MAX_VALUES })
  const isDate = FACETS.some((facet) => facet.kind === 'date' && name.endsWith(facet.name))
  for (const value of given) {
    if (value.length > MAX_VALUE_CHARS)
      throw new InvalidSearchError(name, { type: 'too-long', count: value.length, most: MAX_VALUE_CHARS })
    if (isDate && !isDateValue(value)) throw new InvalidSearchError(name, { type: 'no-date', given: value })
  }
  return given
}

/**
 * The two fields of the page's form for a span of days are one value in the URL. Of the one that is not filled in, the period
 * that is selected says what it is, where the other lies within.
 */
function spanFromForm(params: URLSearchParams, facet: ShownFacet, before: readonly string[]): string | null {
  if (facet !== 'published' && facet !== 'happened') return null
  const typed = { from: single(params, `${facet}.from`) ?? '', to: single(params, `${facet}.to`) ?? '' }
  if (!typed.from && !typed.to) return null
  const period = before.length === 1 && isPeriod(before[0]) ? periodOf(before[0]) : null
  const isWithin = period !== null && [typed.from, typed.to].every((day) => !day || (period.from <= day && day <= period.to)) // prettier-ignore
  const [from, to] = isWithin ? [typed.from || period.from, typed.to || period.to] : [typed.from, typed.to]
  // Whoever gives the later day first means the same span.
  const span = from && to && from > to ? `${to}..${from}` : `${from}..${to}`
  if (!isDateValue(span)) throw new InvalidSearchError(`${facet}.from`, { type: 'no-span', from, to })
  return span
}

function distinct(list: readonly string[]): string[] {
  return [...new Set(list)].sort()
}

function single(params: URLSearchParams, name: string): string | null {
  const given = params.getAll(name)
  if (given.length > 1 && new Set(given).size > 1)
    throw new InvalidSearchError(name, { type: 'repeated', count: given.length })
  return given[0] ?? null
}

function choice<const Choice extends string>(
  params: URLSearchParams,
  name: string,
  choices: readonly Choice[],
): Choice | null {
  const given = single(params, name)
  if (!given) return null
  const found = choices.find((candidate) => candidate === given)
  if (!found) throw new InvalidSearchError(name, { type: 'no-choice', choices, given })
  return found
}

/**
 * A parameter that is a number from 1 to `most`, or null where it is not given.
 * @throws InvalidSearchError
 */
export function wholeNumber(params: URLSearchParams, name: string, most: number): number | null {
  const given = single(params, name)
  if (!given) return null
  if (!/^\d{1,9}$/.test(given) || Number(given) < 1 || Number(given) > most)
    throw new InvalidSearchError(name, { type: 'no-whole-number', most, given })
  return Number(given)
}
