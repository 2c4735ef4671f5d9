/**
 * Names the catalogue lacks, found by how they are written: a first name and what follows it, a name with a title before it or
 * an office behind it, words that end the names of bodies, numbered units, an acronym in brackets behind what it stands for.
 */
import type { ActorKind } from '../../../engine/document.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Token } from '../tokens.ts'
import { takenBy, type FoundMention } from './found-mention.ts'
import { sayingVerb } from '../statements/english/verbs-of-saying.ts'
import { COMPANY_FORMS, OPENERS, PARTICLES, TITLES } from './name-words.ts'

/** A name found in the article that the catalogue lacks. */
export interface UnlistedName {
  readonly id: string
  readonly label: string
  readonly kind: ActorKind
}

/** A run of capital words: `end` is the index after its last token. */
export interface CapitalRun {
  readonly first: number
  readonly end: number
}

/** A name with one of these is that of a body. */
export const ORGANISATION_ENDINGS = new Set(
  'ministry department agency authority administration bureau office commission committee council board parliament assembly senate congress court tribunal police guard guards army navy force forces brigade brigades battalion militia front movement party alliance coalition union league federation association society organisation organization institute institution foundation centre center university college school academy bank corporation corp company inc ltd llc plc group holdings fund exchange club network observatory mission embassy initiative programme program service services news agency times post journal herald tribune airlines airways motors energy oil gas petroleum industries'.split(
    ' ',
  ),
)

export function findUnlistedNames(
  tokens: readonly Token[],
  mentions: readonly FoundMention[],
  catalogue: Catalogue,
): (UnlistedName & CapitalRun)[] {
  return capitalRuns(tokens, mentions)
    .flatMap((run) => partCompanies(tokens, run))
    .flatMap((run) => {
      if (isParty(tokens, run) || isTail(tokens, run, mentions)) return []
      const official = officialOf(tokens, run)
      const names = official
        ? [bodyOf(tokens, { first: run.first, end: official.first }), asPerson(tokens, official, catalogue)]
        : [
            asUnit(tokens, run) ??
              asStateCompany(tokens, run, catalogue) ??
              asMember(tokens, run, catalogue) ??
              asOrganisation(tokens, withNationality(tokens, run, mentions)) ??
              asPerson(tokens, run, catalogue),
          ]
      return names.filter((name) => name !== null)
    })
}

/** "Chemlawn Corp and Ecolab Inc" are two, "Morgan Stanley and Co Inc" is one. */
function partCompanies(tokens: readonly Token[], { first, end }: CapitalRun): CapitalRun[] {
  const joint = tokens.findIndex(({ fold }, at) => at > first && at < end && fold === 'and' && COMPANY_FORMS.has(tokens[at - 1].fold)) // prettier-ignore
  if (joint < 0 || !COMPANY_FORMS.has(tokens[end - 1].fold)) return [{ first, end }]
  return [{ first, end: joint }, ...partCompanies(tokens, { first: joint + 1, end })]
}

/** The known name that a run stands right behind. */
function nameBefore(tokens: readonly Token[], { first }: CapitalRun, mentions: readonly FoundMention[]) {
  return mentions.find(({ endToken, end }) => endToken === first && end + 1 === tokens[first].start)
}

/** Of "Viacom International Inc" what the catalogue leaves out of the name. */
function isTail(tokens: readonly Token[], run: CapitalRun, mentions: readonly FoundMention[]): boolean {
  const isCompany = COMPANY_FORMS.has(tokens[run.end - 1].fold)
  return isCompany && nameBefore(tokens, run, mentions)?.kind === 'organisation'
}

/** "Sen. Lindsey Graham, R-S.C.": the party and state that American papers put behind a name. */
function isParty(tokens: readonly Token[], { first }: CapitalRun): boolean {
  return /^[DRI]$/.test(tokens[first].text) && tokens[first + 1]?.text === '-'
}

/**
 * "Central Bank Governor Abdel Malik al-Hamar", "Energy Minister Subroto": a person, whose title holds the name of a body, from the
 * title on; null where no such title is the last of what is no name.
 */
function officialOf(tokens: readonly Token[], run: CapitalRun): CapitalRun | null {
  const { first } = run
  const joint = tokens.findIndex(({ fold }, at) => at > first && at < run.end && fold === 'and')
  const end = joint < 0 ? run.end : joint
  const isBody = (at: number) => ORGANISATION_ENDINGS.has(tokens[at].fold)
  const body = tokens.findIndex((_, at) => at >= first && at < end && isBody(at))
  const title = tokens.findIndex(({ fold }, at) => at > body && at < end && TITLES.has(fold))
  if (body < 0 || title < 0 || tokens.some((_, at) => at > title && at < end && isBody(at))) return null
  // "Center for Media Justice"
  return title === end - 1 && tokens[title].fold === 'justice' ? null : { first: title, end }
}

/** Of "507th Maintenance Group Commander", "Totalizator Systems Inc President": a unit or company, where a ministry of any state may be meant else. */
function bodyOf(tokens: readonly Token[], run: CapitalRun): (UnlistedName & CapitalRun) | null {
  if (run.end - run.first < 2) return null
  return asUnit(tokens, run) ?? (COMPANY_FORMS.has(tokens[run.end - 1].fold) ? asOrganisation(tokens, run) : null)
}

