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

/** "Similar Posts": a label at the end of a page, and no link itself, as "Read more: Talks in Geneva" is. */
export function announcesLinks(text: string, reason: FurnitureReason | null, inLastHalf: boolean): boolean {
  return reason === 'related-links' && inLastHalf && text.length <= LABEL_CHARS / 2 && !/[:»›→|]\s*\S/.test(text)
}

/** As headlines of other articles are printed where nothing marks them as links: a line that no full stop ends. */
export function isHeadline({ kind, text }: Block): boolean {
  return kind !== 'heading' && text.length <= 2 * LABEL_CHARS && !/[.!…。]["”’»)\]]*$/.test(text)
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
