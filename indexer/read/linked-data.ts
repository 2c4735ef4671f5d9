/** What a page says of its article in JSON-LD. */

export interface LinkedArticle {
  readonly headline?: unknown
  readonly datePublished?: unknown
  readonly dateModified?: unknown
  readonly author?: unknown
  readonly publisher?: unknown
  readonly inLanguage?: unknown
  readonly articleBody?: unknown
}

const ARTICLE_TYPE = /Article|Posting|Report(?!age)|Review/
const PAGE_TYPE = /^(?:WebPage|ItemPage)$/
/** Linked data nests deeper only to waste a reader's time. */
const MAX_DEPTH = 8

/** The article in the page's linked data; where there is none, what it says of the page. */
export function linkedArticle(document: Document): LinkedArticle | null {
  const found: { article: LinkedArticle | null; page: LinkedArticle | null } = { article: null, page: null }
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return
    const types = Array.isArray(value) ? [] : [(value as { '@type'?: unknown })['@type']].flat().map(String)
    if (types.some((type) => ARTICLE_TYPE.test(type)) && 'datePublished' in value) found.article ??= value
    else if (types.some((type) => PAGE_TYPE.test(type))) found.page ??= value
    for (const child of Object.values(value)) visit(child, depth + 1)
  }
  for (const script of document.querySelectorAll('script[type*="ld+json"]')) visit(parse(script.textContent ?? ''), 0)
  return found.article ?? found.page
}

/** Pages wrap it in comments and leave line breaks within strings. */
function parse(text: string): unknown {
  try {
    const bare = text.trim().replace(/^(?:\/\*\s*)?<!\[CDATA\[(?:\*\/)?|(?:\/\*)?\]\]>(?:\*\/)?\s*;?$/g, '')
    return JSON.parse(bare.replace(/[\u0000-\u001f]+/g, ' '))
  } catch {
    return null
  }
}
