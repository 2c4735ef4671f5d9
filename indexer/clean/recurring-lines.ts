/**
 * Lines that the pages of one outlet print again and again are no part of any article: the best sign of furniture there is,
 * but one that shows only when several pages have been read. So pages note their short lines, and when a run has read all,
 * those that too many of an outlet's pages share are taken out, of pages of earlier runs too.
 */
import type { Article, RemovedText } from '../../engine/document.ts'
import type { ArticleOrigin, IndexWriter } from '../../engine/index-writer.ts'
import { lineKeyOf, lineKeysOf } from '../../engine/text/sketch.ts'
import { lineKey } from './line.ts'

/** Pages of one outlet that print a line before it is taken for furniture. */
const LEAST_PAGES = 5
/** A longer one is prose: printed again, it is the same text twice and not furniture. */
const MAX_LINE_CHARS = 160
/** Formats whose articles are pages, with whatever stands around the text. */
const PAGES: ReadonlySet<string> = new Set(['html', 'warc'])
/** Pages looked up for one line. */
const MAX_PAGES = 10_000

type PageLines = Pick<Article, 'format' | 'source' | 'title'> & {
  readonly paragraphs: readonly { readonly text: string }[]
}

/** Writes a page again without the lines that were taken out of it. */
type Rewrite = (article: Article, origin: ArticleOrigin, removed: readonly RemovedText[]) => Promise<void>

/** The short lines of a page, each with its outlet, by which other pages that print them are found. */
export function linesOfPage({ format, source, title, paragraphs }: PageLines): string[] {
  if (!PAGES.has(format) || source === null) return []
  return paragraphs.filter(({ text }) => isLine(text, title)).map(({ text }) => lineOf(source, text))
}

/**
 * Takes the lines that recur out of every page that has them.
 * @param changed ids of the articles of this run.
 */
export async function removeRecurring(
  changed: ReadonlySet<string>,
  writer: IndexWriter,
  rewrite: Rewrite,
): Promise<void> {
  const recurs = new Map<number, boolean>()
  for (const id of changed) {
    const sketch = (await writer.articleOrigin(id))?.sketch ?? null
    const found = new Set<number>()
    for (const key of sketch === null ? [] : lineKeysOf(sketch)) {
      if (!recurs.has(key)) {
        const pages = await writer.articlesSharing([key], MAX_PAGES)
        recurs.set(key, pages.length >= LEAST_PAGES)
        const before = pages.filter((page) => !changed.has(page))
        // Of so many pages before this run, it was one of theirs that made the line recur.
        const isNew = pages.length >= LEAST_PAGES && before.length < LEAST_PAGES
        for (const page of isNew ? before : []) await removeLines(page, new Set([key]), writer, rewrite)
      }
      if (recurs.get(key)) found.add(key)
    }
    if (found.size > 0) await removeLines(id, found, writer, rewrite)
  }
}

async function removeLines(
  id: string,
  keys: ReadonlySet<number>,
  writer: IndexWriter,
  rewrite: Rewrite,
): Promise<void> {
  const [article, origin] = [await writer.readArticle(id), await writer.articleOrigin(id)]
  if (article === null || origin === null) return
  const { source, title } = article
  const isRecurring = ({ text }: { text: string }) =>
    isLine(text, title) && keys.has(lineKeyOf(lineOf(source ?? '', text)))
  const kept = article.paragraphs.filter((paragraph) => !isRecurring(paragraph))
  // A page of nothing else keeps it: there would be no text left to show.
  if (kept.length === article.paragraphs.length || kept.length === 0) return
  const removed = article.paragraphs.filter(isRecurring).map(({ text }): RemovedText => ({ text, reason: 'recurring-line' })) // prettier-ignore
  const newPosition = new Map(kept.map(({ position }, at) => [position, at + 1]))
  const paragraphs = kept.map((paragraph, at) => ({
    ...paragraph,
    position: at + 1,
    leadIn: paragraph.leadIn === null ? null : (newPosition.get(paragraph.leadIn) ?? null),
  }))
  await rewrite({ ...article, paragraphs, removed: [...article.removed, ...removed] }, origin, removed)
}

function isLine(text: string, title: string): boolean {
  return text.length <= MAX_LINE_CHARS && text !== title
}

function lineOf(source: string, text: string): string {
  return `${source}\n${lineKey(text)}`
}
