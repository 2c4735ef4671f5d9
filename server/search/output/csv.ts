import { languageOf } from '../../../engine/document.ts'
import type { Hit } from '../../../engine/search-engine.ts'

/** One field as RFC 4180 writes it. A spreadsheet would run what begins like a formula, so such text gets an apostrophe. */
export function csvField(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = /^[\s\u0000]*[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

export function csvRow(fields: readonly (string | number | null)[]): string {
  return `${fields.map(csvField).join(',')}\r\n`
}

/** Lists are joined by this; no value holds it. */
export const BETWEEN_VALUES = '; '

export const CSV_COLUMNS = [
  'id',
  'articleId',
  'position',
  'title',
  'source',
  'publishedAt',
  'language',
  'url',
  'text',
  'actors',
  'speakers',
  'topics',
  'happened',
  'authors',
] as const

export function csvHit({ paragraph, article }: Hit): string {
  return csvRow([
    paragraph.id,
    article.id,
    paragraph.position,
    article.title,
    article.source,
    article.publishedAt,
    languageOf(article, paragraph),
    article.url,
    paragraph.text,
    paragraph.actors.join(BETWEEN_VALUES),
    paragraph.speakers.join(BETWEEN_VALUES),
    paragraph.topics.join(BETWEEN_VALUES),
    paragraph.happened.join(BETWEEN_VALUES),
    article.authors.join(BETWEEN_VALUES),
  ])
}
