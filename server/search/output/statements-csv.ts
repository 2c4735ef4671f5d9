import { actorsToldOf, isNamed, languageOf } from '../../../engine/document.ts'
import type { Hit } from '../../../engine/search-engine.ts'
import { askedFor, type WantedStatements } from '../statement-marks.ts'
import { BETWEEN_VALUES, csvRow } from './csv.ts'

export const STATEMENT_COLUMNS = [
  'speaker',
  'speakerName',
  'speakerAs',
  'by',
  'words',
  'form',
  'cue',
  'actors',
  'topics',
  'paragraphId',
  'articleId',
  'title',
  'source',
  'publishedAt',
  'language',
  'url',
  'address',
] as const

/**
 * A row for each statement of a paragraph that the search asks for, of one that asks for none a row for each.
 * @param address of the paragraph on our page, absolute
 */
export function csvStatements(
  { paragraph, article }: Hit,
  { wanted, namedOnly }: { readonly wanted: WantedStatements; readonly namedOnly: boolean },
  address: string,
): string {
  const { text, mentions } = paragraph
  return askedFor(paragraph, wanted)
    .filter(({ speaker }) => !namedOnly || isNamed(speaker))
    .map((statement) => {
      const { start, end, form, cue, speaker, topics } = statement
      return csvRow([
        speaker.actor,
        speaker.label,
        speaker.text,
        speaker.by,
        text.slice(start, end),
        form,
        cue,
        actorsToldOf(statement, mentions).join(BETWEEN_VALUES),
        topics.join(BETWEEN_VALUES),
        paragraph.id,
        article.id,
        article.title,
        article.source,
        article.publishedAt,
        languageOf(article, paragraph),
        article.url,
        address,
      ])
    })
    .join('')
}
