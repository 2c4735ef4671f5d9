/** The cues of a paragraph, of every kind. */
import { findNounPhrases, type NounPhrase } from './noun-phrases.ts'
import type { Cue } from './cue.ts'
import { subjectBefore } from './cue-source.ts'
import { quotedAsSayingAt } from './quoted-as-saying.ts'
import { signatureAt } from './signature.ts'
import { verbCueAt } from './verb-cues.ts'
import { FINDS_THAT, INDICATES, SAYING_NOUNS } from './verbs-of-saying.ts'
import { isTicker } from './tickers.ts'
import { isPossessive, isQuotationMark, isVerb, type Word } from './words.ts'

export function findCues(words: readonly Word[]): Cue[] {
  const all = findNounPhrases(words)
  // Most paragraphs have none, which is soon seen.
  const hasAsides = words.some(({ text }, at) => BRACKET.test(text) || isParty(words, at))
  const phrases = hasAsides ? all.filter((phrase) => !isAside(words, phrase)) : all
  const cues: Cue[] = []
  for (let at = 0; at < words.length; at++) {
    const cue =
      accordingAt(words, phrases, at) ??
      labelAt(words, phrases, at) ??
      signatureAt(words, phrases, at) ??
      nounCueAt(words, phrases, at) ??
      quotedAsSayingAt(words, phrases, at) ??
      colonAt(words, phrases, at, cues.at(-1) ?? null) ??
      verbCueAt(words, phrases, at, cues.at(-1) ?? null)
    if (cue) cues.push(cue)
  }
  return cues.filter((cue) => !isToldBySomebody(words, cue, cues))
}

/** "The data showed that prices fell, the bank said": a finding is told by who says so, where somebody does. */
function isToldBySomebody(words: readonly Word[], { first, verb, source }: Cue, cues: readonly Cue[]): boolean {
  if (verb === null) return false
  const others = cues.filter((other) => other.first !== first && words[other.first].sentence === words[first].sentence)
  if (FINDS_THAT.has(verb.lemma)) return others.length > 0
  const isOfThings = INDICATES.has(verb.lemma) && words[source.head].pos === 'NOUN'
  return isOfThings && others.some((other) => other.source.first !== source.first)
}

/** What stands in brackets, or is the party of somebody, says nothing: "Sen. Lindsey Graham, R-S.C., said", "Toyota <TOYO.T> said". */
function isAside(words: readonly Word[], { first }: NounPhrase): boolean {
  const { sentence } = words[first]
  const bracket = words.findLastIndex(
    (word, at) => at < first && (word.sentence !== sentence || BRACKET.test(word.text)),
  )
  if (words[bracket]?.text === '(' || isTicker(words, bracket)) return true
  const party = words.findLastIndex((_, at) => at <= first && isParty(words, at))
  return party > 0 && words[party - 1].text === ',' && first - party <= LONGEST_PARTY
}

const BRACKET = /^[()<>]$/

/** The "R-" of "R-S.C." */
function isParty(words: readonly Word[], at: number): boolean {
  const { text } = words[at]
  return (text === 'R' || text === 'D' || text === 'I') && words[at + 1]?.text === '-'
}

/** Words of a party's bracket: "R-S.C." is five. */
const LONGEST_PARTY = 5

function accordingAt(words: readonly Word[], phrases: readonly NounPhrase[], at: number): Cue | null {
  if (words[at].lower !== 'according' || words[at + 1]?.lower !== 'to' || words[at].quoted) return null
  const source = phrases.find(({ first }) => first === at + 2 || first === at + 3) ?? wordAsSource(words, at + 2)
  // In accordance with terms nobody says anything.
  if (source && TERMS.test(words[source.head].lower)) return null
  return source ? { first: at, end: at + 2, verb: null, source, how: 'according' } : null
}

/** Behind "to" the tagger takes "police" and the like for verbs. */
function wordAsSource(words: readonly Word[], at: number): NounPhrase | undefined {
  const word = words[at]
  const isTaken = word?.pos === 'VERB' && !word.quoted && word.sentence === words[at - 1].sentence
  return isTaken ? { first: at, end: at + 1, head: at, isPronoun: false } : undefined
}

const TERMS = /^(?:terms?|rules?|plans?|schedules?|laws?|size|types?|age|needs?|taste|custom|tradition|quality|index|weight)$/ // prettier-ignore

