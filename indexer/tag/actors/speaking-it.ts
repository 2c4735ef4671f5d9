import { SAID_BY_IT, sayingVerb } from '../statements/english/verbs-of-saying.ts'
import type { Token } from '../tokens.ts'
import { mentionAt, type FoundMention } from './found-mention.ts'
import { isSubject } from './sentence-parts.ts'

/** Whom "it said" means: the body or state that the sentence, or the one before it, is about. Paragraphs come in order. */
export class SpeakingIt {
  /** What the last sentence of the paragraph before is about. */
  #last: FoundMention | null = null

  resolve(tokens: readonly Token[], mentions: readonly FoundMention[]): FoundMention[] {
    const sentences = (tokens.at(-1)?.sentence ?? -1) + 1
    const subjects = Array.from({ length: sentences }, (_, sentence) => bodySpokenOf(tokens, mentions, sentence))
    const found = tokens.flatMap((token, at) => {
      if (token.fold !== 'it' || !isFollowedBySaying(tokens, at)) return []
      const own = subjects[token.sentence]
      const before = token.sentence > 0 ? subjects[token.sentence - 1] : this.#last
      // "China is forecast to import more, it said": of China somebody speaks who spoke before.
      const isReport = tokens[at - 1]?.text === ','
      const meant = own && own.endToken <= at && !isReport ? own : before
      if (!meant) return []
      const it = mentionAt({ id: meant.actor, kind: meant.kind, label: meant.label }, AS_PRONOUN, tokens, at, at + 1)
      subjects[token.sentence] = it
      return [it]
    })
    this.#last = subjects.at(-1) ?? null
    return found
  }
}

const AS_PRONOUN = { via: 'pronoun', weak: false } as const

/** Null where a sentence is about a person, or nobody that is named. */
function bodySpokenOf(tokens: readonly Token[], mentions: readonly FoundMention[], sentence: number) {
  const subject = mentions.find((mention) => tokens[mention.firstToken].sentence === sentence && !mention.weak && mention.via !== 'demonym' && isSubject(mention, tokens)) // prettier-ignore
  // "The U.S. Mint", "US officials": what the state goes with is spoken of.
  if (subject?.kind === 'state' && !actsIn(tokens, subject)) return null
  return subject && (subject.kind === 'organisation' || subject.kind === 'state') ? subject : null
}

/** Whether a verb or a comma follows a state's name; its letters ("US") are an adjective as well. */
function actsIn(tokens: readonly Token[], { firstToken, endToken }: FoundMention): boolean {
  const next = tokens[endToken]
  if (next === undefined || !next.isWord) return true
  if (next.isCapital) return false
  const isLetters = tokens.slice(firstToken, endToken).every(({ text }) => text === text.toUpperCase())
  return !isLetters || /(?:ed|es)$/.test(next.fold) || sayingVerb(next.fold) !== undefined || ACTS.has(next.fold)
}

const ACTS = new Set('also began cut did does gave has had is kept kills later led left made may met might must now plans put said saw says sent set should shot still then took was went will won would wants'.split(' ')) // prettier-ignore

const BETWEEN = new Set(['has', 'had', 'also', 'later', 'then'])

function isFollowedBySaying(tokens: readonly Token[], at: number): boolean {
  let next = at + 1
  while (BETWEEN.has(tokens[next]?.fold ?? '')) next++
  const verb = sayingVerb(tokens[next]?.fold ?? '')
  return verb !== undefined && SAID_BY_IT.has(verb.lemma) && !verb.isParticiple
}
