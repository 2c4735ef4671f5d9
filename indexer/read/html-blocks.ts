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

/** Classes that say how something looks or what an article is about, not what part of a page it is. */
const NO_PART_NAME = /^(?:overflow-\S*|(?:category|tag)-\S+)$/i
/** A part with more text than this is the article, whatever it is called. */
const MAX_PART_CHARS = 1500
/** And so is one that holds this share of all text, unless most of it are links. */
const MAX_PART_SHARE = 0.5

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
  const collector = new BlockCollector(textLength(root))
  collector.walk(root, 'text', 0)
  collector.endBlock()
  return collector
}

/** The blocks of a piece of HTML, as feeds and Markdown hold it. */
export function htmlFragmentBlocks(html: string): Block[] {
  return [...elementText(parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body).blocks]
}

/** All text of an element on one line, for titles and names: what stands on lines of its own is parted by a space. */
export function textOf(element: Element): string {
  return elementText(element)
    .blocks.map(({ text }) => text)
    .join(' ')
}

/** The same of a piece of HTML. */
export function htmlText(html: string): string {
  return textOf(parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body)
}

/** Text in which characters are written as HTML does, `AT&amp;T`, as a reader sees it. */
export function withoutEntities(text: string): string {
  return /&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i.test(text) ? htmlText(text.replaceAll('<', '&lt;')) : text
}

class BlockCollector implements ElementText {
  readonly blocks: Block[] = []
  readonly removed: RemovedText[] = []
  #text = ''
  #kind: ParagraphKind = 'text'
  #linkDepth = 0
  #linkedChars = 0
  #betweenCells = false
  readonly #allChars: number

  /** @param allChars of the whole text, in UTF-16 units */
  constructor(allChars: number) {
    this.#allChars = allChars
  }

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
    this.#betweenCells = false
  }

  #element(element: Element, kind: ParagraphKind, depth: number): void {
    const name = element.tagName.toUpperCase()
    if (UNSEEN.has(name) || isHidden(element)) return
    if (depth > MAX_DEPTH) return this.#add(element.textContent ?? '', kind)
    if (name === 'BR') return this.#lineBreak()
    const reason = this.#reasonToLeaveOut(element, name)
    if (reason !== undefined) return this.#leaveOut(element, reason)
    if (name === 'A') return this.#link(element, kind, depth)
    if (name === 'TD' || name === 'TH') this.#betweenCells = this.#text.trim() !== ''
    const blockKind = BLOCK_KIND[name]
    if (blockKind === undefined) return this.walk(element, kind, depth)
    this.endBlock()
    // What stands in a quotation or a list item is that, whatever it is wrapped in; a heading is a heading anywhere.
    this.walk(element, blockKind === 'text' ? kind : blockKind, depth)
    this.endBlock()
  }

  #reasonToLeaveOut(element: Element, name: string): FurnitureReason | undefined {
    // A table is put into a figure as a picture is.
    if (name === 'FIGURE' && element.querySelector('table')) return undefined
    if (BESIDE[name] !== undefined) return BESIDE[name]
    const part = partName(element)
    return part !== undefined && this.#isArticle(element) ? undefined : part
  }

  /** A part that holds most of the text is no part beside it, however it is called. */
  #isArticle(element: Element): boolean {
    const chars = textLength(element)
    if (chars <= MAX_PART_SHARE * this.#allChars) return false
    const linked = [...element.querySelectorAll('a')].reduce((sum, link) => sum + textLength(link), 0)
    return linked <= chars / 2
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
    if (this.#betweenCells && folded.trim()) {
      this.#text = `${this.#text.trimEnd()} · `
      this.#betweenCells = false
    }
    // White space between two line breaks makes them no less two.
    this.#text += this.#text.endsWith('\n') ? folded.trimStart() : folded
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

function textLength(element: Element): number {
  return element.textContent?.length ?? 0
}

function partName(element: Element): FurnitureReason | undefined {
  const name = [...(element.getAttribute('class') ?? '').split(/\s+/), element.getAttribute('id') ?? '']
    .filter((word) => !NO_PART_NAME.test(word))
    .join(' ')
  if (name.length < 2) return undefined
  const part = NAMED_PARTS.find(([pattern]) => pattern.test(name))
  return part && (element.textContent ?? '').length <= MAX_PART_CHARS ? part[1] : undefined
}
