/** XML as it comes: elements wherever they stand and however they are prefixed, ended or not. No entity of its own is put in. */
import { parseDocument } from 'htmlparser2'
import { addTo } from '../../engine/multi-map.ts'

type Node = ReturnType<typeof parseDocument>['children'][number]
export type XmlElement = Extract<Node, { attribs: unknown }>

/** All elements, names and attributes in small letters. */
export function xmlElements(text: string): Generator<XmlElement> {
  const document = parseDocument(text, {
    xmlMode: true,
    decodeEntities: true,
    recognizeCDATA: true,
    lowerCaseTags: true,
    lowerCaseAttributeNames: true,
  })
  return descendants(document.children)
}

/** Deeper nesting only wastes a reader's time. */
const MAX_DEPTH = 64

/** In the order of the text, those below after the one they stand in. */
export function* descendants(nodes: readonly Node[], depth = 0): Generator<XmlElement> {
  if (depth > MAX_DEPTH) return
  for (const node of nodes) {
    if (!('attribs' in node)) continue
    yield node
    yield* descendants(node.children, depth + 1)
  }
}

export function childrenByName(element: XmlElement): Map<string, XmlElement[]> {
  const children = new Map<string, XmlElement[]>()
  for (const node of element.children) {
    if (!('attribs' in node)) continue
    addTo(children, localName(node), node)
  }
  return children
}

/** Without its prefix, in small letters. */
export function localName(element: XmlElement): string {
  return element.name.replace(/^.*:/, '').toLowerCase()
}

/** All text of the first, white space at its ends aside; null where there is none. */
export function textOf(elements: readonly XmlElement[] | undefined): string | null {
  const element = elements?.[0]
  if (element === undefined) return null
  return text(element.children, 0).trim() || null
}

function text(nodes: readonly Node[], depth: number): string {
  if (depth > MAX_DEPTH) return ''
  return nodes
    .map((node) => {
      if ('data' in node && node.type === 'text') return node.data
      return 'children' in node ? text(node.children, depth + 1) : ''
    })
    .join('')
}

/** Text as HTML: elements written out stay elements, whatever they are escaped with. */
export function markupOf(element: XmlElement | undefined): string | null {
  if (element === undefined) return null
  return markup(element.children, (name) => name, (text) => text) || null // prettier-ignore
}

/**
 * The same as HTML in which text stays text, `&lt;` in it too. Attributes are left out.
 * @param names what elements are to be called, by their local name
 */
export function htmlOf(nodes: readonly Node[], names: ReadonlyMap<string, string>): string {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return markup(nodes, (name) => names.get(name) ?? name, escaped)
}

type Rewrite = (part: string) => string

function markup(nodes: readonly Node[], nameOf: Rewrite, textAs: Rewrite, depth = 0): string {
  if (depth > MAX_DEPTH) return ''
  return nodes
    .map((node) => {
      if (!('children' in node)) return node.type === 'text' ? textAs(node.data) : ''
      const within = markup(node.children, nameOf, textAs, depth + 1)
      if (!('attribs' in node)) return within
      const name = nameOf(localName(node))
      // HTML takes the end of a line break for another one.
      return name === 'br' ? '<br>' : `<${name}>${within}</${name}>`
    })
    .join('')
}
