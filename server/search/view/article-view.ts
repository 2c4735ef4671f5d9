import type { ShownFacet } from '../../../engine/facets.ts'
import type { ArticleReading, ArticleSummary, Hit } from '../../../engine/search-engine.ts'
import type { Article, Paragraph, ParagraphKind } from '../../../engine/document.ts'
import type { Messages } from '../../messages/messages.ts'
import { dateLabel, directionOf, labelOf, outletLabel } from '../labels.ts'
import { markHtml, type LinkedSpan } from '../mark-html.ts'
import { mostFrequent } from '../most-frequent.ts'
import type { RelatedReport } from '../related-reports.ts'
import type { Labels } from '../run-search.ts'
import { SearchState } from '../search-state.ts'
import type { Trail } from '../trail.ts'
import type { TagView } from './hit-view.ts'
import type { Links } from './links.ts'

export interface ArticleView {
  readonly title: string
  readonly titleHtml: string
  readonly jsonHref: string
  /** Of the paragraph that the title stands for; null where it stands for none. */
  readonly titleId: string | null
  readonly source: string
  readonly date: string
  readonly isoDate: string | null
  /** Where the date was found. */
  readonly dateFrom: string
  readonly updated: string | null
  readonly authors: string | null
  readonly url: string | null
  readonly language: string | null
  readonly direction: 'ltr' | 'rtl' | 'auto'
  readonly paragraphs: readonly ArticleParagraphView[]
  readonly citations: readonly { readonly label: string; readonly href: string }[]
  readonly trail: TrailView | null
  /** Links to the marks in the text, from 1; none for a single one. */
  readonly matches: readonly number[]
  /** Reports of the same event, or of its like: in the article's language, and in others. */
  readonly related: readonly RelatedView[]
  readonly inOtherLanguages: readonly RelatedView[]
  /** What else was printed that day about the same actors. */
  readonly sameDay: readonly { readonly title: string; readonly source: string; readonly href: string }[]
  /** Other articles that print the same text. */
  readonly editions: readonly { readonly source: string; readonly date: string; readonly href: string }[]
  readonly tags: readonly { readonly heading: string; readonly tags: readonly TagView[] }[]
  readonly removed: readonly { readonly text: string; readonly reason: string }[]
  readonly removedLabel: string
  readonly backHref: string
}

export interface RelatedView {
  readonly title: string
  readonly source: string
  readonly date: string
  readonly language: string | null
  /** In the language of the page; null where it is that of the article. */
  readonly languageName: string | null
  readonly href: string
  readonly besideHref: string
  readonly besideLabel: string
}

/** The way from hit to hit. */
export interface TrailView {
  readonly position: string
  readonly previousHref: string | null
  readonly nextHref: string | null
}

export interface ArticleParagraphView {
  readonly position: number
  readonly kind: ParagraphKind
  readonly html: string
  /** Where it is another than the article's. */
  readonly language: string | null
  readonly direction: 'ltr' | 'rtl' | null
  readonly linkLabel: string
  readonly said: readonly SaidView[]
}

/** A note beside a paragraph: who says something in it. */
export interface SaidView {
  readonly label: string
  /** The page about the speaker, where the speaker is an actor. */
  readonly href: string | null
  readonly what: string
  /** Told by a pronoun, or carried over from what came before. */
  readonly isDoubtful: boolean
}

export function toArticleView(
  reading: ArticleReading & {
    readonly state: SearchState
    readonly labels: Labels
    readonly editions: readonly ArticleSummary[]
    readonly related: readonly RelatedReport[]
    readonly inOtherLanguages: readonly RelatedReport[]
    readonly sameDay: readonly Hit[]
    readonly trail: Trail | null
  },
  messages: Messages,
  links: Links,
): ArticleView {
  const { article, marks, state } = reading
  const { title, language, publishedAt, removed } = article
  return {
    title,
    titleHtml: markHtml(title, marks.title),
    jsonHref: `/articles/${encodeURIComponent(article.id)}.json`,
    titleId: firstShown(article) === 1 ? `p${article.paragraphs[0].position}` : null,
    source: outletLabel(article.source, messages),
    date: dateLabel(publishedAt, messages),
    isoDate: publishedAt,
    dateFrom: article.publishedAtFrom === null ? '' : messages.article.dateFrom[article.publishedAtFrom],
    updated: article.updatedAt === null ? null : messages.article.updated(messages.period(article.updatedAt)),
    authors: article.authors.length ? messages.article.authors(messages.list(article.authors)) : null,
    url: article.url,
    language,
    direction: language === null ? 'auto' : directionOf(language),
    paragraphs: paragraphViews(reading, messages, links),
    citations: (['txt', 'bib', 'ris'] as const).map((form) => ({
      label: messages.article.citationForms[form],
      href: `/articles/${encodeURIComponent(article.id)}/cite.${form}`,
    })),
    matches: matchNumbers(marks.paragraphs.slice(firstShown(article))),
    trail: reading.trail && trailView(reading.trail, state, messages, links),
    related: reading.related.map((report) => relatedView(report, article, messages, links)),
    inOtherLanguages: reading.inOtherLanguages.map((report) => relatedView(report, article, messages, links)),
    sameDay: reading.sameDay
      .filter(
        (hit) =>
          ![...reading.related, ...reading.inOtherLanguages].some((report) => report.article.id === hit.article.id),
      )
      .map(({ article: other, paragraph }) => ({
        title: other.title,
        source: outletLabel(other.source, messages),
        href: links.article(other.id, paragraph.position, new SearchState()),
      })),
    editions: reading.editions.map((edition) => ({
      source: outletLabel(edition.source, messages),
      date: dateLabel(edition.publishedAt, messages),
      href: links.article(edition.id, null, state),
    })),
    tags: tagGroups(reading, messages, links),
    removed: removed.map(({ text, reason }) => ({ text, reason: messages.article.reason(reason) })),
    removedLabel: messages.article.removed(removed.length),
    backHref: links.search(state),
  }
}

