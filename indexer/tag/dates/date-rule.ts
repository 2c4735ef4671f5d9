/** What a rule for dates is given and gives. */
import type { DateMention } from '../../../engine/document.ts'

/** Where an expression stands. */
export interface DateContext {
  /** `2025-02-25`; null when it is not known. */
  readonly published: string | null
  readonly before: string
  readonly after: string
  readonly found: readonly DateMention[]
  readonly start: number
}

/** An ISO prefix; null for a date without a value; undefined when the words are no date after all. */
export type Meaning = string | { readonly value: string; readonly certain: boolean } | null | undefined

export interface DateRule {
  /** Stands in every text that the pattern finds something in, and is soon looked for; null where nothing short does. */
  readonly sign: RegExp | null
  readonly pattern: RegExp
  resolve(match: RegExpExecArray | RegExpMatchArray, context: DateContext): Meaning
}
