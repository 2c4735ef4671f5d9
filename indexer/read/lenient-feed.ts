import { addTo } from '../../engine/multi-map.ts'
import { parseDocument } from 'htmlparser2'
import type { Feed, FeedEntry } from './feed-entries.ts'

type Node = ReturnType<typeof parseDocument>['children'][number]
type Element = Extract<Node, { attribs: unknown }>

/** Names of the element that is an article: RSS and RDF, Atom, and the forms before and beside them. */
const ENTRY = new Set(['item', 'entry'])
const FEED = new Set(['rss', 'feed', 'rdf', 'channel'])

/**
 * The entries of a feed that does not follow the rules: elements are taken wherever they stand and however they are
 * prefixed, ended or not. Null when nothing in it is a feed or an entry.
 */
export function lenientFeed(text: string): Feed | null {
  const document = parseDocument(text, {
    xmlMode: true,
    decodeEntities: true,
    recognizeCDATA: true,
    lowerCaseTags: true,
    lowerCaseAttributeNames: true,
  })
  const elements = [...descendants(document.children)]
  const entries = elements.filter((element) => ENTRY.has(localName(element)))
  const feed = elements.find((element) => FEED.has(localName(element)))
  if (feed === undefined && entries.length === 0) return null
  const channel = elements.find((element) => localName(element) === 'channel') ?? feed
  const about = channel ? childrenByName(channel) : new Map<string, Element[]>()
  return {
    title: textOf(about.get('title')),
    language: textOf(about.get('language')) ?? feed?.attribs['xml:lang'] ?? null,
    base: feed?.attribs['xml:base'] ?? linkOf(about.get('link')) ?? channel?.attribs.base ?? null,
    entries: entries.map(toEntry),
  }
}

function toEntry(element: Element): FeedEntry {
  const children = childrenByName(element)
  const body = firstWithText(children, ['encoded', 'content', 'body', 'fullitem', 'description', 'summary', 'abstract'])
  const guid = children.get('guid')?.[0]
  return {
    id: textOf(children.get('guid')) ?? textOf(children.get('id')) ?? element.attribs['rdf:about'] ?? null,
    title: markupOf(children.get('title')?.[0]),
    url:
      linkOf(children.get('link')) ??
      element.attribs.href ??
      (guid && guid.attribs.ispermalink !== 'false' ? textOf([guid]) : null),
    base: element.attribs['xml:base'] ?? null,
    source: textOf(children.get('source')),
    authors: [...(children.get('creator') ?? []), ...(children.get('author') ?? [])].flatMap(
      (author) => textOf(childrenByName(author).get('name')) ?? textOf([author]) ?? [],
    ),
    publishedAt: textOf(firstOf(children, ['pubdate', 'published', 'issued', 'date', 'created'])),
    updatedAt: textOf(firstOf(children, ['updated', 'modified'])),
    language: textOf(children.get('language')) ?? element.attribs['xml:lang'] ?? null,
    content: markupOf(body),
    isPlain: body !== undefined && /^(?:text|text\/plain)$/i.test(body.attribs.type ?? ''),
  }
}

/** Deeper nesting only wastes a reader's time. */
const MAX_DEPTH = 64

function* descendants(nodes: readonly Node[], depth = 0): Generator<Element> {
  if (depth > MAX_DEPTH) return
  for (const node of nodes) {
    if (!('attribs' in node)) continue
    yield node
    yield* descendants(node.children, depth + 1)
  }
}

function childrenByName(element: Element): Map<string, Element[]> {
  const children = new Map<string, Element[]>()
  for (const node of element.children) {
    if (!('attribs' in node)) continue
    addTo(children, localName(node), node)
  }
  return children
}

function localName(element: Element): string {
  return element.name.replace(/^.*:/, '').toLowerCase()
}

function firstOf(children: ReadonlyMap<string, Element[]>, names: readonly string[]): Element[] | undefined {
  return names.map((name) => children.get(name)).find((found) => found !== undefined)
}

function firstWithText(children: ReadonlyMap<string, Element[]>, names: readonly string[]): Element | undefined {
  return names.flatMap((name) => children.get(name) ?? []).find((element) => (markupOf(element) ?? '').trim() !== '')
}

function textOf(elements: readonly Element[] | undefined): string | null {
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
function markupOf(element: Element | undefined): string | null {
  if (element === undefined) return null
  return markup(element.children, 0) || null
}

function markup(nodes: readonly Node[], depth: number): string {
  if (depth > MAX_DEPTH) return ''
  return nodes
    .map((node) => {
      if ('attribs' in node) return `<${localName(node)}>${markup(node.children, depth + 1)}</${localName(node)}>`
      if ('children' in node) return markup(node.children, depth + 1)
      return node.type === 'text' ? node.data : ''
    })
    .join('')
}

/** Atom's link to the page itself, else RSS's, which is its text. */
function linkOf(links: readonly Element[] | undefined): string | null {
  if (!links) return null
  const named =
    links.find(({ attribs }) => attribs.href && (attribs.rel ?? 'alternate') === 'alternate') ??
    links.find(({ attribs }) => attribs.href)
  return named?.attribs.href ?? textOf(links)
}
