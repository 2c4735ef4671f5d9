/** Names the catalogue lists, found among the tokens of a paragraph and accepted or refused by what stands around them. */
import type { ActorName, Catalogue } from '../../catalogue/catalogue.ts'
import type { Actor } from '../../catalogue/compile-catalogue.ts'
import type { NameMatch } from '../../catalogue/name-index.ts'
import { isHeadline, nameFolds, type Token } from '../tokens.ts'
import { sayingVerb } from '../statements/verbs-of-saying.ts'
import { mentionAt, type FoundMention } from './found-mention.ts'
import { OPENERS, TITLES } from './person-words.ts'

/** What is known of the article while its paragraphs are read. */
export interface ArticleContext {
  /** Persons whose whole name stands in the article, by where it does, ascending: their surname may stand alone. */
  readonly fullyNamed: ReadonlyMap<string, readonly number[]>
  /** ISO 8601, or null. */
  readonly publishedAt: string | null
  /** All words of the article, folded: what an ambiguous name needs or shuns may stand anywhere in it. */
  readonly words: ReadonlySet<string>
}

interface NameContext extends ArticleContext {
  /** Whether most words of this paragraph are capital, as in a headline, so that capitals tell nothing. */
  readonly isHeadline: boolean
  /** Whether it is all in capitals: "WHO" may be a question then. */
  readonly isShouted: boolean
}

/** A paragraph with the names of the catalogue that may stand in it, whoever is meant: looked for once, weighed twice. */
export interface NamedText {
  readonly tokens: readonly Token[]
  readonly isHeadline: boolean
  readonly isShouted: boolean
  /** Tokens of the article before it. */
  readonly offset: number
  /** By the index of their first token, ascending. */
  readonly names: readonly { readonly at: number; readonly matches: readonly NameMatch<ActorName>[] }[]
}

export function readNames(tokens: readonly Token[], offset: number, catalogue: Catalogue): NamedText {
  const names: { at: number; matches: readonly NameMatch<ActorName>[] }[] = []
  for (let at = 0; at < tokens.length; at++) {
    const matches = catalogue.names.matchesAt(tokens, at)
    if (matches.length > 0) names.push({ at, matches })
  }
  const isShouted = tokens.every(({ text }) => text === text.toUpperCase())
  return { tokens, isHeadline: isHeadline(tokens), isShouted, offset, names }
}

export function findCatalogueNames(text: NamedText, catalogue: Catalogue, article: ArticleContext): FoundMention[] {
  const context = { ...article, isHeadline: text.isHeadline, isShouted: text.isShouted }
  const found: FoundMention[] = []
  let next = 0
  for (const { at, matches } of text.names) {
    if (at < next) continue
    const mention = nameAt(text, at, matches, catalogue, context, found.at(-1))
    if (mention === null) continue
    found.push(mention)
    next = mention.endToken
  }
  return found
}

function nameAt(
  { tokens, offset }: NamedText,
  at: number,
  matches: readonly NameMatch<ActorName>[],
  catalogue: Catalogue,
  context: NameContext,
  previous: FoundMention | undefined,
): FoundMention | null {
  for (const { end, entries } of matches) {
    const accepted = entries.filter((name) =>
      new NameCheck(tokens, at, end, catalogue, context, previous).accepts(name),
    )
    const name = choose(accepted, offset + at, isActing(tokens[end]), context)
    if (name) return mentionAt(name.actor, { via: name.via, weak: false }, tokens, at, end)
  }
  return null
}

/**
 * A name of several actors is the one's who was fully named last before it, or is named first behind it; else a whole name's,
 * or the one's who was in office.
 * @param isActing whether a verb follows: cities do not say or want, governments do
 */
function choose(names: readonly ActorName[], at: number, isActing: boolean, context: NameContext): ActorName | null {
  const byActor = new Map(names.map((name) => [name.actor.id, name]))
  const acting = isActing && names.find((name) => name.via === 'metonym')
  if (acting) return acting
  if (byActor.size <= 1) return names[0] ?? null
  const named = nearestNamed([...byActor.keys()], at, context)
  if (named !== null) return byActor.get(named)!
  const whole = [...byActor.values()].filter((name) => name.via === 'name')
  if (whole.length === 1) return whole[0]
  // A capital is listed both as a place and as its state's metonym; the rules for metonyms have already spoken.
  const metonym = names.find((name) => name.via === 'metonym')
  if (metonym) return metonym
  const states = whole.filter((name) => name.actor.kind === 'state')
  if (states.length === 1) return states[0]
  const inOffice = [...byActor.values()].filter(({ actor }) => isInOffice(actor, context.publishedAt))
  return inOffice.length === 1 ? inOffice[0] : null
}

