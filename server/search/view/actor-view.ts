import type { ShownFacet } from '../../../engine/facets.ts'
import type { ValueRecord } from '../../../engine/document.ts'
import type { FacetCount, Hit, SearchResponse } from '../../../engine/search-engine.ts'
import type { Messages } from '../../messages/messages.ts'
import { labelOf } from '../labels.ts'
import { printFieldValue } from '../query/print-query.ts'
import type { Labels } from '../run-search.ts'
import { SearchState } from '../search-state.ts'
import type { Links } from './links.ts'

export interface ActorView {
  readonly name: string
  readonly kind: string | null
  readonly aliases: string | null
  readonly note: string | null
  readonly totals: string
  readonly allHref: string
  /** With whom, as a picture. */
  readonly picturesHref: string
  /** Paragraphs by year, as bars of one picture; the same as a table. */
  readonly years: readonly YearView[]
  readonly lists: readonly { readonly heading: string; readonly rows: readonly RowView[] }[]
  readonly quotes: readonly QuotesView[]
}

export interface YearView {
  readonly label: string
  readonly count: string
  /** Of the tallest, in percent. */
  readonly height: number
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

export interface ActorFindings {
  readonly id: string
  /** Null for an actor of whom nothing but the id is known. */
  readonly record: ValueRecord | null
  readonly named: SearchResponse
  readonly said: SearchResponse
  readonly saidOf: SearchResponse
  readonly beside: SearchResponse
  readonly labels: Labels
}

export function toActorView(findings: ActorFindings, messages: Messages, links: Links): ActorView {
  const { id, record, named, said, saidOf, beside, labels } = findings
  const { actor } = messages
  const name = record?.label ?? id
  const own = new SearchState().withFacet('actor', { include: [id] })
  const speaking = new SearchState().withFacet('speaker', { include: [id] })
  const narrowed = (state: SearchState, facet: ShownFacet) => (value: string) =>
    links.search(state.withFacet(facet, { include: [value] }))
  const rows = (counts: readonly FacetCount[], facet: ShownFacet, hrefOf: (value: string) => string) =>
    rowsOf(counts, (value) => labelOf(facet, value, labels, messages), hrefOf, messages)
  const otherNames = (record?.aliases ?? []).filter((alias) => alias !== name).slice(0, MAX_ALIASES)
  const others = countsOf(beside, 'actor').filter(({ value }) => value !== id)
  const together = (value: string) =>
    links.search(new SearchState({ q: `actor:${printFieldValue(id)} actor:${printFieldValue(value)}` }))
  return {
    name,
    kind: record?.actorKind ? actor.kinds[record.actorKind] : null,
    aliases: otherNames.length ? messages.list(otherNames) : null,
    note: record?.listed === false ? messages.facets.unlisted : null,
    totals: messages.results.totals(named.totals),
    allHref: links.search(own),
    picturesHref: links.output('/pictures', own),
    years: yearsOf(countsOf(named, 'published'), (year) => links.search(own.withFacet('published', { include: [year] })), messages),
    lists: [
      { heading: actor.withWhom, rows: rows(others, 'actor', together) },
      { heading: actor.topics, rows: rows(countsOf(named, 'topic'), 'topic', narrowed(own, 'topic')) },
      { heading: actor.speaksOf, rows: rows(countsOf(said, 'topic'), 'topic', narrowed(speaking, 'topic')) },
      { heading: actor.whoSpeaks, rows: rows(countsOf(saidOf, 'speaker'), 'speaker', (value) => links.search(new SearchState({ q: `said:${printFieldValue(value)} about:${printFieldValue(id)}` }))) },
      { heading: actor.sources, rows: rows(countsOf(named, 'source'), 'source', narrowed(own, 'source')) },
    ].filter((list) => list.rows.length > 0),
    quotes: [
      quotesOf(actor.said(name), said, links.search(speaking), messages, links),
      quotesOf(actor.saidOf(name), saidOf, links.search(new SearchState({ q: `about:${printFieldValue(id)}` })), messages, links),
    ].filter((quotes) => quotes.hits.length > 0),
  } // prettier-ignore
}

const MAX_ALIASES = 8

function countsOf(response: SearchResponse, facet: ShownFacet): readonly FacetCount[] {
  return response.facets.find((counts) => counts.facet === facet)?.values ?? []
}

function rowsOf(
  counts: readonly FacetCount[],
  labelFor: (value: string) => string,
  hrefOf: (value: string) => string,
  messages: Messages,
): RowView[] {
  const most = Math.max(1, ...counts.map(({ paragraphs }) => paragraphs))
  return counts.map(({ value, paragraphs }) => ({
    label: labelFor(value),
    href: hrefOf(value),
    count: messages.number(paragraphs),
    share: Math.round((paragraphs / most) * 100),
  }))
}

const WIDTH = 600

function yearsOf(counts: readonly FacetCount[], hrefOf: (year: string) => string, messages: Messages): YearView[] {
  if (counts.length === 0) return []
  const most = Math.max(...counts.map(({ paragraphs }) => paragraphs))
  const [first, last] = [Number(counts[0].value), Number(counts.at(-1)!.value)]
  const step = WIDTH / (last - first + 1)
  return counts.map(({ value, paragraphs }) => ({
    label: messages.period(value),
    count: messages.facets.count(paragraphs),
    height: Math.max(2, Math.round((paragraphs / most) * 100)),
    x: Math.round((Number(value) - first) * step * 10) / 10,
    width: Math.round(Math.max(1, Math.min(step * 0.8, 40)) * 10) / 10,
    href: hrefOf(value),
  }))
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
      source: article.source ?? messages.results.untitledSource,
      date: article.publishedAt === null ? messages.results.undated : messages.period(article.publishedAt),
    })),
    all: totals.paragraphs > hits.length ? { label: messages.actor.all(totals), href: allHref } : null,
  }
}
