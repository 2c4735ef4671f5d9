import { Readability } from '@mozilla/readability'
import type { RemovedText } from '../../engine/document.ts'
import { lineKey } from '../clean/line.ts'
import { elementText, withoutEntities, type ElementText } from './html-blocks.ts'
import { linkedArticle } from './linked-data.ts'
import { pageMetadata } from './page-metadata.ts'
import { parsePage } from './parse-page.ts'
import { EMPTY_ARTICLE, UnreadableSourceError, type Block, type SourceArticle } from './source-article.ts'
import { textBlocks } from './text.ts'

/** Deeper nesting is made to exhaust a reader's stack; pages that people made have a few dozen levels. */
const MAX_DEPTH = 1000

/**
 * A saved page: its metadata, and its main text as Readability finds it.
 * @throws UnreadableSourceError for a page nested to do harm
 */
export function htmlPage(html: string, url: string | null): SourceArticle {
  const document = parsePage(html)
  assertDepth(document)
  const metadata = pageMetadata(document, url)
  // Readability changes the document, so all else is read before.
  const others = otherTexts(document)
  const main = mainText(document)
  const { blocks, removed } = betterText(main, others)
  const [titles, body] = partition(
    blocks,
    ({ text }) => metadata.title !== null && lineKey(text) === lineKey(metadata.title),
  )
  return {
    ...EMPTY_ARTICLE,
    ...metadata,
    blocks: body,
    // The title stands above the text already.
    removed: [...removed, ...titles.map(({ text }): RemovedText => ({ text: text.trim(), reason: 'duplicate-title' }))],
  }
}

/** Readability and the collecting of blocks go as deep as the page does, so this must not. */
function assertDepth(document: Document): void {
  const depths = new Map<Node, number>()
  const walker = document.createTreeWalker(document.documentElement, SHOW_ELEMENT)
  while (walker.nextNode()) {
    const depth = (depths.get(walker.currentNode.parentNode!) ?? 0) + 1
    if (depth > MAX_DEPTH) throw new UnreadableSourceError(`its elements are nested more than ${MAX_DEPTH} deep`)
    depths.set(walker.currentNode, depth)
  }
}

/** `NodeFilter.SHOW_ELEMENT` */
const SHOW_ELEMENT = 1

const NO_TEXT: ElementText = { blocks: [], removed: [] }

function mainText(document: Document): ElementText {
  const content = new Readability(document, { charThreshold: 250, keepClasses: true }).parse()?.content
  return content ? elementText(parsePage(content).body) : NO_TEXT
}

/** Elements that pages wrap their article in. */
const CONTAINERS =
  '[itemprop="articleBody"], article, main, [role="main"], .entry-content, .post-content, .article-body, .article-content'

/** Second opinions: the text in linked data, the containers, and the whole page. */
function otherTexts(document: Document): ElementText[] {
  const linked = linkedArticle(document)?.articleBody
  const inData =
    typeof linked === 'string' && linked.length > 0
      ? [{ blocks: textBlocks(withoutEntities(linked)), removed: [] }]
      : []
  const containers = [...document.querySelectorAll(CONTAINERS)].slice(0, MAX_CONTAINERS)
  return [...inData, ...containers.map(elementText), elementText(document.body)]
}

/** A page of a hundred teasers has a hundred articles, and none that is asked for. */
const MAX_CONTAINERS = 12
/** How much more prose another text must have to be believed over Readability's. */
const MUCH_MORE = 3.5

/** Readability takes a part of a list for the whole, or a notice for the article: then the text with most prose is taken. */
function betterText(main: ElementText, others: readonly ElementText[]): ElementText {
  const chars = proseChars(main.blocks)
  // The first of equals: what is said to be the article before what surrounds it.
  const best = others.reduce(
    (better, other) => (proseChars(other.blocks) > 1.1 * proseChars(better.blocks) ? other : better),
    NO_TEXT,
  )
  if (proseChars(best.blocks) > MUCH_MORE * chars) return best
  return main.blocks.length > 0 ? main : (others.at(-1) ?? main)
}

function proseChars(blocks: readonly Block[]): number {
  const isProse = ({ text, linked = 0 }: Block) =>
    text.length >= 80 && linked < 0.5 && /[.!?…؟。]["”’»)\]]*\s*$/.test(text)
  return blocks.filter(isProse).reduce((sum, { text }) => sum + text.length, 0)
}

function partition<Item>(items: readonly Item[], goesFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(goesFirst), items.filter((item) => !goesFirst(item))]
}
