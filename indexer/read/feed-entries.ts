import type { parseFeed } from 'feedsmith'

/** What is taken of a feed, whatever its format. Texts may hold markup. */
export interface Feed {
  readonly title: string | null
  readonly language: string | null
  /** What relative addresses are relative to. */
  readonly base: string | null
  readonly entries: readonly FeedEntry[]
}

export interface FeedEntry {
  readonly id: string | null
  readonly title: string | null
  readonly url: string | null
  /** What a relative address is relative to, where the entry says so itself. */
  readonly base: string | null
  /** The outlet an entry was taken over from. */
  readonly source: string | null
  readonly authors: readonly string[]
  readonly publishedAt: string | null
  readonly updatedAt: string | null
  readonly language: string | null
  /** The text, or where there is none the summary: HTML unless `isPlain`. */
  readonly content: string | null
  readonly isPlain: boolean
}

type Parsed = ReturnType<typeof parseFeed>
type Of<Format extends Parsed['format']> = Extract<Parsed, { format: Format }>['feed']

/** From the library's four shapes to ours. */
export function feedFromLibrary(parsed: Parsed): Feed {
  switch (parsed.format) {
    case 'rss':
      return fromRss(parsed.feed)
    case 'rdf':
      return fromRdf(parsed.feed)
    case 'atom':
      return fromAtom(parsed.feed)
    case 'json':
      return fromJson(parsed.feed)
  }
}

function fromRss(feed: Of<'rss'>): Feed {
  const entries = (feed.items ?? []).map((item): FeedEntry => {
    const isPermaLink = item.guid?.isPermaLink !== false
    return {
      id: item.guid?.value ?? null,
      title: item.title ?? item.dc?.titles?.[0] ?? item.media?.title?.value ?? null,
      url: item.link ?? item.atom?.links?.find(isAlternate)?.href ?? (isPermaLink ? (item.guid?.value ?? null) : null),
      base: item.xml?.base ?? null,
      source: item.source?.title ?? null,
      authors: item.dc?.creators ?? item.authors?.flatMap(personOf) ?? [],
      publishedAt: dateText(item.pubDate, item.dc?.dates?.[0], item.dcterms?.created?.[0]),
      updatedAt: dateText(item.atom?.updated, item.dcterms?.modified?.[0]),
      language: item.dc?.languages?.[0] ?? null,
      content: item.content?.encoded ?? item.description ?? item.media?.description?.value ?? null,
      isPlain: false,
    }
  })
  return {
    title: feed.title ?? feed.dc?.titles?.[0] ?? null,
    language: feed.language ?? feed.dc?.languages?.[0] ?? null,
    base: feed.xml?.base ?? feed.link ?? null,
    entries,
  }
}

function fromRdf(feed: Of<'rdf'>): Feed {
  const entries = (feed.items ?? []).map((item): FeedEntry => ({
    id: item.rdf?.about ?? null,
    title: item.title ?? item.dc?.titles?.[0] ?? null,
    url: item.link ?? item.rdf?.about ?? null,
    base: item.xml?.base ?? null,
    source: item.dc?.publishers?.[0] ?? null,
    authors: item.dc?.creators ?? [],
    publishedAt: dateText(item.dc?.dates?.[0]),
    updatedAt: dateText(item.dcterms?.modified?.[0]),
    language: item.dc?.languages?.[0] ?? null,
    content: item.content?.encoded ?? item.description ?? null,
    isPlain: false,
  }))
  return {
    title: feed.title ?? null,
    language: feed.dc?.languages?.[0] ?? null,
    base: feed.xml?.base ?? feed.link ?? null,
    entries,
  }
}

function fromAtom(feed: Of<'atom'>): Feed {
  const entries = (feed.entries ?? []).map((entry): FeedEntry => {
    const body = entry.content?.value ? entry.content : entry.summary
    return {
      id: entry.id ?? null,
      title: atomText(entry.title) ?? entry.media?.title?.value ?? null,
      url: (entry.links?.find(isAlternate) ?? entry.links?.[0])?.href ?? entry.content?.src ?? null,
      base: entry.xml?.base ?? null,
      source: atomText(entry.source?.title) ?? null,
      authors: (entry.authors ?? feed.authors ?? []).flatMap(({ name }) => name ?? []),
      publishedAt: dateText(entry.published, entry.dc?.dates?.[0]),
      updatedAt: dateText(entry.updated),
      language: entry.xml?.lang ?? null,
      content: (body?.value && fromBase64(body.value)) ?? body?.value ?? entry.media?.description?.value ?? null,
      isPlain: isPlainText(body),
    }
  })
  // Atom names no outlet; what a section of it is called may stand behind a colon.
  return {
    title: atomText(feed.title),
    language: feed.xml?.lang ?? null,
    base: feed.xml?.base ?? feed.links?.find(isAlternate)?.href ?? null,
    entries,
  }
}

function fromJson(feed: Of<'json'>): Feed {
  const entries = (feed.items ?? []).map((item): FeedEntry => ({
    id: item.id === undefined ? null : String(item.id),
    title: item.title === undefined ? null : escapeText(item.title),
    url: item.url ?? item.external_url ?? null,
    base: null,
    source: null,
    authors: (item.authors ?? feed.authors ?? []).flatMap(({ name }) => name ?? []),
    publishedAt: dateText(item.date_published),
    updatedAt: dateText(item.date_modified),
    language: item.language ?? null,
    content: item.content_html ?? item.content_text ?? item.summary ?? null,
    isPlain: item.content_html === undefined,
  }))
  return { title: feed.title ?? null, language: feed.language ?? null, base: feed.home_page_url ?? null, entries }
}

interface AtomText {
  readonly value?: string
  readonly type?: string
}

/** Atom says whether a text holds markup; all our texts may. */
function atomText(text: AtomText | undefined): string | null {
  if (text?.value === undefined) return null
  return fromBase64(text.value) ?? (isPlainText(text) ? escapeText(text.value) : text.value)
}

/** The first Atom let texts be printed in base64: a long word that reads as words when it is decoded. */
function fromBase64(text: string): string | null {
  if (!/^[A-Za-z0-9+/]{16,}={0,2}$/.test(text) || text.length % 4 !== 0) return null
  const decoded = Buffer.from(text, 'base64').toString('utf8')
  return /\s/.test(decoded) && !/[\u0000-\u0008\ufffd]/.test(decoded) ? decoded : null
}

function isPlainText(text: AtomText | undefined): boolean {
  return text !== undefined && !/html/i.test(text.type ?? 'text')
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}

function isAlternate({ rel }: { readonly rel?: string }): boolean {
  return rel === undefined || rel === 'alternate'
}

/** "jo@example.org (Jo Doe)" is Jo Doe. */
function personOf(author: string | { readonly name?: string; readonly email?: string }): string | [] {
  if (typeof author !== 'string') return author.name ?? author.email ?? []
  return /^[^\s@]+@\S+\s+\((.+)\)$/.exec(author)?.[1] ?? author
}

/** The library types dates loosely, for callers that have it parse them. */
function dateText(...dates: readonly unknown[]): string | null {
  return (dates.find((date) => typeof date === 'string') as string | undefined) ?? null
}
