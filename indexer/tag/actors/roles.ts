/** Persons named by their office: "the Iranian foreign minister", "Russia's president", "the two foreign ministers". */
import type { Catalogue, RoleHolder, RoleName } from '../../catalogue/catalogue.ts'
import { scriptOf } from '../../catalogue/names-by-script.ts'
import type { Token } from '../tokens.ts'
import type { FoundMention } from './found-mention.ts'
import { includesDay } from './term-of-office.ts'

/** A job title in the text. */
export interface RoleMention {
  readonly role: string
  readonly plural: boolean
  readonly firstToken: number
  readonly endToken: number
  /** The state or body whose office it is, where the words tell: an index into the mentions. */
  readonly owner: number | null
  /** The state or body whose office the title itself tells: "secretary of state" is of the USA. */
  readonly of: string | null
  /** The person it is said of, standing right before or behind it: an index into the mentions. */
  readonly person: number | null
  /** False for "former", "deputy", "acting", "elect", and for one of several: "a minister". */
  readonly isHolder: boolean
  readonly isFormer: boolean
}

export function findRoles(
  tokens: readonly Token[],
  mentions: readonly FoundMention[],
  catalogue: Catalogue,
): RoleMention[] {
  const roles: RoleMention[] = []
  for (let at = 0; at < tokens.length;) {
    const [match] = catalogue.roleNames.matchesAt(tokens, at)
    if (!match || mentions.some((mention) => mention.firstToken < match.end && at < mention.endToken)) {
      at++
      continue
    }
    roles.push(...describeRole(tokens, at, match.end, match.entries, mentions))
    at = match.end
  }
  return roles
}

const BETWEEN_OWNER_AND_ROLE = new Set([
  '',
  '-',
  'deputy',
  'vice',
  'former',
  'ex',
  'new',
  'newly',
  'appointed',
  'acting',
  'interim',
  'current',
  'outgoing',
  'incoming',
  'then',
  'late',
  'top',
  'senior',
  'long',
  'serving',
  'time',
  'first',
  'next',
])
const NOT_THE_HOLDER = new Set([
  'deputy',
  'vice',
  'assistant',
  'acting',
  'interim',
  'incoming',
  'next',
  'would',
  'aspiring',
  'under',
  'shadow',
  // Russian, Persian, Arabic
  ...'избранный избранная временный временная موقت منتخب المنتخب الموقت'.split(' '),
])
const PREDICATES = new Set(['is', 'was', 'are', 'were', 'be', 'been', 'being', 'became', 'become', 'becoming', 'as', 'elected', 'appointed', 'named']) // prettier-ignore
const FORMER = new Set('former ex late then onetime previous бывший бывшая бывшего экс سابق پیشین اسبق السابق السابقه الاسبق'.split(' ')) // prettier-ignore
const HONORIFICS = new Set(['ayatollah', 'sheikh', 'mr', 'mrs', 'ms', 'dr', 'gen', 'general', 'sir', 'prince'])

function describeRole(
  tokens: readonly Token[],
  at: number,
  end: number,
  entries: readonly RoleName[],
  mentions: readonly FoundMention[],
): RoleMention[] {
  // In Persian and Arabic it never stands before.
  const isBehind = scriptOf(tokens[at].fold) === 'arabic'
  const owner = (isBehind ? null : ownerBefore(tokens, at, mentions)) ?? ownerBehind(tokens, end, mentions)
  const between = tokens
    .slice(owner !== null && mentions[owner].endToken <= at ? mentions[owner].endToken : Math.max(0, at - 2), at)
    .map((token) => token.fold)
  const first = owner === null ? at : Math.min(at, mentions[owner].firstToken)
  const isIndefinite = /^an?$/.test(tokens[first - 1]?.fold ?? '')
  const next = owner !== null && mentions[owner].firstToken >= end ? mentions[owner].endToken : end
  const follows = [...tokens.slice(end, end + 2), ...tokens.slice(next, next + 1)].map((token) => token.fold)
  const told = isGenitive(tokens, end) ? [...between, ...follows] : between
  const person =
    personBehind(tokens, end, mentions) ??
    (isGenitive(tokens, end) ? personBehind(tokens, next, mentions) : null) ??
    personBefore(tokens, first, mentions)
  return entriesOf(owner === null ? null : mentions[owner].actor, entries).map((entry) => ({
    role: entry.role,
    plural: entry.plural,
    firstToken: at,
    endToken: end,
    owner,
    of: entry.of,
    person,
    isHolder:
      !isIndefinite &&
      !isPredicate(tokens, at, owner === null ? undefined : mentions[owner]) &&
      !told.some((word) => NOT_THE_HOLDER.has(word)) &&
      !follows.includes('elect') &&
      follows[0] !== 'designate',
    isFormer: told.some((word) => FORMER.has(word)),
  }))
}

/** Of "the British chancellor" what the word means there; elsewhere it is the head of government. */
function entriesOf(owner: string | null, entries: readonly RoleName[]): readonly RoleName[] {
  if (owner === null) return entries
  const own = entries.filter(({ of }) => of === owner)
  const general = entries.filter(({ of }) => of === null)
  return own.length > 0 ? own : general.length > 0 ? general : entries
}

