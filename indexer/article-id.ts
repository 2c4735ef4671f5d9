import { createHash } from 'node:crypto'
import type { SourceArticle } from './read/source-article.ts'

/** Ids the engines and URLs take as they are. */
const SAFE_ID = /^[A-Za-z0-9_-]{1,64}$/

/**
 * The same article has the same id in every run: the id its source gave, else its address, else its place in the
 * source. What cannot stand in a URL is replaced by a hash of itself.
 */
export function articleId(article: SourceArticle, place: string): { readonly id: string; readonly sourceId: string } {
  const given = article.givenId?.trim() || null
  const id = idOf(given, article.url ?? place)
  return { id, sourceId: given ?? id }
}

function idOf(given: string | null, otherwise: string): string {
  if (given === null) return hashId(otherwise)
  return SAFE_ID.test(given) ? given : hashId(given)
}

/** 96 bits, so that a million articles collide with a chance of one in 10^17. */
function hashId(text: string): string {
  return createHash('sha256').update(text.normalize('NFC')).digest('base64url').slice(0, 16)
}
