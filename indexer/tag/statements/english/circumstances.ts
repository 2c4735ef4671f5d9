/** What stands between a verb of saying and what was said: to whom, when and where it was said. */
import { isPossessive, isVerb, type Word } from './words.ts'

/** How far behind a verb "that" may stand: "said in a statement on Tuesday that". */
export const THAT_WITHIN = 14

/** Whether "that" begins what was said: "said last year that", "said repeatedly that", but not "said the fact that". */
export function beginsContent(words: readonly Word[], that: number, from: number): boolean {
  return (
    that === from ||
    !/^(?:DET|PRON|NOUN|ADJ|NUM)$/.test(words[from].pos) ||
    TIME.test(words[that - 1].lower) ||
    TIME_ENDS.test(words[that - 1].lower)
  )
}

/** Words for when something was; they never say anything themselves. */
export const TIME =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|today|yesterday|tomorrow|week|weekend|month|year|morning|afternoon|evening|night)$/
/** More that a time may end with: "two days ago", "several times", "last spring". */
const TIME_ENDS = /^(?:ago|earlier|later|before|tonight|times?|spring|summer|autumn|fall|winter|mornings|(?:minute|hour|day|decade)s?|(?:week|weekend|month|year)s)$/ // prettier-ignore

/** "told reporters", "told The Times": who was told. */
export function skipPhrase(words: readonly Word[], from: number, end: number): number {
  let at = from
  if (/^(?:him|her|them|us|me|you)$/.test(words[at]?.lower ?? '')) return at + 1
  while (at < end && isPartOfPhrase(words, at) && !(at > from && words[at].pos === 'DET') && !beginsClause(words, at, from)) at++ // prettier-ignore
  return at < end ? at : from
}

/** "the company's board" */
function isPartOfPhrase(words: readonly Word[], at: number): boolean {
  return /^(?:DET|ADJ|NOUN|PROPN|NUM)$/.test(words[at].pos) || isPossessive(words[at])
}

/** "told CNN violence was not the answer": behind a name another noun, and its verb; "told a session Japan's firms suffer". */
function beginsClause(words: readonly Word[], at: number, from: number): boolean {
  if (at > from && words[at].pos === 'PROPN' && words[at - 1].pos === 'NOUN' && isPossessive(words[at + 1])) return true
  return at > from && words[at].pos === 'NOUN' && words[at - 1].pos === 'PROPN' && words[at + 1] !== undefined && isVerb(words[at + 1]) // prettier-ignore
}

/** "said on Tuesday", "said Tuesday", "said in an interview on CNN": not part of what was said. */
export function skipTime(words: readonly Word[], from: number, end: number): number {
  let at = from
  if (/^(?:on|late|early|last)$/.test(words[at]?.lower ?? '') && DAY.test(words[at + 1]?.lower ?? '')) at += 2
  else if (DAY.test(words[at]?.lower ?? '')) at++
  // "said last week's earthquake was strong"
  if (isPossessive(words[at])) return from
  if (/^(?:in|at|during)$/.test(words[at]?.lower ?? '')) {
    const noun = words.findIndex(
      ({ lower }, index) => index > at && index < at + OCCASION_WITHIN && OCCASION.test(lower),
    )
    if (noun > 0) at = behindPlace(words, noun + 1, end)
  }
  return at < end ? at : from
}

export function isOccasion(word: string): boolean {
  return OCCASION.test(word)
}

const OCCASION = /^(?:interview|statement|speech|address|briefing|conference|letter|tweet|post|report|testimony|broadcast|message|memo|hearing|rally|summit)$/ // prettier-ignore
/** "in a lengthy televised interview" */
const OCCASION_WITHIN = 6

/** "on CNN", "with The Times", "published on Sunday" */
function behindPlace(words: readonly Word[], from: number, end: number): number {
  let at = from
  while (at < end && /^(?:on|with|to|by|from|published|broadcast|aired|late|early)$/.test(words[at].lower)) {
    at++
    while (at < end && (/^(?:PROPN|NUM)$/.test(words[at].pos) || DAY.test(words[at].lower) || (words[at].lower === 'the' && words[at + 1]?.pos === 'PROPN'))) at++ // prettier-ignore
  }
  return at
}

const DAY = /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|week|month|night)$/
