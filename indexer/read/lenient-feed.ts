import type { Feed, FeedEntry } from './feed-entries.ts'
import { childrenByName, localName, markupOf, textOf, xmlElements, type XmlElement } from './xml-elements.ts'

/** Names of the element that is an article: RSS and RDF, Atom, and the forms before and beside them. */
const ENTRY = new Set(['item', 'entry'])
const FEED = new Set(['rss', 'feed', 'rdf', 'channel'])

/**
 * The entries of a feed that does not follow the rules: elements are taken wherever they stand and however they are
 * prefixed, ended or not. Null when nothing in it is a feed or an entry.
 */
export function lenientFeed(text: string): Feed | null {
  const elements = [...xmlElements(text)]
  const entries = elements.filter((element) => ENTRY.has(localName(element)))
  const feed = elements.find((element) => FEED.has(localName(element)))
  if (feed === undefined && entries.length === 0) return null
  const channel = elements.find((element) => localName(element) === 'channel') ?? feed
  const about = channel ? childrenByName(channel) : new Map<string, XmlElement[]>()
  return {
    title: textOf(about.get('title')),
    language: textOf(about.get('language')) ?? feed?.attribs['xml:lang'] ?? null,
    base: feed?.attribs['xml:base'] ?? linkOf(about.get('link')) ?? channel?.attribs.base ?? null,
    entries: entries.map(toEntry),
  }
}

function toEntry(element: XmlElement): FeedEntry {
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

/** Atom's link to the page itself, else RSS's, which is its text. */
function linkOf(links: readonly XmlElement[] | undefined): string | null {
  if (!links) return null
  const named =
    links.find(({ attribs }) => attribs.href && (attribs.rel ?? 'alternate') === 'alternate') ??
    links.find(({ attribs }) => attribs.href)
  return named?.attribs.href ?? textOf(links)
}

function firstOf(children: ReadonlyMap<string, XmlElement[]>, names: readonly string[]): XmlElement[] | undefined {
  return names.map((name) => children.get(name)).find((found) => found !== undefined)
}

function firstWithText(children: ReadonlyMap<string, XmlElement[]>, names: readonly string[]): XmlElement | undefined {
  return names.flatMap((name) => children.get(name) ?? []).find((element) => (markupOf(element) ?? '').trim() !== '')
}
