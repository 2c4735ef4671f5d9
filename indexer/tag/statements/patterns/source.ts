/** Whose words they are: the actors that the words around a verb of saying name, or the words themselves. */
import type { FoundMention } from '../../actors/found-mention.ts'
import type { Token } from '../../tokens.ts'
import { COMMA, type Range } from './layout.ts'
import { phraseOf, segmentStarts, type Place } from './phrase.ts'
import type { Gender, Pronoun, SpeechLanguage } from './speech-language.ts'

export interface Source {
  /** The words that tell who speaks; null where none do. */
  readonly range: Range | null
  /** All who speak, joined by "and"; none where the catalogue knows nobody. */
  readonly mentions: readonly FoundMention[]
  /** What a pronoun tells of whom it means, or the verb of a subject that is left out; null where a name or a phrase tells. */
  readonly pronoun: Pronoun | null
  /** Whether the sentence says it without a subject, as whoever spoke before goes on. */
  readonly isLeftOut: boolean
}

export interface SourceContext {
  readonly tokens: readonly Token[]
  readonly mentions: readonly FoundMention[]
  readonly language: SpeechLanguage
  /** Whether a name has the form of a subject. */
  readonly isNamedAsSubject: (mention: FoundMention) => boolean
  readonly genderOf: (mention: FoundMention) => Gender | null
}

/** Somebody speaks, and no words could be found that tell who. */
export const UNTOLD: Source = { range: null, mentions: [], pronoun: null, isLeftOut: false }

/** @param gender what the form of the verb tells */
export function leftOut(gender: Gender | null): Source {
  return { range: null, mentions: [], pronoun: gender ?? 'any', isLeftOut: true }
}

/** @param gender what the form of the verb tells of its subject */
export function readSource(context: SourceContext, range: Range, place: Place, gender: Gender | null = null): Source {
  const within = trimmed(context, range, place)
  if (within.first >= within.end) return place === 'oblique' ? UNTOLD : leftOut(null)
  const pronoun = pronounIn(context, within, place)
  if (pronoun) return pronoun
  const agrees = (mention: FoundMention) => gender === null || (context.genderOf(mention) ?? gender) === gender
  const named = context.mentions.filter((mention) => mention.firstToken >= within.first && mention.endToken <= within.end && agrees(mention)) // prettier-ignore
  const speaker = speakerAmong(context, within, named, place)
  if (speaker) {
    const mentions = withJoined(speaker, named, context)
    return { ...UNTOLD, range: { first: mentions[0].firstToken, end: mentions.at(-1)!.endToken }, mentions }
  }
  const phrase = phraseOf(context.tokens, context.language, within, place)
  if (phrase !== null) return { ...UNTOLD, range: phrase }
  // On the side where no subject need stand other words come: "said in Moscow that".
  const needsNone = place === 'behind' || (place === 'before' && context.language.subject === 'behind')
  return needsNone ? leftOut(null) : UNTOLD
}

/** Without marks and words that stand before any subject. */
function trimmed({ tokens, language }: SourceContext, { first, end }: Range, place: Place): Range {
  let [from, to] = [first, end]
  const isTold = (at: number) => place === 'behind' && language.addressees.has(tokens[at].fold)
  const isIdle = (at: number) => !tokens[at].isWord || language.fillers.has(tokens[at].fold) || isTold(at)
  while (from < to && isIdle(from)) from++
  while (to > from && isIdle(to - 1)) to--
  return { first: from, end: to }
}

function pronounIn({ tokens, language }: SourceContext, { first, end }: Range, place: Place): Source | null {
  const isAside = language.prepositions.has(tokens[first].fold)
  // "X came, he did this, and rejected it", where the verb comes last: whose it is stands first.
  const parts = language.subject === 'before' && !isAside ? [first] : segmentStarts(tokens, first, end)
  const starts = place === 'before' ? [end - 1, ...parts] : [first]
  for (const at of starts) {
    const [match] = language.pronouns.matchesAt(tokens, at)
    const isWhole = match !== undefined && match.end <= end && (place === 'oblique' || match.end - at === 1)
    if (isWhole) return { ...UNTOLD, range: { first: at, end: match.end }, pronoun: match.entries[0] }
  }
  return null
}

/** Where the clauses of a part of a sentence begin, the last first. */
export function clauseStarts({ tokens, language }: SourceContext, { first, end }: Range): number[] {
  const isStart = (at: number) => language.conjunctions.has(tokens[at - 1].fold) && language.clauseEnds.has(tokens[at - 2].fold) // prettier-ignore
  const starts = [first]
  for (let at = first + 2; at < end; at++) if (isStart(at)) starts.unshift(at)
  return starts
}

