/**
 * What stands for somebody named before without being a name: "the coalition", "the regime", "the town". And kinds of people
 * that are nobody in particular. All are shown where they stand, and count for nobody.
 */
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Actor } from '../../catalogue/compile-catalogue.ts'
import { NameIndex } from '../../catalogue/name-index.ts'
import type { SaidSpan } from '../statements/said-span.ts'
import { foldsOf, isHeadline, type Token } from '../tokens.ts'
import { mentionAt, takenBy, type FoundMention, type Referent } from './found-mention.ts'
import { ARMS, BODIES, I, LANDS, membersEnd, nounAt, PLACES, RULE, SOME_BODY, THEY, WE } from './reference-words.ts'
import { findUnlistedPlaces } from './unlisted-places.ts'

/** An article as far as it has been read by the other rules. */
export interface ResolvedArticle {
  readonly tokens: readonly (readonly Token[])[]
  /** By paragraph, in its order of text. */
  readonly mentions: readonly (readonly FoundMention[])[]
  readonly said: readonly (readonly SaidSpan[])[]
  /** The outlet, where it is an actor itself: a ministry says "we". */
  readonly outlet: Actor | null
}

/** How far back somebody is looked for, in mentions: a reader does not remember further either. */
const REMEMBERED = 300
/** Bodies of the whole article that "the coalition" may mean before it is named. */
const MAX_BODIES = 100

/** By paragraph: the mentions with the weak ones that names, offices and pronouns leave. */
export function withReferences(article: ResolvedArticle, catalogue: Catalogue): FoundMention[][] {
  const places = learnPlaces(article)
  const organisations = article.mentions.flat().filter(({ kind }) => kind === 'organisation')
  const bodies = [...new Map(organisations.map((mention) => [mention.actor, mention])).values()].slice(0, MAX_BODIES)
  let recent: readonly FoundMention[] = []
  return article.tokens.map((tokens, paragraph) => {
    const mentions = article.mentions[paragraph]
    const references = new ReferenceReader(tokens, mentions, [...bodies, ...recent], places, catalogue).read()
    const selves = findSelves(tokens, [...mentions, ...references], article.said[paragraph], article.outlet)
    recent = [...recent, ...mentions].slice(-REMEMBERED)
    return [...mentions, ...references, ...selves].sort((a, b) => a.start - b.start || b.end - a.end)
  })
}

/** None of these counts for a paragraph. */
const AS_REFERENCE = { via: 'group', weak: true } as const

interface Reference {
  readonly actor: Referent
  /** Index after the last token. */
  readonly end: number
}

/** Reads one paragraph for what stands for somebody. */
class ReferenceReader {
  readonly #tokens: readonly Token[]
  readonly #mentions: readonly FoundMention[]
  /** Mentions of the paragraphs before, the latest last. */
  readonly #earlier: readonly FoundMention[]
  readonly #places: NameIndex<Referent>
  readonly #catalogue: Catalogue
  readonly #isTaken: readonly boolean[]
  readonly #found: FoundMention[] = []

  constructor(
    tokens: readonly Token[],
    mentions: readonly FoundMention[],
    earlier: readonly FoundMention[],
    places: NameIndex<Referent>,
    catalogue: Catalogue,
  ) {
    this.#tokens = tokens
    this.#mentions = mentions
    this.#earlier = earlier
    this.#places = places
    this.#catalogue = catalogue
    this.#isTaken = takenBy(mentions, tokens)
  }

