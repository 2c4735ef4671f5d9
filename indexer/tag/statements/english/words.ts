import type { Span } from '../../../../engine/document.ts'
import { sentencesOf } from '../../../sentences.ts'
import { wink } from './parts-of-speech.ts'
import { sayingVerb } from './verbs-of-saying.ts'

/** A word or mark of an English paragraph with its part of speech. */
export interface Word {
  readonly text: string
  readonly lower: string
  readonly start: number
  readonly end: number
  /** Universal part of speech: NOUN, PROPN, VERB, AUX … */
  readonly pos: string
  /** Number of its sentence, from 0. */
  readonly sentence: number
  /** Whether it stands between quotation marks; the marks themselves do. */
  readonly quoted: boolean
  /** Whether it belongs to the name of somebody. */
  readonly named: boolean
}

/** Auxiliaries are verbs too. */
export function isVerb({ pos }: Pick<Word, 'pos'>): boolean {
  return pos === 'VERB' || pos === 'AUX'
}

/** "to slow it", "to be slowed": no verb of a clause of its own. */
export function isInfinitive(words: readonly Word[], at: number): boolean {
  const [before, earlier] = [words[at - 1]?.lower, words[at - 2]?.lower]
  return words[at].lower === 'to' || before === 'to' || (before === 'be' && earlier === 'to')
}

/** The words of a paragraph, in order. What lies in `names` is known to be a name, whatever the model takes it for. */
export function readWords(paragraph: string, names: readonly Span[] = []): Word[] {
  const readable = withQuotationMarks(paragraph)
  const tokens = wink.readDoc(readable).tokens()
  const texts = tokens.out()
  const tags = tokens.out(wink.its.pos)
  const sentences = sentencesOf(readable)
  const words: Word[] = []
  let at = 0
  let sentence = 0
  let isOpen = false
  texts.forEach((text, index) => {
    const found = readable.indexOf(text, at)
    // The model writes some signs anew; such a word is passed over.
    if (found < 0) return
    const start = found
    at = start + text.length
    const named = names.some((name) => name.start <= start && start + text.length <= name.end)
    while (sentence + 1 < sentences.length && start >= sentences[sentence + 1].start) sentence++
    // Behind a figure it is a mark of inches or seconds, unless it closes.
    const isFigure = /\d/.test(readable[start - 1] ?? '')
    const opens = OPENING.test(text) || (text === '"' && !isOpen && !isFigure)
    const closes = CLOSING.test(text) || (text === '"' && isOpen)
    words.push({
      text,
      lower: text.toLowerCase().replace('’', "'"),
      start,
      end: at,
      pos: named && /^\p{Lu}/u.test(text) ? 'PROPN' : tags[index],
      named,
      sentence,
      quoted: isOpen || opens || closes,
    })
    if (opens) isOpen = true
    if (closes) isOpen = false
  })
  return joinAskedQuotes(words.map((word, index) => ({ ...word, pos: mendedPos(words, index) })))
}

/** The model takes some names and nouns for verbs, and of "state-owned" the participle. */
function mendedPos(words: readonly Word[], at: number): string {
  const { pos, start, lower } = words[at]
  // "An earlier report"
  if (isEarlier(words, at)) return 'ADJ'
  if (pos !== 'VERB') return pos
  // "said lead manager Smith"
  if (lower === 'lead' && words[at + 1]?.pos === 'NOUN') return 'ADJ'
  // "She further announced"
  if (lower === 'further' && words[at + 1]?.pos === 'VERB') return 'ADV'
  if (isEarlier(words, at - 1)) return 'NOUN'
  if (isHyphenBehind(words, at - 1) && words[at - 1].end === start && /(?:ing|ed)$/.test(lower)) return 'ADJ'
  return isSurname(words, at) ? 'PROPN' : pos
}

function isEarlier(words: readonly Word[], at: number): boolean {
  return /^(?:earlier|later)$/.test(words[at]?.lower ?? '') && /^(?:an?|the)$/.test(words[at - 1]?.lower ?? '')
}