/** Of several the person, else a state or body; where they stand before the verb, in the part of the sentence nearest to it. */
function speakerAmong(
  context: SourceContext,
  range: Range,
  named: readonly FoundMention[],
  place: Place,
): FoundMention | undefined {
  const { subject } = context.language
  if (place !== 'before') {
    const speaker = preferred(named.filter((mention) => isSpeaker(context, range, mention, place)))
    return speaker ?? (place === 'behind' ? inTheirPlace(context, range, named, range.first - 1) : undefined)
  }
  if (subject === 'behind') return named.find((mention) => mention.endToken === range.end && speaksRightBefore(context, range, mention)) // prettier-ignore
  const starts = subject === 'either' ? segmentStarts(context.tokens, range.first, range.end) : clauseStarts(context, range) // prettier-ignore
  for (const first of starts) {
    const part = subject === 'either' ? range : { first, end: range.end }
    const near = preferred(
      named.filter((mention) => mention.firstToken >= first && isSpeaker(context, part, mention, place)),
    )
    if (near) return near
  }
  return inTheirPlace(context, range, named, range.end)
}

/** Neither a place nor a people says anything. */
export function canSpeak({ kind, via }: FoundMention): boolean {
  return kind !== 'place' && via !== 'demonym'
}

/** "X says", where the subject as a rule stands behind the verb. */
function speaksRightBefore(context: SourceContext, range: Range, mention: FoundMention): boolean {
  if (!canSpeak(mention)) return false
  const before = wordsBefore(context, range, mention)
  return context.isNamedAsSubject(mention) && !before.some((fold) => context.language.prepositions.has(fold))
}

function preferred(mentions: readonly FoundMention[]): FoundMention | undefined {
  return mentions.find(({ kind }) => kind === 'person') ?? mentions[0]
}

/** "In the Kremlin they said". @param verb its index */
function inTheirPlace(
  { tokens, language }: SourceContext,
  { first }: Range,
  named: readonly FoundMention[],
  verb: number,
): FoundMention | undefined {
  const { spokenIn } = language
  const isTold = spokenIn !== null && spokenIn.prepositions.includes(tokens[first].fold) && spokenIn.verb.test(tokens[verb]?.fold ?? '') // prettier-ignore
  const body = named.find(({ firstToken }) => firstToken === first + 1)
  return isTold && body && canSpeak(body) ? body : undefined
}

/** Whether a name is the subject of the verb, by its form and by the words before it: a state or body must be first, a person may have a title. */
function isSpeaker(context: SourceContext, range: Range, mention: FoundMention, place: Place): boolean {
  const { language } = context
  if (!canSpeak(mention)) return false
  const isRuled = isRuledBy(context, range, mention)
  if (language.hasCases && place !== 'oblique' && !isRuled && !context.isNamedAsSubject(mention)) return false
  if (mention.kind !== 'person') return !mention.weak && (isRuled || isFirst(context, range, mention))
  const title = wordsBefore(context, range, mention)
  // A name with endings tells by its own that it is the subject.
  if (language.subject === 'either' && place === 'before') return !language.prepositions.has(title.at(-1) ?? '')
  if (isSureSubject(context, mention, place)) return !language.prepositions.has(title.at(-1) ?? '')
  if (title.some((fold) => language.prepositions.has(fold) || language.groups.has(fold))) return false
  if (title.some((fold) => language.agents.has(fold)) && !isBehindBody(context, mention)) return false
  if (isOwnerOf(context, mention) || hasOtherFirstName(context, mention, title)) return false
  if (mention.via === 'role') return true
  return !language.servants.has(title.at(-1) ?? '')
}

/** "said on Monday Lavrov": a man's name that ends as a subject does, and would end otherwise if it were none. */
function isSureSubject({ tokens, language, genderOf }: SourceContext, mention: FoundMention, place: Place): boolean {
  const isDeclined = /[бвгджзклмнпрстфхцчшщй]$/.test(tokens[mention.endToken - 1].fold)
  return language.subject === 'either' && place === 'behind' && isDeclined && genderOf(mention) === 'm'
}

/** "the defence minister of Trump, Pete Hegseth": of two names the second, where no endings tell; "Trump and Hegseth" are two. */
function isOwnerOf({ tokens, mentions, language }: SourceContext, { endToken }: FoundMention): boolean {
  const next = mentions.find(
    ({ firstToken, kind, via }) => firstToken === endToken && kind === 'person' && via !== 'role',
  )
  return language.subject !== 'either' && next !== undefined && !hasConjunction(tokens[endToken], language)
}

/** "Amjad Amini" is not the Amini whose surname is known, where no capitals tell a first name from an office. */
function hasOtherFirstName(context: SourceContext, mention: FoundMention, title: readonly string[]): boolean {
  const { language } = context
  if (mention.via !== 'short' || title.length === 0 || language.subject === 'either') return false
  const last = title.at(-1)!
  return !language.title.test(last) && !language.honorifics.has(last) && !isBehindBody(context, mention)
}

