import type { NounPhrase } from './noun-phrases.ts'
import type { SayingVerb } from './verbs-of-saying.ts'

/** Words that tell of saying, and the noun phrase that tells whose. */
export interface Cue {
  /** Indexes of words, the end exclusive. */
  readonly first: number
  readonly end: number
  readonly verb: SayingVerb | null
  readonly source: NounPhrase
  /**
   * How the source was found: before the verb, behind it, by "according to", behind "as" ("as he noted"), as that of the verb before, as the
   * possessor of a noun ("his claim that"), as the label of a line ("LAVROV: …"), or as who signed a quotation.
   */
  readonly how: 'before' | 'inverted' | 'according' | 'as' | 'shared' | 'noun' | 'label' | 'signed'
}