/** Runs of capital words that no known name overlaps; particles and hyphens may stand between. */
export function capitalRuns(tokens: readonly Token[], mentions: readonly FoundMention[]): CapitalRun[] {
  const isTaken = takenBy(mentions, tokens)
  const runs: CapitalRun[] = []
  for (let at = 0; at < tokens.length;) {
    if (!startsRun(tokens[at]) || isTaken[at]) {
      at++
      continue
    }
    let end = at + 1
    for (
      let next = end;
      next < tokens.length && !isTaken[next] && tokens[next].sentence === tokens[at].sentence;
      next++
    ) {
      if (tokens[next].text === 'I') break
      if (tokens[next].isCapital) end = next + 1
      else if (!(goesOn(tokens[next]) || isInitial(tokens, next)) || next - end > 2) break
    }
    runs.push({ first: at, end })
    at = end
  }
  return runs
}

/** Capital for what they are, and in front of names: "On Monday Karim". */
export const CALENDAR: ReadonlySet<string> = new Set('monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(' ')) // prettier-ignore

function startsRun(token: Token): boolean {
  return (
    !CALENDAR.has(token.fold) &&
    token.isWord &&
    token.isCapital &&
    !(OPENERS.has(token.fold) && (token.opensSentence || token.text.length < 4))
  )
}

/** "Joseph L. Votel": the full stop behind the initial. */
function isInitial(tokens: readonly Token[], at: number): boolean {
  return tokens[at].text === '.' && /^\p{Lu}$/u.test(tokens[at - 1].text) && tokens[at + 1]?.isCapital
}

function goesOn(token: Token): boolean {
  return (
    token.text === '-' ||
    token.text === '’' ||
    token.text === "'" ||
    PARTICLES.has(token.fold) ||
    token.fold === 'of' ||
    token.fold === 'for' ||
    token.fold === 'and'
  )
}

/** What a company or club is called: the nationality before it is part of its name, where before "Army" it is the state that is meant. */
const PRIVATE_ENDINGS = new Set('corporation corp company co inc ltd llc plc group holdings fund exchange motors airlines airways energy oil petroleum industries club league association federation society institute university college school bank'.split(' ')) // prettier-ignore

/** Of "American Motors Corp" and "Texas Air Corp" all of it, though the first word is the name of a people or place. */
function withNationality(tokens: readonly Token[], run: CapitalRun, mentions: readonly FoundMention[]): CapitalRun {
  const words = tokens.slice(run.first, run.end).filter((token) => token.isWord)
  const isPrivate = PRIVATE_ENDINGS.has(words.at(-1)!.fold) && !words.some(({ fold }) => TITLES.has(fold))
  if (!isPrivate || words.length < 2) return run
  const land = nameBefore(tokens, run, mentions)
  return land?.kind === 'state' || land?.kind === 'place' ? { first: land.firstToken, end: run.end } : run
}

function asOrganisation(tokens: readonly Token[], { first, end }: CapitalRun): (UnlistedName & CapitalRun) | null {
  const words = tokens.slice(first, end).filter((token) => token.isWord)
  // What is left of "Merrill Lynch and Co Inc" is no name.
  if (words.length < 2 || words.every(({ fold }) => COMPANY_FORMS.has(fold))) return null
  const isCompany = COMPANY_FORMS.has(words.at(-1)!.fold)
  // "Cargill U.K. Ltd": the rest of a name that is known.
  if (isCompany)
    return words.length === 2 && words[0].text.includes('.') ? null : named(tokens, first, end, 'organisation')
  if (words.length === 2 && tokens[first].opensSentence) return null
  if (!words.some(({ fold }) => ORGANISATION_ENDINGS.has(fold))) return null
  return named(tokens, first, end, 'organisation')
}

const UNITS = new Set('wing brigade division battalion regiment squadron fleet corps army group flotilla'.split(' '))
const FORCES = /^(?:task|ctf|force)$/

/** "507th Air Refueling Wing", "CTF 50". */
function asUnit(tokens: readonly Token[], { first, end }: CapitalRun): (UnlistedName & CapitalRun) | null {
  const [ordinal, before] = [tokens[first - 1]?.text ?? '', tokens[first - 2]?.text ?? '']
  if (/^(?:st|nd|rd|th)$/.test(ordinal) && /^\d+$/.test(before) && UNITS.has(tokens[end - 1].fold))
    return named(tokens, first - 2, end, 'organisation')
  const isNumbered = FORCES.test(tokens[end - 1].fold) && /^\d{1,4}$/.test(tokens[end]?.text ?? '')
  return isNumbered ? named(tokens, first, end + 1, 'organisation') : null
}

/** "Dillard Spriggs of Petroleum Analysis Ltd": a person, and behind "of" the body that he or she is of. */
function asMember(
  tokens: readonly Token[],
  { first, end }: CapitalRun,
  catalogue: Catalogue,
): (UnlistedName & CapitalRun) | null {
  const of = tokens.findIndex(({ fold }, at) => at > first && at < end && fold === 'of')
  const isBody = tokens.slice(of, end).some(({ fold }) => ORGANISATION_ENDINGS.has(fold))
  return of > 0 && isBody ? asPerson(tokens, { first, end: of }, catalogue) : null
}

/** "Petro-Canada" */
function asStateCompany(
  tokens: readonly Token[],
  { first, end }: CapitalRun,
  catalogue: Catalogue,
): (UnlistedName & CapitalRun) | null {
  if (end - first !== 3 || tokens[first + 1].text !== '-') return null
  const ofState = catalogue.names.matchesAt(tokens, first + 2).some((match) => match.end === end && match.entries.some(({ actor }) => actor.kind === 'state')) // prettier-ignore
  return ofState ? named(tokens, first, end, 'organisation') : null
}

function asPerson(tokens: readonly Token[], run: CapitalRun, catalogue: Catalogue): (UnlistedName & CapitalRun) | null {
  let { end } = run
  const first = behindTitles(tokens, run, catalogue)
  const joined = tokens
    .slice(first, end)
    .findIndex((token) => token.fold === 'of' || token.fold === 'for' || token.fold === 'and')
  if (joined >= 0) end = first + joined
  const words = tokens.slice(first, end).filter((token) => token.isCapital)
  if (words.length < 2 || words.length > 4 || words.some(({ fold }) => ORGANISATION_ENDINGS.has(fold))) return null
  const isTitled = first > run.first || isShortTitle(tokens, first) || isOffice(tokens, first, end, catalogue)
  // An initial is nobody's first name.
  const isGiven = words[0].text.length > 1 && catalogue.givenNames.has(words[0].fold)
  if (!isGiven && !isTitled && !isDescribed(tokens, end, catalogue)) return null
  return named(tokens, first, end, 'person')
}

/** Where the name begins in "Mr Robert Fowler", "Agriculture Secretary Richard Lyng"; but a king may be one by name: "Martin Luther King". */
function behindTitles(tokens: readonly Token[], { first, end }: CapitalRun, catalogue: Catalogue): number {
  const isName = (at: number) => catalogue.givenNames.has(tokens[at].fold) && !TITLES.has(tokens[at].fold)
  let behind = first
  for (let at = first; at < end && !isName(at); at++) if (TITLES.has(tokens[at].fold)) behind = at + 1
  return behind
}

/** "Utah Gov. Spencer Cox" */
function isShortTitle(tokens: readonly Token[], first: number): boolean {
  const [title, stop] = [tokens[first - 2], tokens[first - 1]]
  return stop?.text === '.' && title?.isCapital && title.text.length <= LONGEST_SHORT && TITLES.has(title.fold)
}

/** "Capt." */
const LONGEST_SHORT = 5

/** "activist Lama Fakih", "its deputy director, Lama Fakih, said": the office, written small, stands before the name. */
function isOffice(tokens: readonly Token[], first: number, end: number, catalogue: Catalogue): boolean {
  const isSetOff = tokens[first - 1]?.text === ',' && tokens[end]?.text === ','
  const behind = isSetOff ? first - 1 : first
  const starts = [behind - 1, behind - 2, behind - 3].filter((at) => tokens[at]?.isWord && !tokens[at].isCapital)
  return starts.some((at) => catalogue.roleNames.matchesAt(tokens, at).some((match) => match.end === behind))
}

/** Words of an apposition in which an office is looked for. */
const APPOSITION = 6

/** "Lama Fakih, deputy director at", "Abu Karim, 45,": what only a person is. */
function isDescribed(tokens: readonly Token[], end: number, catalogue: Catalogue): boolean {
  if (tokens[end]?.text !== ',') return false
  if (/^\d{1,2}$/.test(tokens[end + 1]?.text ?? '')) return /^[,.]$/.test(tokens[end + 2]?.text ?? '')
  const rest = tokens.slice(end + 1, end + 1 + APPOSITION)
  const last = rest.findIndex(({ isWord, sentence }) => !isWord || sentence !== tokens[end].sentence)
  const words = last < 0 ? rest : rest.slice(0, last)
  // A verb would make it the next name of a list or a new clause: "Berlin, the minister said".
  if (words.some(({ fold }) => sayingVerb(fold) !== undefined)) return false
  return words.some((_, index) => catalogue.roleNames.matchesAt(tokens, end + 1 + index).length > 0)
}

function named(tokens: readonly Token[], first: number, end: number, kind: ActorKind): UnlistedName & CapitalRun {
  return { ...nameOf(tokens, first, end, kind), first, end }
}

/** The name that these tokens print. */
export function nameOf(tokens: readonly Token[], first: number, end: number, kind: ActorKind): UnlistedName {
  const printed = tokens.slice(first, end)
  const id = printed
    .map((token) => token.fold.replace(/[^\p{L}\p{N}]+/gu, ''))
    .filter(Boolean)
    .join('-')
  const label = printed
    .map((token, index) => (index > 0 && token.start > printed[index - 1].end ? ' ' : '') + token.text)
    .join('')
  return { id, label, kind }
}
