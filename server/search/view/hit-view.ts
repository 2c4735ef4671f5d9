import type { ShownFacet } from '../../../engine/facets.ts'
import type { ParagraphKind } from '../../../engine/document.ts'
import type { Hit } from '../../../engine/search-engine.ts'
import type { Messages } from '../../messages/messages.ts'
import { dateLabel, directionOf, labelOf, outletLabel } from '../labels.ts'
import { spansToMark, type WantedStatements } from '../statement-marks.ts'
import { markHtml } from '../mark-html.ts'
import { snippetOf, wordEnd } from '../snippet.ts'
import type { Copies } from '../copies.ts'
import type { SearchOutcome } from '../run-search.ts'
import type { SearchState } from '../search-state.ts'
import type { Links } from './links.ts'

export interface HitView {
  readonly titleHtml: string
  readonly href: string
  readonly source: string
  readonly date: string
  /** For `<time>`; null for the undated. */
  readonly isoDate: string | null
  /** Null where it is the title, which stands above it. */
  readonly textHtml: string | null
  readonly kind: ParagraphKind
  /** Whether the hit above it is of the same article, so that its title need not be shown again. */
  readonly continues: boolean
  readonly leadIn: string | null
  readonly follows: string | null
  /** BCP 47 of the article, where it is known; `dir` goes with it. */
  readonly language: string | null
  readonly direction: 'ltr' | 'rtl' | 'auto'
  /** Of the paragraph, where it is in another language than its article. */
  readonly textLanguage: string | null
  readonly textDirection: 'ltr' | 'rtl' | null
  readonly tags: readonly TagView[]
  /** The words that matched, and where; null where none were searched for. */
  readonly why: string | null
  readonly more: { readonly label: string; readonly href: string } | null
  /** Where else the same was printed. */
  readonly alsoIn: AlsoInView | null
}

export interface AlsoInView {
  readonly copies: readonly { readonly source: string; readonly date: string; readonly href: string }[]
  /** How many more there are. */
  readonly more: string | null
}

export interface TagView {
  readonly kind: 'speaker' | 'actor' | 'topic'
  readonly label: string
  readonly href: string
  readonly selected: boolean
}

/** More tags than this under a hit are noise; the article has them all. */
const MAX_TAGS = 6

export function hitView(
  { paragraph, article, marks, beside, matches }: Hit,
  index: number,
  outcome: SearchOutcome,
  wanted: WantedStatements,
  messages: Messages,
  links: Links,
): HitView {
  const { state } = outcome
  const snippet = snippetOf(paragraph.text, spansToMark(marks.text, paragraph, wanted))
  const place = (state.page - 1) * state.size + index + 1
  const href = links.article(article.id, paragraph.position, state, place)
  return {
    titleHtml: markHtml(article.title, marks.title),
    href,
    source: outletLabel(article.source, messages),
    date: dateLabel(article.publishedAt, messages),
    isoDate: article.publishedAt,
    textHtml: paragraph.text === article.title ? null : snippet.html,
    kind: paragraph.kind,
    continues: index > 0 && outcome.response.hits[index - 1].article.id === article.id,
    leadIn: beside.leadIn && shortened(beside.leadIn),
    follows: beside.follows && shortened(beside.follows),
    language: article.language,
    direction: article.language === null ? 'auto' : directionOf(article.language),
    textLanguage: paragraph.language,
    textDirection: paragraph.language === null ? null : directionOf(paragraph.language),
    why: whyOf({ title: article.title, text: paragraph.text }, marks, messages),
    tags: tagsOf(paragraph, outcome, messages, links),
    alsoIn: alsoInView(outcome.copies.get(paragraph.id), state, messages, links),
    more: matches > 1 ? { label: messages.results.alsoMatching(matches - 1), href } : null,
  }
}

/** More words than these explain nothing. */
const MAX_WHY_WORDS = 8

function whyOf(
  texts: Readonly<Record<'title' | 'text', string>>,
  marks: Hit['marks'],
  messages: Messages,
): string | null {
  const words = (place: 'title' | 'text') =>
    [...new Set(marks[place].map(({ start, end }) => texts[place].slice(start, end).toLowerCase()))].slice(
      0,
      MAX_WHY_WORDS,
    )
  const [inTitle, inText] = [words('title'), words('text')]
  return inTitle.length + inText.length === 0 ? null : messages.results.why(inTitle, inText)
}

/** More than these are counted. */
const MAX_COPIES = 4

function alsoInView(
  copies: Copies | undefined,
  state: SearchState,
  messages: Messages,
  links: Links,
): AlsoInView | null {
  if (copies === undefined || copies.count === 0) return null
  const shown = copies.first.slice(0, MAX_COPIES)
  const left = copies.count - shown.length
  return {
    copies: shown.map(({ article, paragraph }) => ({
      source: outletLabel(article.source, messages),
      date: dateLabel(article.publishedAt, messages),
      href: links.article(article.id, paragraph.position, state),
    })),
    more: left > 0 ? messages.results.moreCopies(left) : null,
  }
}

const NEIGHBOUR_CHARS = 160

/** As much of a neighbour as tells what it is. */
function shortened(text: string): string {
  if (text.length <= NEIGHBOUR_CHARS) return text
  return `${text.slice(0, wordEnd(text, NEIGHBOUR_CHARS))} …`
}

function tagsOf(
  paragraph: Hit['paragraph'],
  { state, labels }: SearchOutcome,
  messages: Messages,
  links: Links,
): TagView[] {
  const tag = (kind: TagView['kind'], facet: ShownFacet, value: string): TagView => ({
    kind,
    label: labelOf(facet, value, labels, messages),
    href: links.search(state.toggled(facet, value, 'include')),
    selected: state.facets[facet].include.includes(value),
  })
  const speakers = paragraph.speakers.map((value) => tag('speaker', 'speaker', value))
  const actors = paragraph.actors
    .filter((value) => !paragraph.speakers.includes(value))
    .map((value) => tag('actor', 'actor', value))
  const topics = paragraph.topics.slice(0, 3).map((value) => tag('topic', 'topic', value))
  return [...speakers, ...actors.slice(0, Math.max(0, MAX_TAGS - speakers.length)), ...topics]
}
