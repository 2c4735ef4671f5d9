import type { RemovedText } from '../../engine/document.ts'
import type { Block } from '../read/source-article.ts'
import { foldSpace, lineKey } from './line.ts'
import { furnitureReason } from './line-rules.ts'
import { linkReason, trimEnd } from './page-lines.ts'

export interface CleanedBlocks {
  readonly blocks: Block[]
  readonly removed: RemovedText[]
}

/** Takes out page furniture, the title said again, and empty lines; white space is folded in what stays. */
export function removeFurniture(blocks: readonly Block[], title: string | null): CleanedBlocks {
  const kept: Block[] = []
  const removed: RemovedText[] = []
  const titleKey = title === null ? null : lineKey(title)
  let titleSeen = false
  blocks.forEach((block, at) => {
    const text = foldSpace(block.text)
    if (!/[\p{L}\p{N}]/u.test(text)) return
    const isTitle = lineKey(text) === titleKey
    const inLastHalf = at >= blocks.length / 2
    const reason =
      isTitle && titleSeen
        ? 'duplicate-title'
        : (furnitureReason(text, inLastHalf) ?? linkReason({ ...block, text }, inLastHalf))
    titleSeen ||= isTitle
    if (reason) removed.push({ text, reason })
    else kept.push({ ...block, text })
  })
  const trimmed = trimEnd(kept)
  return { blocks: trimmed.blocks, removed: [...removed, ...trimmed.removed] }
}
