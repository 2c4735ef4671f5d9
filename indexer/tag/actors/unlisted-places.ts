/** Places the catalogue lacks, found by what stands around them. They are marked where they stand. */
import type { Token } from '../tokens.ts'
import type { FoundMention } from './found-mention.ts'
import { TITLES } from './name-words.ts'
import {
  CALENDAR,
  capitalRuns,
  nameOf,
  ORGANISATION_ENDINGS,
  type CapitalRun,
  type UnlistedName,
} from './unlisted-names.ts'

/** Words behind which a name is that of a place. */
const PLACE_AFTER = new Set('in near outside inside around towards toward across throughout into'.split(' '))
/** Verbs of going, before "to" or "from". */
const GOING =
  /^(?:c[ao]me|coming|g[oe]|goes|going|went|gone|travel\w*|return\w*|flee|fled|fleeing|mov(?:e|es|ed|ing)|hail(?:s|ed)?|arriv\w+|dr[io]ve\w*|flew|fl(?:y|ies)|march\w*)$/
/** "the town of", "east of" */
const PLACE_OF = new Set('town towns village villages city cities province district region island outskirts suburb port north south east west north-east north-west south-east south-west northeast northwest southeast southwest'.split(' ')) // prettier-ignore
/** A name with one of these is that of a place. */
const LANDMARKS = new Set('airbase airport avenue barrage bay beach bridge camp canal castle cathedral church city creek crossing dam desert district forest gate governorate gulf harbour highway hills hotel island islands junction lake mosque mountain mountains neighbourhood neighborhood oasis palace park peninsula plain plains port prison province ridge river road shrine square station strait street suburb temple town valley village'.split(' ')) // prettier-ignore
/** What stands before the name of a place, and is none alone. */
const SHORTENED = new Set(['st', 'ste', 'mt', 'ft'])
/** "Lake Tharthar" */
const HEADS = new Set('lake camp mount fort port cape tell tel tal wadi river jabal jebel'.split(' '))
/** Capital behind "in", and no place. */
const NO_PLACES = new Set('ramadan easter christmas congress parliament english arabic god exercise operation islam internet spring summer autumn winter fall'.split(' ')) // prettier-ignore

/** Names of places the article teaches, wherever in it they stand. */
export function findUnlistedPlaces(
  tokens: readonly Token[],
  mentions: readonly FoundMention[],
): (UnlistedName & CapitalRun)[] {
  return capitalRuns(tokens, mentions).flatMap(({ first, end: last }) => {
    const joined = tokens.slice(first, last).findIndex(({ fold }) => fold === 'and' || fold === 'for')
    const end = joined < 0 ? last : first + joined
    const words = tokens.slice(first, end).filter(({ isWord }) => isWord)
    if (words.length === 0 || words.length > 4 || words.some(({ fold }) => NO_PLACES.has(fold) || CALENDAR.has(fold)))
      return []
    // "in Mr. Trump's returns", "in St. Peter's Square"
    if (words.every(({ fold }) => TITLES.has(fold) || SHORTENED.has(fold))) return []
    const isLandmark = (words.length > 1 && (LANDMARKS.has(words.at(-1)!.fold) || HEADS.has(words[0].fold))) || (LANDMARKS.has(tokens[end]?.fold ?? '') && !tokens[end].isCapital) // prettier-ignore
    if (!isLandmark && (!isPlaceHere(tokens, first) || words.some(({ fold }) => ORGANISATION_ENDINGS.has(fold))))
      return []
    return [{ ...nameOf(tokens, first, end, 'place'), first, end }]
  })
}

function isPlaceHere(tokens: readonly Token[], first: number): boolean {
  const [before, twoBefore] = [tokens[first - 1], tokens[first - 2]]
  if (before === undefined || before.sentence !== tokens[first].sentence) return false
  const isGone = (before.fold === 'to' || before.fold === 'from') && GOING.test(twoBefore?.fold ?? '')
  return PLACE_AFTER.has(before.fold) || isGone || (before.fold === 'of' && PLACE_OF.has(twoBefore?.fold ?? ''))
}
