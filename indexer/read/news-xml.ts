/**
 * What news agencies and the archives of newspapers exchange: NITF, NewsML 1 and NewsML-G2, which wrap it or XHTML, and the `newsitem` that
 * Reuters printed before. Elements are taken by their names wherever they stand, for hardly two agencies nest them alike.
 */
import { foldSpace } from '../clean/line.ts'
import { addTo } from '../../engine/multi-map.ts'
import { htmlFragmentBlocks } from './html-blocks.ts'
import { languageCode } from './language-code.ts'
import { namesInLine } from './names-in-line.ts'
import { parsePrintedDate } from './printed-date.ts'
import {
  EMPTY_ARTICLE,
  UnreadableSourceError,
  type Block,
  type ReadResult,
  type SourceArticle,
} from './source-article.ts'
import { textBlocks } from './text.ts'
import { isWebAddress } from './web-address.ts'
import { withoutTitle } from './without-title.ts'
import { childrenByName, descendants, htmlOf, localName, textOf, xmlElements, type XmlElement } from './xml-elements.ts'

/** @throws UnreadableSourceError when there is no item of news in it. */
export function readNewsXml(text: string): ReadResult[] {
  const elements = [...xmlElements(text)]
  const wrapped = elements.filter((element) => localName(element) === 'newsitem')
  const items = wrapped.length > 0 ? wrapped : elements.filter((element) => localName(element) === 'nitf')
  if (items.length === 0) throw new UnreadableSourceError('there is neither NITF nor a NewsItem in it')
  return items
    .map((element) => new Item(element))
    .filter((item) => item.isNews)
    .map((item) => ({ article: toArticle(item), line: null }))
}

/** All that stands below an item, by its name. */
class Item {
  readonly root: XmlElement
  readonly #byName = new Map<string, XmlElement[]>()

