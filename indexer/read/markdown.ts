import { articleFromFields } from './fields.ts'
import type { ReadOptions } from './formats.ts'
import { parseFrontMatter } from './front-matter.ts'
import { markdownBlocks } from './markdown-blocks.ts'
import type { SourceArticle } from './source-article.ts'

/** Markdown, with or without front matter. */
export function readMarkdown(text: string, { fieldNames }: ReadOptions): SourceArticle {
  const { fields, body } = parseFrontMatter(text)
  const article = articleFromFields(fields, 'front-matter', fieldNames)
  const blocks = markdownBlocks(body)
  const [first] = blocks
  if (article.title === null && first?.kind === 'heading')
    return {
      ...article,
      title: first.text,
      foundIn: { ...article.foundIn, title: 'heading' },
      blocks: blocks.slice(1),
    }
  return { ...article, blocks }
}
