import type { RemovedText } from '../../engine/document.ts'
import type { Block } from '../read/source-article.ts'
import { authorsOfByline } from './byline.ts'
import { foldSpace, lineKey } from './line.ts'
import { furnitureReason } from './line-rules.ts'
import { announcesLinks, isHeadline, linkReason, trimEnd } from './page-lines.ts'

export interface CleanedBlocks {
  readonly blocks: Block[]
  /** Those whom a line above the text names as its authors. */
  readonly authors: readonly string[]
  readonly removed: RemovedText[]
}

/** Takes out page furniture, the title said again, and empty lines; white space is folded in what stays. */
export function removeFurniture(blocks: readonly Block[], title: string | null): CleanedBlocks {
  const kept: Block[] = []
  const removed: RemovedText[] = []
  const titleKey = title === null ? null : lineKey(title)
  let titleSeen = false
  let authors: readonly string[] | null = null
  /** Whether what stands below is headlines of other articles. */
  let announced = false
  blocks.forEach((block, at) => {
    const text = foldSpace(block.text)
    if (!/[\p{L}\p{N}]/u.test(text)) return
    const isTitle = lineKey(text) === titleKey
    const inLastHalf = at >= blocks.length / 2
    const byline = isTitle || authors !== null || kept.some(isProse) ? null : authorsOfByline(text)
    authors ??= byline
    const repeated = isTitle && titleSeen ? 'duplicate-title' : null
    const ownReason = repeated ?? (byline && 'byline') ?? furnitureReason(text, inLastHalf) ?? linkReason({ ...block, text }, inLastHalf) // prettier-ignore
    const reason = ownReason ?? (announced && isHeadline({ ...block, text }) ? 'related-links' : null)
    announced = announcesLinks(text, ownReason, inLastHalf) || (announced && reason !== null)
    titleSeen ||= isTitle
    if (reason) removed.push({ text, reason })
    else kept.push({ ...block, text })
  })
  const trimmed = trimEnd(kept)
  return { blocks: trimmed.blocks, authors: authors ?? [], removed: [...removed, ...trimmed.removed] }
}

/** More than a headline or a line below it: the text has begun. */
function isProse({ text }: Block): boolean {
  return text.length > PROSE_CHARS
}

const PROSE_CHARS = 200
