import { MISSING, type ShownFacet } from '../../../engine/facets.ts'
import type {
  ArticleCount,
  FacetCounts,
  IndexStatus,
  SearchResponse,
  SourceReport,
} from '../../../engine/search-engine.ts'
import type { Messages } from '../../messages/messages.ts'
import { SearchState } from '../search-state.ts'
import type { Links } from './links.ts'
import { sharesOf } from './shares.ts'

export interface SourcesView {
  readonly totals: string
  readonly updated: string | null
  readonly tables: readonly SourcesTable[]
  readonly refused: readonly { readonly name: string; readonly reason: string }[]
  readonly refusedMore: string | null
}

export interface SourcesTable {
  readonly heading: string
  readonly rows: readonly {
    readonly label: string
    readonly count: string
    readonly share: number
    readonly href: string | null
  }[]
}

export interface SourcesFindings {
  readonly report: SourceReport
  readonly status: IndexStatus
  readonly found: SearchResponse
}

/** Refusals listed one by one. */
const MAX_REFUSED = 200

export function toSourcesView(
  { report, status, found }: SourcesFindings,
  messages: Messages,
  links: Links,
): SourcesView {
  const { sources } = messages
  const facet = (name: ShownFacet) => found.facets.find((counts) => counts.facet === name)!
  const byFacet = (heading: string, name: ShownFacet): SourcesTable => ({
    heading,
    rows: facetRows(
      facet(name),
      (value) => (name === 'language' ? messages.languageName(value) : value),
      messages,
      links,
    ),
  })
  const byCount = (heading: string, counts: readonly ArticleCount[], labelOf: (value: string | null) => string) => ({
    heading,
    rows: toRows(sumsByLabel(counts, labelOf), messages),
  })
  const dateLabel = (value: string | null) =>
    value === null
      ? messages.facets.missing.published
      : (messages.article.dateFrom[value as keyof typeof messages.article.dateFrom] ?? value)
  return {
    totals: sources.totals(report.sources, status),
    updated: status.updatedAt === null ? null : sources.updated(messages.period(status.updatedAt)),
    tables: [
      byFacet(sources.byOutlet, 'source'),
      byFacet(sources.byLanguage, 'language'),
      byCount(sources.byFormat, report.formats, (value) => value ?? ''),
      byCount(sources.byDate, report.dates, dateLabel),
      byCount(sources.byReason, report.leftOut, (value) => messages.article.reason(value ?? '')),
    ].filter(({ rows }) => rows.length > 0),
    refused: report.refused.slice(0, MAX_REFUSED).map(({ path, line, reason }) => ({
      name: line === null ? fileName(path) : `${fileName(path)}:${line}`,
      reason: withoutFolders(reason),
    })),
    refusedMore: report.refused.length > MAX_REFUSED ? sources.more(report.refused.length - MAX_REFUSED) : null,
  }
}

/** Articles where the engine counts them, else paragraphs; those without a value last. */
function facetRows(
  { facet, values, missing }: FacetCounts,
  labelOf: (value: string) => string,
  messages: Messages,
  links: Links,
) {
  const name = facet as ShownFacet
  const href = (value: string) => links.search(new SearchState().withFacet(name, { include: [value] }))
  const rows = values.map(({ value, paragraphs, articles }) => ({
    label: labelOf(value),
    number: articles ?? paragraphs,
    href: href(value),
  }))
  const without = {
    label: messages.facets.missing[name],
    number: missing.articles ?? missing.paragraphs,
    href: href(MISSING),
  }
  return toRows(without.number > 0 ? [...rows, without] : rows, messages)
}

/** Some values are called the same, for readers need not tell them apart; the most frequent first. */
function sumsByLabel(counts: readonly ArticleCount[], labelOf: (value: string | null) => string) {
  const sums = new Map<string, number>()
  for (const { value, articles } of counts) sums.set(labelOf(value), (sums.get(labelOf(value)) ?? 0) + articles)
  return [...sums].map(([label, number]) => ({ label, number, href: null })).sort((a, b) => b.number - a.number)
}

function toRows(
  rows: readonly { readonly label: string; readonly number: number; readonly href: string | null }[],
  messages: Messages,
) {
  const shares = sharesOf(rows.map(({ number }) => number))
  return rows.map(({ label, number, href }, at) => ({
    label,
    href,
    count: messages.number(number),
    share: shares[at],
  }))
}

/** Readers see what a file is called, not where it lies: "that of another article, in notes.ndjson". */
function withoutFolders(reason: string): string {
  return reason.replace(/(?:file:\/\/|(?<![\p{L}\d:/.]))\/(?:[^/\n]+\/)+/gu, '')
}

/** Readers see what a file is called, not where it lies on the machine. */
function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}
