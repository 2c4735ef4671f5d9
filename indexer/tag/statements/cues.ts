/** Words that tell of saying, and the noun phrase that tells whose. */
import { findNounPhrases, type NounPhrase } from './noun-phrases.ts'
import { SAID_BY_IT, SAYING_NOUNS, sayingVerb, type SayingVerb } from './verbs-of-saying.ts'
import type { Word } from './words.ts'

export interface Cue {
  /** Indexes of words, the end exclusive. */
  readonly first: number
  readonly end: number
  readonly verb: SayingVerb | null
  readonly source: NounPhrase
  /**
   * How the source was found: before the verb, behind it, by "according to", as that of the verb before, as the
   * possessor of a noun ("his claim that"), or as the label of a line ("LAVROV: …").
   */
  readonly how: 'before' | 'inverted' | 'according' | 'shared' | 'noun' | 'label'
}

const PREPOSITION =
  /^(?:with|by|of|to|from|for|about|under|against|between|on|like|via|than|in|at|into|during|after|before|over|among|through|toward|towards|amid|without|behind|near|upon|as|despite|including|since|until|across)$/
const FILLER =
  /^(?:has|have|had|was|were|is|are|be|been|will|would|may|might|could|should|can|did|does|do|also|again|then|later|earlier|once|twice|still|just|already|often|always|now|even|only|simply|himself|herself|themselves|itself|both|all|'s|'d|'ve|'ll)$/
