/**
 * Persons of whom an article has one name only: "Petty Officer Keating", and the "Karim" of a feature who says this and that.
 * Who they are one cannot tell outside of it: they are marked, "he" may mean them, and nobody can look for them.
 */
import { sayingVerb } from '../statements/english/verbs-of-saying.ts'
import type { Token } from '../tokens.ts'
import type { FoundMention } from './found-mention.ts'
import { OPENERS, TITLES } from './name-words.ts'
import { capitalRuns, nameOf, ORGANISATION_ENDINGS, type UnlistedName } from './unlisted-names.ts'

export function findSingleNames(
  paragraphs: readonly (readonly Token[])[],
  mentions: readonly (readonly FoundMention[])[],
): UnlistedName[] {
  const found = new Map<string, UnlistedName>()
  const counts = new Map<string, number>()
  const speaking = new Map<string, UnlistedName>()
  /** Firms speak as well: of a person "he" or "she" is near. */
  const persons = new Set<string>()
  paragraphs.forEach((tokens, paragraph) => {
    for (const { first, end } of capitalRuns(tokens, mentions[paragraph])) {
      // "Energy Minister Subroto"
      const titled = tokens.findLastIndex(({ fold }, at) => at >= first && at < end && TITLES.has(fold)) + 1 || first
      if (titled !== end - 1 || !isName(tokens[titled])) continue
      const name = nameOf(tokens, titled, end, 'person')
      if (titled > first) found.set(name.id, name)
      else if (!tokens[titled].opensSentence || speaks(tokens, titled)) {
        counts.set(name.id, (counts.get(name.id) ?? 0) + 1)
        if (speaks(tokens, titled)) speaking.set(name.id, name)
        if (tokens.some(({ fold }) => HE.has(fold))) persons.add(name.id)
      }
    }
  })
  for (const [id, name] of speaking) if (counts.get(id)! > 1 && persons.has(id)) found.set(id, name)
  return [...found.values()]
}

function isName({ text, fold }: Token): boolean {
  return text.length > 2 && text !== text.toUpperCase() && !OPENERS.has(fold) && !ORGANISATION_ENDINGS.has(fold)
}

/** "Karim said", "says Manal". */
function speaks(tokens: readonly Token[], at: number): boolean {
  const verb = sayingVerb(tokens[at + 1]?.text ?? '')
  const before = sayingVerb(tokens[at - 1]?.text ?? '')
  // What a firm says of itself "it" does.
  if (/^(?:it|its)$/.test(tokens[at + 2]?.fold ?? '')) return false
  return (verb !== undefined && !verb.isParticiple) || (before?.lemma === 'say' && !tokens[at + 1]?.isWord)
}

const HE = new Set(['he', 'she', 'him', 'his', 'her'])
