/** Who says what in the English paragraphs of an article. */
import type { Span, Speaker } from '../../../../engine/document.ts'
import type { FoundMention } from '../../actors/found-mention.ts'
import { BEHIND_COMPANY } from '../../actors/name-words.ts'
import { isOfficeOf } from '../../actors/sentence-parts.ts'
import type { ParagraphToTag, SaidSpan } from '../said-span.ts'
import { findStatements, type FoundStatement } from './find-statements.ts'

/** A speaker that later words may be carried over to. */
interface LastSpeaker {
  /** Where the speaker stands, for as long as this is the same paragraph. */
  readonly span: Span | null
  readonly actor: string | null
  readonly label: string | null
  readonly cue: string
  readonly isQuoted: boolean
}

/** By paragraph, in order; nothing for those in other languages. */
export function tagEnglish(paragraphs: readonly ParagraphToTag[], language: string | null): SaidSpan[][] {
  const lastOf: (LastSpeaker | null)[] = []
  return paragraphs.map(({ paragraph, mentions }, at) => {
    lastOf[at] = null
    if ((paragraph.language ?? language ?? 'en') !== 'en') return []
    const { statements, beginsQuoted, announces } = findStatements(
      paragraph.text,
      mentions.filter(({ via, kind }) => via !== 'pronoun' && via !== 'role' && via !== 'group' && kind !== 'place'),
    )
    const leadIn = paragraph.leadIn === null ? null : (lastOf[paragraph.leadIn - 1] ?? null)
    const before = at > 0 ? lastOf[at - 1] : null
    const said: SaidSpan[] = []
    let last = null as LastSpeaker | null
    for (const statement of statements) {
      const carried = last ?? (beginsQuoted && before?.isQuoted ? { ...before, span: null } : null)
      const speaker = speakerOf(statement, paragraph.text, mentions, carried, statements)
      if (speaker === null) continue
      said.push(toSaid(statement, speaker), ...othersOf(statement, speaker, paragraph.text, mentions))
      last = {
        span: spanOf(speaker) ?? last?.span ?? null,
        actor: speaker.actor,
        label: speaker.label,
        cue: statement.cue,
        isQuoted: statement.form !== 'indirect',
      }
    }
    const listed = said.length === 0 && leadIn && paragraph.kind === 'bullet' ? wholeParagraph(paragraph.text, leadIn) : null // prettier-ignore
    if (listed) said.push(listed)
    const announced = announces && speakerOf(announces, paragraph.text, mentions, null, [])
    if (announced) last = { ...announced, span: null, cue: announces.cue, isQuoted: true }
    lastOf[at] = last ?? (listed ? leadIn : null)
    return said
  })
}

function toSaid({ start, end, form, cue }: FoundStatement, speaker: Speaker): SaidSpan {
  return { start, end, form, cue, speaker }
}

/** "Both nations condemned", "Britain, France and Germany said": each of them says it. */
function othersOf(
  statement: FoundStatement,
  speaker: Speaker,
  text: string,
  mentions: readonly FoundMention[],
): SaidSpan[] {
  const { source } = statement
  if (source === null || speaker.actor === null) return []
  const within = mentions.filter(({ start, end }) => start < source.end && source.start < end)
  const others = speaker.by === 'pronoun' ? within.filter(({ via }) => via === 'group') : joinedIn(source, text, within)
  return others
    .filter(({ actor }) => actor !== speaker.actor)
    .map(({ actor, label }) => toSaid(statement, { ...speaker, actor, label }))
}

/** Between two that speak together: "Britain, France and Germany", "Barclays Bank Plc <BCS.L> and Midland". */
function joins(between: string): boolean {
  const [, form = '', joint = ''] = /^(.*?)(?: <[\p{Lu}.]+>)?(, (?:and )?| and )$/u.exec(between) ?? []
  return joint !== '' && (form === '' || BEHIND_COMPANY.test(form))
}

/** All of a source that is nothing but names joined by "and". */
function joinedIn({ start, end }: Span, text: string, within: readonly FoundMention[]): readonly FoundMention[] {
  const named = within.filter(({ kind, via }) => kind !== 'place' && via !== 'demonym' && via !== 'role')
  const gaps = named.map((mention, at) => text.slice(mention.end, named[at + 1]?.start ?? end))
  const isJoined = named.length > 1 && named[0].start === start && named.at(-1)!.end === end
  return isJoined && gaps.slice(0, -1).every(joins) ? named : []
}

