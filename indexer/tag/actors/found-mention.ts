import type { ActorKind, Span } from '../../../engine/document.ts'

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
