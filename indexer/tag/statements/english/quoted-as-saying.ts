/** What somebody passes on: "Lavrov was quoted by Tass as saying that", "Tass quoted Lavrov as saying". */
import { subjectBefore } from './cue-source.ts'
import type { Cue } from './cue.ts'
import type { NounPhrase } from './noun-phrases.ts'
import { sayingVerb } from './verbs-of-saying.ts'
import type { Word } from './words.ts'

const QUOTE = /^(?:quoted|quotes|quoting|quote|cited|cites|citing)$/
const BE = /^(?:is|are|was|were|be|been|being)$/
/** Words from it to "as saying": "quoted on Tuesday by the state news agency". */
const AS_WITHIN = 14

/** The cue holds the words from "quoted" to "saying"; its source is who is quoted, not who quotes. */
export function quotedAsSayingAt(words: readonly Word[], phrases: readonly NounPhrase[], at: number): Cue | null {
  const { lower, quoted, sentence } = words[at]
  if (quoted || !QUOTE.test(lower)) return null
  const as = words.findIndex(
    (word, index) => index > at && index <= at + AS_WITHIN && word.sentence === sentence && word.lower === 'as',
  )
  const verb = as < 0 ? null : sayingVerb(words[as + 1]?.lower ?? '')
  if (!verb?.isParticiple) return null
  const isPassive = [words[at - 1], words[at - 2]].some((word) => word && BE.test(word.lower))
  const source = isPassive
    ? subjectBefore(words, phrases, at)
    : (phrases.find(({ first, end }) => first > at && first <= at + 2 && end <= as) ?? null)
  const first = isPassive ? at : firstOfQuoter(words, phrases, at)
  // It tells like a verb of its own: what was said may stand before it.
  return source && { first, end: as + 2, verb: { ...verb, isParticiple: false }, source, how: 'before' }
}

/** Of "“This will end badly,” Tass quoted him as saying" who quotes belongs to the cue, so that what was said ends before. */
function firstOfQuoter(words: readonly Word[], phrases: readonly NounPhrase[], at: number): number {
  const quoter = phrases.find(({ end }) => end === at)
  return quoter && /^[,”"»]$/.test(words[quoter.first - 1]?.text ?? '') ? quoter.first : at
}
