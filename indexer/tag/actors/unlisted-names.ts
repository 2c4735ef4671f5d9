/**
 * Names the catalogue lacks, found by how they are written: a first name and what follows it, words that end the names
 * of bodies, an acronym in brackets behind a body's name.
 */
import type { ActorKind } from '../../../engine/document.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Token } from '../tokens.ts'
import type { FoundMention } from './found-mention.ts'
import { OPENERS, PARTICLES, TITLES } from './person-words.ts'

/** A name found in the article that the catalogue lacks. */
export interface UnlistedName {
  readonly id: string
  readonly label: string
  readonly kind: ActorKind
}

/** A run of capital words: `end` is the index after its last token. */
interface CapitalRun {
  readonly first: number
  readonly end: number
}

const ORGANISATION_ENDINGS = new Set(
  'ministry department agency authority administration bureau office commission committee council board parliament assembly senate congress court tribunal police guard guards army navy force forces brigade brigades battalion militia front movement party alliance coalition union league federation association society organisation organization institute institution foundation centre center university college school academy bank corporation corp company inc ltd llc plc group holdings fund exchange club network observatory mission embassy initiative programme program service services news agency times post journal herald tribune airlines airways motors energy oil gas petroleum industries'.split(
    ' ',
  ),
)

export function findUnlistedNames(
  tokens: readonly Token[],
  mentions: readonly FoundMention[],
  catalogue: Catalogue,
): (UnlistedName & CapitalRun)[] {
  return capitalRuns(tokens, mentions).flatMap((run) => {
    const name = asOrganisation(tokens, run) ?? asPerson(tokens, run, catalogue)
    return name ? [name] : []
  })
}

/** Runs of capital words that no known name overlaps; particles and hyphens may stand between. */
function capitalRuns(tokens: readonly Token[], mentions: readonly FoundMention[]): CapitalRun[] {
  const taken = new Set(
    mentions.flatMap(({ firstToken, endToken }) =>
      Array.from({ length: endToken - firstToken }, (_, index) => firstToken + index),
    ),
  )
  const runs: CapitalRun[] = []
  for (let at = 0; at < tokens.length;) {
    if (!startsRun(tokens[at]) || taken.has(at)) {
      at++
      continue
    }
    let end = at + 1
    for (
      let next = end;
      next < tokens.length && !taken.has(next) && tokens[next].sentence === tokens[at].sentence;
      next++
    ) {
      if (tokens[next].isCapital) end = next + 1
      else if (!goesOn(tokens[next]) || next - end > 2) break
    }
    runs.push({ first: at, end })
    at = end
  }
  return runs
}

function startsRun(token: Token): boolean {
  return token.isWord && token.isCapital && !(OPENERS.has(token.fold) && (token.opensSentence || token.text.length < 4))
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

function asOrganisation(tokens: readonly Token[], { first, end }: CapitalRun): (UnlistedName & CapitalRun) | null {
  const words = tokens.slice(first, end).filter((token) => token.isWord)
  if (words.length < 2 || tokens[first].opensSentence) return null
  const head = words.findIndex((word) => ORGANISATION_ENDINGS.has(word.fold))
  if (head < 0) return null
  return named(tokens, first, end, 'organisation')
}

function asPerson(tokens: readonly Token[], run: CapitalRun, catalogue: Catalogue): (UnlistedName & CapitalRun) | null {
  let { first, end } = run
  while (first < end && TITLES.has(tokens[first].fold)) first++
  const joined = tokens
    .slice(first, end)
    .findIndex((token) => token.fold === 'of' || token.fold === 'for' || token.fold === 'and')
  if (joined >= 0) end = first + joined
  const words = tokens.slice(first, end).filter((token) => token.isCapital)
  if (words.length < 2 || words.length > 4) return null
  if (!catalogue.givenNames.has(words[0].fold)) return null
  return named(tokens, first, end, 'person')
}

function named(tokens: readonly Token[], first: number, end: number, kind: ActorKind): UnlistedName & CapitalRun {
  const printed = tokens.slice(first, end)
  const id = printed
    .map((token) => token.fold.replace(/[^\p{L}\p{N}]+/gu, ''))
    .filter(Boolean)
    .join('-')
  const label = printed
    .map((token, index) => (index > 0 && token.start > printed[index - 1].end ? ' ' : '') + token.text)
    .join('')
  return { id, label, kind, first, end }
}
