import { expandValues, statementValue, type FacetName } from './facets.ts'

/**
 * What is stored in the index: articles, cut into paragraphs, with all that was found in them. This is also what
 * `npm run inspect` prints. Offsets count UTF-16 units from the start of the paragraph's `text`; `end` is exclusive.
 */
export interface Article {
  /** Stable across runs; `[A-Za-z0-9_-]{1,64}`. */
  readonly id: string
  /** The id the source gave, else `id`. */
  readonly sourceId: string
  /** The file the article came from, as the indexer was told to find it. */
  readonly path: string
  /** The reader that read it: `text`, `markdown`, `html`, `ndjson` … */
  readonly format: string
  readonly title: string
  readonly url: string | null
  /** The outlet. */
  readonly source: string | null
  readonly authors: readonly string[]
  /** ISO 8601, as precise as it was printed: `2025-02-25`, or with time and zone. */
  readonly publishedAt: string | null
  /** Where `publishedAt` was found; null when there is none. */
  readonly publishedAtFrom: PublishedAtFrom | null
  readonly updatedAt: string | null
  /** ISO 639-1, or null when it could not be told. */
  readonly language: string | null
  readonly foundIn: FoundIn
  /** The id of the earliest article that prints this text, its own where that is this one; null where no other prints it. */
  readonly sameAs: string | null
  /** What the page held beside its text, and why it was left out. */
  readonly removed: readonly RemovedText[]
  readonly paragraphs: readonly Paragraph[]
}

export type PublishedAtFrom = 'json-ld' | 'meta' | 'time' | 'front-matter' | 'text' | 'file' | 'given' | 'url'

/** What an article says of itself beside its text. */
export type ArticleField = 'title' | 'url' | 'source' | 'authors' | 'publishedAt' | 'updatedAt' | 'language'

/**
 * Where in its source a field was found: in `given` fields, in the `entry` of a feed or what the `feed` says of all, in the
 * `subject` of a mail or by its `sender`; in elements, meta tags and links of a page, by the `address` it was had from; read off
 * the text, as its `first line` or, where there is no title, its `beginning`.
 */
export type FieldPlace =
  | PublishedAtFrom
  | 'entry'
  | 'feed'
  | 'subject'
  | 'sender'
  | 'og:title'
  | 'twitter:title'
  | 'title'
  | 'h1'
  | 'og:site_name'
  | 'application-name'
  | 'canonical'
  | 'og:url'
  | 'address'
  | 'lang'
  | 'heading'
  | 'first line'
  | 'beginning'

/** For each field that is there; that of `publishedAt` is `publishedAtFrom`. */
export type FoundIn = Readonly<Partial<Record<Exclude<ArticleField, 'publishedAt'>, FieldPlace>>>

/** The rules by which lines are left out of an article. */
export type FurnitureReason =
  | 'about-the-author'
  | 'advertisement'
  | 'beside-the-text'
  | 'byline'
  | 'caption'
  | 'comment-form'
  | 'comments'
  | 'cookie-notice'
  | 'copyright'
  | 'counter'
  | 'credit'
  | 'date-line'
  | 'duplicate-title'
  | 'feed-footer'
  | 'form'
  | 'heading-of-nothing'
  | 'hidden'
  | 'labels'
  | 'links'
  | 'navigation'
  | 'newsletter'
  | 'player'
  | 'reading-time'
  | 'recurring-line'
  | 'related-links'
  | 'share-bar'

export interface RemovedText {
  readonly text: string
  readonly reason: FurnitureReason
}

/** The unit of search. */
export interface Paragraph {
  /** `ARTICLE-POSITION`. */
  readonly id: string
  /** From 1, without gaps. */
  readonly position: number
  readonly kind: ParagraphKind
  /** As printed, white space folded. */
  readonly text: string
  /** Position of the paragraph that leads in to this one ("He made three points:"), or null. */
  readonly leadIn: number | null
  /** ISO 639-1, where it is in another language than its article; else null. */
  readonly language: string | null
  /** The id of the earliest paragraph that says this, its own where that is this one; null where no other says it. */
  readonly sameAs: string | null
  readonly mentions: readonly Mention[]
  readonly statements: readonly Statement[]
  readonly dates: readonly DateMention[]
  /** Ids of the actors that count for this paragraph, those who speak in it, its topics and when it happened. */
  readonly actors: readonly string[]
  readonly speakers: readonly string[]
  readonly topics: readonly string[]
  readonly happened: readonly string[]
}

export type ParagraphKind = 'text' | 'heading' | 'bullet' | 'quote'

export interface Span {
  readonly start: number
  readonly end: number
}

/** A span that names an actor or a place. */
export interface Mention extends Span {
  readonly text: string
  readonly actor: string
  readonly label: string
  readonly kind: ActorKind
}

