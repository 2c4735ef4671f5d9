/** Where the clause ends that tells what was said, in a sentence that goes on without it. */
import type { Cue } from './cue.ts'
import { sayingVerb } from './verbs-of-saying.ts'
import { isVerb, type Word } from './words.ts'

/** The index of the comma behind which the sentence goes on; null where what was said goes on to its end. */
export function clauseEnd(words: readonly Word[], cue: Cue): number | null {
  return asideEnd(words, cue) ?? subordinateEnd(words, cue)
}

/** "The president, who said he would veto the bill, met leaders" */
function asideEnd(words: readonly Word[], { source, first: verb, end }: Cue): number | null {
  const { first, head } = source
  if (words[head].lower !== 'who' || words[first - 1]?.text !== ',') return null
  // "Abrams, who briefed reporters, said"
  if (words.slice(head, verb).some(({ text }) => text === ',')) return null
  const { sentence } = words[head]
  const isCommaHere = (word: Word, at: number) =>
    at > end && word.text === ',' && word.sentence === sentence && !word.quoted
  const comma = words.findIndex((word, at) => isCommaHere(word, at) && goesOn(words, end, at + 1))
  return comma < 0 ? null : comma
}

/** Not in "who suggested that the chief, under fire, would do better". */
function goesOn(words: readonly Word[], from: number, at: number): boolean {
  const isFinite = (word: Word) => isVerb(word) && !word.lower.endsWith('ing')
  if (words[at] === undefined || !isFinite(words[at])) return false
  return words[from].lower !== 'that' || words.slice(from, at).some(isFinite)
}

/** "Although Citicorp denied the rumours, its warning unnerved many" */
function subordinateEnd(words: readonly Word[], { source, first: verb, end, how }: Cue): number | null {
  const opener = words[source.first - 1]
  if (how !== 'before' || !/^(?:although|though|while)$/.test(opener?.lower ?? '')) return null
  const { sentence } = opener
  if (words[source.first - 2]?.sentence === sentence || words.slice(source.end, verb).some(({ text }) => text === ','))
    return null
  const saysThat = words[end]?.lower === 'that' || sayingVerb(words[verb].lower)?.lemma === 'say'
  const comma = words.findIndex((word, at) => at > end && word.text === ',' && word.sentence === sentence && !word.quoted && beginsMainClause(words, at + 1) && (!saysThat || words.slice(end, at).some(isVerb))) // prettier-ignore
  return comma < 0 ? null : comma
}

/** Its subject, and its verb before the next comma. */
function beginsMainClause(words: readonly Word[], at: number): boolean {
  const { sentence, pos } = words[at] ?? {}
  const next = words.findIndex((word, index) => index > at && (word.text === ',' || word.sentence !== sentence))
  return /^(?:DET|PRON|PROPN|NOUN|ADJ|NUM)$/.test(pos ?? '') && words.slice(at, next < 0 ? words.length : next).some(isVerb) // prettier-ignore
}