function nearestNamed(actors: readonly string[], at: number, { fullyNamed }: ArticleContext): string | null {
  let [before, behind]: { actor: string; place: number }[] = []
  for (const actor of actors)
    for (const place of fullyNamed.get(actor) ?? []) {
      if (place <= at && (before === undefined || place > before.place)) before = { actor, place }
      if (place > at && (behind === undefined || place < behind.place)) behind = { actor, place }
    }
  return (before ?? behind)?.actor ?? null
}

/** "President Bush", printed in 1990. */
function isInOffice({ roles }: Actor, date: string | null): boolean {
  if (date === null) return false
  return roles.some(({ from, to }) => from !== undefined && from <= date.slice(0, from.length) && (to === undefined || to >= date.slice(0, to.length))) // prettier-ignore
}

/** "Moscow said", "Kyiv has", "Washington will" */
function isActing(next: Token | undefined): boolean {
  return next !== undefined && (ACTS.has(next.fold) || (sayingVerb(next.fold) !== undefined && !next.isCapital))
}

const ACTS = new Set('has had will would wants wanted refused refuses agreed agrees accuses expelled recalled backs backed supports supported supplies supplied retaliated responds responded hopes fears seeks sought sees believes rejected rejects'.split(' ')) // prettier-ignore

class NameCheck {
  readonly #tokens: readonly Token[]
  readonly #at: number
  readonly #end: number
  readonly #catalogue: Catalogue
  readonly #context: NameContext
  readonly #previous: FoundMention | undefined

  constructor(
    tokens: readonly Token[],
    at: number,
    end: number,
    catalogue: Catalogue,
    context: NameContext,
    previous: FoundMention | undefined,
  ) {
    this.#tokens = tokens
    this.#at = at
    this.#end = end
    this.#catalogue = catalogue
    this.#context = context
    this.#previous = previous
  }