/** More than these are stepped through by keys. */
const MAX_MATCH_LINKS = 40

function matchNumbers(marks: ArticleReading['marks']['paragraphs']): number[] {
  const count = marks.reduce((sum, { length }) => sum + length, 0)
  return count < 2 ? [] : Array.from({ length: Math.min(count, MAX_MATCH_LINKS) }, (_, index) => index + 1)
}

function relatedView(
  { article: other }: RelatedReport,
  article: Article,
  messages: Messages,
  links: Links,
): RelatedView {
  const { title, source, publishedAt, language } = other
  return {
    title,
    source: outletLabel(source, messages),
    date: dateLabel(publishedAt, messages),
    language,
    languageName: language === null || language === article.language ? null : messages.languageName(language),
    href: links.article(other.id, null, new SearchState()),
    besideHref: links.comparison(article.id, other.id),
    besideLabel: `${messages.article.sideBySide}: ${title}`,
  }
}

function trailView(
  { hit, of, previous, next }: Trail,
  state: SearchState,
  messages: Messages,
  links: Links,
): TrailView {
  const hrefOf = (found: Hit | null, place: number) =>
    found && links.article(found.article.id, found.paragraph.position, state, place)
  return {
    position: messages.trail.position(hit, Math.max(hit, of)),
    previousHref: hrefOf(previous, hit - 1),
    nextHref: hrefOf(next, hit + 1),
  }
}

/** The title stands above; a text whose first line it is need not show it twice. */
function paragraphViews(
  { article, marks, labels }: ArticleReading & { readonly labels: Labels },
  messages: Messages,
  links: Links,
): ArticleParagraphView[] {
  const counted = new Set(article.paragraphs.flatMap(({ actors, speakers }) => [...actors, ...speakers]))
  let markNumber = 1
  const firstMarks = marks.paragraphs.map((spans, index) => {
    const first = markNumber
    if (index >= firstShown(article)) markNumber += spans.length
    return first
  })
  const views = article.paragraphs.map(({ position, kind, text, language, statements, mentions }, index) => ({
    said: saidViews(statements, text, labels, messages, links),
    position,
    kind,
    html: markHtml(
      text,
      marks.paragraphs[index],
      actorLinks(
        mentions.filter(({ actor }) => counted.has(actor)),
        labels,
        messages,
        links,
      ),
      firstMarks[index],
    ),
    language,
    direction: language === null ? null : directionOf(language),
    linkLabel: messages.article.paragraph(position),
  }))
  return views.slice(firstShown(article))
}

function firstShown({ paragraphs, title }: Article): 0 | 1 {
  return paragraphs[0]?.text === title ? 1 : 0
}

/** What is marked though it is no name: small words, pronouns, "The group". */
const NO_NAME = /^(?:\p{Ll}|(?:I|We|They|He|She|His|Her|Us|Me|Them)$|(?:The|This|That|Both) \p{Ll})/u

/** Names lead to the page about whom they name. */
function actorLinks(
  mentions: Paragraph['mentions'],
  labels: Labels,
  messages: Messages,
  links: Links,
): readonly LinkedSpan[] {
  const named = mentions.filter(({ text }) => !NO_NAME.test(text))
  const inOrder = named.toSorted((a, b) => a.start - b.start || b.end - a.end)
  let end = 0
  return inOrder.flatMap((mention) => {
    if (mention.start < end) return []
    end = mention.end
    const name = labelOf('actor', mention.actor, labels, messages)
    const title = `${name} · ${messages.actor.kinds[mention.kind]}`
    return [{ start: mention.start, end: mention.end, href: links.actor(mention.actor), title }]
  })
}

/** Who says what in a paragraph, in the order of its text; one note for each speaker and cue. */
function saidViews(
  statements: Paragraph['statements'],
  text: string,
  labels: Labels,
  messages: Messages,
  links: Links,
): SaidView[] {
  const views = statements.flatMap(({ start, end, speaker }) => {
    const name = speaker.actor ? labelOf('speaker', speaker.actor, labels, messages) : speaker.label
    if (name === null) return []
    return [
      {
        label: messages.article.says(name),
        href: speaker.actor ? links.actor(speaker.actor) : null,
        what: text.slice(start, end),
        isDoubtful: speaker.by === 'pronoun' || speaker.by === 'carried',
      },
    ]
  })
  return views.filter(({ label }, at) => views.findIndex((other) => other.label === label) === at)
}

/** Tags lead to the rest of the archive, not to this search. */
function tagGroups(
  { article, labels }: ArticleReading & { readonly labels: Labels },
  messages: Messages,
  links: Links,
) {
  const tags = (kind: TagView['kind'], facet: ShownFacet, values: readonly string[]): TagView[] =>
    mostFrequent(values).map((value) => ({
      kind,
      label: labelOf(facet, value, labels, messages),
      href: links.search(new SearchState().toggled(facet, value, 'include')),
      selected: false,
    }))
  const groups = [
    {
      heading: messages.facets.names.speaker,
      tags: tags(
        'speaker',
        'speaker',
        article.paragraphs.flatMap((paragraph) => paragraph.speakers),
      ),
    },
    {
      heading: messages.article.named,
      tags: tags(
        'actor',
        'actor',
        article.paragraphs.flatMap((paragraph) => paragraph.actors),
      ),
    },
    {
      heading: messages.article.topics,
      tags: tags(
        'topic',
        'topic',
        article.paragraphs.flatMap((paragraph) => paragraph.topics),
      ),
    },
  ]
  return groups.filter((group) => group.tags.length > 0)
}
