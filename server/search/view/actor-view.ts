import type { ShownFacet } from '../../../engine/facets.ts'
import type { ValueRecord } from '../../../engine/document.ts'
import type { FacetCount, Hit, SearchResponse, Totals } from '../../../engine/search-engine.ts'
import type { Messages } from '../../messages/messages.ts'
import { dateLabel, labelOf, nameIn, outletLabel } from '../labels.ts'
import type { Counted } from '../pictures.ts'
import { printFieldValue } from '../query/print-query.ts'
import type { ActorFindings } from '../read-actor.ts'
import { SearchState } from '../search-state.ts'
import type { Links } from './links.ts'
import { networkView, type NetworkView } from './network-view.ts'
import { sharesOf } from './shares.ts'

/** Who an actor is: what stands above the page about it, and on the card that a name in an article opens. */
export interface ActorHeadView {
  readonly name: string
  readonly href: string
  readonly kind: string | null
  readonly aliases: string | null
  readonly note: string | null
  readonly offices: readonly { readonly office: string; readonly span: string | null }[]
}

export interface ActorView extends ActorHeadView {
  readonly totals: string
  readonly allHref: string
  readonly picturesHref: string
  /** With whom, as a picture. */
  readonly network: NetworkView | null
  /** Paragraphs by year, as bars of one picture; the same as a table. */
  readonly chart: { readonly width: number; readonly height: number; readonly years: readonly YearView[] }
  readonly lists: readonly { readonly heading: string; readonly rows: readonly RowView[] }[]
  readonly quotes: readonly QuotesView[]
}

export interface ActorCardView extends ActorHeadView {
  readonly counts: readonly { readonly label: string; readonly href: string }[]
}

export interface YearView {
  readonly label: string
  readonly count: string
  /** The tallest has all of the chart's. */
  readonly height: number
  readonly y: number
  readonly x: number
  readonly width: number
  readonly href: string
}

export interface RowView {
  readonly label: string
  readonly href: string
  readonly count: string
  /** Of the largest, in percent. */
  readonly share: number
}

export interface QuotesView {
  readonly heading: string
  readonly hits: readonly {
    readonly text: string
    readonly href: string
    readonly source: string
    readonly date: string
  }[]
  readonly all: { readonly label: string; readonly href: string } | null
}

const MAX_ALIASES = 8
/** On a card, where there is less room. */
const CARD = { offices: 2, aliases: 4 }

function headView(
  id: string,
  record: ValueRecord | null,
  maxAliases: number,
  messages: Messages,
  links: Links,
): ActorHeadView {
  const name = record ? nameIn(record, messages) : id
  const otherNames = (record?.aliases ?? []).filter((alias) => alias !== name).slice(0, maxAliases)
  return {
    name,
    href: links.actor(id),
    kind: record?.actorKind ? messages.actor.kinds[record.actorKind] : null,
    aliases: otherNames.length ? messages.list(otherNames.map(isolated)) : null,
    note: record?.listed === false ? messages.facets.unlisted : null,
    offices: (record?.offices ?? []).map(({ title, of, from, to }) => ({
      office: messages.actor.office(nameIn(title, messages), nameIn(of, messages)),
      span: from || to ? messages.query.span(from && messages.period(from), to && messages.period(to)) : null,
    })),
  }
}

/** Names of several directions in one line do not turn each other round. */
function isolated(name: string): string {
  return `\u2068${name}\u2069`
}

export function toActorCardView(
  {
    id,
    record,
    named,
    speaking,
  }: { readonly id: string; readonly record: ValueRecord; readonly named: Totals; readonly speaking: Totals },
  messages: Messages,
  links: Links,
): ActorCardView {
  const head = headView(id, record, CARD.aliases, messages, links)
  const search = (facet: 'actor' | 'speaker') => links.search(new SearchState().withFacet(facet, { include: [id] }))
  const counts = [
    { paragraphs: named.paragraphs, label: messages.actor.namedIn(named), href: search('actor') },
    { paragraphs: speaking.paragraphs, label: messages.actor.speaksIn(speaking), href: search('speaker') },
  ]
  return {
    ...head,
    offices: head.offices.slice(0, CARD.offices),
    counts: counts.filter(({ paragraphs }) => paragraphs > 0),
  }
}

