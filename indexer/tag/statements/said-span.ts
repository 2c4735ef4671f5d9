import type { Statement } from '../../../engine/document.ts'
import type { ParagraphText } from '../../chunk.ts'
import type { FoundMention } from '../actors/found-mention.ts'
import type { Token } from '../tokens.ts'

export interface ParagraphToTag {
  readonly paragraph: ParagraphText
  readonly tokens: readonly Token[]
  readonly mentions: readonly FoundMention[]
}

/** A statement before its topics are known. */
export type SaidSpan = Omit<Statement, 'topics'>