  read(): readonly FoundMention[] {
    for (let at = 0; at < this.#tokens.length; at++) {
      if (this.#isTaken[at]) continue
      const reference = this.#they(at) ?? this.#place(at) ?? this.#group(at) ?? this.#noun(at)
      if (!reference) continue
      this.#found.push(mentionAt(reference.actor, AS_REFERENCE, this.#tokens, at, reference.end))
      at = reference.end - 1
    }
    return this.#found
  }

  /** "They": the body or group that stands last before it in the paragraph. */
  #they(at: number): Reference | undefined {
    if (!THEY.has(this.#tokens[at].fold)) return undefined
    const before = (mention: FoundMention) => mention.endToken <= at && isMany(mention)
    const [named, found] = [this.#mentions.findLast(before), this.#found.findLast(before)]
    const last = named && found ? (named.start > found.start ? named : found) : (named ?? found)
    return last && { actor: referentOf(last), end: at + 1 }
  }

  #place(at: number): Reference | undefined {
    if (!this.#tokens[at].isCapital) return undefined
    const matches = this.#places.matchesAt(this.#tokens, at)
    const match = matches.find(({ end }) => this.#isFree(at, end) && this.#tokens[end - 1].isCapital)
    return match && { actor: match.entries[0], end: match.end }
  }

  /** A kind of people; beside a name, as in "Islamic State fighters", it is a part of that. */
  #group(at: number): Reference | undefined {
    const matches = this.#catalogue.groupNames.matchesAt(this.#tokens, at)
    const match = matches.find(({ end }) => this.#isFree(at - 1, end + 1))
    return match && { actor: match.entries[0].actor, end: match.end }
  }

  #noun(at: number): Reference | undefined {
    const noun = nounAt(this.#tokens, at)
    // "the Bank of England" is named, though "the" is no part of its name.
    if (noun < 0 || !this.#isFree(at, noun + 1)) return undefined
    const { fold } = this.#tokens[noun]
    const actor = this.#referent(fold, at)
    return actor && { actor, end: BODIES.has(fold) ? membersEnd(this.#tokens, noun + 1) : noun + 1 }
  }

  #referent(noun: string, at: number): Referent | undefined {
    if (SOME_BODY.has(noun)) return this.#last(at, ({ kind }) => kind === 'organisation')
    if (BODIES.has(noun)) {
      const body = this.#last(at, (mention) => mention.kind === 'organisation' && this.#hasWord(mention, noun))
      return body ?? (ARMS.has(noun) ? this.#ruledState(at) : undefined)
    }
    if (RULE.has(noun)) return this.#ruledState(at)
    const state = () => this.#last(at, ({ kind }) => kind === 'state')
    return LANDS.has(noun) ? state() : PLACES.has(noun) ? (this.#last(at, ({ kind }) => kind === 'place') ?? state()) : undefined // prettier-ignore
  }

  /** The last one named before. */
  #last(at: number, fits: (mention: FoundMention) => boolean): Referent | undefined {
    const last = this.#mentions.findLast((mention) => mention.endToken <= at && fits(mention)) ?? this.#earlier.findLast(fits) // prettier-ignore
    return last && referentOf(last)
  }

  #ruledState(at: number): Referent | undefined {
    const last = this.#last(at, ({ kind, actor }) => kind === 'state' || this.#stateOf(actor) !== null)
    return last?.kind === 'state' ? last : last && this.#catalogue.actors.get(this.#stateOf(last.id)!)
  }

  #stateOf(actor: string): string | null {
    return this.#catalogue.actors.get(actor)?.state ?? null
  }

  #hasWord({ actor, label }: FoundMention, word: string): boolean {
    const names = this.#catalogue.actors.get(actor)?.names ?? [label]
    return names.some((name) => name.toLowerCase().split(/[ -]/).includes(word))
  }

  #isFree(from: number, to: number): boolean {
    return !this.#isTaken.slice(Math.max(0, from), to).includes(true)
  }
}

/** Whether "they" may be meant by it: a body, a people, a kind of people. */
function isMany({ kind, via, weak }: FoundMention): boolean {
  return kind === 'organisation' || kind === 'group' || (via === 'demonym' && !weak)
}

function referentOf({ actor, kind, label }: FoundMention): Referent {
  return { id: actor, kind, label }
}

/** Places that are marked wherever the article has them, once it has told what they are. */
function learnPlaces({ tokens, mentions }: ResolvedArticle): NameIndex<Referent> {
  const learnt = new NameIndex<Referent>()
  tokens.forEach((paragraph, at) => {
    if (isHeadline(paragraph)) return
    for (const { first, end, ...name } of findUnlistedPlaces(paragraph, mentions[at])) {
      const printed = paragraph.slice(first, end)
      const isKnown = learnt.matchesAt(printed, 0).some((match) => match.end === printed.length)
      if (!isKnown) learnt.add(foldsOf(printed), name)
    }
  })
  return learnt
}

/** "I" and "we" within what somebody says, and where an outlet that acts itself speaks for itself. */
function findSelves(
  tokens: readonly Token[],
  mentions: readonly FoundMention[],
  said: readonly SaidSpan[],
  outlet: Actor | null,
): FoundMention[] {
  const isTaken = takenBy(mentions, tokens)
  return tokens.flatMap((token, at) => {
    // "US" in capitals is a state.
    if (isTaken[at] || token.text === 'US' || !(WE.has(token.fold) || I.has(token.fold))) return []
    const statement = said.find(({ start, end, form }) => form !== 'indirect' && start <= token.start && token.end <= end) // prettier-ignore
    const self = statement ? speakerOf(statement, mentions) : outlet
    return self === null ? [] : [mentionAt(self, AS_REFERENCE, tokens, at, at + 1)]
  })
}

function speakerOf({ speaker: { actor, label } }: SaidSpan, mentions: readonly FoundMention[]): Referent | null {
  if (actor === null) return null
  const kind = mentions.find((mention) => mention.actor === actor)?.kind ?? 'person'
  return { id: actor, kind, label: label ?? actor }
}
