/** Acronyms that an article explains: "the Women's Media Foundation (WMF)" makes every WMF in it that body. */
import type { Token } from '../tokens.ts'
import { COMPANY_FORMS } from './name-words.ts'

/** What stands before the brackets, and the acronym's own token. */
export interface Acronym {
  readonly first: number
  readonly end: number
  readonly at: number
}

const ACRONYM = /^\p{Lu}{2,8}$/u
/** Small words that acronyms pass over, or take a letter of: "Office of the High Commissioner". */
const SMALL = /^(?:of|and|for|the|on|in|to|de|du|des|la|le|y)$/

export function findAcronyms(tokens: readonly Token[]): Acronym[] {
  return tokens.flatMap((token, at) => {
    const marks = `${tokens[at - 1]?.text} ${tokens[at + 1]?.text}`
    const isExplained = ACRONYM.test(token.text) && (marks === '( )' || (marks === ', ,' && token.text.length > 2))
    const first = isExplained ? firstOf(tokens, at - 2, token.text.toLowerCase()) : null
    return first === null ? [] : [{ first, end: at - 1, at }]
  })
}

/** The first of the words before the brackets whose initials make the acronym; null where they do not. */
function firstOf(tokens: readonly Token[], last: number, letters: string): number | null {
  let left = letters.length
  for (let at = last; at >= 0 && last - at < 2 * letters.length + 2; at--) {
    const { fold, text, isWord, isCapital, sentence } = tokens[at]
    if (sentence !== tokens[last].sentence) return null
    if (!isWord) {
      if (text === '-' || /^['’]s?$/.test(text)) continue
      return null
    }
    if (isCapital && fold[0] === letters[left - 1]) left--
    // "Singapore National Printers Ltd (SNP)"
    else if (at === last && COMPANY_FORMS.has(fold)) continue
    else if (!SMALL.test(fold)) return null
    else if (fold[0] === letters[left - 1] && left > 1 && !hasCapitalWith(tokens, at, letters[left - 1])) left--
    if (left === 0) return at
  }
  return null
}

/** Whether the word before the small ones begins with the letter, so that it is the one that gives it. */
function hasCapitalWith(tokens: readonly Token[], at: number, letter: string): boolean {
  let before = at - 1
  while (before >= 0 && SMALL.test(tokens[before].fold)) before--
  return tokens[before]?.isCapital === true && tokens[before].fold[0] === letter
}
