import type { ActorKind, Span } from '../../../engine/document.ts'
import type { Token } from '../tokens.ts'

/** A span that names an actor, and how it came to be taken for one. */
export interface FoundMention extends Span {
  readonly actor: string
  readonly kind: ActorKind
  readonly label: string
  /**
   * `name`, `short`, `demonym`, `metonym`: as the catalogue lists it. `unlisted`: a name the catalogue lacks.
   * `role`: by office ("the Iranian foreign minister"). `pronoun` and `group` ("both nations"): by what was named before.
   */
  readonly via: 'name' | 'short' | 'demonym' | 'metonym' | 'unlisted' | 'role' | 'pronoun' | 'group'
  /** Only says whose somebody is, like "Russian" in "the Russian foreign minister": shown, but no facet value. */
  readonly weak: boolean
  /** Indexes of its tokens, the end exclusive. */
  readonly firstToken: number
  readonly endToken: number
}

/** Whom a mention names. */
export interface Referent {
  readonly id: string
  readonly kind: ActorKind
  readonly label: string
}

/** The mention that these tokens are, the end exclusive. */
export function mentionAt(
  { id, kind, label }: Referent,
  { via, weak }: Pick<FoundMention, 'via' | 'weak'>,
  tokens: readonly Token[],
  firstToken: number,
  endToken: number,
): FoundMention {
  const [start, end] = [tokens[firstToken].start, tokens[endToken - 1].end]
  return { start, end, actor: id, kind, label, via, weak, firstToken, endToken }
}

/** For each token, whether a mention holds it. */
export function takenBy(mentions: readonly FoundMention[], tokens: readonly Token[]): boolean[] {
  const isTaken = tokens.map(() => false)
  for (const { firstToken, endToken } of mentions) isTaken.fill(true, firstToken, endToken)
  return isTaken
}
