import { periodOf } from '../../../engine/date-range.ts'
import { expandValues, MISSING, type ShownFacet } from '../../../engine/facets.ts'
import type { FacetCount, FacetCounts } from '../../../engine/search-engine.ts'
import type { Messages } from '../../messages/messages.ts'
import { countsFor } from '../facet-lookup.ts'
import { isUnlisted, labelOf } from '../labels.ts'
import type { SearchOutcome } from '../run-search.ts'
import type { SearchState } from '../search-state.ts'
import type { Links } from './links.ts'

export interface FacetView {
  readonly name: ShownFacet
  readonly label: string
  /** `date` facets are links that zoom in, with two fields for a span; others are boxes to tick. */
  readonly kind: 'boxes' | 'date'
  readonly values: readonly FacetValueView[]
  readonly empty: string | null
  /** The page with all values, where there are more than are shown. */
  readonly all: { readonly label: string; readonly href: string } | null
  /** Fields of the span that is selected, for `date`. */
  readonly span: { readonly from: string; readonly to: string } | null
  /** A box beside the values, which changes what they are counted by. */
  readonly option: {
    readonly name: string
    readonly value: string
    readonly label: string
    readonly hint: string
    readonly checked: boolean
  } | null
}

export interface FacetValueView {
  /** Unique on the page. */
  readonly id: string
  readonly value: string
  readonly label: string
  readonly count: string
  readonly countLabel: string
  readonly selected: boolean
  readonly excluded: boolean
  /** Whether something below it is selected while it is not. */
  readonly partly: boolean
  /** Selects, or takes the selection back; null where a box does. */
  readonly href: string | null
  readonly excludeHref: string
  readonly excludeLabel: string
  /** 0 to 100, beside the largest of its facet. */
  readonly barWidth: number
  /** How far below the root it stands. */
  readonly depth: number
  readonly note: string | null
}

export function listFacetView(outcome: SearchOutcome, facet: ShownFacet, messages: Messages, links: Links): FacetView {
  const { state, labels } = outcome
  const counts = countsFor(outcome, facet)
  const view = new ValueViews(outcome, facet, largest(counts.values), messages, links)
  const shown = withSelected(counts.values, [...state.facets[facet].include, ...state.facets[facet].exclude])
  const values = shown.map((count) =>
    view.of(count, 0, isUnlisted(facet, count.value, labels) ? messages.facets.unlisted : null),
  )
  const all = counts.more
    ? { label: messages.facetPage.all(messages.facets.names[facet]), href: links.facet(facet, state) }
    : null
  return { ...boxes(facet, [...values, ...view.missing(counts)], outcome, messages), all }
}

/** The tree's branches, each with what is below it where something is selected there. */
export function topicFacetView(outcome: SearchOutcome, messages: Messages, links: Links): FacetView {
  const { include, exclude } = outcome.state.facets.topic
  const counts = countsFor(outcome, 'topic')
  const selected = [...include, ...exclude]
  const isOpen = (value: string) =>
    selected.some((choice) => choice === value || choice.startsWith(`${value}/`) || isSibling(choice, value))
  // What is selected is shown within what it belongs to, though nothing be found there.
  const shown = withSelected(counts.values, expandValues('topic', selected))
  const known = new Map(shown.map((count) => [count.value, count]))
  const view = new ValueViews(outcome, 'topic', largest(counts.values), messages, links)
  const below = (parent: string, depth: number): FacetValueView[] =>
    [...known.values()]
      .filter(({ value }) => parentOf(value) === parent)
      .flatMap((count) => [view.of(count, depth, null), ...(isOpen(count.value) ? below(count.value, depth + 1) : [])])
  return boxes('topic', [...below('', 0), ...view.missing(counts)], outcome, messages)
}

/** The one that stands in the fields for a span. */
export function spanOf(selected: readonly string[]): string | null {
  return selected.find((value) => value.includes('..')) ?? null
}

/** Years, the months of an open year, the days of an open month, each a link that narrows to it. */
export function dateFacetView(outcome: SearchOutcome, facet: ShownFacet, messages: Messages, links: Links): FacetView {
  const { include } = outcome.state.facets[facet]
  const years = countsFor(outcome, facet, { level: 0 })
  const view = new ValueViews(outcome, facet, largest(years.values), messages, links)
  const isOpen = (period: string, level: number) =>
    outcome.request.facets.some((asked) => asked.facet === facet && asked.within === period && asked.level === level)
  const below = (period: string, depth: number): FacetValueView[] =>
    isOpen(period, depth)
      ? countsFor(outcome, facet, { level: depth, within: period }).values.flatMap((count) => [
          view.of(count, depth, null),
          ...below(count.value, depth + 1),
        ])
      : []
  // The newest first: that is where people look.
  const values = years.values.toReversed().flatMap((count) => [view.of(count, 0, null), ...below(count.value, 1)])
  const [from = '', to = ''] = spanOf(include)?.split('..') ?? []
  return {
    name: facet,
    label: messages.facets.names[facet],
    kind: 'date',
    values: [...values, ...view.missing(years)],
    empty: values.length ? null : messages.facets.empty,
    all: null,
    option: null,
    span: { from: from && periodOf(from).from, to: to && periodOf(to).to },
  }
}

