/** Quotations that are signed: `“We will go on.” — Jane Roe, a teacher in Ohio`. */
import { quotationOpening } from './content.ts'
import type { Cue } from './cue.ts'
import type { NounPhrase } from './noun-phrases.ts'
import { isQuotationMark, isVerb, type Word } from './words.ts'

const DASH = /^(?:[―—–-]|--)$/

/** A dash behind a quoted sentence, and a name that does nothing more than stand there. */
export function signatureAt(words: readonly Word[], phrases: readonly NounPhrase[], at: number): Cue | null {
  if (!DASH.test(words[at].text) || words[at].quoted || !isQuotedSentence(words, at)) return null
  const source = phrases.find(({ first }) => first === at + 1)
  if (!source || words[source.head].pos !== 'PROPN') return null
  return isLast(words, source.end) ? { first: at, end: at + 1, verb: null, source, how: 'signed' } : null
}

/** What ends with no mark of a sentence may be a title: “The Old Man and the Sea” — Hemingway. */
function isQuotedSentence(words: readonly Word[], end: number): boolean {
  const [mark, before] = [words[end - 1], words[end - 2]]
  const isClosed = mark !== undefined && mark.quoted && isQuotationMark(mark)
  return isClosed && /^[.,!?…]+$/.test(before?.text ?? '') && end - quotationOpening(words, end, 0) > LEAST_WORDS
}

/** Words of a quotation with its marks and its stop. */
const LEAST_WORDS = 5

/** Until the sentence or the next quotation no verb follows: whose is what somebody does, and no signature. */
function isLast(words: readonly Word[], from: number): boolean {
  const next = words.findIndex((word, at) => at >= from && (word.quoted || word.sentence !== words[from - 1].sentence))
  return !words.slice(from, next < 0 ? words.length : next).some(isVerb)
}
