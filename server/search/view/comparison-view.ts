import type { Article, Paragraph } from '../../../engine/document.ts'
import { languageOf } from '../../../engine/document.ts'
import type { Messages } from '../../messages/messages.ts'
import { MOST_COMPARED, type Comparison } from '../comparison.ts'
import { figuresNotIn, numbersIn } from '../figures.ts'
import { dateLabel, directionOf, labelOf, outletLabel } from '../labels.ts'
import { markHtml } from '../mark-html.ts'
import type { Labels } from '../run-search.ts'
import { SearchState } from '../search-state.ts'
import type { Links } from './links.ts'

export interface ComparisonView {
  readonly one: ReportView
  readonly other: ReportView
  readonly totals: string
  /** Null where all of both was compared. */
  readonly cut: string | null
  readonly swapHref: string
  readonly backHref: string
  readonly jsonHref: string
  readonly named: readonly NamedView[]
  readonly rows: readonly RowView[]
  readonly hasFigures: boolean
}

export interface ReportView {
  readonly title: string
  readonly href: string
  readonly source: string
  readonly date: string
  readonly language: string | null
  readonly direction: 'ltr' | 'rtl' | 'auto'
  /** What its column is called. */
  readonly label: string
}

/** Who speaks, or who is named, in both reports or in one of them. */
export interface NamedView {
  readonly heading: string
  readonly lists: readonly {
    readonly where: string
    readonly actors: readonly { readonly label: string; readonly href: string }[]
  }[]
}

export interface RowView {
  readonly isInBoth: boolean
  readonly ones: readonly PassageView[]
  readonly others: readonly PassageView[]
}

export interface PassageView {
  readonly html: string
  readonly href: string
  readonly label: string
  readonly isHeading: boolean
  readonly language: string | null
  readonly direction: 'ltr' | 'rtl' | 'auto'
}

export function toComparisonView(comparison: Comparison, messages: Messages, links: Links): ComparisonView {
  const { one, other, rows, isCut } = comparison
  const texts = messages.comparison
  const [label, otherLabel] = columnLabels(one, other, messages)
  const viewRows = rows.map((row) => rowView(row, comparison, messages, links))
  const count = (holds: (row: RowView) => boolean) => viewRows.filter(holds).length
  return {
    one: reportView(one, label, messages, links),
    other: reportView(other, otherLabel, messages, links),
    totals: texts.totals(
      count((row) => row.isInBoth),
      { label, passages: count((row) => !row.isInBoth && row.ones.length > 0) },
      { label: otherLabel, passages: count((row) => !row.isInBoth && row.others.length > 0) },
    ),
    cut: isCut ? texts.cut(MOST_COMPARED) : null,
    swapHref: links.comparison(other.id, one.id),
    backHref: links.article(one.id, null, new SearchState()),
    jsonHref: `${links.comparison(one.id, other.id).split('?')[0]}.json`,
    named: [
      namedView('speaker', comparison, [label, otherLabel], messages, links),
      namedView('actor', comparison, [label, otherLabel], messages, links),
    ].filter(({ lists }) => lists.length > 0),
    rows: viewRows,
    hasFigures: viewRows.some(({ ones, others }) => [...ones, ...others].some(({ html }) => html.includes('<mark>'))),
  }
}

/** By their outlets, where these tell the two apart. */
function columnLabels(one: Article, other: Article, { comparison }: Messages): readonly [string, string] {
  return one.source === other.source
    ? [comparison.first, comparison.second]
    : [one.source ?? comparison.unnamed, other.source ?? comparison.unnamed]
}

function reportView(article: Article, label: string, messages: Messages, links: Links): ReportView {
  const { id, title, source, publishedAt, language } = article
  return {
    title,
    href: links.article(id, null, new SearchState()),
    source: outletLabel(source, messages),
    date: dateLabel(publishedAt, messages),
    language,
    direction: language === null ? 'auto' : directionOf(language),
    label,
  }
}

/** Actors of a list, those named most first. */
const MOST_LISTED = 20

function namedView(
  facet: 'speaker' | 'actor',
  { one, other, labels }: Comparison,
  columns: readonly [string, string],
  messages: Messages,
  links: Links,
): NamedView {
  const [ones, others] = [one, other].map((article) => valuesOf(article, facet))
  const lists = [
    { where: messages.comparison.inBoth, values: ones.filter((value) => others.includes(value)) },
    { where: messages.comparison.onlyIn(columns[0]), values: ones.filter((value) => !others.includes(value)) },
    { where: messages.comparison.onlyIn(columns[1]), values: others.filter((value) => !ones.includes(value)) },
  ]
  return {
    heading: messages.facets.names[facet],
    lists: lists
      .filter(({ values }) => values.length > 0)
      .map(({ where, values }) => ({
        where,
        actors: values.slice(0, MOST_LISTED).map((value) => actorView(facet, value, labels, messages, links)),
      })),
  }
}

function actorView(facet: 'speaker' | 'actor', value: string, labels: Labels, messages: Messages, links: Links) {
  return { label: labelOf(facet, value, labels, messages), href: links.actor(value) }
}

function valuesOf({ paragraphs }: Article, facet: 'speaker' | 'actor'): string[] {
  const counts = new Map<string, number>()
  for (const { speakers, actors } of paragraphs)
    for (const value of facet === 'speaker' ? speakers : actors) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value)
}

/** In what both tell, figures are marked that the other report has nowhere. */
function rowView(
  { ones, others }: Comparison['rows'][number],
  { one, other }: Comparison,
  messages: Messages,
  links: Links,
): RowView {
  const isInBoth = ones.length > 0 && others.length > 0
  const passages = (paragraphs: readonly Paragraph[], article: Article, beside: Article) => {
    const known = isInBoth ? numbersOf(beside) : null
    return paragraphs.map((paragraph) => passageView(paragraph, article, known, messages, links))
  }
  return { isInBoth, ones: passages(ones, one, other), others: passages(others, other, one) }
}

function numbersOf({ title, paragraphs }: Article): ReadonlySet<string> {
  return numbersIn([title, ...paragraphs.map(({ text }) => text)].join('\n'))
}

function passageView(
  paragraph: Paragraph,
  article: Article,
  known: ReadonlySet<string> | null,
  messages: Messages,
  links: Links,
): PassageView {
  const language = languageOf(article, paragraph)
  return {
    html: markHtml(paragraph.text, known === null ? [] : figuresNotIn(paragraph.text, known)),
    href: links.article(article.id, paragraph.position, new SearchState()),
    label: messages.article.paragraph(paragraph.position),
    isHeading: paragraph.kind === 'heading',
    language,
    direction: language === null ? 'auto' : directionOf(language),
  }
}
