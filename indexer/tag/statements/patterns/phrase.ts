/** The words that tell who speaks, where the catalogue knows nobody among them. */
import type { Token } from '../../tokens.ts'
import { COMMA, type Range } from './layout.ts'
import type { SpeechLanguage } from './speech-language.ts'

/** Where the words stand: before the verb or behind it, as its subject; or behind "according to", in whatever form. */
export type Place = 'before' | 'behind' | 'oblique'

/** Words of a phrase at most. */
const LONGEST_PHRASE = 10
/** Words of a subject before a verb that as a rule has it behind. */
const LONGEST_SUBJECT = 4

/** Null where they tell nobody. */
export function phraseOf(tokens: readonly Token[], language: SpeechLanguage, range: Range, place: Place): Range | null {
  const phrase =
    place === 'before' ? phraseBefore(tokens, language, range) : phraseBehind(tokens, language, range, place)
  if (phrase === null || phrase.end <= phrase.first) return null
  const end = Math.min(phrase.end, phrase.first + LONGEST_PHRASE)
  return withClosingMark(tokens, { first: phrase.first, end })
}

/** Where the parts between commas begin, the last first. */
export function segmentStarts(tokens: readonly Token[], first: number, end: number): number[] {
  const starts = [first]
  for (let at = first + 1; at < end; at++) if (COMMA.test(tokens[at - 1].text)) starts.unshift(at)
  return starts
}

/** The organisation "White Helmets" */
function withClosingMark(tokens: readonly Token[], { first, end }: Range): Range {
  const marks = tokens.slice(first, end).filter(({ text }) => /^["“”«»]$/.test(text))
  return { first, end: marks.length % 2 === 1 && /^["”»]$/.test(tokens[end]?.text ?? '') ? end + 1 : end }
}

function phraseBefore(tokens: readonly Token[], language: SpeechLanguage, range: Range): Range | null {
  if (language.subject === 'behind') return rightBefore(tokens, language, range)
  const { first, end } = range
  const starts = segmentStarts(tokens, first, end)
  // A last part that "but" opens is a new sentence.
  if (language.conjunctions.has(tokens[starts[0]].fold) && starts[0] + 1 < end) return { first: starts[0] + 1, end }
  const isAside = (at: number) => language.prepositions.has(tokens[at].fold) || language.openers.test(tokens[at].fold)
  // Of the rest the first that is neither a clause nor a circumstance of its own: behind it stands what explains it.
  const subject = starts.findLastIndex((at) => !isAside(at))
  if (subject < 0) return language.subject === 'either' ? behindCircumstances(tokens, language, { first: starts[0], end }) : null // prettier-ignore
  const comma = subject > 0 ? starts[subject - 1] - 1 : end
  const part = { first: starts[subject], end: comma }
  return language.subject === 'before' ? beforeCircumstances(tokens, language, part) : part
}

/** "Flake said", where subjects as a rule stand behind the verb: few words, and nothing else before them. */
function rightBefore(tokens: readonly Token[], language: SpeechLanguage, { first, end }: Range): Range | null {
  const words = tokens.slice(first, end)
  const isSubject = words.every(({ isWord, fold }) => isWord && !language.prepositions.has(fold))
  return isSubject && words.length <= LONGEST_SUBJECT ? { first, end } : null
}

/** "On Saturday in Moscow | the minister". */
function behindCircumstances(tokens: readonly Token[], language: SpeechLanguage, { first, end }: Range): Range | null {
  let at = first
  const isFiller = () => language.fillers.has(tokens[at].fold)
  while (at < end && (isFiller() || language.prepositions.has(tokens[at].fold))) at += isFiller() ? 1 : 2
  return at < end && !language.openers.test(tokens[at].fold) ? { first: at, end } : null
}

/** "Ford | to the committee said", where the verb comes last. */
function beforeCircumstances(tokens: readonly Token[], language: SpeechLanguage, { first, end }: Range): Range {
  const isOther = (at: number) =>
    language.prepositions.has(tokens[at].fold) || language.that.matchesAt(tokens, at).length > 0
  let stop = first + 1
  while (stop < end && !isOther(stop)) stop++
  return { first, end: stop }
}

function phraseBehind(
  tokens: readonly Token[],
  language: SpeechLanguage,
  { first, end }: Range,
  place: Place,
): Range | null {
  const isPreposition = (at: number) => language.prepositions.has(tokens[at].fold)
  if (isPreposition(first)) return null
  const isStop = (at: number) => COMMA.test(tokens[at].text) || (place === 'behind' && isPreposition(at))
  let stop = first + 1
  while (stop < end && !isStop(stop)) stop++
  return { first, end: stop }
}
