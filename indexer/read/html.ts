import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { lineKey } from '../clean/line.ts'
import { elementBlocks } from './html-blocks.ts'
import { pageMetadata } from './page-metadata.ts'
import { EMPTY_ARTICLE, type Block, type SourceArticle } from './source-article.ts'

/** A saved page: its metadata, and its main text as Readability finds it. */
export function htmlPage(html: string, url: string | null): SourceArticle {
  const { document } = parseHTML(completePage(html))
  const metadata = pageMetadata(document, url)
  // Readability changes the document, so all else is read before.
  const whole = elementBlocks(document.body)
  const content = new Readability(document, { charThreshold: 250 }).parse()?.content
  const main = content ? elementBlocks(parseHTML(completePage(content)).document.body) : []
  return { ...EMPTY_ARTICLE, ...metadata, ...withoutTitle(main.length ? main : whole, metadata.title) }
}

/** linkedom makes a document only of a page that begins as one. */
function completePage(html: string): string {
  return /<html[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`
}

/** The title stands above the text already. */
function withoutTitle(blocks: readonly Block[], title: string | null): Pick<SourceArticle, 'blocks' | 'removed'> {
  const isTitle = (block: Block) => title !== null && lineKey(block.text) === lineKey(title)
  return {
    blocks: blocks.filter((block) => !isTitle(block)),
    removed: blocks.filter(isTitle).map((block) => ({ text: block.text.trim(), reason: 'duplicate-title' })),
  }
}
