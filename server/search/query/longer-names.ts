/**
 * `said:bank of england` asks for what a bank says, with two words: a field takes one, unless quotation marks hold more. What it
 * would be with those words as part of the name.
 */
import { groupOf, type QueryTree } from './query-tree.ts'

/** Words that a name may go on for. */
const MOST_WORDS = 5

/** The longest names first; none where no plain word stands behind a field. */
export function withLongerNames(tree: QueryTree | null): QueryTree[] {
  if (tree?.type !== 'and') return []
  return tree.of.flatMap((part, at) => {
    if (part.type !== 'field' || part.field === 'title' || part.field === 'language') return []
    const words = wordsBehind(tree.of, at)
    return words.map((_, index) => {
      const count = words.length - index
      const value = [part.value, ...words.slice(0, count)].join(' ')
      return groupOf('and', [...tree.of.slice(0, at), { ...part, value }, ...tree.of.slice(at + count + 1)])!
    })
  })
}

function wordsBehind(parts: readonly QueryTree[], at: number): string[] {
  const words: string[] = []
  for (const part of parts.slice(at + 1, at + 1 + MOST_WORDS)) {
    if (part.type !== 'word' || part.prefix) break
    words.push(part.text)
  }
  return words
}
