/** Who a verb is said of: what stands before it, behind it, or was said of the verb before. */
import type { Cue } from './cue.ts'
import type { NounPhrase } from './noun-phrases.ts'
import { TIME } from './circumstances.ts'
import { beforeTicker } from './tickers.ts'
import type { SayingVerb } from './verbs-of-saying.ts'
import { isPossessive, isVerb, type Word } from './words.ts'

const PREPOSITION =
  /^(?:with|by|of|to|from|for|about|under|against|between|on|like|via|than|in|at|into|during|after|before|over|among|through|toward|towards|amid|without|behind|near|upon|as|despite|including|since|until|across)$/
/** Prepositions that also begin a clause: "before their leaders announced". */
const CONJUNCTION = /^(?:after|as|before|since|until)$/
const FILLER =
  /^(?:has|have|had|was|were|is|are|be|been|will|would|may|might|could|should|can|did|does|do|also|again|then|later|earlier|once|twice|still|just|already|often|always|now|even|only|simply|himself|herself|themselves|itself|both|all|'s|'d|'ve|'ll)$/

/** Whose saying a verb tells of. */
export function sourceOf(
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
      /^(?:,|–|—|--|and|by|in|while|before|after|when|but|”|")$/.test(before?.lower ?? '') || before?.pos === 'ADV'
    // "a letter saying that", "tweets on Friday saying that"
    const isOfNoun = /^(?:NOUN|PROPN)$/.test(before?.pos ?? '') && words[at + 1]?.lower === 'that'
    if (!isLoose && !isOfNoun) return null
    const source =
      shared ??
      (/^(?:,|–|—|--|by)$/.test(before?.text ?? '') ? mainSubject(words, phrases, at) : null) ??
      subjectBefore(words, phrases, at)
    return source && { source, how: 'shared' }
  }
  // Behind "told" stands who was told.
  const behind = /^(?:tell|inform|remind|assure)$/.test(verb.lemma) ? null : invertedSource(words, phrases, at, verb)
  if (behind) return { source: behind, how: 'inverted' }
  const joint = words[at - 1]?.lower ?? ''
  if (shared && /^(?:and|but|also)$/.test(joint)) return { source: shared, how: 'shared' }
  // "The envoy would not say whether the company agreed, but said"
  const source = (/^(?:and|but)$/.test(joint) ? mainSubject(words, phrases, at) : null) ?? subjectBefore(words, phrases, at) // prettier-ignore
  if (source) return { source, how: 'before' }
  return shared && { source: shared, how: 'shared' }
}