export function toActorView(findings: ActorFindings, messages: Messages, links: Links): ActorView {
  const { id, record, named, said, saidOf, speakers, together, labels } = findings
  const { actor } = messages
  const head = headView(id, record, MAX_ALIASES, messages, links)
  const own = new SearchState().withFacet('actor', { include: [id] })
  const speaking = new SearchState().withFacet('speaker', { include: [id] })
  const narrowed = (state: SearchState, facet: ShownFacet) => (value: string) =>
    links.search(state.withFacet(facet, { include: [value] }))
  const rows = (counts: readonly Counted[], facet: ShownFacet, hrefOf: (value: string) => string) =>
    rowsOf(counts, (value) => labelOf(facet, value, labels, messages), hrefOf, messages)
  const within = new SearchState({ q: `actor:${printFieldValue(id)}` })
  const others = together.actors.filter(({ value }) => value !== id)
  const withOther = (value: string) => links.search(within.with({ q: `${within.q} actor:${printFieldValue(value)}` }))
  const ofYear = (year: string) => links.search(own.withFacet('published', { include: [year] }))
  const about = `about:${printFieldValue(id)}`
  const saidBy = (speaker: string) => links.search(new SearchState({ q: `said:${printFieldValue(speaker)} ${about}` }))
  const allAbout = links.search(new SearchState({ q: about }))
  return {
    ...head,
    totals: messages.results.totals(named.totals),
    allHref: links.search(own),
    picturesHref: links.output('/pictures', own),
    network: networkView({ together, state: within, labels }, messages, links),
    chart: { width: WIDTH, height: HEIGHT, years: yearsOf(countsOf(named, 'published'), ofYear, messages) },
    lists: [
      { heading: actor.withWhom, rows: rows(others, 'actor', withOther) },
      { heading: actor.topics, rows: rows(countsOf(named, 'topic'), 'topic', narrowed(own, 'topic')) },
      { heading: actor.speaksOf, rows: rows(countsOf(said, 'topic'), 'topic', narrowed(speaking, 'topic')) },
      { heading: actor.whoSpeaks, rows: rows(speakers, 'speaker', saidBy) },
      { heading: actor.sources, rows: rows(countsOf(named, 'source'), 'source', narrowed(own, 'source')) },
    ].filter((list) => list.rows.length > 0),
    quotes: [
      quotesOf(actor.said(head.name), said, links.search(speaking), messages, links),
      quotesOf(actor.saidOf(head.name), saidOf, allAbout, messages, links),
    ].filter((quotes) => quotes.hits.length > 0),
  }
}

function countsOf(response: SearchResponse, facet: ShownFacet): readonly FacetCount[] {
  return response.facets.find((counts) => counts.facet === facet)?.values ?? []
}

function rowsOf(
  counts: readonly Counted[],
  labelFor: (value: string) => string,
  hrefOf: (value: string) => string,
  messages: Messages,
): RowView[] {
  const shares = sharesOf(counts.map(({ paragraphs }) => paragraphs))
  return counts.map(({ value, paragraphs }, at) => ({
    label: labelFor(value),
    href: hrefOf(value),
    count: messages.number(paragraphs),
    share: shares[at],
  }))
}

/** Of the chart, in units of its own. */
const WIDTH = 600
const HEIGHT = 100

function yearsOf(counts: readonly FacetCount[], hrefOf: (year: string) => string, messages: Messages): YearView[] {
  if (counts.length === 0) return []
  const most = Math.max(...counts.map(({ paragraphs }) => paragraphs))
  const [first, last] = [Number(counts[0].value), Number(counts.at(-1)!.value)]
  const step = WIDTH / (last - first + 1)
  return counts.map(({ value, paragraphs }) => {
    const height = Math.max(2, Math.round((paragraphs / most) * HEIGHT))
    return {
      label: messages.period(value),
      count: messages.facets.count(paragraphs),
      height,
      y: HEIGHT - height,
      x: Math.round((Number(value) - first) * step * 10) / 10,
      width: Math.round(Math.max(1, Math.min(step * 0.8, 40)) * 10) / 10,
      href: hrefOf(value),
    }
  })
}

function quotesOf(
  heading: string,
  { hits, totals }: SearchResponse,
  allHref: string,
  messages: Messages,
  links: Links,
): QuotesView {
  return {
    heading,
    hits: hits.map(({ paragraph, article }: Hit) => ({
      text: paragraph.text,
      href: links.article(article.id, paragraph.position, new SearchState()),
      source: outletLabel(article.source, messages),
      date: dateLabel(article.publishedAt, messages),
    })),
    all: totals.paragraphs > hits.length ? { label: messages.actor.all(totals), href: allHref } : null,
  }
}
