/**
 * From text to terms, the same for what is indexed and what is asked. A token gives two terms: its folded surface
 * (for phrases, prefixes and exact words) and its stem (for plain words), told apart by the stem's leading `_`, which
 * no surface has. Stems are made here and not by FTS5 because FTS5 only knows English and its Porter tokenizer breaks
 * prefixes: "negotiati" would not find "negotiations", stored as "negoti".
 */
import { stemmer as stemRussian } from '@orama/stemmers/russian'
import { remembered } from '../remembered.ts'
import { foldWord, PLAIN } from './fold.ts'
import { withJoinedEndings } from './persian-endings.ts'
import { stemEnglish } from './stem-english.ts'

/** A token of a text: where it stands (UTF-16 units) and its folded surface. */
export interface Token {
  readonly start: number
  readonly end: number
  readonly term: string
}

/**
 * A run of letters (dotted acronyms, apostrophes and Persian's zero-width non-joiner inside it belong to it), a run
 * of digits, or one character of a script written without spaces.
 */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\p{L}(?:\.\p{L})+\b|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}])+(?:['’\u200c](?:[\p{L}\p{M}])+)*|\p{N}+/gu

/** The tokens of a text, in order. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of withJoinedEndings(text).matchAll(TOKEN)) {
    const term = termOf(match[0])
    if (term) tokens.push({ start: match.index, end: match.index + match[0].length, term })
  }
  return tokens
}

/** What compatibility makes of some letters: spaces, brackets, capitals; "ﷺ" is four words. */
const NO_TERM = /[^\p{L}\p{M}\p{N}]/gu
/** FTS5 cuts a term after 32,768 bytes, of which a character takes three at most in UTF-8 for each UTF-16 unit. */
const MAX_TERM_CHARS = 10_000

/** Of letters and digits alone, so that FTS5 takes it for one word, and as it stands. */
function termOf(token: string): string {
  const term = PLAIN.test(token) ? token : foldWord(token).toLowerCase().replace(NO_TERM, '')
  return term.length > MAX_TERM_CHARS ? term.slice(0, MAX_TERM_CHARS).toWellFormed() : term
}

/** The folded surfaces of a text, in order. */
export function termsOf(text: string): string[] {
  return tokenize(text).map((token) => token.term)
}

const STEM_MARK = '_'
const LATIN = /^[a-z]+$/
const CYRILLIC = /^[а-я]+$/u
const ARABIC = /^[\u0600-\u06ff]+$/u

/** Stems are asked for the same words over and over; the vocabulary of an archive is small beside its text. */
const MAX_STEMS = 200_000

/** The term under which all forms of a word stand: `_negoti` for "negotiations", "negotiating". */
export const stemTerm = remembered((term: string) => STEM_MARK + stemOf(term), MAX_STEMS)

/** The term under which a word of a text stands, as it is written there. */
export function stemOfWord(word: string): string {
  return stemTerm(termsOf(word).join(' '))
}

/** Whether `stem` is that of the term. An English word and its stem begin with the same letter, which rules most words out unstemmed. */
export function hasStem(term: string, stem: string): boolean {
  const first = term.charCodeAt(0)
  const isOther = stem.charCodeAt(0) !== STEM_MARK.charCodeAt(0) || (first < 128 && first !== stem.charCodeAt(1))
  return !isOther && stemTerm(term) === stem
}

function stemOf(term: string): string {
  if (LATIN.test(term)) return term.length > 2 ? stemEnglish(term) : term
  if (CYRILLIC.test(term)) return stemRussian(term)
  if (ARABIC.test(term)) return stemArabicScript(term)
  return term
}

const ARABIC_PREFIX = /^[وف]?(?:[بک]?ال|لل)(?=...)/u
const SUFFIX = /(?<=...)(?:هایی|های|ها|ترین|تر|ات|ان|ون|ین|یه|ه|ی)$/u

/**
 * The script does not tell Arabic from Persian, and a query of one word does not either, so both are stemmed by one
 * light rule: Arabic's article with its particles, the commonest endings of both. Snowball's Arabic stemmer finds less
 * in either language (NTREX headlines: Arabic .850 against .872, Persian .914 against .913).
 */
function stemArabicScript(term: string): string {
  return term.replace(ARABIC_PREFIX, '').replace(SUFFIX, '')
}
