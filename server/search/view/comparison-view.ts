import { languageOf, type Article, type Paragraph } from '../../../engine/document.ts'
import type { Messages } from '../../messages/messages.ts'
import { MOST_COMPARED, type Comparison, type Shared } from '../comparison.ts'
import { figuresNotIn, numbersIn } from '../figures.ts'
import { dateLabel, directionOf, labelOf, outletLabel } from '../labels.ts'
import { markHtml } from '../mark-html.ts'
import { SearchState } from '../search-state.ts'
import type { Links } from './links.ts'

export interface ComparisonView {
  /** Of the document. */
  readonly title: string
  readonly one: ReportView
  readonly other: ReportView
  readonly totals: string
  /** What keeps the two from being compared like any others; null where nothing does. */
  readonly limit: string | null
  readonly hasFigures: boolean
  readonly swapHref: string
  readonly backHref: string
  readonly jsonHref: string
  readonly named: readonly NamedView[]
  readonly rows: readonly RowView[]
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
  /** Whether the outlet does not say so. */
  readonly isLabelShown: boolean
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
  const { one, other, limit } = comparison
  const texts = messages.comparison
  const labels = columnLabels(one, other, messages)
  const { rows, hasFigures } = rowViews(comparison, labels, messages, links)
  const count = (holds: (row: RowView) => boolean) => rows.filter(holds).length
  return {
    title: `${one.title} | ${other.title}`,
    one: reportView(one, labels[0], messages, links),
    other: reportView(other, labels[1], messages, links),
    totals: texts.totals(
      count((row) => row.isInBoth),
      { label: labels[0], passages: count((row) => row.others.length === 0) },
      { label: labels[1], passages: count((row) => row.ones.length === 0) },
    ),
    limit: limit && texts.limits[limit](MOST_COMPARED),
    hasFigures,
    swapHref: links.comparison(other.id, one.id),
    backHref: links.article(one.id, null, new SearchState()),
    jsonHref: `/articles/${encodeURIComponent(one.id)}/compare/${encodeURIComponent(other.id)}.json`,
    // Who speaks is not told in every language: it would seem that only one of the two lets anybody speak.
    named: (limit !== 'languages' || [one, other].every(hasSpeakers)
      ? (['speaker', 'actor'] as const)
      : (['actor'] as const)
    )
      .map((facet) => namedView(facet, comparison, labels, messages, links))
      .filter(({ lists }) => lists.length > 0),
    rows,
  }
}

function hasSpeakers({ paragraphs }: Article): boolean {
  return paragraphs.some(({ speakers }) => speakers.length > 0)
}

type ColumnLabels = readonly [string, string]

/** By their outlets, where these tell the two apart. */
function columnLabels(one: Article, other: Article, { comparison }: Messages): ColumnLabels {
  const isTelling = one.source !== other.source
  return [(isTelling ? one.source : null) ?? comparison.first, (isTelling ? other.source : null) ?? comparison.second]
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
    isLabelShown: label !== source,
  }
}

function namedView(
  facet: 'speaker' | 'actor',
  { speakers, actors, labels }: Comparison,
  columns: ColumnLabels,
  messages: Messages,
  links: Links,
): NamedView {
  const { both, one, other }: Shared = facet === 'speaker' ? speakers : actors
  const { inBoth, onlyIn } = messages.comparison
  const lists = [
    { where: inBoth, values: both },
    { where: onlyIn(columns[0]), values: one },
    { where: onlyIn(columns[1]), values: other },
  ]
  const actorView = (value: string) => ({ label: labelOf(facet, value, labels, messages), href: links.actor(value) })
  return {
    heading: messages.facets.names[facet],
    lists: lists
      .filter(({ values }) => values.length > 0)
      .map(({ where, values }) => ({ where, actors: values.map(actorView) })),
  }
}

/** In what both tell, figures are marked that the other report has nowhere in what is compared. */
function rowViews(
  { one, other, rows, limit }: Comparison,
  columns: ColumnLabels,
  messages: Messages,
  links: Links,
): { readonly rows: readonly RowView[]; readonly hasFigures: boolean } {
  const known = [
    numbersOf(one, rows.flatMap((row) => row.ones)),
    numbersOf(other, rows.flatMap((row) => row.others)),
  ] // prettier-ignore
  const written = limit === 'languages' ? 'digits' : 'digits-and-words'
  let hasFigures = false
  const views = rows.map(({ ones, others }) => {
    const isInBoth = ones.length > 0 && others.length > 0
    const view = (paragraph: Paragraph, article: Article, beside: ReadonlySet<number>, column: string): PassageView => {
      const figures = isInBoth ? figuresNotIn(paragraph.text, beside, written) : []
      hasFigures ||= figures.length > 0
      const language = languageOf(article, paragraph)
      return {
        html: markHtml(paragraph.text, figures),
        href: links.article(article.id, paragraph.position, new SearchState()),
        label: `${messages.article.paragraph(paragraph.position)} · ${column}`,
        isHeading: paragraph.kind === 'heading',
        language,
        direction: language === null ? 'auto' : directionOf(language),
      }
    }
    return {
      isInBoth,
      ones: ones.map((paragraph) => view(paragraph, one, known[1], columns[0])),
      others: others.map((paragraph) => view(paragraph, other, known[0], columns[1])),
    }
  })
  return { rows: views, hasFigures }
}

function numbersOf({ title }: Article, paragraphs: readonly Paragraph[]): ReadonlySet<number> {
  return numbersIn([title, ...paragraphs.map(({ text }) => text)].join('\n'))
}