const DAY =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|today|yesterday|tomorrow|week|month|year|morning|afternoon|evening|night)$/
const NOT = /^(?:not|n't|never|neither|nor|cannot|refused|declined)$/
const NO_SPEAKER = /^(?:it|this|that|what|which|these|those|there)$/

export function findCues(words: readonly Word[]): Cue[] {
  const all = findNounPhrases(words)
  // Most paragraphs have none, which is soon seen.
  const hasAsides = words.some(({ text }, at) => text === '(' || isParty(words, at))
  const phrases = hasAsides ? all.filter((phrase) => !isAside(words, phrase)) : all
  const cues: Cue[] = []
  for (let at = 0; at < words.length; at++) {
    const cue =
      accordingAt(words, phrases, at) ??
      labelAt(words, phrases, at) ??
      nounCueAt(words, phrases, at) ??
      verbCueAt(words, phrases, at, cues.at(-1) ?? null)
    if (cue) cues.push(cue)
  }
  return cues
}

/** What stands in brackets, or is the party of somebody, says nothing: "Sen. Lindsey Graham, R-S.C., said". */
function isAside(words: readonly Word[], { first }: NounPhrase): boolean {
  const { sentence } = words[first]
  const bracket = words.findLastIndex(
    (word, at) => at < first && (word.sentence !== sentence || /^[()]$/.test(word.text)),
  )
  if (words[bracket]?.text === '(') return true
  const party = words.findLastIndex((_, at) => at <= first && isParty(words, at))
  return party > 0 && words[party - 1].text === ',' && first - party <= LONGEST_PARTY
}

/** The "R-" of "R-S.C." */
function isParty(words: readonly Word[], at: number): boolean {
  const { text } = words[at]
  return (text === 'R' || text === 'D' || text === 'I') && words[at + 1]?.text === '-'
}

/** Words of a party's bracket: "R-S.C." is five. */
const LONGEST_PARTY = 5

function accordingAt(words: readonly Word[], phrases: readonly NounPhrase[], at: number): Cue | null {
  if (words[at].lower !== 'according' || words[at + 1]?.lower !== 'to') return null
  const source = phrases.find(({ first }) => first === at + 2 || first === at + 3)
  // In accordance with terms nobody says anything.
  if (source && TERMS.test(words[source.head].lower)) return null
  return source ? { first: at, end: at + 2, verb: null, source, how: 'according' } : null
}

const TERMS = /^(?:terms?|rules?|plans?|schedules?|laws?|size|types?|age|needs?|taste|custom|tradition)$/

/** `LAVROV: …` in transcripts and `Lavrov: …` in headlines: a name, a colon, and what is said. */
function labelAt(words: readonly Word[], phrases: readonly NounPhrase[], at: number): Cue | null {
  if (words[at].text !== ':' || words[at].quoted) return null
  // "Mr. Araud (France):", as records of meetings have it
  const bracket =
    words[at - 1]?.text === ')' ? words.findLastIndex(({ text }, index) => index < at && text === '(') : at
  const source = phrases.find(({ end }) => end === bracket)
  if (!source || source.first !== 0 || words[source.head].pos !== 'PROPN' || source.end > LONGEST_LABEL) return null
  const isTranscript = words.slice(0, bracket).every(({ text }) => /^\p{Lu}{3,}$|^\.$/u.test(text))
  if (!isTranscript && !words[source.head].named) return null
  return { first: at, end: at + 1, verb: null, source, how: 'label' }
}

const LONGEST_LABEL = 5

/** "Trump's claim that", "his promise that". */
function nounCueAt(words: readonly Word[], phrases: readonly NounPhrase[], at: number): Cue | null {
  if (!SAYING_NOUNS.test(words[at].lower) || words[at + 1]?.lower !== 'that' || words[at].quoted) return null
  const phrase = phrases.find(({ first, end }) => first < at && end === at + 1)
  if (!phrase) return null
  const mark = words.findLastIndex(({ lower }, index) => index < at && index > phrase.first && /^'s?$/.test(lower))
  const isPronoun = /^(?:his|her|their)$/.test(words[phrase.first].lower)
  const end = mark > 0 ? mark : isPronoun ? phrase.first + 1 : 0
  if (end === 0) return null
  const source = { first: phrase.first, end, head: end - 1, isPronoun }
  return { first: at, end: at + 1, verb: null, source, how: 'noun' }
}

function verbCueAt(words: readonly Word[], phrases: readonly NounPhrase[], at: number, last: Cue | null): Cue | null {
  const verb = sayingVerb(words[at].lower)
  if (!verb || words[at].quoted || !isVerbHere(words, at, verb)) return null
  if (isDenied(words, at) || isPassive(words, at)) return null
  const found = sourceOf(words, phrases, at, verb, last)
  if (verb.isWeak && !hasContentSign(words, at) && !callsFor(words, at, verb) && !(found && endsReport(words, at, verb, found.source))) return null // prettier-ignore
  const head = found && words[found.source.head].lower
  if (!found || (NO_SPEAKER.test(head!) && !(head === 'it' && SAID_BY_IT.has(verb.lemma)))) return null
  return { first: at, end: at + 1, verb, ...found }
}

/** The tagger takes "says" in headlines for a noun, and past forms between two names for adjectives. */
function isVerbHere(words: readonly Word[], at: number, { lemma }: SayingVerb): boolean {
  const { pos, lower } = words[at]
  const before = words[at - 1]
  // "against calls for a truce": a noun, whatever the tagger takes it for.
  if (lower.endsWith('s') && /^(?:against|regarding|amid|despite|about|over|by|of|with)$/.test(before?.lower ?? ''))
    return false
  // "the tool, called Nightshade", "so-called"
  if (lower === 'called' && /^[,–-]$/.test(before?.text ?? '')) return false
  // "the film tells the story of"
  if (lemma === 'tell' && words.slice(at + 1, at + 4).some((word) => /^(?:story|tale)$/.test(word.lower))) return false
  if (pos === 'VERB') return true
  if (/^(?:say|tell|warn|urge|vow)$/.test(lemma) && lower !== lemma) return true
  if (words[at + 1]?.lower === 'that' && /NOUN|PROPN|PRON/.test(words[at - 1]?.pos ?? '')) return true
  return lower.endsWith('ed') && /PROPN|PRON/.test(words[at - 1]?.pos ?? '')
}

function isDenied(words: readonly Word[], at: number): boolean {
  const before = [words[at - 1], words[at - 2], words[at - 3]].filter((word) => word?.sentence === words[at].sentence)
  const [first, second] = before
  if (first && (NOT.test(first.lower) || first.lower === 'to' || first.lower === 'without')) return true
  return Boolean(second && NOT.test(second.lower) && (first.pos === 'ADV' || first.pos === 'AUX'))
}

/** "was told", "is said to": somebody is spoken to or of. */
function isPassive(words: readonly Word[], at: number): boolean {
  const { lower } = words[at]
  if (!/(?:ed|told|said|thought|written|known)$/.test(lower)) return false
  const [before, earlier] = [words[at - 1]?.lower ?? '', words[at - 2]?.lower ?? '']
  const be = /^(?:is|are|was|were|be|been|being|'re)$/
  return be.test(before) || (be.test(earlier) && words[at - 1]?.pos === 'ADV')
}

/** "called for a ceasefire", "called on both sides to". */
function callsFor(words: readonly Word[], at: number, { lemma }: SayingVerb): boolean {
  return lemma === 'call' && /^(?:for|on|upon)$/.test(words[at + 1]?.lower ?? '')
}

/** "Talks have begun, Bloomberg News reported on Friday.": a clause, a comma, the source, and nothing behind but when and from whom. */
function endsReport(words: readonly Word[], at: number, { lemma }: SayingVerb, source: NounPhrase): boolean {
  if (!/^(?:report|add|note|announce|confirm|forecast|project|estimate|predict)$/.test(lemma) || source.end > at)
    return false
  const { sentence } = words[at]
  if (words[source.first - 1]?.text !== ',' || words[source.first - 1].sentence !== sentence) return false
  const isClause = words.slice(0, source.first).some((word) => word.sentence === sentence && FINITE.test(word.pos))
  const next = words[at + 1]
  const isLast = !next || next.sentence !== sentence || /^(?:[.,]|on|in|late|early|citing)$/.test(next.lower) || DAY.test(next.lower) // prettier-ignore
  return isClause && isLast && !words.slice(at + 1).some((word) => word.sentence === sentence && FINITE.test(word.pos) && word.lower !== 'citing') // prettier-ignore
}

const FINITE = /^(?:VERB|AUX)$/

/** "that", a colon, a quotation or a clause behind the verb, or a quotation just before it. */
function hasContentSign(words: readonly Word[], at: number): boolean {
  const next = words.slice(at + 1, at + 10).filter((word) => word.sentence === words[at].sentence)
  const names = /^(?:call|describe|label|characteri[sz]e|hail|condemn|praise)/.test(words[at].lower)
  if (next.slice(0, names ? 8 : 5).some(({ lower, text }) => lower === 'that' || /[“"«:]/.test(text))) return true
  if (words.slice(Math.max(0, at - 4), at).some(({ text }) => /[”"»]/.test(text))) return true
  if (words[at].lower.endsWith('ing')) return false
  const verbAt = next.findIndex(({ pos }) => pos === 'AUX' || pos === 'VERB')
  return verbAt > 0 && /^(?:PRON|PROPN|DET|NOUN|ADJ)$/.test(next[0].pos) && next[verbAt].lower !== 'to' && next[verbAt - 1].lower !== 'to' // prettier-ignore
}

function sourceOf(
  words: readonly Word[],
  phrases: readonly NounPhrase[],
  at: number,
  verb: SayingVerb,
  last: Cue | null,
): Pick<Cue, 'source' | 'how'> | null {
  const shared = last && words[last.source.head].sentence === words[at].sentence ? last.source : null
  const isFinite = /^(?:is|are|was|were|be|been|'s|'re|'m)$/.test(words[at - 1]?.lower ?? '')
  if (verb.isParticiple && !isFinite) {
    const before = words[at - 1]
    const isLoose =
      /^(?:,|and|by|in|while|before|after|when|but|”|")$/.test(before?.lower ?? '') || before?.pos === 'ADV'
    // "a letter saying that", "tweets on Friday saying that"
    const isOfNoun = /^(?:NOUN|PROPN)$/.test(before?.pos ?? '') && words[at + 1]?.lower === 'that'
    if (!isLoose && !isOfNoun) return null
    const source =
      shared ?? (before?.text === ',' ? mainSubject(words, phrases, at) : null) ?? subjectBefore(words, phrases, at)
    return source && { source, how: 'shared' }
  }
  // Behind "told" stands who was told.
  const behind = /^(?:tell|inform|remind|assure)$/.test(verb.lemma) ? null : invertedSource(words, phrases, at)
  if (behind) return { source: behind, how: 'inverted' }
  const isJoined = /^(?:and|but|also)$/.test(words[at - 1]?.lower ?? '')
  if (isJoined && shared) return { source: shared, how: 'shared' }
  const source = subjectBefore(words, phrases, at)
  if (source) return { source, how: 'before' }
  return shared && { source: shared, how: 'shared' }
}

/** `"…," said X` and `…, says X`: the source stands behind the verb, with a quotation or a comma before. */
function invertedSource(words: readonly Word[], phrases: readonly NounPhrase[], at: number): NounPhrase | null {
  const before = words[at - 1]
  if (!before || before.sentence !== words[at].sentence || !/^[,”"»?!—–-]$/.test(before.text)) return null
  const source = phrases.find(({ first }) => first === at + 1)
  if (!source || words[source.head].sentence !== words[at].sentence) return null
  if (DAY.test(words[source.head].lower) || isObjectPronoun(words[source.head])) return null
  if (/^(?:it|that)$/.test(words[source.head].lower)) return null
  const isAfterQuote = /^[”"»]$/.test(before.text) || /^[”"»]$/.test(words[at - 2]?.text ?? '')
  if (isAfterQuote) return source
  if (words[source.head].pos !== 'PROPN' && !source.isPronoun) return null
  if (isSubjectWithAside(words, phrases, at - 1)) return null
  const behind = words[source.end]
  return !behind || behind.sentence !== words[at].sentence || /^[,.;—–-]$|^(?:who|of|in|at|on|from|during|after)$/.test(behind.lower) ? source : null // prettier-ignore
}

/** "Sergei Lavrov, speaking in Ankara, condemned Israel": before the comma stands who does it, and no clause of its own. */
function isSubjectWithAside(words: readonly Word[], phrases: readonly NounPhrase[], comma: number): boolean {
  const { sentence } = words[comma]
  const subject = phrases.find(({ first }) => words[first].sentence === sentence)
  if (words[comma].text !== ',' || !subject || words[subject.end]?.text !== ',' || subject.end >= comma) return false
  const aside = words.slice(subject.end + 1, comma)
  const isRelative = /^(?:who|which|whose|whom|where|when)$/.test(aside[0]?.lower ?? '')
  return (
    isRelative || !aside.slice(1).some(({ pos, lower }) => pos === 'AUX' || (pos === 'VERB' && !lower.endsWith('ing')))
  )
}

/** The nearest phrase left of the verb in its sentence that can be what the verb is said of. */
function subjectBefore(words: readonly Word[], phrases: readonly NounPhrase[], at: number): NounPhrase | null {
  let fallback: NounPhrase | null = null
  for (const last of phrases.filter(({ end }) => end <= at).toReversed()) {
    const phrase = withJoined(words, phrases, last)
    if (words[phrase.first].sentence !== words[at].sentence) break
    if (!mayBeSubject(words, phrase, at)) continue
    const gap = words.slice(phrase.end, at).filter(({ lower, pos }) => !FILLER.test(lower) && pos !== 'ADV' && pos !== 'AUX') // prettier-ignore
    if (gap.length === 0) return phrase
    // "X, the minister, said", "X, who leads the party, said"
    if (gap[0].text === ',' && gap.at(-1)!.text === ',') {
      const outer: NounPhrase | null = appositionHead(words, phrases, phrase, at)
      return outer ?? phrase
    }
    if (/^(?:who|which|whose)$/.test(gap[0].lower)) return phrase
    if (!isInOtherClause(gap)) fallback ??= phrase
  }
  return fallback
}

/** "Britain, France and Germany": names that "and" joins to one another. */
function withJoined(words: readonly Word[], phrases: readonly NounPhrase[], phrase: NounPhrase): NounPhrase {
  if (words[phrase.head].pos !== 'PROPN') return phrase
  let { first } = phrase
  for (let joint = /^and$/; ; joint = /^,$/) {
    const mark = words[first - 1]
    const before = phrases.find(({ end }) => end === first - 1)
    if (!mark || !joint.test(mark.lower) || !before || words[before.head].pos !== 'PROPN') break
    if (words[before.first].sentence !== words[phrase.first].sentence) break
    first = before.first
  }
  return first === phrase.first ? phrase : { ...phrase, first }
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

/** Of "The general condemned the attack on homes, saying" the general: the subject of the sentence's first verb. */
function mainSubject(words: readonly Word[], phrases: readonly NounPhrase[], at: number): NounPhrase | null {
  const { sentence } = words[at]
  const verb = words.findIndex((word, index) => index < at && word.sentence === sentence && /^(?:VERB|AUX)$/.test(word.pos) && !word.lower.endsWith('ing')) // prettier-ignore
  return verb < 0 ? null : subjectBefore(words, phrases, verb)
}

/** Another verb between, and nothing that joins the two: the phrase is the subject of that one. */
function isInOtherClause(gap: readonly Word[]): boolean {
  const hasVerb = gap.some(({ pos, lower }) => pos === 'VERB' && !lower.endsWith('ing'))
  return hasVerb && !gap.some(({ lower }) => /^(?:and|but|,|then|who|which|that)$/.test(lower))
}

/** Of "Araghchi, Iran's foreign minister, said" the first phrase, not the one in between. */
function appositionHead(
  words: readonly Word[],
  phrases: readonly NounPhrase[],
  inner: NounPhrase,
  at: number,
): NounPhrase | null {
  // "Boris Johnson, then prime minister, said"
  const comma = STANDING.test(words[inner.first - 1]?.lower ?? '') ? inner.first - 2 : inner.first - 1
  if (words[at - 1]?.text !== ',' || words[comma]?.text !== ',') return null
  const outer = phrases.find(({ end }) => end === comma)
  return outer && mayBeSubject(words, outer, at) ? outer : null
}

/** "us", but not the United States. */
function isObjectPronoun({ text, lower }: Word): boolean {
  return /^(?:him|her|them|us|me)$/.test(lower) && text !== 'US'
}

const STANDING = /^(?:once|now|then|currently|formerly|previously|himself|herself|long|still|also)$/

function mayBeSubject(words: readonly Word[], phrase: NounPhrase, at: number): boolean {
  const head = words[phrase.head]
  if (head.quoted && !words[at].quoted) return false
  if (words.slice(phrase.first, phrase.end).every(({ lower, pos }) => DAY.test(lower) || pos === 'NUM' || pos === 'DET')) return false // prettier-ignore
  if (DAY.test(head.lower)) return false
  if (isObjectPronoun(head)) return false
  if (!phrase.isPronoun && /^'s?$/.test(words[phrase.end]?.lower ?? '')) return false
  const before = words[phrase.first - 1]
  if (!before || before.sentence !== head.sentence) return true
  if (PREPOSITION.test(before.lower)) return false
  // An object of another verb: "met the envoy and said".
  return !(before.pos === 'VERB' && phrase.end < at && !/^(?:that|,)$/.test(before.lower))
}
