import { asOfToday } from '../earlier-version.ts'
import { sketchOf } from '../text/sketch.ts'
import type { MeiliConnection } from './connection.ts'
import { toArticle, type ParagraphDocument, type ArticleWithOrigin } from './documents.ts'
import { oneOf } from './filter.ts'
import { readAll } from './indexes.ts'

/** Articles in one request. */
const READ_BATCH = 50

/** Articles as the index of paragraphs has them, with where they came from; those that it has not are left out. */
export async function* readBack(
  connection: MeiliConnection,
  index: string,
  ids: readonly string[],
): AsyncGenerator<ArticleWithOrigin> {
  for (let at = 0; at < ids.length; at += READ_BATCH) {
    const wanted = ids.slice(at, at + READ_BATCH)
    const byArticle = new Map(wanted.map((id): [string, ParagraphDocument[]] => [id, []]))
    // Filters do not mind case; ids do.
    for await (const document of readAll<ParagraphDocument>(connection, index, oneOf('articleId', wanted)))
      byArticle.get(document.articleId)?.push(document)
    for (const paragraphs of byArticle.values()) if (paragraphs.length > 0) yield articleWithOrigin(paragraphs)
  }
}

function articleWithOrigin(paragraphs: readonly ParagraphDocument[]): ArticleWithOrigin {
  const { path, contentHash, taggedBy, sketch } = paragraphs[0]
  const article = asOfToday(toArticle(paragraphs.toSorted((a, b) => a.position - b.position)))
  const ownSketch = sketch ?? sketchOf(article.paragraphs.map(({ text }) => text))
  return { article, origin: { path, contentHash, taggedBy, sketch: ownSketch } }
}