/** "the spokesman of the ministry | Baghaei" */
function isBehindBody({ mentions }: SourceContext, { firstToken }: FoundMention): boolean {
  return mentions.some(({ endToken, kind, via }) => endToken === firstToken && kind !== 'person' && via !== 'demonym')
}

/** Whether nothing stands before it in its part of the sentence, but for what kind of body it is: "the company «Gazprom»". */
function isFirst({ tokens, language }: SourceContext, { first }: Range, { firstToken }: FoundMention): boolean {
  let at = firstToken - 1
  if (/^[«“"]$/.test(tokens[at]?.text ?? '')) return true
  while (at >= first && language.fillers.has(tokens[at].fold)) at--
  if (at < first) return true
  return COMMA.test(tokens[at].text) && (language.subject === 'either' || language.prepositions.has(tokens[first].fold))
}

/** "the government of Germany" */
function isRuledBy({ tokens, language }: SourceContext, { first }: Range, { firstToken, kind }: FoundMention): boolean {
  const at = firstToken - 1
  if (kind !== 'state' || at < first || !language.rulers.has(tokens[at].fold)) return false
  return at === first || !tokens[at - 1].isWord || language.fillers.has(tokens[at - 1].fold)
}

/** "In Tehran | Araghchi said", "in answer to Trump | Araghchi said"; where nothing but order tells the subject, the minister of a state may be whom it was said to. */
function breaksChain(kind: FoundMention['kind'], { subject }: SpeechLanguage): boolean {
  return kind === 'place' || (kind === 'person') !== (subject === 'either')
}

/** Words before a person's name, up to a mark or the name of a state or body: "the minister of Iran | general". */
function wordsBefore(
  { tokens, mentions, language }: SourceContext,
  { first }: Range,
  { firstToken }: FoundMention,
): string[] {
  const words: string[] = []
  const ends = (at: number) => mentions.some(({ endToken, kind }) => endToken === at + 1 && breaksChain(kind, language))
  // "After Zarif and Mogherini": both stand behind what stands before the first.
  const isJoined = () => words.length > 0 && words.every((word) => language.conjunctions.has(word))
  for (let at = firstToken - 1; at >= first; at--) {
    const isMark = !tokens[at].isWord && tokens[at].text !== '-'
    if (isMark || (ends(at) && !isJoined())) break
    if (tokens[at].isWord) words.unshift(tokens[at].fold)
  }
  return words
}

/** "Lavrov, Wang and Araghchi", "Trump and the prime minister of Israel Netanyahu": all who are named with a speaker, in order. */
function withJoined(speaker: FoundMention, named: readonly FoundMention[], context: SourceContext): FoundMention[] {
  const { tokens, language } = context
  const may = named.filter((mention) => canSpeak(mention) && (mention.kind === 'person') === (speaker.kind === 'person')) // prettier-ignore
  const all = [speaker]
  const isComma = (one: FoundMention, other: FoundMention) => other.firstToken === one.endToken + 1 && COMMA.test(tokens[one.endToken].text) // prettier-ignore
  for (let other; (other = may.find((mention) => isComma(mention, all[0]))) !== undefined;) all.unshift(other)
  for (let other; (other = may.find((mention) => isComma(all.at(-1)!, mention) || isAnd(all.at(-1)!, mention, context))) !== undefined;) all.push(other) // prettier-ignore
  // "Lavrov, Araghchi" alone is no list.
  const isList = all.some((mention, at) => at > 0 && isAnd(all[at - 1], mention, context))
  return isList && !language.prepositions.has(tokens[all[0].firstToken - 1]?.fold ?? '') ? all : [speaker]
}

function isAnd(one: FoundMention, other: FoundMention, { tokens, language }: SourceContext): boolean {
  if (other.firstToken === one.endToken) return hasConjunction(tokens[other.firstToken], language)
  const [and, ...title] = tokens.slice(one.endToken, other.firstToken)
  if (and === undefined || !language.conjunctions.has(and.fold)) return false
  return title.length === 0 || (title.length <= LONGEST_OFFICE && language.title.test(title[0].fold) && title.every(({ isWord, text }) => isWord || text === '-')) // prettier-ignore
}

/** Words of an office before a name: "the minister of foreign affairs of Iran". */
const LONGEST_OFFICE = 6

/** Whether "and" is written on to a word. */
export function hasConjunction({ fold, stripped }: Token, { joinedConjunction }: SpeechLanguage): boolean {
  return joinedConjunction !== null && stripped.includes(fold.replace(joinedConjunction, ''))
}
