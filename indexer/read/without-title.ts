import { lineKey } from '../clean/line.ts'
import type { Block } from './source-article.ts'

/** The text of an article without its title, where that is said again above it. */
export function withoutTitle(blocks: readonly Block[], title: string | null): Block[] {
  const [first] = blocks
  return first && title !== null && lineKey(first.text) === lineKey(title) ? blocks.slice(1) : [...blocks]
}