  constructor(root: XmlElement) {
    this.root = root
    for (const element of descendants([root])) addTo(this.#byName, localName(element), element)
  }

  all(name: string): readonly XmlElement[] {
    return this.#byName.get(name) ?? []
  }

  /** The text of the first element of the first name that has any, on one line. */
  text(...names: readonly string[]): string | null {
    for (const name of names)
      for (const element of this.all(name)) {
        const text = foldSpace(textOf([element]) ?? '')
        if (text) return text
      }
    return null
  }

  attribute(name: string, attribute: string): string | null {
    return (
      this.all(name)
        .find(({ attribs }) => attribs[attribute]?.trim())
        ?.attribs[attribute].trim() ?? null
    )
  }

  /** Texts that are not taken back; pictures and films are sent as items of their own. */
  get isNews(): boolean {
    const status = this.attribute('pubstatus', 'qcode') ?? this.attribute('status', 'formalname') ?? ''
    const kind = this.attribute('itemclass', 'qcode') ?? this.attribute('newsitemtype', 'formalname') ?? ''
    return !/(?:cancell?ed|withheld)$/i.test(status) && !/(?:picture|photo|graphic|video|audio|animation)$/i.test(kind)
  }
}

function toArticle(item: Item): SourceArticle {
  const title = item.text('hl1', 'headline', 'title')
  const url = item.attribute('pubdata', 'ex-ref')
  const publishedAt = publishedDate(item)
  const updatedAt = printedDate(item.text('versioncreated', 'thisrevisioncreated'))
  return {
    ...EMPTY_ARTICLE,
    givenId: idOf(item),
    title,
    url: url !== null && isWebAddress(url) ? url : null,
    source: outletOf(item),
    authors: authorsOf(item),
    publishedAt: publishedAt === null ? null : { value: publishedAt, from: 'given' },
    updatedAt: updatedAt === publishedAt ? null : updatedAt,
    language: languageCode(languageOf(item)),
    foundIn: { title: 'given', url: 'given', source: 'given', authors: 'given', updatedAt: 'given', language: 'given' },
    blocks: withoutTitle([...decksOf(item), ...blocksOf(item)], title),
  }
}

function idOf(item: Item): string | null {
  const { guid, itemid } = item.root.attribs
  return (
    guid ??
    item.attribute('doc-id', 'id-string') ??
    item.text('publicidentifier', 'newsitemid') ??
    itemid ??
    item.attribute('nitf', 'uno')
  )
}

/** Who printed it, before who owns and who sent it. */
function outletOf(item: Item): string | null {
  const named = (name: string) => {
    const [element] = item.all(name)
    return element && (textOf(childrenByName(element).get('name')) ?? element.attribs.literal ?? null)
  }
  return (
    item.attribute('pubdata', 'name') ??
    named('provider') ??
    named('copyrightholder') ??
    item.attribute('doc.copyright', 'holder') ??
    item.text('distributor') ??
    item.all('dc').find(({ attribs }) => attribs.element === 'dc.publisher')?.attribs.value ??
    null
  )
}

/** The first byline: the New York Times prints each a second time, in the order of a card index. */
function authorsOf(item: Item): string[] {
  const [byline] = [...item.all('byline'), ...item.all('by')]
  if (byline === undefined) return []
  const below = [...descendants(byline.children)]
  const persons = below.filter((element) => localName(element) === 'person').map((element) => textOf([element]) ?? '')
  if (persons.length > 0) return persons.map(foldSpace).filter(Boolean)
  const office = below.find((element) => localName(element) === 'byttl')
  const line = textOf([byline]) ?? ''
  return namesInLine(foldSpace(office ? line.replace(textOf([office]) ?? '', '') : line))
}

function publishedDate(item: Item): string | null {
  return (
    printedDate(item.attribute('pubdata', 'date.publication')) ??
    printedDate(item.attribute('date.issue', 'norm')) ??
    printedDate(item.attribute('date.release', 'norm')) ??
    printedDate(item.attribute('story.date', 'norm')) ??
    printedDate(item.text('firstcreated', 'contentcreated', 'versioncreated', 'thisrevisioncreated')) ??
    printedDate(item.root.attribs.date ?? null)
  )
}

/** Midnight by no clock is how archives of newspapers write a day. */
function printedDate(printed: string | null): string | null {
  return printed === null ? null : parsePrintedDate(printed.replace(/T00:?00(?::?00)?$/, ''))
}

/** Of the text; the language of the item is that of what is said about it. */
function languageOf(item: Item): string | null {
  const contents = [...item.all('body.content'), ...item.all('inlinexml'), ...item.all('html')]
  const ofContent = contents.map(({ attribs }) => attribs['xml:lang'] ?? attribs.lang).find(Boolean)
  return (
    item.attribute('language', 'tag') ??
    item.attribute('language', 'formalname') ??
    ofContent ??
    item.root.attribs['xml:lang'] ??
    item.attribute('nitf', 'xml:lang')
  )
}

/** Lines between the title and the text. */
function decksOf(item: Item): Block[] {
  const lines = item.all('hedline').flatMap((headlines) => childrenByName(headlines).get('hl2') ?? [])
  return lines.map((line) => ({ kind: 'text' as const, text: textOf([line]) ?? '' })).filter(({ text }) => text !== '')
}

/** Elements that may hold the text, the innermost first: items that wrap others are read for what they wrap. */
const CONTENTS = ['body.content', 'inlinexml', 'inlinedata', 'datacontent', 'text']

/** The text, which may be sent in several forms: the first that has any. */
function blocksOf(item: Item): Block[] {
  for (const name of CONTENTS) {
    const blocks = item
      .all(name)
      .map(blocksIn)
      .find(({ length }) => length > 0)
    if (blocks) return blocks
  }
  return []
}

function blocksIn(content: XmlElement): Block[] {
  const below = [...descendants(content.children)]
  if (below.length === 0) {
    const text = textOf([content]) ?? ''
    return /<(?:p|br|div)\b/i.test(text) ? htmlFragmentBlocks(text) : textBlocks(text)
  }
  const body = below.find((element) => localName(element) === 'body') ?? content
  return htmlFragmentBlocks(
    htmlOf(
      body.children.filter((node) => !('attribs' in node) || !isLead(node, below)),
      AS_HTML,
    ),
  )
}

/** The New York Times prints its first paragraph apart, and again with the full text. */
function isLead({ attribs }: XmlElement, beside: readonly XmlElement[]): boolean {
  const isApart = attribs.class?.endsWith('lead_paragraph') ?? false
  return isApart && beside.some((other) => other.attribs.class === 'full_text')
}

/** What HTML calls the elements of NITF that it has not. */
const AS_HTML: ReadonlyMap<string, string> = new Map([
  ['block', 'div'],
  ['bq', 'blockquote'],
  ['hl2', 'h2'],
  ['media', 'figure'],
  ['note', 'aside'],
  ['nitf-table', 'div'],
])
