/** Longest query that is read, in UTF-16 units; a longer one is cut at a word, because a pasted page is no question. */
export const MAX_QUERY_CHARS = 1000

/** The query as it is read: cut at a word when it is too long. */
export function cutQuery(query: string): string {
  if (query.length <= MAX_QUERY_CHARS) return query
  const cut = query.slice(0, MAX_QUERY_CHARS)
  return cut.slice(0, Math.max(cut.lastIndexOf(' '), MAX_QUERY_CHARS / 2))
}
