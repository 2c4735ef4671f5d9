import { detectAll } from 'tinyld'
import { isTable } from './is-table.ts'

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
  if (isEnglish(beginning)) return 'en'
  const [likely] = detectAll(beginning)
  const least = isTable(beginning) ? LEAST_ACCURACY.table : LEAST_ACCURACY.prose
  return likely !== undefined && likely.accuracy >= least && isNewsLanguage(likely.lang) ? likely.lang : null
}

/** Statistics of letters take a list of terms for Volapük or Latin; no paper is printed in them. */
export function isNewsLanguage(code: string): boolean {
  return code.length === 2 && !['eo', 'ia', 'io', 'la', 'vo'].includes(code)
}

/** A table of names and figures is taken for one language or another, each time with less; prose has half and more. */
const LEAST_ACCURACY = { prose: 0.3, table: 0.4 }

/** Words of English that are of no other language written in Latin letters, and such as others may have too. */
export const OWN_WORD = /\b(?:the|and|that|this|with|from|said|which|would|were|been|they|their)\b/i
const OWN_WORDS = new RegExp(OWN_WORD.source, 'gi')
const SHARED_WORDS = /\b(?:of|by|its|for|has|had|have|will|than|to|at|on|or|not|it|is|was|an|as|be)\b/gi
const LEAST_WORDS = 3
const LEAST_SHARE = 0.15

/** Told by its own words first: statistics of letters take many a report full of names and figures for another language. */
function isEnglish(text: string): boolean {
  const own = text.match(OWN_WORDS)?.length ?? 0
  if (own === 0) return false
  const all = own + (text.match(SHARED_WORDS)?.length ?? 0)
  return all >= LEAST_WORDS && all >= LEAST_SHARE * text.split(/\s+/).length
}