function boxes(
  facet: ShownFacet,
  values: readonly FacetValueView[],
  { state }: SearchOutcome,
  messages: Messages,
): FacetView {
  return {
    name: facet,
    label: messages.facets.names[facet],
    kind: 'boxes',
    values,
    empty: values.length ? null : messages.facets.empty,
    all: null,
    option: facet === 'speaker' ? namedOption(state, messages) : null,
    span: null,
  }
}

function namedOption(state: SearchState, { facets }: Messages): FacetView['option'] {
  return { name: 'speakers', value: 'named', label: facets.onlyNamed, hint: facets.onlyNamedHint, checked: state.speakers === 'named' } // prettier-ignore
}

/** Makes the values of one facet. */
class ValueViews {
  readonly #outcome: SearchOutcome
  readonly #facet: ShownFacet
  readonly #largest: number
  readonly #messages: Messages
  readonly #links: Links

  constructor(outcome: SearchOutcome, facet: ShownFacet, largestCount: number, messages: Messages, links: Links) {
    this.#outcome = outcome
    this.#facet = facet
    this.#largest = largestCount
    this.#messages = messages
    this.#links = links
  }

  of({ value, paragraphs }: FacetCount, depth: number, note: string | null): FacetValueView {
    const { state, labels } = this.#outcome
    const { include, exclude } = state.facets[this.#facet]
    const label = labelOf(this.#facet, value, labels, this.#messages)
    return {
      id: `${this.#facet}-${value.replace(/[^A-Za-z0-9_-]+/g, (text) => Buffer.from(text).toString('hex'))}`,
      value,
      label,
      count: this.#messages.number(paragraphs),
      countLabel: this.#messages.facets.count(paragraphs),
      selected: include.includes(value),
      excluded: exclude.includes(value),
      partly:
        !include.includes(value) &&
        include.some((other) => other.startsWith(`${value}/`) || other.startsWith(`${value}-`)),
      href: this.#isDate ? this.#links.search(this.#onlyPeriod(value)) : null,
      excludeHref: this.#links.search(state.toggled(this.#facet, value, 'exclude')),
      excludeLabel: this.#messages.facets.exclude(label),
      barWidth: Math.min(100, Math.ceil((paragraphs / this.#largest) * 100)),
      depth,
      note,
    }
  }

  /** The bucket of those without a value, where there are any. */
  missing(counts: FacetCounts): FacetValueView[] {
    const { include, exclude } = this.#outcome.state.facets[this.#facet]
    const { paragraphs, articles } = counts.missing
    if (paragraphs === 0 && !include.includes(MISSING) && !exclude.includes(MISSING)) return []
    return [{ ...this.of({ value: MISSING, paragraphs, articles }, 0, null), barWidth: 0 }]
  }

  get #isDate(): boolean {
    return this.#facet === 'published' || this.#facet === 'happened'
  }

  /** A period replaces the one selected: one zooms in and out. */
  #onlyPeriod(value: string) {
    const { state } = this.#outcome
    const { include } = state.facets[this.#facet]
    const isSelected = include.includes(value)
    const parent = value.includes('-') ? [value.slice(0, value.lastIndexOf('-'))] : []
    return state.withFacet(this.#facet, { include: isSelected ? parent : [value] })
  }
}

/** A selected value stays in sight though nothing has it any more. */
function withSelected(counts: readonly FacetCount[], selected: readonly string[]): FacetCount[] {
  const lost = selected.filter((value) => value !== MISSING && !counts.some((count) => count.value === value))
  return [...counts, ...lost.map((value) => ({ value, paragraphs: 0, articles: 0 }))]
}

function largest(counts: readonly FacetCount[]): number {
  return counts.reduce((most, { paragraphs }) => Math.max(most, paragraphs), 1)
}

function parentOf(topic: string): string {
  return topic.includes('/') ? topic.slice(0, topic.lastIndexOf('/')) : ''
}

/** A branch is open while one of its children is selected, so that its siblings can be added. */
function isSibling(choice: string, parent: string): boolean {
  return parentOf(choice) === parent
}
