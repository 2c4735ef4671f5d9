/** What the fields of an article are called, by us and by others. */

/** What an operator says the fields of their export are called, by our names; a dot leads into an object. */
export type FieldNames = Readonly<Partial<Record<FieldName, string>>>

export type FieldName = (typeof FIELD_NAMES)[number]
export const FIELD_NAMES = ['id', 'title', 'url', 'source', 'authors', 'publishedAt', 'updatedAt', 'language', 'text', 'html', 'markdown'] as const // prettier-ignore

/** What others call the same fields, in exports of newsrooms, databases and web services. */
// prettier-ignore
export const OTHER_NAMES: Readonly<Record<FieldName, readonly string[]>> = {
  id: ['guid', 'uuid', '_id'],
  title: ['headline', 'title.rendered', 'headline.main'],
  url: ['link', 'web_url', 'webUrl', 'permalink', 'canonical_url'],
  source: ['outlet', 'publication', 'publisher', 'source.name', 'publisher.name'],
  authors: ['author', 'byline', 'creator', 'byline.original'],
  publishedAt: ['published_at', 'published', 'publishedDate', 'published_date', 'datePublished', 'date_published', 'publish_date', 'pub_date', 'pubDate', 'webPublicationDate', 'date', 'timestamp'],
  updatedAt: ['updated_at', 'updated', 'modified', 'dateModified', 'date_modified', 'lastmod'],
  language: ['lang', 'inLanguage'],
  text: ['body', 'content', 'articleBody', 'fulltext', 'full_text', 'fullText', 'maintext', 'summary', 'description', 'abstract'],
  html: ['content_html', 'content.rendered', 'body_html', 'fields.body'],
  markdown: [],
}

/**
 * Reads `title=headline,text=body.plain`.
 * @throws Error that says what is wrong.
 */
export function parseFieldNames(setting: string): FieldNames {
  const pairs = setting.split(',').map((pair) => {
    const [name, path] = pair.split('=').map((part) => part.trim())
    if (!path) throw new Error(`expected pairs like title=headline,text=body, not “${pair.trim()}”`)
    if (!FIELD_NAMES.includes(name as FieldName)) throw new Error(`“${name}” is none of ${FIELD_NAMES.join(', ')}`)
    return [name, path] as const
  })
  const twice = pairs.find(([name], at) => pairs.findIndex(([other]) => other === name) < at)
  if (twice) throw new Error(`“${twice[0]}” is given twice; the names that are known are tried beside yours`)
  return Object.fromEntries(pairs) as FieldNames
}

/** Every name by which a field is found without an operator's help. */
export const OWN_OR_OTHER_NAMES: ReadonlySet<string> = new Set(
  FIELD_NAMES.flatMap((name) => [name, ...OTHER_NAMES[name]]),
)

const squash = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '')
/** Our own names last, so that of two which are squashed alike ours is known. */
const BY_SQUASHED_NAME = new Map([...OWN_OR_OTHER_NAMES, ...FIELD_NAMES].map((name) => [squash(name), name]))

/** The head of a table as it is known: "Published At" and "PUBLISHED_AT" are `publishedAt`; others stay as they are. */
export function knownFieldName(head: string): string {
  return BY_SQUASHED_NAME.get(squash(head)) ?? head.trim()
}