/** `group`: a people, or a kind of people: Kurds, refugees. */
export type ActorKind = 'person' | 'organisation' | 'state' | 'place' | 'group'

/** A span that somebody said. */
export interface Statement extends Span {
  readonly form: 'direct' | 'mixed' | 'indirect'
  readonly cue: string
  readonly speaker: Speaker
  /** What the statement itself is about. */
  readonly topics: readonly string[]
}

/** Who said it. Without a span of its own the speaker is carried over from an earlier paragraph. */
export interface Speaker {
  readonly start: number | null
  readonly end: number | null
  readonly text: string | null
  readonly actor: string | null
  readonly label: string | null
  /** How the speaker was told: named, by office, by a pronoun or a group, or carried over from what came before. */
  readonly by: 'name' | 'role' | 'pronoun' | 'carried'
}

/** A span that tells when. */
export interface DateMention extends Span {
  readonly text: string
  /** An ISO prefix, or null when it could not be resolved. */
  readonly value: string | null
  readonly precision: 'day' | 'month' | 'year' | null
  readonly certain: boolean
}

/** The values of every facet a paragraph has, before ancestors are added. */
export function facetValuesOf(
  article: Pick<Article, 'source' | 'language' | 'publishedAt' | 'sameAs'>,
  paragraph: Paragraph,
): Record<FacetName, readonly string[]> {
  const language = languageOf(article, paragraph)
  return {
    actor: paragraph.actors,
    speaker: paragraph.speakers,
    topic: paragraph.topics,
    source: article.source === null ? [] : [article.source],
    language: language === null ? [] : [language],
    published: article.publishedAt === null ? [] : [article.publishedAt.slice(0, 10)],
    happened: paragraph.happened,
    statement: paragraph.statements.flatMap((statement) => statementValuesOf(statement, paragraph.mentions)),
    sameParagraph: paragraph.sameAs === null ? [] : [paragraph.sameAs],
    sameArticle: article.sameAs === null ? [] : [article.sameAs],
    namedSpeaker: paragraph.statements.flatMap(({ speaker }) =>
      isNamed(speaker) && speaker.actor !== null ? [speaker.actor] : [],
    ),
  }
}

/** Whether the words beside a statement say whose it is: by name, or by an office that one person held. */
export function isNamed({ by }: Speaker): boolean {
  return by === 'name' || by === 'role'
}

/** The language a paragraph is in. */
export function languageOf(article: Pick<Article, 'language'>, paragraph: Pick<Paragraph, 'language'>): string | null {
  return paragraph.language ?? article.language
}

/** The values of the facet `statement` that a statement has. */
export function statementValuesOf(statement: Statement, mentions: readonly Mention[]): string[] {
  const about = [...actorsToldOf(statement, mentions), ...expandValues('topic', statement.topics)]
  const { actor: speaker } = statement.speaker
  return about.flatMap((value) => [statementValue(null, value), ...(speaker ? [statementValue(speaker, value)] : [])])
}

/**
 * Actors of whom something is said in the words of a statement, each once. Who says it is none for the "he said" amid the words, nor for
 * the "I" and "we" in them.
 */
export function actorsToldOf({ start, end, speaker }: Statement, mentions: readonly Mention[]): string[] {
  const isSpeaker = (mention: Mention) =>
    (speaker.start !== null && mention.start < speaker.end! && speaker.start < mention.end) ||
    (mention.actor === speaker.actor && PRONOUN.test(mention.text))
  const within = mentions.filter((mention) => mention.start >= start && mention.end <= end && !isSpeaker(mention))
  return [...new Set(within.map(({ actor }) => actor))]
}

const PRONOUN =
  /^(?:he|him|his|himself|she|hers?|herself|i|me|my|mine|myself|we|us|our|ours|it|its|itself|they|them|theirs?)$/i

export interface Named {
  readonly label: string
  /** What it is called in other languages, by ISO 639-1 code. */
  readonly translations: Readonly<Record<string, string>>
}

/** What an actor or a topic is called. */
export interface ValueName extends Named {
  readonly facet: 'actor' | 'topic'
  readonly value: string
  /** Whether the catalogue lists it; false for a name that was only found in the text. */
  readonly listed: boolean
}

/** What is known of an actor or a topic beside its id. */
export interface ValueRecord extends ValueName {
  readonly actorKind: ActorKind | null
  /** Other names it goes by, for searching within the facet. */
  readonly aliases: readonly string[]
  /** Of a person, the latest first. */
  readonly offices: readonly Office[]
}

export interface Office {
  /** `foreign minister` */
  readonly title: Named
  /** The state or body it is an office of. */
  readonly of: Named
  /** ISO 8601, as precise as it is known; null where it is not, or where the office is still held. */
  readonly from: string | null
  readonly to: string | null
}
