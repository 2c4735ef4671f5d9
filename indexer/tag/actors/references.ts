/**
 * What stands for somebody named before without being a name: "the coalition", "the regime", "the town". And kinds of people
 * that are nobody in particular. All are shown where they stand, and count for nobody.
 */
import type { ActorKind } from '../../../engine/document.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Actor } from '../../catalogue/compile-catalogue.ts'
import { NameIndex } from '../../catalogue/name-index.ts'
import type { SaidSpan } from '../statements/tag-statements.ts'
import { isHeadline, type Token } from '../tokens.ts'
import { BODY_NOUNS } from './coreference.ts'
import type { FoundMention } from './found-mention.ts'
import { findUnlistedPlaces } from './unlisted-places.ts'

/** An article as far as it has been read by the other rules. */
export interface ReadArticle {
  readonly tokens: readonly (readonly Token[])[]
  /** By paragraph, in its order of text. */
  readonly mentions: readonly (readonly FoundMention[])[]
  readonly said: readonly (readonly SaidSpan[])[]
  /** The outlet, where it is an actor itself: a ministry says "we". */
  readonly outlet: Actor | null
}

/** By paragraph: the mentions with the weak ones that names, offices and pronouns leave. */
export function withReferences(article: ReadArticle, catalogue: Catalogue): FoundMention[][] {
  const learnt = learnNames(article)
  const bodies = article.mentions.flat().filter(({ kind }) => kind === 'organisation')
  const earlier: FoundMention[] = []
  return article.tokens.map((tokens, paragraph) => {
    const mentions = article.mentions[paragraph]
    const references = findReferences(tokens, mentions, [...bodies, ...earlier], learnt, catalogue)
    const speakers = findSpeakersSelves(tokens, [...mentions, ...references], article.said[paragraph], article.outlet)
    earlier.push(...mentions)
    return [...mentions, ...references, ...speakers].sort((a, b) => a.start - b.start || b.end - a.end)
  })
}

function findReferences(
  tokens: readonly Token[],
  mentions: readonly FoundMention[],
  earlier: readonly FoundMention[],
  learnt: NameIndex<Referent>,
  catalogue: Catalogue,
): FoundMention[] {
  const isTaken = taken(tokens, mentions)
  const found: FoundMention[] = []
  for (let at = 0; at < tokens.length; at++) {
    if (isTaken[at]) continue
    const lastOf: LastOf = (kinds, fits = () => true) => {
      const matches = (mention: FoundMention) => kinds.includes(mention.kind) && fits(mention)
      return mentions.findLast((mention) => mention.endToken <= at && matches(mention)) ?? earlier.findLast(matches)
    }
    const they = THEY.has(tokens[at].fold) ? [...mentions, ...found].filter((mention) => mention.endToken <= at && isMany(mention)).sort((a, b) => b.start - a.start)[0] : undefined // prettier-ignore
    if (they) found.push(mentionOf({ id: they.actor, kind: they.kind, label: they.label }, tokens, at, at + 1))
    if (they) continue
    const isFree = ({ end }: { readonly end: number }) => !isTaken.slice(at, end).includes(true)
    const name = tokens[at].isCapital ? learnt.matchesAt(tokens, at).find((match) => isFree(match) && tokens[match.end - 1].isCapital) : undefined // prettier-ignore
    const group = catalogue.groupNames.matchesAt(tokens, at).find((match) => isFree(match) && !isTaken[at - 1] && !isTaken[match.end]) // prettier-ignore
    const reference = name
      ? { actor: name.entries[0], end: name.end }
      : group
        ? { actor: group.entries[0].actor, end: group.end }
        : referenceAt(tokens, at, lastOf, catalogue)
    if (reference === null) continue
    found.push(mentionOf(reference.actor, tokens, at, reference.end))
    at = reference.end - 1
  }
  return found
}

/** Names that are marked wherever the article has them, once it has told what they are. */
function learnNames({ tokens, mentions }: ReadArticle): NameIndex<Referent> {
  const learnt = new NameIndex<Referent>()
  tokens.forEach((paragraph, at) => {
    if (isHeadline(paragraph)) return
    for (const { first, end, ...name } of findUnlistedPlaces(paragraph, mentions[at])) {
      const printed = paragraph.slice(first, end)
      const isKnown = learnt.matchesAt(printed, 0).some((match) => match.end === printed.length)
      if (!isKnown) learnt.add(printed.flatMap(({ fold }) => fold || []), name) // prettier-ignore
    }
  })
  return learnt
}

const I = new Set(['i', 'me', 'myself'])
const WE = new Set(['we', 'us', 'ourselves'])

/** "I" and "we" within what somebody says, and where an outlet that acts itself speaks for itself. */
function findSpeakersSelves(
  tokens: readonly Token[],
  mentions: readonly FoundMention[],
  said: readonly SaidSpan[],
  outlet: Actor | null,
): FoundMention[] {
  const isTaken = taken(tokens, mentions)
  return tokens.flatMap((token, at) => {
    const isWe = WE.has(token.fold)
    if (isTaken[at] || (!isWe && !I.has(token.fold)) || (token.text === 'US' && token.isCapital)) return []
    const statement = said.find(({ start, end, form }) => form !== 'indirect' && start <= token.start && token.end <= end) // prettier-ignore
    const { actor = null, label = null } = statement?.speaker ?? {}
    const speaker = mentions.find((mention) => mention.actor === actor)
    const self = actor !== null ? { id: actor, label: label ?? actor, kind: speaker?.kind ?? 'person' } : outlet
    return self === null || (statement && actor === null) ? [] : [mentionOf(self, tokens, at, at + 1)]
  })
}