/** "He made three points:" says the bullets below it. */
function wholeParagraph(text: string, { actor, label, cue }: LastSpeaker): SaidSpan {
  const speaker = { start: null, end: null, text: null, actor, label, by: 'carried' } as const
  return { start: 0, end: text.length, form: 'indirect', cue, speaker }
}

function spanOf({ start, end }: Speaker): Span | null {
  return start === null || end === null ? null : { start, end }
}

/** Null for a quotation that nobody can be told to have said. */
function speakerOf(
  statement: FoundStatement,
  text: string,
  mentions: readonly FoundMention[],
  carried: LastSpeaker | null,
  all: readonly FoundStatement[],
): Speaker | null {
  const { source } = statement
  if (source === null) {
    const owner = carried ?? nextSpeaker(statement, all, text, mentions)
    if (owner === null) return null
    const { span, actor, label } = owner
    const shown = span ? { ...span, text: text.slice(span.start, span.end) } : { start: null, end: null, text: null }
    return { ...shown, actor, label, by: 'carried' }
  }
  const mention = mentionOf(statement, text, mentions)
  const said = text.slice(source.start, source.end)
  if (mention === null) {
    const isPronoun = /^(?:he|she|it|they|we|i|you|who|his|her|its|their|our|my|your)$/i.test(said)
    return { ...source, text: said, actor: null, label: isPronoun ? null : said, by: isPronoun ? 'pronoun' : 'name' }
  }
  const by = howTold(mention, said)
  // A name beside the cue may lie outside the phrase that was taken for the source; "who" is the source, whomever it means.
  const isOutside = mention.end <= source.start || mention.start >= source.end
  const span = isOutside && !WHO.test(said) ? mention : source
  return { start: span.start, end: span.end, text: text.slice(span.start, span.end), actor: mention.actor, label: mention.label, by } // prettier-ignore
}

/** A quotation that opens the paragraph belongs to whom the next cue names: `“We go. We stay,” said X.` */
function nextSpeaker(
  { end }: FoundStatement,
  all: readonly FoundStatement[],
  text: string,
  mentions: readonly FoundMention[],
): Pick<LastSpeaker, 'actor' | 'label' | 'span'> | null {
  const next = all.find(({ start, source }) => start >= end && source !== null)
  if (!next || next.form === 'indirect') return null
  const mention = mentionOf(next, text, mentions)
  return { actor: mention?.actor ?? null, label: mention?.label ?? null, span: next.source }
}

/** Between a person and the verb may stand what does not part them: "Lavrov has also said". */
const NOTHING_BETWEEN = /^(?:\s|,|\b(?:has|have|had|also|later|then|earlier|again|on \p{L}+day|\p{L}+ly)\b)*$/iu

/** "The farmers of Canada" are not Canada, while the government of Canada speaks for it. */
function isHeadOrState(before: string): boolean {
  return !/\b(?:of|for|in|at|from|de|du|des|del|di|von)\s+(?:the\s+)?$/i.test(before) || STATE_OF.test(before)
}

const STATE_OF =
  /\b(?:government|regime|administration|kingdom|republic|state|states|leaders?|leadership|authorities|officials?|ministry|army|military|parliament|delegation)\s+of\b/i

/** "Critics of Viktor Orban", "a spokesman for Boris Johnson": who is meant stands before, and is not named. */
const OF_SOMEBODY =
  /(?<!\p{L})(?:\p{Ll}[\p{L}’'-]*|\p{Lu}\p{Ll}+s|Lawyer|Attorney|Spokesm[ae]n|Spokeswom[ae]n|Adviser|Advisor|Aide|Wife|Husband|Mother|Father)\s(?:of|for|to|by|with|from|against|like)\s(?:the\s)?(?:\p{Lu}[\p{L}.’'-]*\s){0,3}$/u

