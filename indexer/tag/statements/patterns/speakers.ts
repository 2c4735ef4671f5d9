/** Whoever speaks in an article, read in its order: who is named, who is "he", and who goes on where nobody is. */
import type { ActorKind, Span, Speaker } from '../../../../engine/document.ts'
import type { Catalogue } from '../../../catalogue/catalogue.ts'
import type { FoundMention } from '../../actors/found-mention.ts'
import type { Token } from '../../tokens.ts'
import type { ParagraphToTag } from '../said-span.ts'
import type { Range } from './layout.ts'
import { hasConjunction, type Source } from './source.ts'
import type { Pronoun, SpeechLanguage } from './speech-language.ts'

/** Subjects that are remembered: more than of two paragraphs. */
const MOST_SUBJECTS = 60

/** How many paragraphs on a speaker is still meant by "he". */
const REMEMBERED_PARAGRAPHS = 2

export interface Place {
  readonly text: string
  readonly tokens: readonly Token[]
  /** Number of the paragraph, from 0. */
  readonly paragraph: number
}

/** Somebody whom a sentence begins with, and who is "he" in the next. */
interface Subject extends Pick<Speaker, 'label'> {
  readonly actor: string
  readonly paragraph: number
  /** Number of the token. */
  readonly token: number
  readonly sentence: number
}

interface LastSpeaker extends Pick<Speaker, 'actor' | 'label'> {
  readonly paragraph: number
  /** Number of the token that told of it: who is named behind it may be "he". */
  readonly token: number
  /** Where the speaker stands in that paragraph. */
  readonly span: Span | null
  /** Whether a quotation was the last that was heard: another may go on. */
  readonly isQuoted: boolean
}

/** Whoever speaks in an article, read in its order: who spoke last is "he", and goes on where nobody is named. */
export class Speakers {
  readonly #catalogue: Catalogue
  readonly #kinds: ReadonlyMap<string, ActorKind>
  #last: LastSpeaker | null = null
  #subjects: readonly Subject[] = []

  constructor(paragraphs: readonly ParagraphToTag[], catalogue: Catalogue) {
    this.#catalogue = catalogue
    this.#kinds = new Map(paragraphs.flatMap(({ mentions }) => mentions.map(({ actor, kind }) => [actor, kind])))
  }

  /** Takes note of who is spoken of in a paragraph, before it is read for who speaks. */
  hear(subjects: readonly Subject[]): void {
    this.#subjects = [...this.#subjects, ...subjects].slice(-MOST_SUBJECTS)
  }

  /**
   * Nobody where it cannot be told who says it.
   * @param source null for a quotation that goes on
   * @param token number of the token where it is told
   */
  of(source: Source | null, here: Place, isQuoted: boolean, token: number): Speaker[] {
    if (source !== null && (source.isLeftOut || source.pronoun !== null)) this.#turnTo(here, token)
    const speakers = source === null ? this.#goesOn(here) : this.#read(source, here)
    if (speakers.length > 0) this.#remember(speakers[0], here, isQuoted, token)
    return speakers
  }

  /** Whom a sentence began with since somebody spoke is "he", and not whoever spoke: "Trump left. He said". */
  #turnTo({ tokens, paragraph }: Place, token: number): void {
    const { sentence } = tokens[Math.min(token, tokens.length - 1)]
    const isBefore = (subject: Subject) => subject.paragraph < paragraph || subject.sentence < sentence
    const isSince = (subject: Subject) =>
      this.#last === null ||
      subject.paragraph > this.#last.paragraph ||
      (subject.paragraph === this.#last.paragraph && subject.token > this.#last.token)
    const subject = this.#subjects.findLast((each) => isBefore(each) && isSince(each))
    if (!subject || subject.actor === this.#last?.actor) return
    this.#last = { ...subject, span: null, isQuoted: false }
  }

  #read({ range, mentions, pronoun, isLeftOut }: Source, here: Place): Speaker[] {
    if (isLeftOut) return [this.#fits(pronoun!, here) ? this.#carriedOver(this.#last!, here) : NOBODY]
    if (range === null) return []
    const span = { ...spanOf(range, here.tokens), text: textOf(range, here) }
    if (pronoun !== null) {
      const { actor, label } = this.#fits(pronoun, here) ? this.#last! : NOBODY
      return [{ ...span, actor, label, by: 'pronoun' }]
    }
    if (mentions.length === 0) return [{ ...span, actor: null, label: span.text, by: 'name' }]
    return mentions.map(({ actor, label, via }) => ({ ...span, actor, label, by: via === 'role' ? 'role' : 'name' }))
  }

  #remember({ actor, label, start, end }: Speaker, { paragraph }: Place, isQuoted: boolean, token: number): void {
    const before = this.#last?.paragraph === paragraph ? this.#last.span : null
    const span = start === null || end === null ? before : { start, end }
    this.#last = { actor, label, paragraph, token, span, isQuoted }
  }