/** "when she was secretary of state", "who is also Nigerian oil minister": what somebody is, who is named elsewhere. */
function isPredicate(tokens: readonly Token[], at: number, owner: FoundMention | undefined): boolean {
  const isBefore = owner !== undefined && owner.endToken <= at
  // "the host was Germany's chancellor"
  if (isBefore && /^['’]s?$/.test(tokens[owner.endToken]?.text ?? '')) return false
  const first = isBefore ? owner.firstToken : at
  const before = /^(?:also|now|still|then|once)$/.test(tokens[first - 1]?.fold ?? '') ? first - 2 : first - 1
  return PREDICATES.has(tokens[before]?.fold ?? '')
}

/** "Iran's (former) foreign minister", "the Iranian foreign minister". */
function ownerBefore(tokens: readonly Token[], at: number, mentions: readonly FoundMention[]): number | null {
  const index = mentions.findLastIndex((mention) => mention.endToken <= at)
  const mention = mentions[index]
  if (!mention || mention.kind === 'person' || mention.kind === 'place' || at - mention.endToken > 3) return null
  return tokens.slice(mention.endToken, at).every((token) => BETWEEN_OWNER_AND_ROLE.has(token.fold)) ? index : null
}

/** "the foreign minister of Iran". */
function ownerBehind(tokens: readonly Token[], end: number, mentions: readonly FoundMention[]): number | null {
  if (isGenitive(tokens, end)) return ownerInGenitive(tokens, end, mentions)
  if (tokens[end]?.fold !== 'of') return null
  const first = tokens[end + 1]?.fold === 'the' ? end + 2 : end + 1
  const index = mentions.findIndex((mention) => mention.firstToken === first)
  return index >= 0 && mentions[index].kind !== 'person' && !goesOnAsName(tokens, mentions[index].endToken, mentions)
    ? index
    : null
}

/** Whether the words behind an office are of a language that says "of" by their place or ending. */
function isGenitive(tokens: readonly Token[], end: number): boolean {
  return scriptOf(tokens[end - 1].fold) !== 'latin'
}

/** "министр иностранных дел Ирана", "وزير الخارجية الإيراني": right behind, or behind "former". */
function ownerInGenitive(tokens: readonly Token[], end: number, mentions: readonly FoundMention[]): number | null {
  const fold = tokens[end]?.fold ?? ''
  const first = FORMER.has(fold) || NOT_THE_HOLDER.has(fold) ? end + 1 : end
  const index = mentions.findIndex((mention) => mention.firstToken === first)
  return index >= 0 && mentions[index].kind !== 'person' && mentions[index].kind !== 'place' ? index : null
}

/** "president of the American Action Forum", but "the President of Russia Vladimir Putin" */
function goesOnAsName(tokens: readonly Token[], at: number, mentions: readonly FoundMention[]): boolean {
  if (mentions.some(({ kind, firstToken }) => kind === 'person' && firstToken === at)) return false
  return tokens[at]?.isCapital === true && tokens[at].isWord && tokens[at].start === tokens[at - 1].end + 1
}

/** "Foreign Minister Abbas Araghchi", "its leader, Ayatollah Ali Khamenei". */
function personBehind(tokens: readonly Token[], end: number, mentions: readonly FoundMention[]): number | null {
  const index = mentions.findIndex((mention) => mention.firstToken >= end)
  const mention = mentions[index]
  if (!mention || mention.kind !== 'person' || mention.firstToken - end > 2) return null
  return tokens.slice(end, mention.firstToken).every((token) => token.text === ',' || HONORIFICS.has(token.fold))
    ? index
    : null
}

/** "Araghchi, the Iranian foreign minister". */
function personBefore(tokens: readonly Token[], at: number, mentions: readonly FoundMention[]): number | null {
  const index = mentions.findLastIndex((mention) => mention.endToken < at)
  const mention = mentions[index]
  if (!mention || mention.kind !== 'person' || at - mention.endToken > 3) return null
  const between = tokens.slice(mention.endToken, at)
  return /^[,،]$/.test(between[0]?.text ?? '') &&
    between.slice(1).every((token) => token.fold === 'the' || token.fold === 'a' || FORMER.has(token.fold))
    ? index
    : null
}

/** Offices that many hold at once, though the catalogue may know one of them: "the White House spokesman" is told by a name alone. */
export const SHARED_OFFICES = new Set(
  'activist adviser ambassador cabinet-minister commander deputy deputy-foreign-minister deputy-prime-minister envoy judge lawmaker presidential-candidate prince prosecutor representative senator special-rapporteur spokesperson under-secretary-general'.split(' '), // prettier-ignore
)

/** Who held the office on a day; all holders without one. Several fit only when the catalogue's dates overlap. */
export function holdersOf(
  role: string,
  of: string,
  date: string | null,
  former: boolean,
  catalogue: Catalogue,
): string[] {
  const holders = catalogue.holders.get(`${role} ${of}`) ?? []
  const fitting = holders.filter((holder) => (former ? hasLeft(holder, date) : holds(holder, date)))
  return [...new Set(fitting.map((holder) => holder.actor))]
}

function holds(term: RoleHolder, date: string | null): boolean {
  return date === null ? term.to === null : includesDay(term, date)
}

function hasLeft({ to }: RoleHolder, date: string | null): boolean {
  return to !== null && (date === null || to <= date)
}