/** Behind a name: "several Clinton supporters" are not Clinton. */
const ARE_PEOPLE = /^ (?:\p{Ll}+ )?(?:advisers|advisors|aides|allies|associates|backers|campaigners|critics|delegates|donors|fans|followers|foes|lawyers|officials|opponents|partisans|rivals|staffers|strategists|supporters|surrogates|voters)$/u // prettier-ignore

/** "Putin spokesman Dmitry Peskov", "Exxon analyst Karen Gibbs": of two names with an office between them the second is who speaks. */
function servantOf(master: FoundMention, persons: readonly FoundMention[], text: string): FoundMention | null {
  const behind = persons.find(({ start, via }) => start > master.end && via !== 'role' && via !== 'pronoun')
  return behind && isOfficeOf(text.slice(master.end, behind.start)) ? behind : null
}

/** Of "his lawyer" he is not the one who speaks. */
function isHisOrHers({ via, start, end }: FoundMention, text: string, source: Span): boolean {
  return via === 'pronoun' && end < source.end && /^(?:his|her)$/i.test(text.slice(start, end))
}

function howTold({ via }: FoundMention, said: string): Speaker['by'] {
  if (via === 'pronoun' || via === 'group' || WHO.test(said)) return 'pronoun'
  return via === 'role' ? 'role' : 'name'
}

const WHO = /^who$/i

/** "Howard Baker, who said": the person named right before; of "an aide to Howard Baker, who said" nobody knows. */
function antecedentOf(who: Span, text: string, mentions: readonly FoundMention[]): FoundMention | null {
  const person = mentions.findLast(({ kind, end }) => kind === 'person' && end <= who.start)
  const isRightBefore = person !== undefined && /^,? $/.test(text.slice(person.end, who.start))
  return isRightBefore && !OF_SOMEBODY.test(text.slice(0, person.start)) ? person : null
}

/** "Blinken, he added, was informed": he is not the one whom he speaks of. */
function isSpokenOf({ via, start, actor }: FoundMention, text: string, mentions: readonly FoundMention[]): boolean {
  const isRightBehind = (name: FoundMention) => name.actor === actor && /^, $/.test(text.slice(name.end, start))
  return via === 'pronoun' && mentions.some(isRightBehind)
}

/** The actor a statement's source names: the person in it, else the body or state at its end. */
function mentionOf(
  { source, cueStart }: FoundStatement,
  text: string,
  mentions: readonly FoundMention[],
): FoundMention | null {
  if (source === null) return null
  if (WHO.test(text.slice(source.start, source.end))) return antecedentOf(source, text, mentions)
  const within = mentions.filter(({ start, end }) => start < source.end && source.start < end)
  if (within.some((mention) => isSpokenOf(mention, text, mentions))) return null
  const beside = mentions.findLast(
    ({ kind, via, end }) =>
      kind === 'person' && via !== 'pronoun' && cueStart !== null && end <= cueStart && NOTHING_BETWEEN.test(text.slice(end, cueStart)), // prettier-ignore
  )
  const isPossessor = ({ end }: FoundMention) => /^['’]s?\b/.test(text.slice(end, end + 2)) && end < source.end
  const speaksHere = (mention: FoundMention) =>
    !isPossessor(mention) &&
    !ARE_PEOPLE.test(text.slice(mention.end, source.end)) &&
    !isHisOrHers(mention, text, source) &&
    !OF_SOMEBODY.test(text.slice(source.start, mention.start))
  const persons = within.filter((mention) => mention.kind === 'person' && speaksHere(mention))
  const person = persons.find(({ via }) => via !== 'role') ?? persons[0]
  if (person) return servantOf(person, persons, text) ?? person
  if (beside && beside.end >= source.start - 60 && !OF_SOMEBODY.test(text.slice(0, beside.start))) return beside
  const isAtEnd = ({ end }: FoundMention) => end >= source.end - 1 || BEHIND_COMPANY.test(text.slice(end, source.end))
  const atEnd = within.filter((mention) => isAtEnd(mention) && !mention.weak && mention.kind !== 'place')
  const isOwnName = ({ start }: FoundMention) => isHeadOrState(text.slice(source.start, start))
  const body = atEnd.findLast((mention) => mention.kind !== 'person' && isOwnName(mention))
  return body && body.via !== 'demonym' ? body : null
}