  /** A quotation in a paragraph of its own goes on one of the paragraph before. */
  #goesOn(here: Place): Speaker[] {
    const distance = this.#last ? here.paragraph - this.#last.paragraph : Infinity
    const isHeard = distance === 0 || (distance === 1 && this.#last!.isQuoted)
    return isHeard ? [this.#carriedOver(this.#last!, here)] : []
  }

  #carriedOver({ actor, label, span, paragraph }: LastSpeaker, here: Place): Speaker {
    const isHere = span !== null && paragraph === here.paragraph
    const shown = isHere ? { ...span, text: here.text.slice(span.start, span.end) } : NOWHERE
    return { ...shown, actor, label, by: 'carried' }
  }

  /** Whether whoever spoke last may be meant: not long ago, of the same gender, and not who writes. */
  #fits(pronoun: Pronoun, { paragraph }: Place): boolean {
    if (this.#last === null || paragraph - this.#last.paragraph > REMEMBERED_PARAGRAPHS || pronoun === 'self') return false // prettier-ignore
    const { actor } = this.#last
    if (pronoun === 'any' || actor === null) return true
    const gender = this.#catalogue.actors.get(actor)?.gender ?? null
    const isPerson = this.#kinds.get(actor) === 'person'
    return pronoun === 'person' ? isPerson : gender === null ? true : gender === pronoun
  }
}

/**
 * Of a sentence the first person named, where it may be the subject: no word stands before the name that makes it another's. Two who
 * are named together are "they".
 */
export function subjectsOf(
  { tokens, mentions }: ParagraphToTag,
  paragraph: number,
  rules: SpeechLanguage,
  isNamedAsSubject: (mention: FoundMention) => boolean,
): Subject[] {
  const seen = new Set<number>()
  const persons = mentions.filter(({ kind, via }) => kind === 'person' && via !== 'pronoun')
  return persons.flatMap((mention, at) => {
    const { actor, label, firstToken, endToken } = mention
    const { sentence } = tokens[firstToken]
    if (seen.has(sentence)) return []
    seen.add(sentence)
    const next = persons[at + 1]
    const isOfTwo = next !== undefined && isAnd(tokens.slice(endToken, next.firstToken), tokens[next.firstToken], rules)
    const isSubject = isNamedAsSubject(mention) && !isBehindPreposition(mention, tokens, rules)
    return isSubject && !isOfTwo ? [{ actor, label, paragraph, token: firstToken, sentence }] : []
  })
}

const NOWHERE = { start: null, end: null, text: null }
const NOBODY: Speaker = { ...NOWHERE, actor: null, label: null, by: 'pronoun' }

/** Whether nothing but "and" stands between two names, or is written on to the second. */
function isAnd(between: readonly Token[], second: Token, rules: SpeechLanguage): boolean {
  if (between.length === 0) return hasConjunction(second, rules)
  return between.length === 1 && rules.conjunctions.has(between[0].fold)
}

/** "in the words of X", "to X": somebody else is the subject. A Russian name tells by its ending, unless it follows at once. */
function isBehindPreposition(
  { firstToken }: FoundMention,
  tokens: readonly Token[],
  { prepositions, subject }: SpeechLanguage,
): boolean {
  const { sentence } = tokens[firstToken]
  const before = tokens.slice(subject === 'either' ? Math.max(0, firstToken - 1) : 0, firstToken)
  return before.some((token) => token.sentence === sentence && prepositions.has(token.fold))
}

export function spanOf({ first, end }: Range, tokens: readonly Token[]): Span {
  return { start: tokens[first].start, end: tokens[end - 1].end }
}

export function textOf(range: Range, { tokens, text }: Place): string {
  const { start, end } = spanOf(range, tokens)
  return text.slice(start, end)
}
