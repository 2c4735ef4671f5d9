import { foldWord } from '../../engine/text/fold.ts'
import { sentencesOf } from '../sentences.ts'

/** A word, number or mark of a paragraph. */
export interface Token {
  readonly text: string
  /** Folded, as names in the catalogue are: case, accents and letter variants do not matter. */
  readonly fold: string
  /** What else it may be: an Arabic word without the particles written on to it. Empty for other scripts. */
  readonly stripped: readonly string[]
  readonly start: number
  readonly end: number
  readonly isWord: boolean
  readonly isCapital: boolean
  /** Number of the sentence it stands in, from 0. */
  readonly sentence: number
  readonly opensSentence: boolean
}

/** Dotted acronyms, words, numbers, a possessive's ending, any other mark. Hyphens and apostrophes part words. */
const TOKEN =
  /\p{L}\.(?:\p{L}\.)+|\p{L}(?:\.\p{L})+(?!\p{L})|[\p{L}\p{M}\u200c]+|\p{N}+(?:[.,]\p{N}+)*|['’]s(?!\p{L})|[^\s\u200e\u200f]/gu
const WORD = /^\p{L}/u
const CAPITAL = /^[\p{Lu}\p{Lt}]/u
/** Marks that may stand before the first word of a sentence. */
const OPENING = /^["“”'‘’«([{—–•*-]$/u

/** The tokens of a paragraph, in order. */
export function tokenize(paragraph: string): Token[] {
  const sentences = sentencesOf(paragraph)
  const tokens: Token[] = []
  let sentence = 0
  let opens = true
  for (const match of paragraph.matchAll(TOKEN)) {
    const [text] = match
    const start = match.index
    while (sentence + 1 < sentences.length && start >= sentences[sentence + 1].start) {
      sentence++
      opens = true
    }
    const isWord = WORD.test(text)
    const fold = foldWord(text)
    tokens.push({
      text,
      fold,
      stripped: withoutParticles(fold),
      start,
      end: start + text.length,
      isWord,
      isCapital: CAPITAL.test(text),
      sentence,
      opensSentence: opens,
    })
    // After a quotation mark or a colon a word is capital for its place as much as for itself.
    opens = (opens && OPENING.test(text)) || /^[“"‘:]$/.test(text)
  }
  return tokens
}

/** Most longer words are capital, and it is no sentence: then capitals tell nothing. */
export function isHeadline(tokens: readonly Token[]): boolean {
  if (tokens.at(-1)?.text === '.') return false
  const words = tokens.filter((token) => token.isWord && token.text.length > 3)
  return words.length > 2 && words.filter((word) => word.isCapital).length > words.length * 0.7
}

const ARABIC = /^[\u0600-\u06ff]{4,}$/
const TO_THE = /^[وف]?لل/
const NOTHING: readonly string[] = []

/** "and to the republic" is one word in Arabic: و, ب, ل, ك and ف are written on to what follows, as is the article. */
function withoutParticles(fold: string): readonly string[] {
  if (!ARABIC.test(fold)) return NOTHING
  const stripped = new Set<string>()
  for (const particles of [/^[وف]/, /^[بلک]/, /^[وف][بلک]/, /^ال/, /^لل/, /^[وفبلک]ال/, /^[وف][بک]ال/, /^[وف]لل/]) {
    const rest = fold.replace(particles, '')
    if (rest !== fold && rest.length >= 3) stripped.add(rest)
  }
  // Behind "to", "the" loses its first letter: "to the United Nations" may be of a name with the article.
  if (TO_THE.test(fold)) stripped.add(fold.replace(TO_THE, 'ال'))
  return [...stripped]
}

/** The folds of tokens, without those of marks. */
export function foldsOf(tokens: readonly Pick<Token, 'fold'>[]): string[] {
  return tokens.flatMap(({ fold }) => fold || [])
}

/** The folds by which a name is found among a paragraph's tokens. */
export function nameFolds(name: string): string[] {
  return [...name.matchAll(TOKEN)].map(([text]) => foldWord(text)).filter(Boolean)
}