  accepts(name: ActorName): boolean {
    if (!this.#hasCaseOf(name)) return false
    if (name.via === 'short' && !this.#standsForPerson(name)) return false
    if (name.via === 'metonym' && this.#isPlaceHere(name)) return false
    if (this.#hasPossessor()) return false
    if (name.actor.kind === 'state' && this.#isSurname()) return false
    return this.#isMeantBy(name)
  }

  get #next(): Token | undefined {
    return this.#tokens[this.#end]
  }

  get #before(): Token | undefined {
    return this.#tokens[this.#at - 1]
  }

  /** "Michael Jordan": a country's name behind a first name is a person's. */
  #isSurname(): boolean {
    const before = this.#before
    return before !== undefined && before.isCapital && this.#catalogue.givenNames.has(before.fold) && !OPENERS.has(before.fold) && this.#previous?.end !== before.end // prettier-ignore
  }

  /** "Trump's administration" names Trump; only "the Trump administration" is one name. */
  #hasPossessor(): boolean {
    const mark = this.#tokens.findIndex(({ text }, at) => at > this.#at && at < this.#end && /^['’]s$/.test(text))
    if (mark < 0) return false
    const within = this.#catalogue.names.matchesAt(this.#tokens, this.#at)
    return within.some(({ end, entries }) => end === mark && entries.some(({ actor }) => actor.kind === 'person'))
  }

  /** Acronyms count as printed; other names need the capitals that make them names. */
  #hasCaseOf(name: ActorName): boolean {
    const printed = this.#tokens.slice(this.#at, this.#end)
    switch (name.case) {
      case 'printed':
        if (this.#context.isShouted && ENGLISH_WORDS.has(printed[0].fold) && this.#before?.fold !== 'the') return false
        return undotted(printed.map((token) => token.text).join('')) === undotted(name.printed!)
      case 'first':
        return printed[0].isCapital
      case 'ends':
        return printed[0].isCapital && printed.findLast((token) => token.isWord)!.isCapital
      case 'some':
        return printed.some((token) => token.isCapital)
      case 'none':
        return true
    }
  }

  /** A surname alone: after a whole name in the article, or so rare that it needs none; never behind another first name. */
  #standsForPerson(name: ActorName): boolean {
    if (this.#followsOwnTitle(name.actor)) return true
    if (!name.alone && !this.#context.fullyNamed.has(name.actor.id)) return false
    if (this.#context.isHeadline) return true
    return !this.#followsUnknownName() && !this.#goesOnAsName()
  }

  /** "President Hollande": the surname behind a title that this person has held. */
  #followsOwnTitle({ roles }: Actor): boolean {
    for (let first = this.#at - 1; first >= Math.max(0, this.#at - 3); first--) {
      const titles = this.#catalogue.roleNames.matchesAt(this.#tokens, first).filter(({ end }) => end === this.#at)
      if (titles.some(({ entries }) => entries.some(({ role }) => roles.some((held) => held.role === role))))
        return true
    }
    return false
  }

  #followsUnknownName(): boolean {
    const before = this.#tokens[this.#at - 1]?.text === '-' ? this.#tokens[this.#at - 2] : this.#before
    if (!before?.isWord || !before.isCapital || TITLES.has(before.fold) || OPENERS.has(before.fold)) return false
    if (this.#previous && this.#previous.end === before.end) return false
    if (this.#catalogue.roleNames.matchesAt(this.#tokens, this.#at - 1).length > 0) return false
    return !before.opensSentence || this.#catalogue.givenNames.has(before.fold)
  }

  #goesOnAsName(): boolean {
    const next = this.#next
    if (!next?.isWord || !next.isCapital || next.start !== this.#tokens[this.#end - 1].end + 1) return false
    return this.#catalogue.names.matchesAt(this.#tokens, this.#end).length === 0
  }

  /** "in Washington" is the city; "Washington said" its government. */
  #isPlaceHere(name: ActorName): boolean {
    const before = this.#before?.fold ?? ''
    const placeAfter = name.ambiguous?.place_after
    return (placeAfter ?? PLACE_AFTER).includes(before) || this.#isFollowedByItsState(name)
  }

  /** "Tehran, Iran" is the city. */
  #isFollowedByItsState(name: ActorName): boolean {
    if (this.#next?.text !== ',') return false
    const after = this.#catalogue.names.matchesAt(this.#tokens, this.#end + 1)
    return after.some(({ entries }) =>
      entries.some((entry) => entry.actor.id === name.actor.id && entry.via === 'name'),
    )
  }

  /** Whether an ambiguous name means this actor here. */
  #isMeantBy({ ambiguous }: ActorName): boolean {
    if (!ambiguous) return true
    const { needs, not_near: notNear, not_before: notBefore, not_next: notNext } = ambiguous
    const [before, next] = [this.#before, this.#next]
    if (notBefore?.some((words) => this.#endsWith(words))) return false
    if (notNext?.some((words) => this.#goesOnWith(words))) return false
    if (
      ambiguous.not_after_name &&
      before?.isWord &&
      before.isCapital &&
      !before.opensSentence &&
      !OPENERS.has(before.fold)
    )
      return false
    if (ambiguous.not_next_name && next?.isWord && next.isCapital && this.#goesOnAsName()) return false
    if (needs && !needs.some((word) => this.#articleHas(word))) return false
    return !notNear?.some((word) => this.#articleHas(word))
  }

  #endsWith(words: string): boolean {
    const folds = foldsOf(words)
    return folds.every((fold, index) => this.#tokens[this.#at - folds.length + index]?.fold === fold)
  }

  #goesOnWith(words: string): boolean {
    return foldsOf(words).every((fold, index) => this.#tokens[this.#end + index]?.fold === fold)
  }

  #articleHas(word: string): boolean {
    return foldsOf(word).every((fold) => this.#context.words.has(fold))
  }
}

/** Acronyms that are words in a text all in capitals: "THE MAN WHO SHOT US IS IN CUSTODY". */
const ENGLISH_WORDS = new Set(['who', 'us', 'is', 'it', 'aid', 'act', 'pm', 'un'])

/** Prepositions after which a capital is a place on the map. */
const PLACE_AFTER = [
  'in',
  'at',
  'near',
  'to',
  'from',
  'outside',
  'around',
  'through',
  'across',
  'visit',
  'visiting',
  'visited',
  'leave',
  'leaving',
  'left',
  'reach',
  'reached',
  'downtown',
  'central',
  'into',
  'inside',
  'toward',
  'towards',
  'outskirts',
]

function undotted(text: string): string {
  return text.replaceAll('.', '')
}

const foldCache = new Map<string, string[]>()

function foldsOf(words: string): string[] {
  let folds = foldCache.get(words)
  if (!folds) foldCache.set(words, (folds = nameFolds(words)))
  return folds
}
