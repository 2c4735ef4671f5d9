/** "volcker or greenspan", in which "or" is a word like the others, as the search for either. */
import { groupOf, type QueryTree } from './query-tree.ts'

/** In the languages of the page and of its texts. */
const OR = /^(?:or|или|یا|أو|او)$/

/** The tree with each such word and its two neighbours as a group; none where it stands between no two things. */
export function withAlternatives(tree: QueryTree | null): QueryTree[] {
  if (tree?.type !== 'and') return []
  const parts: QueryTree[] = []
  let hasAlternatives = false
  for (let at = 0; at < tree.of.length; at++) {
    const [part, next] = [tree.of[at], tree.of[at + 1]]
    if (!isOr(part) || parts.length === 0 || next === undefined || isOr(next)) {
      parts.push(part)
      continue
    }
    parts.push(groupOf('or', [parts.pop()!, next])!)
    hasAlternatives = true
    at++
  }
  return hasAlternatives ? [groupOf('and', parts)!] : []
}

function isOr(part: QueryTree): boolean {
  return part.type === 'word' && !part.prefix && OR.test(part.text)
}
