import { parseHTML } from 'linkedom'
import type { FurnitureReason, ParagraphKind, RemovedText } from '../../engine/document.ts'
import type { Block } from './source-article.ts'

/** Elements that hold no text a reader sees. */
const UNSEEN = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'IFRAME', 'SVG', 'VIDEO', 'AUDIO', 'CANVAS', 'OBJECT', 'SELECT', 'TEXTAREA', 'MATH']) // prettier-ignore

/** Elements whose text is no part of an article, and why. */
const BESIDE: Readonly<Record<string, FurnitureReason>> = { FORM: 'form', BUTTON: 'form', FIGURE: 'caption', FIGCAPTION: 'caption', ASIDE: 'beside-the-text', NAV: 'navigation' } // prettier-ignore

/** What pages call parts that stand within the text and are none of it: classes and ids, and why. */
// prettier-ignore
const NAMED_PARTS: readonly (readonly [RegExp, FurnitureReason])[] = [
  [/(?:^|[\s_-])(?:captions?|credits?|photo-?credit|image-?credit|imagecaption|wp-caption-text)(?:$|[\s_-])/i, 'caption'],
  [/(?:^|[\s_-])(?:newsletters?|newsletter-?sign-?up|email-?(?:capture|sign-?up))(?:$|[\s_-])/i, 'newsletter'],
  [/(?:^|[\s_-])(?:related|recirc\w*|recommend(?:ed|ations?)|read-?(?:more|next|also|on)|see-?also|more-?(?:on|from|stories|news)|trending|most-?(?:read|popular|viewed)|outbrain|taboola|zergnet|jp-relatedposts|inline-?promo|promo(?:box)?)(?:$|[\s_-])/i, 'related-links'],
  [/(?:^|[\s_-])(?:shar(?:e|ing)(?:-?(?:bar|buttons?|tools?|links?|this))?|social(?:-?(?:bar|buttons?|links?|media|share))?|sharedaddy|addtoany\w*|follow-?us)(?:$|[\s_-])/i, 'share-bar'],
  [/(?:^|[\s_-])(?:ads?|advert(?:s|isements?)?|ad-?(?:slot|unit|container|wrapper)|sponsor(?:ed)?|dfp|googletag)(?:$|[\s_-])/i, 'advertisement'],
  [/(?:^|[\s_-])(?:author-?(?:bio|box|info|card|description|profile|details?)|about-?(?:the-?)?author|bio(?:-?box)?|byline|post-?meta|entry-?meta|article-?meta|post-?author)(?:$|[\s_-])/i, 'about-the-author'],
  [/(?:^|[\s_-])(?:comments?(?:-?(?:list|area|section|form|respond))?|respond|disqus\w*|fb-comments)(?:$|[\s_-])/i, 'comments'],
  [/(?:^|[\s_-])(?:breadcrumbs?|pagination|post-?nav(?:igation)?|nav-?links|tag-?(?:list|links|cloud)|post-?tags|entry-?tags|article-?tags|post-?categories|toc|table-?of-?contents)(?:$|[\s_-])/i, 'navigation'],
  [/(?:^|[\s_-])(?:visually-?hidden|sr-only|screen-?reader(?:-?text)?|print-?only|hidden|hide)(?:$|[\s_])/i, 'hidden'],
]

/** A part with more text than this is the article, whatever it is called. */
const MAX_PART_CHARS = 1500

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

export interface ElementText {
  readonly blocks: readonly Block[]
  /** What stands within the element and is no part of its text. */
  readonly removed: readonly RemovedText[]
}

/** The blocks below an element, in reading order, without what is plainly no part of the text. */
export function elementText(root: Element): ElementText {
  const collector = new BlockCollector()
  collector.walk(root, 'text', 0)
  collector.endBlock()
  return collector
}

/** The blocks of a piece of HTML, as feeds and Markdown hold it. */
export function htmlFragmentBlocks(html: string): Block[] {
  return [...elementText(parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body).blocks]
}

/** All text of a piece of HTML on one line, for titles and names. */
export function htmlText(html: string): string {
  const { body } = parseHTML(`<!doctype html><html><body>${html}</body></html>`).document
  body.querySelectorAll('script, style').forEach((element: Element) => element.remove())
  return body.textContent
}

class BlockCollector implements ElementText {
  readonly blocks: Block[] = []
  readonly removed: RemovedText[] = []
  #text = ''
  #kind: ParagraphKind = 'text'
  #linkDepth = 0
  #linkedChars = 0

  walk(element: Element, kind: ParagraphKind, depth: number): void {
    for (const node of element.childNodes) {
      if (node.nodeType === TEXT) this.#add(node.textContent ?? '', kind)
      else if (node.nodeType === ELEMENT) this.#element(node as Element, kind, depth + 1)
    }
  }

  endBlock(): void {
    const chars = this.#text.trim().length
    if (chars > 0)
      this.blocks.push({ kind: this.#kind, text: this.#text, linked: Math.min(1, this.#linkedChars / chars) })
    this.#text = ''
    this.#linkedChars = 0
  }

  #element(element: Element, kind: ParagraphKind, depth: number): void {
    const name = element.tagName.toUpperCase()
    if (UNSEEN.has(name) || isHidden(element)) return
    if (depth > MAX_DEPTH) return this.#add(element.textContent ?? '', kind)
    if (name === 'BR') return this.#lineBreak()
    const reason = BESIDE[name] ?? partName(element)
    if (reason !== undefined) return this.#leaveOut(element, reason)
    if (name === 'A') return this.#link(element, kind, depth)
    const blockKind = BLOCK_KIND[name]
    if (blockKind === undefined) return this.walk(element, kind, depth)
    this.endBlock()
    // What stands in a quotation or a list item is that, whatever it is wrapped in; a heading is a heading anywhere.
    this.walk(element, blockKind === 'text' ? kind : blockKind, depth)
    this.endBlock()
  }

  /** A link within the page leads nowhere else: headings have such. */
  #link(element: Element, kind: ParagraphKind, depth: number): void {
    const leadsAway = !/^\s*#/.test(element.getAttribute('href') ?? '#')
    if (leadsAway) this.#linkDepth++
    this.walk(element, kind, depth)
    if (leadsAway) this.#linkDepth--
  }

  #leaveOut(element: Element, reason: FurnitureReason): void {
    if (BLOCK_KIND[element.tagName.toUpperCase()] !== undefined) this.endBlock()
    const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim()
    if (text) this.removed.push({ text, reason })
  }

  #add(text: string, kind: ParagraphKind): void {
    if (!this.#text) this.#kind = kind
    const folded = text.replace(/\s+/g, ' ')
    this.#text += folded
    if (this.#linkDepth > 0) this.#linkedChars += folded.trim().length
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

function partName(element: Element): FurnitureReason | undefined {
  const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
  if (name.length < 2) return undefined
  const part = NAMED_PARTS.find(([pattern]) => pattern.test(name))
  return part && (element.textContent ?? '').length <= MAX_PART_CHARS ? part[1] : undefined
}