type Referent = Reference['actor']

interface Reference {
  readonly actor: { readonly id: string; readonly kind: ActorKind; readonly label: string }
  /** Index after the last token. */
  readonly end: number
}

const THEY = new Set(['they', 'them', 'themselves'])

/** Whether "they" may be meant by it: a body, a people, a kind of people. */
function isMany({ kind, via, weak }: FoundMention): boolean {
  return kind === 'organisation' || kind === 'group' || (via === 'demonym' && !weak)
}

type LastOf = (kinds: readonly ActorKind[], fits?: (mention: FoundMention) => boolean) => FoundMention | undefined

function referenceAt(tokens: readonly Token[], at: number, lastOf: LastOf, catalogue: Catalogue): Reference | null {
  const noun = nounOf(tokens, at)
  if (noun < 0) return null
  const { fold } = tokens[noun]
  const actorOf = (mention: FoundMention | undefined) =>
    mention && { id: mention.actor, kind: mention.kind, label: mention.label }
  const referent = () => {
    if (BODIES.has(fold) && !SOME_BODY.has(fold)) {
      const body = actorOf(lastOf(['organisation'], (mention) => hasWord(mention, fold, catalogue)))
      return body ?? (ARMS.has(fold) ? ruledState(lastOf, catalogue) : undefined)
    }
    if (SOME_BODY.has(fold)) return actorOf(lastOf(['organisation']))
    if (RULE.has(fold)) return ruledState(lastOf, catalogue)
    if (PLACES.has(fold)) return actorOf(lastOf(['place'])) ?? actorOf(lastOf(['state']))
    if (LANDS.has(fold)) return actorOf(lastOf(['state']))
    return undefined
  }
  const actor = referent()
  if (!actor) return null
  return { actor, end: BODIES.has(fold) ? membersEnd(tokens, noun + 1) : noun + 1 }
}

/** "Coalition military forces": members of a body stand for it. The index after them. */
function membersEnd(tokens: readonly Token[], at: number): number {
  const members = FORCES.test(tokens[at]?.fold ?? '') ? at + 1 : at
  return MEMBERS.has(tokens[members]?.fold ?? '') ? members + 1 : at
}

/** The noun of "the besieged town", "this group"; of "Coalition forces" as well, whose capital does for the article. */
function nounOf(tokens: readonly Token[], at: number): number {
  const { fold, isCapital } = tokens[at]
  if (isCapital && BODIES.has(fold) && membersEnd(tokens, at + 1) > at + 1) return at
  if (!DEFINITE.has(fold)) return -1
  const noun = [at + 1, at + 2].find((next) => NOUNS.has(tokens[next]?.fold ?? ''))
  if (noun === undefined) return -1
  const isName = tokens[noun + 1]?.isCapital && tokens[noun].isCapital
  const goesOn = (tokens[noun + 1]?.fold === 'of' && !BODIES.has(tokens[noun].fold)) || tokens[noun + 1]?.text === '-'
  return isName || goesOn || (noun === at + 2 && !tokens[at + 1].isWord) ? -1 : noun
}

const DEFINITE = new Set(['the', 'this', 'that'])
/** Of these the body last named must have one in its name. */
const BODIES = new Set([...BODY_NOUNS, 'force', 'guard', 'navy', 'parliament', 'police'])
/** Of these every state has its own. */
const ARMS = new Set(['army', 'navy', 'police', 'parliament'])
/** Any body may be called so. */
const SOME_BODY = new Set(['body', 'company', 'group', 'militia', 'network', 'organisation', 'organization'])
/** Who rules: the state whose people were last spoken of. */
const RULE = new Set('regime government authorities administration opposition'.split(' '))
const PLACES = new Set('town city village area region province district island camp site border capital neighbourhood neighborhood airport port'.split(' ')) // prettier-ignore
const LANDS = new Set('country nation kingdom republic'.split(' '))
const NOUNS = new Set([...BODIES, ...SOME_BODY, ...RULE, ...PLACES, ...LANDS])
const FORCES = /^(?:military|air|ground|special|security|partner|member)$/
const MEMBERS = new Set('forces troops partners nations members countries counterparts advisers advisors leaders commanders officials personnel'.split(' ')) // prettier-ignore

function hasWord({ actor, label }: FoundMention, word: string, catalogue: Catalogue): boolean {
  const names = catalogue.actors.get(actor)?.names ?? [label]
  return names.some((name) => name.toLowerCase().split(/[ -]/).includes(word))
}

function ruledState(lastOf: LastOf, catalogue: Catalogue): Reference['actor'] | undefined {
  const last = lastOf(['state', 'person', 'organisation'], ({ kind, actor }) => kind === 'state' || catalogue.actors.get(actor)?.state !== null) // prettier-ignore
  const state = last?.kind === 'state' ? last.actor : last && catalogue.actors.get(last.actor)?.state
  return state ? catalogue.actors.get(state) : undefined
}

function taken(tokens: readonly Token[], mentions: readonly FoundMention[]): boolean[] {
  const isTaken = tokens.map(() => false)
  for (const { firstToken, endToken } of mentions) isTaken.fill(true, firstToken, endToken)
  return isTaken
}

function mentionOf(
  { id, kind, label }: Reference['actor'],
  tokens: readonly Token[],
  firstToken: number,
  endToken: number,
): FoundMention {
  const [start, end] = [tokens[firstToken].start, tokens[endToken - 1].end]
  return { start, end, actor: id, kind, label, via: 'group', weak: true, firstToken, endToken }
}
