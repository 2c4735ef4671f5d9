import type { ParagraphKind, Span } from '../engine/document.ts'
import type { Block } from './read/source-article.ts'
import { sentencesOf } from './sentences.ts'

/** A paragraph before it is tagged. */
export interface ParagraphText {
  /** From 1. */
  readonly position: number
  readonly kind: ParagraphKind
  readonly text: string
  readonly leadIn: number | null
  /** ISO 639-1, where it is in another language than its article; else null. */
  readonly language: string | null
}

/** A longer paragraph is parted at sentences: as a hit it would be a page, and its facets would be those of a page. */
const MAX_CHARS = 1200
/** A shorter one is no hit worth reading alone and goes with the next. */
const MIN_CHARS = 40

/** Cuts the cleaned blocks of an article into its paragraphs. */
export function chunkArticle(blocks: readonly Block[]): Omit<ParagraphText, 'language'>[] {
  const paragraphs = joinShort(blocks.flatMap(partLong))
  return paragraphs.map(({ kind, text }, at) => ({ position: at + 1, kind, text, leadIn: leadInOf(paragraphs, at) }))
}

/** Parts of about the same length. Longer than MAX_CHARS is only what is a single sentence, which `partSentence` keeps in bounds. */
function partLong(block: Block): Block[] {
  if (block.text.length <= MAX_CHARS) return [block]
  const target = block.text.length / Math.ceil(block.text.length / MAX_CHARS)
  const parts: string[] = []
  let start = 0
  for (const sentence of sentencesOf(block.text).flatMap((each) => partSentence(each, block.text))) {
    if (sentence.end - start > MAX_CHARS && sentence.start > start) {
      parts.push(block.text.slice(start, sentence.start))
      start = sentence.start
    }
    if (sentence.end - start >= target) {
      parts.push(block.text.slice(start, sentence.end))
      start = sentence.end
    }
  }
  parts.push(block.text.slice(start))
  return parts
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => ({ kind: block.kind, text }))
}

/** A transcript without full stops is no sentence: the taggers' time grows faster than a sentence does. */
const MAX_SENTENCE_CHARS = 3000

function partSentence({ start, end }: Span, text: string): Span[] {
  const parts: Span[] = []
  let from = start
  while (end - from > MAX_SENTENCE_CHARS) {
    const space = text.lastIndexOf(' ', from + MAX_SENTENCE_CHARS)
    const to = space > from ? space : from + MAX_SENTENCE_CHARS
    parts.push({ start: from, end: to })
    from = text.startsWith(' ', to) ? to + 1 : to
  }
  return [...parts, { start: from, end }]
}

function joinShort(blocks: readonly Block[]): Block[] {
  const joined: Block[] = []
  for (const block of blocks) {
    const last = joined.at(-1)
    const isText = last?.kind === 'text' && block.kind === 'text'
    if (isText && last.text.length < MIN_CHARS && !SPEAKER_LABEL.test(block.text))
      joined[joined.length - 1] = {
        kind: 'text',
        text: `${last.text}${isUnended(last.text) ? '\n' : ' '}${block.text}`,
      }
    else joined.push(block)
  }
  return joined
}

/** "What Trump said": a line of its own, which is not to be read as one sentence with the next. */
function isUnended(line: string): boolean {
  return /[\p{L}\p{N}]$/u.test(line)
}

/** "MR. LAVROV:", "Q:", "Rubio:" in a transcript: what follows is another's words than what went before. */
const SPEAKER_LABEL = /^(?:[\p{Lu}\p{M}.'’ -]{1,40}|\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3}):(?:\s|$)/u

/** Bullets belong to the paragraph before the list when it leads in to them. */
function leadInOf(blocks: readonly Block[], at: number): number | null {
  if (blocks[at].kind !== 'bullet') return null
  let before = at - 1
  while (before >= 0 && blocks[before].kind === 'bullet') before--
  return before >= 0 && blocks[before].text.endsWith(':') ? before + 1 : null
}
