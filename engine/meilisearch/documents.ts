/** What one paragraph is in the index: what is searched, what is filtered and counted, and what is shown. */
import { createHash } from 'node:crypto'
import { articleKeyOf, minutesOf } from '../article-order.ts'
import { facetValuesOf, type Article, type Paragraph, type RemovedText, type ValueRecord } from '../document.ts'
import { expandValues, FACETS, levelOf, MISSING, type FacetName } from '../facets.ts'
import { nameTermsOf } from '../named-values.ts'
import type { Provenance } from '../index-writer.ts'
import type { ArticleSummary, Hit } from '../search-engine.ts'
import { stemTerm, termsOf } from '../text/analysis.ts'
import { levelAttribute } from './filter.ts'

/** Stored, and given back with a hit. JSON texts are kept as text: Meilisearch would flatten what is in them. */
export interface StoredParagraph {
  readonly id: string
  readonly articleId: string
  readonly paragraph: string
  readonly article: string
  /** Null but in an article's first paragraph. */
  readonly removed: string | null
  readonly leadIn: string | null
  readonly follows: string | null
}

/** Stands in every paragraph: lists of hits can be merged only where each was searched by a word. */
export const EVERY_WORD = 'every' as const

/** With what it was made from, for the indexer. */
export interface ParagraphDocument extends StoredParagraph, Provenance {
  readonly position: number
  /** Paragraphs of its article. */
  readonly paragraphs: number
  readonly minutes?: number
  readonly articleKey: number
  readonly titleStems: string
  readonly textStems: string
  readonly titleWords: string
  readonly textWords: string
  readonly terms: readonly string[]
  readonly titleTerms: readonly string[]
  readonly every: typeof EVERY_WORD
  /** The article, or the one it says the same as: what is folded into one. */
  readonly edition: string
  /** What an operator wants counted: how it was read, where its date was found, why something was left out of it. */
  readonly format: string
  readonly datedBy: string
  readonly leftOut: readonly string[]
  readonly [facet: string]: unknown
}

/** An article, and where it came from. */
export interface ArticleWithOrigin {
  readonly article: Article
  readonly origin: Provenance
}

export function toDocuments(article: Article, origin: Provenance): ParagraphDocument[] {
  const { paragraphs, removed, ...summary } = article
  // Named one by one: where an origin is handed on with the article's id, that must not become the paragraphs'.
  const { path, contentHash, taggedBy, sketch } = origin
  const minutes = minutesOf(article.publishedAt)
  const titleTerms = termsOf(article.title)
  const shared = {
    path,
    contentHash,
    taggedBy,
    sketch,
    articleId: article.id,
    article: JSON.stringify(summary satisfies ArticleSummary),
    paragraphs: paragraphs.length,
    ...(minutes === null ? {} : { minutes }),
    articleKey: articleKeyOf(article.id),
    titleWords: titleTerms.join(' '),
    titleStems: markedStems(titleTerms),
    titleTerms: withStems(titleTerms),
    every: EVERY_WORD,
    edition: article.sameAs ?? article.id,
    format: article.format,
    datedBy: article.publishedAtFrom ?? MISSING,
    leftOut: [...new Set(removed.map(({ reason }) => reason))],
  }
  return paragraphs.map((paragraph, index) => {
    const textTerms = termsOf(paragraph.text)
    return {
      id: paragraph.id,
      position: paragraph.position,
      ...shared,
      paragraph: JSON.stringify(paragraph),
      removed: index === 0 ? JSON.stringify(removed) : null,
      leadIn: paragraph.leadIn === null ? null : (paragraphs[paragraph.leadIn - 1]?.text ?? null),
      heading: paragraph.kind === 'heading' ? 1 : 0,
      follows: paragraph.kind === 'heading' ? (paragraphs[index + 1]?.text ?? null) : null,
      textWords: textTerms.join(' '),
      textStems: markedStems(textTerms),
      terms: withStems([...titleTerms, ...textTerms]),
      ...facetAttributes(article, paragraph),
    }
  })
}

export function toHit(stored: StoredParagraph): Pick<Hit, 'paragraph' | 'article' | 'beside'> {
  return {
    paragraph: JSON.parse(stored.paragraph) as Paragraph,
    article: JSON.parse(stored.article) as ArticleSummary,
    beside: { leadIn: stored.leadIn, follows: stored.follows },
  }
}

/** An article from all its paragraphs, in order. */
export function toArticle(stored: readonly StoredParagraph[]): Article {
  const [first] = stored
  return {
    ...(JSON.parse(first.article) as ArticleSummary),
    removed: JSON.parse(first.removed ?? '[]') as RemovedText[],
    paragraphs: stored.map(({ paragraph }) => JSON.parse(paragraph) as Paragraph),
  }
}

/**
 * A stem as Meilisearch is to read it: one word that no word of a text is, in every script. A letter of another script
 * would be cut off by its tokenizer, a sign is a separator; a digit stays.
 */
export function markedStem(stem: string): string {
  return `0${stem.slice(1)}`
}

function markedStems(terms: readonly string[]): string {
  return terms.map((term) => markedStem(stemTerm(term))).join(' ')
}

function withStems(terms: readonly string[]): string[] {
  return [...new Set(terms.flatMap((term) => [term, stemTerm(term)]))]
}

/** Every value with all above it, or `none`; dates also apart by precision. */
function facetAttributes(article: Article, paragraph: Paragraph): Record<string, readonly string[]> {
  const values = facetValuesOf(article, paragraph)
  const attributes: Record<string, readonly string[]> = {}
  for (const { name, kind, countsMissing } of FACETS) {
    const expanded = expandValues(name, values[name])
    if (expanded.length > 0 || countsMissing) attributes[name] = expanded.length ? expanded : [MISSING]
    if (kind !== 'date') continue
    for (const value of expanded) {
      const attribute = levelAttribute(name, levelOf(kind, value))
      attributes[attribute] = [...(attributes[attribute] ?? []), value]
    }
    if (expanded.length === 0) attributes[levelAttribute(name, 0)] = [MISSING]
  }
  return attributes
}

/** A facet value's record, found by the beginnings of the words of its names. */
export interface ValueDocument {
  readonly id: string
  readonly facet: FacetName
  readonly value: string
  readonly nameTerms: readonly string[]
  readonly record: string
}

export function toValueDocument(record: ValueRecord): ValueDocument {
  return {
    id: documentId(`${record.facet} ${record.value}`),
    facet: record.facet,
    value: record.value,
    nameTerms: [...nameTermsOf(record)],
    record: JSON.stringify(record),
  }
}

/** Ids of documents hold letters, digits, `-` and `_` alone. */
export function documentId(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
