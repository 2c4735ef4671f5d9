import { SAID_BY_IT, sayingVerb } from '../statements/verbs-of-saying.ts'
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
      const meant = own && own.endToken <= at ? own : before
      return meant ? [mentionAt({ id: meant.actor, kind: meant.kind, label: meant.label }, AS_PRONOUN, tokens, at, at + 1)] : [] // prettier-ignore
    })
    this.#last = subjects.at(-1) ?? (sentences > 0 ? (found.at(-1) ?? null) : null)
    return found
  }
}

const AS_PRONOUN = { via: 'pronoun', weak: false } as const

/** Null where a sentence is about a person, or nobody that is named. */
function bodySpokenOf(tokens: readonly Token[], mentions: readonly FoundMention[], sentence: number) {
  const subject = mentions.find((mention) => tokens[mention.firstToken].sentence === sentence && !mention.weak && mention.via !== 'demonym' && isSubject(mention, tokens)) // prettier-ignore
  return subject && (subject.kind === 'organisation' || subject.kind === 'state') ? subject : null
}

const BETWEEN = new Set(['has', 'had', 'also', 'later', 'then'])

function isFollowedBySaying(tokens: readonly Token[], at: number): boolean {
  let next = at + 1
  while (BETWEEN.has(tokens[next]?.fold ?? '')) next++
  const verb = sayingVerb(tokens[next]?.fold ?? '')
  return verb !== undefined && SAID_BY_IT.has(verb.lemma) && !verb.isParticiple
}
