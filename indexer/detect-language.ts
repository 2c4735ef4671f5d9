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
  const beginning = text.slice(0, READ_CHARS)
  return isEnglish(beginning) ? 'en' : detect(beginning) || null
}

/** Words of English that are of no other language written in Latin letters. */
const ENGLISH_WORDS = /\b(?:the|and|that|with|from|said|which|would|were|been|they|their)\b/gi
const LEAST_WORDS = 3
const LEAST_SHARE = 0.08

/** Told by its own words first: statistics of letters take many a report full of names and figures for another language. */
function isEnglish(text: string): boolean {
  const found = text.match(ENGLISH_WORDS)?.length ?? 0
  return found >= LEAST_WORDS && found >= LEAST_SHARE * text.split(/\s+/).length
}
