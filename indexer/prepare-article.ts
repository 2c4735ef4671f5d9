import { articleId } from './article-id.ts'
import { chunkArticle } from './chunk.ts'
import { foldSpace } from './clean/line.ts'
import { removeFurniture } from './clean/furniture.ts'
import { detectLanguage } from './detect-language.ts'
import { otherLanguage } from './paragraph-language.ts'
import { UnreadableSourceError, type SourceArticle } from './read/source-article.ts'
import { isWebAddress } from './read/web-address.ts'
import type { UntaggedArticle } from './tag/tag-article.ts'

/** Where an article comes from. */
export interface ArticlePlace {
  /** The source as its user named it. */
  readonly path: string
  readonly format: string
  /** Names the article when neither its source nor its address does: stays the same while the file stays where it is. */
  readonly key: string
  /** Of a file named by its day; null for one of many in a file. */
  readonly dateInName: string | null
}

/** No language writes so much without a space; regular expressions run out of room on millions. */
const MAX_UNBROKEN_CHARS = 100_000

/**
 * From what a reader gave to what the taggers need: cleaned, cut, with an id and a title. Null when it has neither text
 * nor title.
 * @throws UnreadableSourceError for what is no text
 */
export function prepareArticle(source: SourceArticle, place: ArticlePlace): UntaggedArticle | null {
  if ([source.title ?? '', ...source.blocks.map(({ text }) => text)].some(isUnbroken))
    throw new UnreadableSourceError(
      `it is no text: it holds more than ${MAX_UNBROKEN_CHARS.toLocaleString('en')} characters without a space`,
    )
  const title = source.title === null ? null : foldSpace(source.title)
  const cleaned = removeFurniture(source.blocks, title)
  // A headline is all that some dispatches have.
  const blocks = cleaned.blocks.length > 0 || !title ? cleaned.blocks : [{ kind: 'heading' as const, text: title }]
  const paragraphs = chunkArticle(blocks)
  if (paragraphs.length === 0) return null
  const isSilentOnAuthors = source.authors.length === 0
  const detected = source.language === null ? detectLanguage(paragraphs) : null
  const language = source.language ?? detected
  return {
    ...articleId(source, place.key),
    path: place.path,
    format: place.format,
    title: title || titleFromText(paragraphs[0].text),
    url: source.url !== null && isWebAddress(source.url) ? source.url : null,
    source: source.source === null ? null : foldSpace(source.source),
    authors: isSilentOnAuthors ? cleaned.authors : source.authors.map(foldSpace),
    publishedAt: source.publishedAt?.value ?? place.dateInName,
    publishedAtFrom: source.publishedAt?.from ?? (place.dateInName === null ? null : 'file'),
    updatedAt: source.updatedAt,
    language,
    foundIn: {
      ...source.foundIn,
      ...(title ? {} : { title: 'beginning' as const }),
      ...(isSilentOnAuthors && cleaned.authors.length > 0 ? { authors: 'text' as const } : {}),
      ...(detected === null ? {} : { language: 'text' as const }),
    },
    sameAs: null,
    removed: [...source.removed, ...cleaned.removed],
    paragraphs: paragraphs.map((paragraph) => ({ ...paragraph, language: otherLanguage(paragraph.text, language) })),
  }
}

function isUnbroken(text: string): boolean {
  return text.length > MAX_UNBROKEN_CHARS && text.split(/\s/).some((word) => word.length > MAX_UNBROKEN_CHARS)
}

const MAX_TITLE_CHARS = 100

/** An article without a title is known by how it begins. */
function titleFromText(text: string): string {
  if (text.length <= MAX_TITLE_CHARS) return text
  const cut = text.slice(0, MAX_TITLE_CHARS)
  return `${cut.slice(0, cut.lastIndexOf(' ') > 40 ? cut.lastIndexOf(' ') : MAX_TITLE_CHARS)}…`
}
