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
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\p{L}(?:\.\p{L})+\b|[[\p{L}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]]+(?:['’\u200c][\p{L}\p{M}]+)*|\p{N}+/gv

/** The tokens of a text, in order. */
export function tokenize(text: string): Token[] {
  const joined = withJoinedEndings(text)
  const tokens: Token[] = []
  for (let at = 0; at < joined.length;) {
    if (isPlainGap(joined.charCodeAt(at))) {
      at++
      continue
    }
    const token = plainWordAt(joined, at) ?? nextToken(joined, at)
    if (token === null) break
    if (token.term) tokens.push(token)
    at = token.end
  }
  return tokens
}

function nextToken(text: string, from: number): Token | null {
  TOKEN.lastIndex = from
  const match = TOKEN.exec(text)
  return match && { start: match.index, end: TOKEN.lastIndex, term: termOf(match[0]) }
}

/** Most tokens are words of nothing but a to z. Read without the pattern, which would find the same, a text takes half the time. */
function plainWordAt(text: string, start: number): Token | null {
  let end = start
  while (end < text.length && isPlainLetter(text.charCodeAt(end))) end++
  if (end === start || mayGoOn(text, start, end)) return null
  return { start, end, term: termOf(text.slice(start, end).toLowerCase()) }
}

/** Whether more than the letters from `start` to `end` may belong to the token: an apostrophe, an acronym's dot, another script. */
function mayGoOn(text: string, start: number, end: number): boolean {
  if (end === text.length) return false
  const next = text.charCodeAt(end)
  return next > LAST_ASCII || next === APOSTROPHE || (next === DOT && end - start === 1)
}

const LAST_ASCII = 0x7f
const [APOSTROPHE, DOT] = [0x27, 0x2e]

/** What stands between tokens, of ASCII. */
function isPlainGap(code: number): boolean {
  return code <= LAST_ASCII && !isPlainLetter(code) && !isPlainDigit(code)
}

/** Capitals and small letters of ASCII are a bit apart. */
function isPlainLetter(code: number): boolean {
  const small = code | 0x20
  return small >= 0x61 && small <= 0x7a
}

function isPlainDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
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

/** Arabic's and, so, in, like and to, and the first before two others: they are written on to the word behind them. */
const PARTICLES = ['و', 'ف', 'ب', 'ک', 'ل', 'وب', 'ول']
/** Letters: with a letter before it a shorter word is too often another one. "کرمان" is no form of "رمان". */
const SHORTEST_BEHIND_PARTICLE = 5

/**
 * The terms under which a word that is asked for stands, the first of them its stem, by its surface. The others are its forms with a
 * particle, "لترامب" for "ترامب": in a text nothing tells whether a word's first letter is one.
 */
export function termsOfWord(surface: string): string[] {
  const stem = stemTerm(surface)
  if (!ARABIC.test(surface)) return [stem]
  const bare = surface.replace(ARABIC_PREFIX, '')
  return bare.length < SHORTEST_BEHIND_PARTICLE ? [stem] : [stem, ...PARTICLES.map((particle) => particle + bare)]
}
