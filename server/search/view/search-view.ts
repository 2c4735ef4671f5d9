/** What the search page prints: every label, count and link ready-made. */
import { facetNamed, SHOWN_FACETS } from '../../../engine/facets.ts'
import type { Messages } from '../../messages/messages.ts'
import { countsFor } from '../facet-lookup.ts'
import { labelOf } from '../labels.ts'
import { describeNotes, describeQuery } from '../describe-query.ts'
import { hasParts, type Rescue } from '../without.ts'
import { addressOf } from '../query-string.ts'
import type { MeantSearch } from '../meant-search.ts'
import type { SearchOutcome } from '../run-search.ts'
import type { SearchState } from '../search-state.ts'
import { wantedStatements } from '../statement-marks.ts'
import { chipsOf, type ChipView } from './chip-view.ts'
import { dateFacetView, listFacetView, spanOf, topicFacetView, type FacetView } from './facet-view.ts'
import { histogramView, type HistogramView } from './histogram-view.ts'
import { hitView, type HitView } from './hit-view.ts'
import { pagingView, type PagingView } from './paging-view.ts'
import type { Links } from './links.ts'

export interface SearchView {
  readonly q: string
  /** Completions without JavaScript: fields with the values this page counts. */
  readonly completions: readonly { readonly value: string; readonly label: string }[]
  /** Of the document and its heading. */
  readonly title: string
  /** The count, and what is searched for, in words. */
  readonly totals: string
  readonly read: string
  readonly relaxed: { readonly text: string; readonly askForAll: string; readonly href: string } | null
  /** Where a question was typed, or a name without quotation marks: the search that may be meant. */
  readonly meant: { readonly as: string; readonly text: string; readonly totals: string; readonly href: string } | null
  readonly notes: readonly string[]
  /** How many hits are folded into those that say the same, or that none are, with the way to the other. */
  readonly folding: { readonly text: string; readonly label: string; readonly href: string } | null
  readonly chips: readonly ChipView[]
  /** Where it is told what each part costs; null for a search of one part. */
  readonly clausesHref: string | null
  readonly removeAllHref: string | null
  readonly sorts: readonly ChoiceView[]
  readonly groups: readonly ChoiceView[]
  /** State that no field of the form shows. */
  readonly hidden: readonly { readonly name: string; readonly value: string }[]
  readonly histogram: HistogramView | null
  readonly facets: readonly FacetView[]
  readonly hits: readonly HitView[]
  readonly paging: PagingView
  readonly nothing: NothingView | null
  /** Feeds and downloads of this very search. */
  readonly takeAway: readonly { readonly label: string; readonly href: string }[]
  readonly feedHref: string
  /** What a reader's browser keeps of a search that was saved. */
  readonly save: { readonly href: string; readonly title: string }
  readonly jsonHref: string
  readonly indexable: boolean
}

export interface ChoiceView {
  readonly value: string
  readonly label: string
  readonly selected: boolean
}

/** What helps when there are no hits. */
export interface NothingView {
  readonly heading: string
  readonly tips: readonly string[]
  readonly links: readonly { readonly label: string; readonly href: string }[]
}

export function toSearchView(
  outcome: SearchOutcome,
  { rescues, meant }: { readonly rescues: readonly Rescue[]; readonly meant: MeantSearch | null },
  messages: Messages,
  links: Links,
): SearchView {
  const { state, response } = outcome
  const read = describeQuery(outcome, messages)
  const totals = messages.results.totals(response.totals)
  const wanted = wantedStatements(outcome.request)
  return {
    q: state.q,
    completions: completionsOf(outcome, messages),
    title: state.isBlank ? messages.site.tagline : read,
    totals,
    read,
    relaxed: outcome.isRelaxed
      ? {
          text: messages.query.relaxed,
          askForAll: messages.query.askForAll,
          href: links.search(state.with({ words: 'all' })),
        }
      : null,
    meant: meant && {
      as: messages.query.meant[meant.as],
      text: describeQuery(meant.outcome, messages),
      totals: messages.results.totals(meant.outcome.response.totals),
      href: links.search(meant.outcome.state.with({ size: state.size })),
    },
    notes: describeNotes(outcome, messages),
    folding: foldingView(outcome, messages, links),
    clausesHref: hasParts(outcome) ? links.output('/clauses', state.with({ page: 1 })) : null,
    chips: chipsOf(outcome, messages, links),
    removeAllHref: state.hasFilters ? links.search(state.withoutFilters()) : null,
    sorts: sortChoices(state, messages),
    groups: (['paragraph', 'article'] as const).map((value) => ({
      value,
      label: messages.results.groups[value],
      selected: value === state.group,
    })),
    hidden: hiddenFields(state, links),
    histogram: histogramView(outcome, messages, links),
    facets: facetViews(outcome, messages, links),
    hits: response.hits.map((hit, index) => hitView(hit, index, outcome, wanted, messages, links)),
    paging: pagingView(outcome, messages, links),
    nothing: nothingView(outcome, rescues, messages, links),
    takeAway: response.entries > 0 ? takeAwayLinks(state, messages, links) : [],
    save: { href: links.search(state.with({ page: 1 })), title: state.isBlank ? messages.site.tagline : read },
    feedHref: links.output('/search.atom', state),
    jsonHref: addressOf('/search.json', state.parameters()),
    indexable: state.isBlank && state.page === 1,
  }
}

