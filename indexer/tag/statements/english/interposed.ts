/** Who said it, set between commas in the midst of what was said. */
import { isOccasion, skipTime, TIME } from './circumstances.ts'
import type { Cue } from './cue.ts'
import { isInfinitive, isVerb, type Word } from './words.ts'

/** Fewer words are no statement: "he said so". */
export const LEAST_WORDS = 2

export const SUBORDINATE = /^(?:when|while|after|before|as|if|asked|although|though|since|during|speaking|because|once|despite|in|on|at|for|with)$/ // prettier-ignore

/** Indexes of words: of a source and its verb, and of their sentence. */
interface Place {
  readonly first: number
  readonly end: number
  readonly start: number
  readonly close: number
}

/**
 * "The museum, he said, would make visitors face truths", "To prevent this, he said, officials should be vigilant.", "In the long
 * term, according to the bank, prices fall."
 */
export function isParenthesis(words: readonly Word[], { how, verb }: Cue, { first, end, start }: Place): boolean {
  if (verb?.isParticiple || (how !== 'before' && how !== 'inverted' && how !== 'according')) return false
  if (words[first - 1]?.text !== ',' || words[end]?.text !== ',' || words[first - 2]?.quoted) return false
  const from = skipLeading(words, start, first)
  const lead = words.slice(from, first - 1)
  if (lead.length < LEAST_WORDS) return false
  // "It was, he said, a mistake"
  if (lead.at(-1)!.pos === 'AUX') return true
  if (lead.some((word, at) => isVerb(word) && !isInfinitive(lead, at))) return false
  if (how === 'according' || lead[0].lower === 'to') return true
  return !SUBORDINATE.test(lead[0].lower) && words[end + 1] !== undefined && isVerb(words[end + 1])
}

/**
 * "Unless plans change, the experts say, the world will suffer", "By leaving it out, Tchen said, the house can invite more": what stands
 * before is no sentence without what stands behind. "The papers have been in the way, he said, by denying it": nor this without that.
 */
export function isInterposed(words: readonly Word[], { how, verb }: Cue, { first, end, start, close }: Place): boolean {
  if (how !== 'before' || verb?.isParticiple || words[first - 1]?.text !== ',' || words[first - 2]?.quoted) return false
  const comma = skipTime(words, end, close)
  const rest = words.slice(comma + 1, close)
  const lead = words.slice(skipLeading(words, start, first), first - 1)
  if (words[comma]?.text !== ',' || lead.length < LEAST_WORDS || rest.length < LEAST_WORDS || rest[0].quoted)
    return false
  if (rest[0].pos === 'VERB' && rest[0].lower.endsWith('ing')) return false
  const opener = lead[0]
  const isDependent =
    opener.pos === 'VERB' && opener.lower.endsWith('ing') && !/^(?:speaking|asked|citing)$/.test(opener.lower)
  if (DEPENDENT.test(opener.lower) || isDependent) return rest.some(isVerb) && !tellsWhen(lead)
  if (!lead.some(isVerb)) return false
  return GOES_ON.test(`${rest[0].lower} ${rest[1].lower} `)
}

/** What begins that stands for no sentence alone. */
const DEPENDENT = /^(?:unless|if|when|while|although|though|because|since|once|whatever|whenever|wherever|whether|despite|by|without|in|at|for|with|under|over|from|of|to|within|beyond|instead|like|unlike|as|rather)$/ // prettier-ignore
/** Behind a sentence what only goes on with it: "by denying it", "and it has", "rather than". */
const GOES_ON = /^(?:(?:by|to|because|for|rather|including|especially|particularly|so|unless|if|although|though|without|instead|even|despite) |(?:and|but) (?:it|he|she|they|we|that|would|will|has|have|had|was|were|is|are) )/ // prettier-ignore

/** "In an interview on Monday", "When asked": when, where and on what occasion it was said. */
function tellsWhen(lead: readonly Word[]): boolean {
  return lead.some(({ lower }) => isOccasion(lower) || TIME.test(lower) || /^(?:asked|speaking|pressed|contacted|reached)$/.test(lower)) // prettier-ignore
}

/** Behind what joins it to the words before: "and", a comma. */
export function skipLeading(words: readonly Word[], from: number, end: number): number {
  let first = from
  while (first < end && /^(?:,|;|:|and|but|that|—|–|-)$/.test(words[first].lower) && !isShortIs(words[first + 1])) first++ // prettier-ignore
  return first
}

/** "He said that's wrong": what is wrong is "that". */
export function isShortIs(word: Word | undefined): boolean {
  return word !== undefined && /^['’]s$/.test(word.text)
}
