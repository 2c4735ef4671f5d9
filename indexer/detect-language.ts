import { detect } from 'tinyld'

/** Enough to tell by, and no more than that costs. */
const READ_CHARS = 450
/** Of less text nothing is told: a headline of names is of any language. */
const LEAST_CHARS = 60

/** The language of a text, ISO 639-1, for articles whose source does not say; null where it cannot be told. */
export function detectLanguage(paragraphs: readonly { readonly text: string }[]): string | null {
  let text = ''
  for (const paragraph of paragraphs) {
    text += `${paragraph.text}\n`
    if (text.length >= READ_CHARS) break
  }
  if (text.trim().length < LEAST_CHARS) return null
  return detect(text.slice(0, READ_CHARS)) || null
}