function foldingView({ state, response }: SearchOutcome, { results }: Messages, links: Links): SearchView['folding'] {
  if (!state.fold)
    return { text: results.unfolded, label: results.fold, href: links.search(state.with({ fold: true })) }
  if (response.folded === 0) return null
  const href = links.search(state.with({ fold: false }))
  return { text: results.folded(response.folded), label: results.unfold, href }
}

function completionsOf(outcome: SearchOutcome, messages: Messages): SearchView['completions'] {
  const named = (facet: 'actor' | 'speaker', field: string) =>
    countsFor(outcome, facet).values.map(({ value }) => ({
      value: `${outcome.state.q} ${field}:${value}`.trim(),
      label: labelOf(facet, value, outcome.labels, messages),
    }))
  return [...named('speaker', 'said'), ...named('actor', 'actor')]
}

/** The default has no value: with it, words typed into an unsorted page are ordered by how well they match. */
function sortChoices(state: SearchState, messages: Messages): ChoiceView[] {
  const standard = state.with({ sort: null }).order
  return (['relevance', 'newest', 'oldest'] as const).map((sort) => ({
    value: sort === standard ? '' : sort,
    label: messages.results.sorts[sort],
    selected: sort === state.order,
  }))
}

function facetViews(outcome: SearchOutcome, messages: Messages, links: Links): FacetView[] {
  return SHOWN_FACETS.map((facet) => {
    switch (facetNamed(facet).kind) {
      case 'list':
        return listFacetView(outcome, facet, messages, links)
      case 'tree':
        return topicFacetView(outcome, messages, links)
      case 'date':
        return dateFacetView(outcome, facet, messages, links)
    }
  })
}

/** Parameters of the search that are no field of the form. */
const KEPT: ReadonlySet<string> = new Set(['size', 'words', 'copies'])

/** Ticked values and a span are fields of the form already; what is left out, days and sizes are not. */
function hiddenFields(state: SearchState, links: Links): { name: string; value: string }[] {
  const excluded = SHOWN_FACETS.flatMap((facet) =>
    state.facets[facet].exclude.map((value) => ({ name: `not.${facet}`, value })),
  )
  const dates = (['published', 'happened'] as const).flatMap((facet) => {
    const { include } = state.facets[facet]
    const inFields = spanOf(include)
    return include.filter((value) => value !== inFields).map((value) => ({ name: facet, value }))
  })
  const kept = state.parameters().filter(([name]) => KEPT.has(name)).map(([name, value]) => ({ name, value })) // prettier-ignore
  return [...excluded, ...dates, ...kept, ...links.carried.map(([name, value]) => ({ name, value }))]
}

/** The whole list of hits in other forms. */
function takeAwayLinks(state: SearchState, messages: Messages, links: Links) {
  const { takeAway } = messages
  const all = state.with({ page: 1 })
  return [
    { label: messages.pictures.link, href: links.output('/pictures', all) },
    { label: takeAway.csv, href: links.output('/search.csv', all) },
    { label: takeAway.statements, href: links.output('/search.statements.csv', all) },
    { label: takeAway.ndjson, href: links.output('/search.ndjson', all) },
    { label: takeAway.json, href: links.output('/search.all.json', all) },
    { label: takeAway.atom, href: links.output('/search.atom', all) },
    { label: takeAway.manifest, href: links.output('/search.manifest.json', all) },
  ]
}

function nothingView(
  { state, response }: SearchOutcome,
  rescues: readonly Rescue[],
  messages: Messages,
  links: Links,
): NothingView | null {
  if (response.entries > 0) return null
  const { rescue } = messages
  if (state.isBlank) return { heading: rescue.emptyIndex, tips: [rescue.emptyIndexHow], links: [] }
  const withoutFilters =
    state.hasFilters && state.q.trim()
      ? [{ label: rescue.withoutFilters, href: links.search(state.withoutFilters()) }]
      : []
  const labelOf = ({ change, totals }: Rescue) => {
    if ('words' in change) return rescue.inWords(change.words, totals)
    if ('named' in change) return rescue.byName(change.named, totals)
    if ('part' in change) return rescue.withoutPart(change.part, totals)
    return rescue.withoutFacet(messages.facets.names[change.facet], totals)
  }
  const suggestions = rescues.map((each) => ({ label: labelOf(each), href: links.search(each.state) }))
  const tips = state.hasFilters ? [rescue.removeFilter, ...rescue.tips] : rescue.tips
  return { heading: rescue.heading, tips, links: [...suggestions, ...withoutFilters] }
}
