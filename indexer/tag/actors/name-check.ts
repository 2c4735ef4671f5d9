/** Whether a name of the catalogue is meant where it stands: by its capitals and by what is around it. */
import type { ActorName, Catalogue } from '../../catalogue/catalogue.ts'
import type { Actor } from '../../catalogue/compile-catalogue.ts'
import { remembered } from '../../../engine/remembered.ts'
import { sayingVerb } from '../statements/english/verbs-of-saying.ts'
import { nameFolds, type Token } from '../tokens.ts'
import type { FoundMention } from './found-mention.ts'
import type { NameContext } from './name-context.ts'
import { COMPANY_FORMS, OPENERS, TITLES } from './name-words.ts'
import { CALENDAR } from './unlisted-names.ts'

export class NameCheck {
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
    if (name.actor.kind === 'person' && this.#isAnotherSex(name.actor)) return false
    if (name.via === 'short' && !this.#standsForPerson(name)) return false
    if (name.via === 'metonym' && this.#isPlaceHere(name)) return false
    if (this.#hasPossessor() || this.#isTickerOrForm(name) || (name.via === 'demonym' && this.#speaksAsPerson()))
      return false
    if (name.actor.kind === 'state' && (this.#isSurname() || (name.via === 'name' && this.#endsCompanyName())))
      return false
    return this.#isMeantBy(name)
  }

  get #next(): Token | undefined {
    return this.#tokens[this.#end]
  }

  get #before(): Token | undefined {
    return this.#tokens[this.#at - 1]
  }

  /** "<UN.AS>" is how a share is called at its exchange, "Lincoln Bank FSB" what a bank is by law. */
  #isTickerOrForm(name: ActorName): boolean {
    const before = this.#before
    const isForm = before !== undefined && before.isCapital && COMPANY_FORMS.has(this.#tokens[this.#at].fold)
    return name.case === 'printed' && (before?.text === '<' || isForm)
  }

  /** "English said it was over": no people speaks so, but somebody of that name. */
  #speaksAsPerson(): boolean {
    const first = this.#tokens[this.#at]
    return first.opensSentence && !first.fold.endsWith('s') && sayingVerb(this.#next?.fold ?? '') !== undefined
  }

  /** "Michael Jordan": a country's name behind a first name is a person's. */
  #isSurname(): boolean {
    const before = this.#before
    return before !== undefined && before.isCapital && this.#catalogue.givenNames.has(before.fold) && !OPENERS.has(before.fold) && this.#previous?.end !== before.end // prettier-ignore
  }

  /** "Statistics Canada", "Petro-Canada": a state's name as the last of a body's. */
  #endsCompanyName(): boolean {
    const isHyphened = this.#before?.text === '-'
    const before = isHyphened ? this.#tokens[this.#at - 2] : this.#before
    if (!before?.isWord || !before.isCapital || this.#context.isHeadline) return false
    if (before.end !== this.#tokens[this.#at].start - 1 || before.text === before.text.toUpperCase()) return false
    if (OPENERS.has(before.fold) || TITLES.has(before.fold)) return false
    // "Ford Canada said", but "in NATO Canada is"
    if (this.#previous?.end === before.end)
      return this.#previous.kind === 'organisation' && !isHyphened && sayingVerb(this.#next?.fold ?? '') !== undefined
    // Any word is capital there: "Angry Canada".
    if (before.opensSentence && !isHyphened && !OPENS_COMPANY_NAME.has(before.fold)) return false
    if (CALENDAR.has(before.fold) || PARTS_AND_KINDS.has(before.fold)) return false
    return this.#catalogue.roleNames.matchesAt(this.#tokens, this.#at - 1).length === 0
  }

  /** "Mr. Trump" is not Melania. */
  #isAnotherSex({ gender }: Actor): boolean {
    const before = this.#before?.text === '.' ? this.#tokens[this.#at - 2] : this.#before
    const sex = SEX_OF_TITLE.get(before?.fold ?? '')
    return sex !== undefined && gender !== null && gender !== sex
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
    if (this.followsOwnTitle(name.actor)) return true
    if (!this.#context.fullyNamed.has(name.actor.id) && (!name.alone || this.#isSomebodyElse(name.actor))) return false
    if (this.#context.isHeadline) return true
    return !this.#followsUnknownName() && !this.#goesOnAsName()
  }

  /** A surname that needs no whole name, where the article has another bearer of it, or was printed long before anybody knew this one. */
  #isSomebodyElse({ roles }: Actor): boolean {
    if (this.#context.otherBearers.has(this.#tokens[this.#end - 1].fold)) return true
    const since = roles.map(({ from }) => Number((from ?? '0').slice(0, 4))).sort((a, b) => a - b)[0]
    const printed = Number((this.#context.publishedAt ?? '9999').slice(0, 4))
    return since !== undefined && printed < since - YEARS_BEFORE_OFFICE
  }

  /** "President Hollande": the surname behind a title that this person holds, or has held. */
  followsOwnTitle({ roles }: Actor): boolean {
    const { publishedAt } = this.#context
    const held = roles.filter(({ from }) => from === undefined || publishedAt === null || from.slice(0, 4) <= publishedAt.slice(0, 4)) // prettier-ignore
    for (let first = this.#at - 1; first >= Math.max(0, this.#at - 3); first--) {
      const titles = this.#catalogue.roleNames.matchesAt(this.#tokens, first).filter(({ end }) => end === this.#at)
      if (titles.some(({ entries }) => entries.some(({ role }) => held.some((one) => one.role === role)))) return true
    }
    return false
  }

  #followsUnknownName(): boolean {
    const before = this.#tokens[this.#at - 1]?.text === '-' ? this.#tokens[this.#at - 2] : this.#before
    if (!before?.isWord || !before.isCapital || TITLES.has(before.fold) || OPENERS.has(before.fold)) return false
    // "On Monday Medvedev wrote"
    if (CALENDAR.has(before.fold)) return false
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
    const folds = wordFolds(words)
    return folds.every((fold, index) => this.#tokens[this.#at - folds.length + index]?.fold === fold)
  }

  #goesOnWith(words: string): boolean {
    return wordFolds(words).every((fold, index) => this.#tokens[this.#end + index]?.fold === fold)
  }

  #articleHas(word: string): boolean {
    return wordFolds(word).every((fold) => this.#context.words.has(fold))
  }
}

const SEX_OF_TITLE = new Map<string, Actor['gender']>([
  ['mr', 'm'],
  ['mrs', 'f'],
  ['ms', 'f'],
  ['miss', 'f'],
])

/** How long before their first office people are in the news. */
const YEARS_BEFORE_OFFICE = 15

/** Words that begin the names of a country's companies and offices, where any word might stand. */
const OPENS_COMPANY_NAME = new Set('air post radio rail royal statistics telecom transport'.split(' ')) // prettier-ignore

/** Before a state's name: what part or kind of it is meant. */
const PARTS_AND_KINDS = new Set('north south east west northern southern eastern western central upper lower inner outer greater mainland continental communist nazi soviet imperial colonial republican democratic islamic red young modern ancient anti pro non post pre trans'.split(' ')) // prettier-ignore

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

/** Of the words that ambiguous names of the catalogue need or must not have beside them: a few hundred. */
const wordFolds = remembered(nameFolds, 10_000)