/** `LAVROV: …` in transcripts, `"LAVROV: …` where one is quoted, and `Lavrov: …` in headlines: a name, a colon, and what is said. */
function labelAt(words: readonly Word[], phrases: readonly NounPhrase[], at: number): Cue | null {
  const opener = isQuotationMark(words[0]) ? 1 : 0
  if (words[at].text !== ':' || (words[at].quoted && opener === 0)) return null
  // "Mr. Araud (France):", as records of meetings have it
  const bracket =
    words[at - 1]?.text === ')' ? words.findLastIndex(({ text }, index) => index < at && text === '(') : at
  const source = phrases.find(({ end }) => end === bracket)
  // "Bernie Sanders: 1,501."
  if (words[at + 1]?.pos === 'NUM' && !words.slice(at + 1).some((word) => word.sentence === words[at].sentence && isVerb(word))) return null // prettier-ignore
  if (!source || source.first !== opener || words[source.head].pos !== 'PROPN' || source.end > LONGEST_LABEL) return null // prettier-ignore
  const isTranscript = words.slice(opener, bracket).every(({ text }) => /^\p{Lu}{3,}$|^\.$/u.test(text))
  if (isTranscript ? HEADINGS.test(words[opener].text) : opener > 0 || !words[source.head].named) return null
  return { first: at, end: at + 1, verb: null, source, how: 'label' }
}

const LONGEST_LABEL = 5

/** `Merz was blunt: “It is over.”`, `Musk weighed in: “…”`: a name at the beginning of the sentence, whatever it does before the colon. */
function colonAt(words: readonly Word[], phrases: readonly NounPhrase[], at: number, last: Cue | null): Cue | null {
  const { text, quoted, sentence } = words[at]
  if (text !== ':' || quoted || !/^[“"«]$/.test(words[at + 1]?.text ?? '')) return null
  if (last && words[last.first].sentence === sentence) return null
  const opener = words.findIndex((word) => word.sentence === sentence)
  const source = phrases.find(({ first }) => first === opener)
  if (!source || at - opener > LONGEST_LEAD || words[source.head].pos !== 'PROPN' || !words[source.head].named || words[source.end].lower === "'s") return null // prettier-ignore
  return { first: at, end: at + 1, verb: null, source, how: 'before' }
}

/** Words from the name to the colon. */
const LONGEST_LEAD = 14
/** What wires print in capitals before a colon, and nobody's name. */
const HEADINGS =
  /^(?:NOTES?|UPDATE|CORRECTION|ADDS|SOURCES?|DATES?|TOTAL|CONTACT|ANALYSIS|FACTBOX|QUESTIONS?|ANSWERS?|HEADLINE|TITLE|BYLINE|AUTHORS?|PUBLICATION|SECTION|LENGTH|BODY|URL|LANGUAGE|COPYRIGHT|PHOTO|CAPTION|VIDEO|AUDIO|WATCH|LIVE|BREAKING|EXCLUSIVE|RELATED|TRANSCRIPT|OPINION|POLL)$/

/** "Trump's claim that", "his promise that". */
function nounCueAt(words: readonly Word[], phrases: readonly NounPhrase[], at: number): Cue | null {
  if (!SAYING_NOUNS.test(words[at].lower) || words[at + 1]?.lower !== 'that' || words[at].quoted) return null
  const phrase = phrases.find(({ first, end }) => first < at && end === at + 1)
  if (!phrase) return null
  const mark = words.findLastIndex((word, index) => index < at && index > phrase.first && isPossessive(word))
  const isPronoun = /^(?:his|her|their)$/.test(words[phrase.first].lower)
  const end = mark > 0 ? mark : isPronoun ? phrase.first + 1 : 0
  if (end === 0) return null
  const source = { first: phrase.first, end, head: end - 1, isPronoun }
  return { first: at, end: at + 1, verb: null, source, how: 'noun' }
}

/** "He made three points:" announces what is said below it, without a verb of saying. */
export function announcedPoints(words: readonly Word[]): Pick<Cue, 'first' | 'end' | 'source'> | null {
  const { sentence } = words.at(-1)!
  const noun = words.findLastIndex((word) => word.sentence === sentence && POINTS.test(word.lower))
  const verb = words.findLastIndex((word, at) => word.sentence === sentence && at < noun && SETS_OUT.test(word.lower))
  if (verb < 0 || words.length - noun > MOST_BEHIND_POINTS) return null
  const source = subjectBefore(words, findNounPhrases(words), verb)
  return source && { first: verb, end: noun + 1, source }
}

const SETS_OUT =
  /^(?:made|makes|make|gave|gives|set|sets|laid|lays|listed|lists|named|names|put|puts|offered|offers|raised|raises)$/
const POINTS =
  /^(?:points?|demands?|conditions?|arguments?|proposals?|promises|reasons|warnings?|messages?|remarks|questions|priorities|things)$/
/** Words between the noun and the colon: "three points to reporters:". */
const MOST_BEHIND_POINTS = 6