/** `"…," said X` and `…, says X`: the source stands behind the verb, with a quotation or a comma before. */
function invertedSource(
  words: readonly Word[],
  phrases: readonly NounPhrase[],
  at: number,
  { lemma }: SayingVerb,
): NounPhrase | null {
  const before = words[at - 1]
  const isFirst = before?.sentence !== words[at].sentence
  if (!isFirst && !/^[,”"»?!—–-]$/.test(before.text)) return null
  const source = phrases.find(({ first }) => first === at + 1)
  if (!source || words[source.head].sentence !== words[at].sentence) return null
  // `Said Dorothy Poynter: “We were proud.”`
  if (isFirst) return lemma === 'say' && words[source.head].pos === 'PROPN' && /^[,:]$/.test(words[source.end]?.text ?? '') ? source : null // prettier-ignore
  if (TIME.test(words[source.head].lower) || isObjectPronoun(words[source.head])) return null
  if (/^(?:it|that)$/.test(words[source.head].lower)) return null
  const isAfterQuote = /^[”"»]$/.test(before.text) || /^[”"»]$/.test(words[at - 2]?.text ?? '')
  if (isAfterQuote) return source
  // "The company, its owner, said many of its workers were ill"
  if (source.isPronoun && words[source.end]?.lower === 'of' && words[source.head].lower !== 'one') return null
  if (isSubjectWithAside(words, phrases, at - 1)) return null
  const behind = words[source.end]
  const isLast = !behind || behind.sentence !== words[at].sentence || /^[,.]$/.test(behind.text)
  const isOneOfMany = lemma === 'say' && /^(?:an?|one)$/.test(words[source.first].lower)
  // "Imports hurt the plant, said its chief executive, John Ferriola."
  const endsClause = lemma === 'say' && isLast && isClauseBefore(words, at - 1)
  if (words[source.head].pos !== 'PROPN' && !source.isPronoun && !isOneOfMany && !endsClause) return null
  if (!behind || behind.sentence !== words[at].sentence || /^(?:[,.;—–-]|who)$/.test(behind.lower)) return source
  return PREPOSITION.test(behind.lower) && !hasVerbBeforeComma(words, source.end) ? source : null
}

/** "said a program for the region was working": the clause is what was said, and its subject nobody who speaks. */
function hasVerbBeforeComma(words: readonly Word[], from: number): boolean {
  const { sentence } = words[from]
  const end = words.findIndex((word, at) => at > from && (word.sentence !== sentence || /^(?:[,;—–]|who|which|that)$/.test(word.lower))) // prettier-ignore
  return words.slice(from, end < 0 ? words.length : end).some(isVerb)
}

/** Whether the sentence has a verb before the comma. */
function isClauseBefore(words: readonly Word[], comma: number): boolean {
  const { sentence } = words[comma]
  return words.slice(0, comma).some((word) => word.sentence === sentence && isVerb(word))
}

/** "Sergei Lavrov, speaking in Ankara, condemned Israel": before the comma stands who does it, and no clause of its own. */
function isSubjectWithAside(words: readonly Word[], phrases: readonly NounPhrase[], comma: number): boolean {
  const { sentence } = words[comma]
  const subject = phrases.find(({ first }) => words[first].sentence === sentence)
  if (words[comma].text !== ',' || !subject || words[subject.end]?.text !== ',' || subject.end >= comma) return false
  const aside = words.slice(subject.end + 1, comma)
  const isRelative = RELATIVE.test(aside[0]?.lower ?? '')
  return (
    isRelative || !aside.slice(1).some(({ pos, lower }) => pos === 'AUX' || (pos === 'VERB' && !lower.endsWith('ing')))
  )
}

/** The nearest phrase left of the verb in its sentence that can be what the verb is said of; of an office and its holder the holder. */
export function subjectBefore(words: readonly Word[], phrases: readonly NounPhrase[], at: number): NounPhrase | null {
  const subject = nearestSubject(words, phrases, at)
  const holder = subject && holderBehind(words, phrases, subject, at)
  return holder ? { ...holder, first: subject.first } : subject
}

/** "Sudan's envoy, Al-Harith Idriss, welcomed the vote and told": who the envoy is. */
function holderBehind(words: readonly Word[], phrases: readonly NounPhrase[], { head, end }: NounPhrase, at: number) {
  if (words[head].pos === 'PROPN' || words[end]?.text !== ',') return undefined
  return phrases.find(
    (phrase) =>
      phrase.first === end + 1 &&
      phrase.end < at &&
      words[phrase.end].text === ',' &&
      words.slice(phrase.first, phrase.end).every(({ pos, text }) => pos === 'PROPN' || text === '-'),
  )
}

function nearestSubject(words: readonly Word[], phrases: readonly NounPhrase[], at: number): NounPhrase | null {
  let fallback: NounPhrase | null = null
  for (const last of phrases.filter(({ end }) => end <= at).toReversed()) {
    const phrase = withJoined(words, phrases, last)
    if (words[phrase.first].sentence !== words[at].sentence) break
    if (!mayBeSubject(words, phrase, at)) continue
    const gap = words.slice(phrase.end, at).filter(({ lower, pos }) => !FILLER.test(lower) && pos !== 'ADV' && pos !== 'AUX') // prettier-ignore
    if (gap.length === 0 || isContactClause(gap) || isReducedClause(gap)) return phrase
    // "X, the minister, said", "X, who leads the party, said"
    if (gap[0].text === ',' && gap.at(-1)!.text === ',') {
      const outer: NounPhrase | null = appositionHead(words, phrases, phrase, at)
      return outer ?? openerWithAsides(words, phrases, at) ?? phrase
    }
    if (/^(?:who|which|whose)$/.test(gap[0].lower)) return openerWithAsides(words, phrases, at) ?? phrase
    if (!isInOtherClause(gap)) fallback ??= phrase
  }
  return fallback
}

/** "The experts I interviewed said" */
function isContactClause([subject, verb, ...rest]: readonly Word[]): boolean {
  return rest.length === 0 && /^(?:I|he|she|we|they|you)$/i.test(subject.text) && verb?.pos === 'VERB'
}

/** "A report released last year found", "Research conducted by the university found" */
function isReducedClause([participle, ...rest]: readonly Word[]): boolean {
  return MADE.test(participle.lower) && rest.length > 0 && !rest.some(isVerb)
}

const MADE = /^(?:based|briefed|called|carried|commissioned|conducted|filed|funded|interviewed|issued|known|led|leaked|made|named|obtained|posted|prepared|presented|polled|produced|published|released|reviewed|seen|sent|signed|surveyed|written)$/ // prettier-ignore

/** "Britain, France and Germany", "Barclays <BCS.L> and Midland": names that "and" joins to one another. */
function withJoined(words: readonly Word[], phrases: readonly NounPhrase[], phrase: NounPhrase): NounPhrase {
  if (words[phrase.head].pos !== 'PROPN') return phrase
  let { first } = phrase
  for (let joint = /^and$/; ; joint = /^,$/) {
    const mark = words[first - 1]
    const behind = beforeTicker(words, first - 1)
    const before = phrases.find(({ end }) => end === behind)
    if (!mark || !joint.test(mark.lower) || !before || words[before.head].pos !== 'PROPN') break
    if (words[before.first].sentence !== words[phrase.first].sentence) break
    first = before.first
  }
  return first === phrase.first ? phrase : { ...phrase, first }
}

/** Of "The general condemned the attack on homes, saying" the general: the subject of the sentence's first verb. */
function mainSubject(words: readonly Word[], phrases: readonly NounPhrase[], at: number): NounPhrase | null {
  const { sentence } = words[at]
  const verb = words.findIndex((word, index) => index < at && word.sentence === sentence && isVerb(word) && !word.lower.endsWith('ing')) // prettier-ignore
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
  const before = STANDING.test(words[inner.first - 1]?.lower ?? '') ? inner.first - 2 : inner.first - 1
  const comma = words[before]?.text === ',' ? before : commaOfOffices(words, before)
  // "Rama, the prime minister, has often said"
  const last = words.findLastIndex(({ lower, pos }, index) => index < at && pos !== 'AUX' && pos !== 'ADV' && !FILLER.test(lower)) // prettier-ignore
  if (words[last]?.text !== ',' || comma === null) return null
  const outer = phrases.find(({ end }) => end === comma)
  return outer && mayBeSubject(words, outer, at) ? outer : null
}

/** "Jeb Bush, the former governor of Florida and a candidate, said": the comma before the first of several offices; null where there is none. */
function commaOfOffices(words: readonly Word[], and: number): number | null {
  if (words[and]?.lower !== 'and') return null
  const { sentence } = words[and]
  const comma = words.findLastIndex((word, at) => at < and && word.text === ',')
  const isOffices = words
    .slice(comma + 1, and)
    .every((word) => word.sentence === sentence && !isVerb(word) && !word.quoted)
  return comma >= 0 && comma < and - 1 && and - comma <= LONGEST_OFFICE && isOffices ? comma : null
}

/** Words of an office: "the former chief of staff of the governor of Florida" */
const LONGEST_OFFICE = 14

/** Of "Brunner, a developer, whose firm builds homes and offices, said" the first phrase, behind which all is asides. */
function openerWithAsides(words: readonly Word[], phrases: readonly NounPhrase[], at: number): NounPhrase | null {
  const { sentence } = words[at]
  const opener = phrases.find(({ first }) => words[first].sentence === sentence)
  if (!opener || words[opener.first - 1]?.sentence === sentence || words[opener.end]?.text !== ',') return null
  const asides = splitAtCommas(words.slice(opener.end + 1, at))
  return asides.every(isAside) ? opener : null
}

/** "whose firm builds homes", "a firm which builds homes", "based in Ohio", "a builder" */
function isAside(words: readonly Word[]): boolean {
  const relative = words.findIndex(({ lower }) => RELATIVE.test(lower))
  const lead = relative < 0 ? words : words.slice(0, relative)
  return !lead.slice(/(?:ed|ing)$/.test(lead[0]?.lower ?? '') ? 1 : 0).some(isVerb)
}

function splitAtCommas(words: readonly Word[]): Word[][] {
  const parts: Word[][] = [[]]
  for (const word of words) {
    if (word.text === ',') parts.push([])
    else parts.at(-1)!.push(word)
  }
  return parts
}

const RELATIVE = /^(?:who|which|whose|whom|where|when)$/

/** "us", but not the United States. */
function isObjectPronoun({ text, lower }: Word): boolean {
  return /^(?:him|her|them|us|me)$/.test(lower) && text !== 'US'
}

const STANDING = /^(?:once|now|then|currently|formerly|previously|himself|herself|long|still|also)$/

/** "half of voters", "most of them", "two of the ministers": the others of whom it is told, not what they belong to. */
function isQuantity(word: Word | undefined): boolean {
  return word !== undefined && (word.pos === 'NUM' || QUANTITY.test(word.lower))
}

const QUANTITY = /^(?:all|both|dozens|each|half|hundreds|majority|many|most|none|number|percent|several|some|thirds?|thousands)$/ // prettier-ignore

function mayBeSubject(words: readonly Word[], phrase: NounPhrase, at: number): boolean {
  const head = words[phrase.head]
  if (head.quoted && !words[at].quoted) return false
  if (words.slice(phrase.first, phrase.end).every(({ lower, pos }) => TIME.test(lower) || pos === 'NUM' || pos === 'DET')) return false // prettier-ignore
  if (TIME.test(head.lower)) return false
  if (isObjectPronoun(head)) return false
  if (!phrase.isPronoun && isPossessive(words[phrase.end])) return false
  const before = words[phrase.first - 1]
  if (!before || before.sentence !== head.sentence) return true
  if (
    before.lower === 'of' &&
    isQuantity(words[phrase.first - 2]) &&
    !PREPOSITION.test(words[phrase.first - 3]?.lower ?? '')
  )
    return true
  if (before.lower === 'about' && isQuantity(words[phrase.first])) return true
  // "as long as", "as many as"
  if (before.lower === 'as' && /^(?:ADV|ADJ)$/.test(words[phrase.first - 2]?.pos ?? '')) return false
  if (PREPOSITION.test(before.lower)) return CONJUNCTION.test(before.lower) && phrase.end === at
  // An object of another verb: "met the envoy and said".
  return !(before.pos === 'VERB' && phrase.end < at && !/^(?:that|,)$/.test(before.lower))
}
