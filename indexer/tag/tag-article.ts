/** All taggers over one article: pure, text and catalogue in, tagged paragraphs out. */
import { languageOf, type Article, type Mention, type Paragraph } from '../../engine/document.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { TopicTag } from '../catalogue/topics.ts'
import type { Actor } from '../catalogue/compile-catalogue.ts'
import type { ParagraphText } from '../chunk.ts'
import { findActors } from './actors/find-actors.ts'
import type { FoundMention } from './actors/found-mention.ts'
import { withReferences } from './actors/references.ts'
import type { UnlistedName } from './actors/unlisted-names.ts'
import type { SaidSpan } from './statements/said-span.ts'
import { tagStatements } from './statements/tag-statements.ts'
import { tokenize } from './tokens.ts'
import { findDates, happenedAt } from './dates/find-dates.ts'

/** An article that is read and cut, not yet tagged. */
export type UntaggedArticle = Omit<Article, 'paragraphs'> & {
  readonly paragraphs: readonly (ParagraphText & Partial<Pick<Paragraph, 'sameAs'>>)[]
}

export interface TaggedArticle {
  readonly article: Article
  readonly unlisted: readonly UnlistedName[]
}

export function tagArticle(article: UntaggedArticle, catalogue: Catalogue): TaggedArticle {
  const { mentions, tokens, unlisted, singles } = findActors(article, catalogue)
  const allSaid = tagStatements(
    article.paragraphs.map((paragraph, at) => ({ paragraph, tokens: tokens[at], mentions: mentions[at] })),
    article.language,
    catalogue,
  )
  const said = allSaid.map((spans) => spans.map((span) => withoutActor(span, singles)))
  const marked = withReferences({ tokens, mentions, said: allSaid, outlet: outletActor(article, catalogue) }, catalogue)
  const paragraphs = article.paragraphs.map((paragraph, at) =>
    tagParagraph(article, paragraph, marked[at], said[at], catalogue),
  )
  return { article: { ...article, paragraphs }, unlisted }
}

/** The article with tags of today: what was kept of it is all that tagging needs. */
export function retagArticle(article: Article, catalogue: Catalogue): TaggedArticle {
  const paragraphs = article.paragraphs.map(({ position, kind, text, leadIn, language, sameAs }) => {
    return { position, kind, text, leadIn, language, sameAs }
  })
  return tagArticle({ ...article, paragraphs }, catalogue)
}

/** A speaker with a single name is told by it, and is nobody one can look for. */
function withoutActor(span: SaidSpan, singles: ReadonlySet<string>): SaidSpan {
  const { speaker } = span
  return speaker.actor !== null && singles.has(speaker.actor) ? { ...span, speaker: { ...speaker, actor: null } } : span
}

const INSTITUTION =
  /\b(?:government|ministry|department|delegation|embassy|commission|council|parliament|office|bank)\b/i

/** Who says "we" in what a ministry, a bank or a party publishes itself: "UK Government", "European Central Bank". */
function outletActor({ source }: UntaggedArticle, catalogue: Catalogue): Actor | null {
  const tokens = tokenize(source ?? '')
  for (const at of tokens.keys()) {
    const [match] = catalogue.names.matchesAt(tokens, at)
    // "BBC Online" is the BBC.
    const isWhole = at === 0 && match !== undefined && tokens.length - match.end <= 1
    if (match && (isWhole || INSTITUTION.test(source!))) return match.entries[0].actor
  }
  return null
}

function tagParagraph(
  article: UntaggedArticle,
  paragraph: ParagraphText,
  mentions: readonly FoundMention[],
  said: readonly SaidSpan[],
  catalogue: Catalogue,
): Paragraph {
  const reading = catalogue.topics.read(paragraph.text)
  const dates = findDates(paragraph.text, article.publishedAt, languageOf(article, paragraph))
  return {
    id: `${article.id}-${paragraph.position}`,
    sameAs: null,
    ...paragraph,
    mentions: mentions.map((mention) => toMention(mention, paragraph.text)),
    statements: said.map((span) => ({ ...span, topics: idsOf(reading.topicsWithin(span)) })),
    dates,
    actors: actorsOf(mentions, paragraph.text, catalogue),
    speakers: [...new Set(said.flatMap(({ speaker }) => speaker.actor ?? []))],
    topics: idsOf(reading.topics()),
    happened: happenedAt(dates),
  }
}

function idsOf(tags: readonly TopicTag[]): string[] {
  return tags.map(({ topic }) => topic)
}

function toMention({ start, end, actor, label, kind }: FoundMention, text: string): Mention {
  return { start, end, text: text.slice(start, end), actor, label, kind }
}

/** "Ukraine's parliament" names Ukraine as well, though the body does not speak for it. */
function stateInName({ actor, kind, start, end }: FoundMention, text: string, catalogue: Catalogue): string[] {
  const state = kind === 'organisation' ? (catalogue.actors.get(actor)?.state ?? null) : null
  if (state === null) return []
  const [first] = text.slice(start, end).split(/['’]s?\s/)
  return catalogue.actors.get(state)?.names.includes(first) ? [state] : []
}

/** Who counts for the paragraph: everybody named for themselves; a body that speaks for a state counts for both. */
function actorsOf(mentions: readonly FoundMention[], text: string, catalogue: Catalogue): string[] {
  const counted = mentions.filter((mention) => !mention.weak && mention.kind !== 'place')
  const withStates = counted.flatMap((mention) => [
    mention.actor,
    catalogue.actors.get(mention.actor)?.speaksFor ?? mention.actor,
    ...stateInName(mention, text, catalogue),
  ])
  return [...new Set(withStates)]
}
