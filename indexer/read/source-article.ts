import type { FoundIn, ParagraphKind, PublishedAtFrom, RemovedText } from '../../engine/document.ts'

/** What every reader gives: an article as its source has it, before it is cut into paragraphs. */
export interface SourceArticle {
  /** The id the source gave. */
  readonly givenId: string | null
  readonly title: string | null
  readonly url: string | null
  readonly source: string | null
  readonly authors: readonly string[]
  readonly publishedAt: PrintedDate | null
  readonly updatedAt: string | null
  readonly language: string | null
  readonly foundIn: FoundIn
  /** The body in order, as the source parts it. */
  readonly blocks: readonly Block[]
  readonly removed: readonly RemovedText[]
}

/** ISO 8601, as precise as it was printed, and where it was printed. */
export interface PrintedDate {
  readonly value: string
  readonly from: PublishedAtFrom
}

/** A piece of the body: white space is not yet folded, and lines within it stand as printed. */
export interface Block {
  readonly kind: ParagraphKind
  readonly text: string
  /** Share of its characters that are links, 0 to 1; undefined where the source has none. */
  readonly linked?: number
}

/** An article, or why one could not be read; `line` counts from 1 and is null where the whole source is meant. */
export type ReadResult =
  | { readonly article: SourceArticle; readonly line: number | null }
  | {
      readonly refused: string
      readonly line: number | null
      /** All there is of the one that could not be read, where others beside it can. */
      readonly item?: string
    }

/** A source's content does not have the form its reader expects. The message says what is wrong, in plain words. */
export class UnreadableSourceError extends Error {
  override name = 'UnreadableSourceError'
  readonly line: number | null

  constructor(message: string, line: number | null = null, options?: ErrorOptions) {
    super(message, options)
    this.line = line
  }
}

export const EMPTY_ARTICLE: SourceArticle = {
  givenId: null,
  title: null,
  url: null,
  source: null,
  authors: [],
  publishedAt: null,
  updatedAt: null,
  language: null,
  foundIn: {},
  blocks: [],
  removed: [],
}