/** The mark of "Japan's" and "ministers'". */
export function isPossessive(word: Word | undefined): boolean {
  return word !== undefined && /^'s?$/.test(word.lower)
}

/** Whether a hyphen stands here, right behind a word. */
export function isHyphenBehind(words: readonly Word[], at: number): boolean {
  return words[at]?.text === '-' && words[at - 1]?.end === words[at].start
}

/** "Loretta E. Lynch said", "Lynch said", "said Don Fowler". */
function isSurname(words: readonly Word[], at: number): boolean {
  const { text, lower } = words[at]
  if (!/^\p{Lu}\p{Ll}/u.test(text) || /(?:ing|ed|s)$/.test(lower) || sayingVerb(lower)) return false
  const [before, next] = [words[at - 1], words[at + 1]]
  const isSaying = (word: Word | undefined) => word !== undefined && /(?:s|ed|said|told)$/.test(word.lower) && sayingVerb(word.lower) !== undefined // prettier-ignore
  return isSaying(next) || (isSaying(before) && next?.pos === 'PROPN')
}

/** `“Why?” Graham asked.` and `“We go.” Graham said.` are one sentence each, though a mark and a capital stand in them. */
function joinAskedQuotes(words: readonly Word[]): Word[] {
  let joined = 0
  return words.map((word, at) => {
    const [before, mark] = [words[at - 1], words[at - 2]]
    const isNew = before !== undefined && word.sentence > before.sentence
    const isBehindQuotation = isNew && !word.quoted && CLOSING_MARK.test(before.text)
    if (isBehindQuotation && /^[?!]$/.test(mark?.text ?? '') && isSaidSoon(words, at)) joined++
    if (isBehindQuotation && mark?.text === '.' && isAllThatIsSaid(words, at)) joined++
    return joined > 0 ? { ...word, sentence: word.sentence - joined } : word
  })
}

/** "Graham asked", "Murphy, who leads the committee, asked" */
function isSaidSoon(words: readonly Word[], at: number): boolean {
  if (words.slice(at, at + 6).some(({ lower }) => sayingVerb(lower))) return true
  return words.slice(at, at + LONGEST_SPEAKER).some(({ lower, sentence }, index) => sentence === words[at].sentence && words[at + index - 1].text === ',' && sayingVerb(lower)) // prettier-ignore
}

/** Words that name and describe a speaker before the verb. */
const LONGEST_SPEAKER = 16

/** "Graham said.": a sentence with nothing in it but who spoke. */
function isAllThatIsSaid(words: readonly Word[], at: number): boolean {
  const said = words.slice(at, at + 6).findIndex(({ lower }) => /^(?:says|said)$/.test(lower))
  const stop = words[at + said + 1]
  return said > 0 && (stop === undefined || stop.text === '.')
}

const CLOSING_MARK = /^[”»"]$/

/** ‘We will win,’ as British papers print it: from a mark that begins a word to one behind a mark that ends a sentence or clause. */
const BRITISH_QUOTATION = /(?<![\p{L}\p{N}])‘(?=\p{L})((?:[^‘’“”]|’(?=\p{L})){2,800}[,.!?…])’(?!\p{L})/gu

/** `''Yes,''` and ` ``Yes'' ` of old wires, and `Iran"s`, written in as many characters as they had. */
function withQuotationMarks(text: string): string {
  const quoted = text
    .replace(/(?:''|``|‘‘)(?=[\p{L}\p{N}$])/gu, '" ')
    .replace(/''|’’/g, ' "')
    .replace(/(?<=\p{L})"(?=s(?!\p{L}))/gu, "'")
  // Beside other marks they are those of a quotation within one.
  return /[“”"«]/.test(quoted) ? quoted : quoted.replace(BRITISH_QUOTATION, '“$1”')
}

const OPENING = /^[“«„]$/
const CLOSING = /^[”»]$/

/** A quotation mark of any kind. */
export function isQuotationMark({ text }: Word): boolean {
  return OPENING.test(text) || CLOSING.test(text) || text === '"'
}
