/** Lines of a page that are told from its text by how they are marked up and where they stand. */
import type { FurnitureReason, RemovedText } from '../../engine/document.ts'
import type { Block } from '../read/source-article.ts'

const ENDS_SENTENCE = /[.!?…؟。:]["”’»)\]]*$/
/** Shorter, a line without the end of a sentence is a label, not prose. */
const LABEL_CHARS = 80

/** Lines that are links and nothing more: what else the site has to offer. */
export function linkReason({ kind, text, linked = 0 }: Block, inLastHalf: boolean): FurnitureReason | null {
  if (ENDS_SENTENCE.test(text)) return null
  const isLinks =
    (kind === 'bullet' && linked >= 0.8) ||
    (kind === 'text' && linked >= 0.5 && text.length <= 2 * LABEL_CHARS) ||
    (kind === 'heading' && linked >= 0.8 && inLastHalf)
  return isLinks ? 'links' : null
}

/** Headings behind the last text of a page were those of what is no longer there. What comes from no page stays as it is. */
export function trimEnd(blocks: readonly Block[]): { blocks: Block[]; removed: RemovedText[] } {
  const last = blocks.findLastIndex(({ kind, linked }) => kind !== 'heading' || linked === undefined)
  const end = last < 0 ? blocks.length : last + 1
  return {
    blocks: blocks.slice(0, end),
    removed: blocks.slice(end).map(({ text }) => ({ text, reason: 'heading-of-nothing' })),
  }
}
