/** Who says what in an article: the statements of its paragraphs, each with the actor who makes it. */
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { tagEnglish } from './english/tag-english.ts'
import { tagByPatterns } from './patterns/tag-by-patterns.ts'
import type { ParagraphToTag, SaidSpan } from './said-span.ts'

/** By paragraph, in order. English has rules over parts of speech; Russian, Persian and Arabic over words alone; other languages none. */
export function tagStatements(
  paragraphs: readonly ParagraphToTag[],
  language: string | null,
  catalogue: Catalogue,
): SaidSpan[][] {
  const inEnglish = tagEnglish(paragraphs, language)
  const inOthers = tagByPatterns(paragraphs, language, catalogue)
  return paragraphs.map((_, at) => [...inEnglish[at], ...inOthers[at]])
}
