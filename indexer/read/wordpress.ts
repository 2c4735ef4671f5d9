/** Exports of WordPress: RSS with the whole database in it, of which only what was published is an article. */

const NAMESPACE = 'wordpress.org/export/'
const ITEM = /<item>[\s\S]*?<\/item>/g

/** The feed without what is not a published post or page: pictures, menus, drafts. Other feeds as they are. */
export function publishedPosts(feed: string): string {
  if (!feed.slice(0, 5000).includes(NAMESPACE)) return feed
  return feed.replace(ITEM, (item) => (isPublished(item) ? item : ''))
}

function isPublished(item: string): boolean {
  const type = valueOf(item, 'post_type') ?? 'post'
  const status = valueOf(item, 'status') ?? 'publish'
  return (type === 'post' || type === 'page') && status === 'publish'
}

/** Of the fields about the post, which are never in its text: that stands in CDATA before them. */
function valueOf(item: string, name: string): string | null {
  const tag = `<wp:${name}>`
  const at = item.lastIndexOf(tag)
  if (at < 0) return null
  return /^\s*(?:<!\[CDATA\[\s*)?([\w-]+)/.exec(item.slice(at + tag.length))?.[1] ?? null
}
