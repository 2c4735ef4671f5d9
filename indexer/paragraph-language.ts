import { detectAll } from 'tinyld'
import { isNewsLanguage, OWN_WORD } from './detect-language.ts'
import { isTable } from './is-table.ts'

/** Of less text nothing is told: a name or a headline is of any language. */
const LEAST_CHARS = 60
/** Telling a language costs more than finding an article's names, so it is done only where a paragraph gives cause. */
const LEAST_SHARE = 0.5

const SCRIPTS = {
  latin: /\p{Script=Latin}/gu,
  cyrillic: /\p{Script=Cyrillic}/gu,
  arabic: /\p{Script=Arabic}/gu,
} as const
type Script = keyof typeof SCRIPTS

/** Languages of the other scripts; all else is written in Latin letters, or in a script of which we know nothing. */
// prettier-ignore
const SCRIPT_OF: Readonly<Record<string, Script>> = {
  ar: 'arabic', fa: 'arabic', ur: 'arabic', ps: 'arabic', ckb: 'arabic',
  ru: 'cyrillic', uk: 'cyrillic', bg: 'cyrillic', sr: 'cyrillic', mk: 'cyrillic', be: 'cyrillic', kk: 'cyrillic', tt: 'cyrillic',
}

/** Words that English prose can hardly do without. */
const ENGLISH_WORDS =
  /\b(?:the|of|and|to|in|a|is|was|that|for|on|with|as|by|at|from|his|her|it|he|she|they|be|are|were|has|had|have|not|but|which|who|will|would)\b/gi
/** Share of the words of English prose that are such: a third as a rule, hardly ever below a tenth. */
const ENGLISH_SHARE = 0.1
const FOREIGN_SHARE = 0.25
const SENTENCE_CHARS = 150
const SENTENCE_SHARE = 0.15

/** The language of a paragraph that is in another than its article, ISO 639-1; null where it is not, or cannot be told. */
export function otherLanguage(text: string, articleLanguage: string | null): string | null {
  if (articleLanguage === null || text.length < LEAST_CHARS || !looksForeign(text, articleLanguage)) return null
  const [likely] = detectAll(text)
  const isTold = likely !== undefined && likely.accuracy >= LEAST_SHARE && isNewsLanguage(likely.lang)
  return isTold && likely.lang !== articleLanguage ? likely.lang : null
}

function looksForeign(text: string, articleLanguage: string): boolean {
  const script = mainScript(text)
  const expected = SCRIPT_OF[articleLanguage] ?? 'latin'
  if (script === null || script !== expected) return script !== null
  if (script !== 'latin' || isTable(text)) return false
  const share = (text.match(ENGLISH_WORDS)?.length ?? 0) / Math.max(1, text.split(/\s+/).length)
  if (articleLanguage !== 'en') return share > FOREIGN_SHARE
  // A sentence of names and terms has few of them, and letters tell nothing of so little.
  return text.length < SENTENCE_CHARS ? share < SENTENCE_SHARE && !OWN_WORD.test(text) : share < ENGLISH_SHARE
}

const LETTER = /\p{L}/u
const OTHER_LETTER = /[\p{L}--\p{Script=Latin}]/v

/** The script of more than half of the letters. */
function mainScript(text: string): Script | null {
  // Counting letters takes as long as finding names; most texts have no others.
  if (!OTHER_LETTER.test(text)) return LETTER.test(text) ? 'latin' : null
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const scripts = Object.keys(SCRIPTS) as Script[]
  return scripts.find((script) => (text.match(SCRIPTS[script])?.length ?? 0) > letters / 2) ?? null
}
