/** Words that stand for a body, a state or a place named before, and where in a sentence they do. */
import type { Token } from '../tokens.ts'
import { BODY_NOUNS } from './coreference.ts'

/** Of these the body last named must have one in its name. */
export const BODIES = new Set([...BODY_NOUNS, 'force', 'guard', 'navy', 'parliament', 'police'])
/** Any body may be called so. */
export const SOME_BODY = new Set(['body', 'company', 'group', 'militia', 'network', 'organisation', 'organization'])
/** Of these every state has its own. */
export const ARMS = new Set(['army', 'navy', 'police', 'parliament'])
/** Who rules: the state whose people were last spoken of. */
export const RULE = new Set(['regime', 'government', 'authorities', 'administration', 'opposition'])
export const PLACES = new Set(
  'town city village area region province district island camp site border capital neighbourhood neighborhood airport port'.split(
    ' ',
  ),
)
export const LANDS = new Set(['country', 'nation', 'kingdom', 'republic'])
const NOUNS = new Set([...BODIES, ...SOME_BODY, ...RULE, ...PLACES, ...LANDS])

export const THEY = new Set(['they', 'them', 'themselves'])
export const WE = new Set(['we', 'us', 'ourselves'])
export const I = new Set(['i', 'me', 'myself'])

const DEFINITE = new Set(['the', 'this', 'that'])
const FORCES = /^(?:military|air|ground|special|security|partner|member)$/
const MEMBERS = new Set(
  'forces troops partners nations members countries counterparts advisers advisors leaders commanders officials personnel'.split(
    ' ',
  ),
)

/** The noun of "the besieged town", "this group"; of "Coalition forces" as well, whose capital does for the article. Else -1. */
export function nounAt(tokens: readonly Token[], at: number): number {
  const { fold, isCapital } = tokens[at]
  if (isCapital && BODIES.has(fold) && membersEnd(tokens, at + 1) > at + 1) return at
  if (!DEFINITE.has(fold)) return -1
  // "said that the group": there it is no article.
  if (fold === 'that' && DEFINITE.has(tokens[at + 1]?.fold ?? '')) return -1
  const noun = [at + 1, at + 2].find((next) => NOUNS.has(tokens[next]?.fold ?? ''))
  if (noun === undefined || (noun === at + 2 && !tokens[at + 1].isWord)) return -1
  const next = tokens[noun + 1]
  const isName = next?.isCapital && tokens[noun].isCapital
  const goesOn = (next?.fold === 'of' && !BODIES.has(tokens[noun].fold)) || next?.text === '-'
  return isName || goesOn ? -1 : noun
}

/** "Coalition military forces": members of a body stand for it. The index after them. */
export function membersEnd(tokens: readonly Token[], at: number): number {
  const members = FORCES.test(tokens[at]?.fold ?? '') ? at + 1 : at
  return MEMBERS.has(tokens[members]?.fold ?? '') ? members + 1 : at
}
