import { parseHTML } from 'linkedom'

/**
 * The document of a page or of a piece of one. What stands outside head and body, because their tags were left out or
 * never ended, is in the body, as browsers have it.
 */
export function parsePage(html: string): Document {
  const { document } = parseHTML(html)
  // linkedom makes a whole document only of a page that begins as one.
  if (document.documentElement?.localName !== 'html')
    return parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`).document
  completeBody(document)
  return document
}

/** What the head of a page may hold. */
const METADATA = new Set(['title', 'meta', 'link', 'script', 'style', 'base', 'noscript', 'template'])

function completeBody(document: Document): void {
  const { documentElement: root, head } = document
  const body = root.querySelector('body') ?? document.createElement('body')
  head.after(body)
  body.prepend(...[...head.childNodes].filter(isContent))
  body.append(...[...root.childNodes].filter((node) => node !== head && node !== body && isContent(node)))
}

/** `Node.ELEMENT_NODE` and `Node.TEXT_NODE` */
const [ELEMENT, TEXT] = [1, 3]

function isContent(node: ChildNode): boolean {
  if (node.nodeType === TEXT) return node.textContent!.trim() !== ''
  return node.nodeType === ELEMENT && !METADATA.has((node as Element).localName)
}
