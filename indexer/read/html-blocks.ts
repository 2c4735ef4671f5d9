import { parseHTML } from 'linkedom'
import type { ParagraphKind } from '../../engine/document.ts'
import type { Block } from './source-article.ts'

/** Elements whose text is no part of an article. */
// prettier-ignore
const SKIPPED = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'FORM', 'BUTTON', 'SELECT', 'TEXTAREA', 'IFRAME', 'SVG', 'FIGURE', 'FIGCAPTION', 'ASIDE', 'NAV', 'VIDEO', 'AUDIO', 'CANVAS', 'OBJECT'])

/** Elements that begin and end a block; all others are part of the line they stand in. */
// prettier-ignore
const BLOCK_KIND: Readonly<Record<string, ParagraphKind>> = {
  P: 'text', DIV: 'text', SECTION: 'text', ARTICLE: 'text', MAIN: 'text', HEADER: 'text', FOOTER: 'text', PRE: 'text',
  TABLE: 'text', THEAD: 'text', TBODY: 'text', TR: 'text', CAPTION: 'text', UL: 'text', OL: 'text', DL: 'text',
  DT: 'text', DD: 'bullet', LI: 'bullet', ADDRESS: 'text', HR: 'text', DETAILS: 'text', SUMMARY: 'text', CENTER: 'text',
  H1: 'heading', H2: 'heading', H3: 'heading', H4: 'heading', H5: 'heading', H6: 'heading', BLOCKQUOTE: 'quote', BODY: 'text',
}

const ELEMENT = 1
const TEXT = 3
/** Deeper nesting is an attack or a broken page; what stands below is read as one line. */
const MAX_DEPTH = 256

/** The blocks below an element, in reading order, without what is plainly no text. */
export function elementBlocks(root: Element): Block[] {
  const collector = new BlockCollector()
  collector.walk(root, 'text', 0)
  collector.endBlock()
  return collector.blocks
}

/** The blocks of a piece of HTML, as feeds and Markdown hold it. */
export function htmlFragmentBlocks(html: string): Block[] {
  return elementBlocks(parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body)
}

/** All text of a piece of HTML on one line, for titles and names. */
export function htmlText(html: string): string {
  const { body } = parseHTML(`<!doctype html><html><body>${html}</body></html>`).document
  body.querySelectorAll('script, style').forEach((element: Element) => element.remove())
  return body.textContent
}

class BlockCollector {
  readonly blocks: Block[] = []
  #text = ''
  #kind: ParagraphKind = 'text'

  walk(element: Element, kind: ParagraphKind, depth: number): void {
    for (const node of element.childNodes) {
      if (node.nodeType === TEXT) this.#add(node.textContent ?? '', kind)
      else if (node.nodeType === ELEMENT) this.#element(node as Element, kind, depth + 1)
    }
  }

  endBlock(): void {
    if (this.#text.trim()) this.blocks.push({ kind: this.#kind, text: this.#text })
    this.#text = ''
  }

  #element(element: Element, kind: ParagraphKind, depth: number): void {
    const name = element.tagName.toUpperCase()
    if (SKIPPED.has(name) || isHidden(element)) return
    if (depth > MAX_DEPTH) return this.#add(element.textContent ?? '', kind)
    if (name === 'BR') return this.#lineBreak()
    const blockKind = BLOCK_KIND[name]
    if (blockKind === undefined) return this.walk(element, kind, depth)
    this.endBlock()
    // What stands in a quotation or a list item is that, whatever it is wrapped in; a heading is a heading anywhere.
    this.walk(element, blockKind === 'text' ? kind : blockKind, depth)
    this.endBlock()
  }

  #add(text: string, kind: ParagraphKind): void {
    if (!this.#text) this.#kind = kind
    this.#text += text.replace(/\s+/g, ' ')
  }

  /** Two line breaks in a row part paragraphs; one is a space. */
  #lineBreak(): void {
    if (this.#text.endsWith('\n')) this.endBlock()
    else this.#text += '\n'
  }
}

function isHidden(element: Element): boolean {
  return (
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    /display\s*:\s*none/i.test(element.getAttribute('style') ?? '')
  )
}
