/** Page furniture: lines a page prints around an article. Each rule has a name that says why a line was left out. */
import type { RemovedText } from '../../engine/document.ts'
import type { Block } from '../read/source-article.ts'
import { foldSpace, lineKey } from './line.ts'

interface FurnitureRule {
  readonly reason: string
  readonly pattern: RegExp
  /**
   * `anywhere`: the line is never news. `short`: only when it is no longer than a link or a label. `end`: only in the
   * last half, where a page's own matter stands.
   */
  readonly where: 'anywhere' | 'short' | 'end'
}

const SHORT_CHARS = 120
const SHARE_TARGET =
  '(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|e-?mail|print|share|copy link|link copied|tweet|messenger|flipboard|bluesky|threads)'

// prettier-ignore
const RULES: readonly FurnitureRule[] = [
  { reason: 'comment-form', where: 'anywhere', pattern: /^(?:your email address will not be published|required fields are marked|save my name, email)/i },
  { reason: 'comment-form', where: 'end', pattern: /^(?:leave (?:a|your) (?:reply|comment)|cancel reply|post (?:a )?comment|add (?:a )?comment|join the (?:conversation|discussion)|(?:\d+ )?comments?|no comments(?: yet)?|\d+ (?:responses?|replies))\b.{0,40}$/i },
  { reason: 'related-links', where: 'end', pattern: /^(?:similar|related|recommended|more|latest|popular|recent|trending|top|further|most read|you may|you might|also) (?:posts?|articles?|stories|news|reading|coverage|topics|content|also like|videos?|from\b.{0,40}|on this (?:story|topic))\b.{0,40}$/i },
  { reason: 'related-links', where: 'short', pattern: /^(?:read (?:more|also|next|the full (?:story|article))|also read|see also|watch|listen|view gallery|in pictures|continue reading|related|más información)\s*(?:[:»›→|-].*|)$/i },
  { reason: 'newsletter', where: 'anywhere', pattern: /^(?:for|get|receive) (?:the )?(?:latest|more|breaking|daily|top)\b.{0,100}\b(?:visit|follow|subscribe|download|sign up|join|in your inbox|newsletter)\b/i },
  { reason: 'newsletter', where: 'short', pattern: /^(?:subscribe|sign up|register|join (?:us|our)|follow us|like us|find us|download (?:our|the) app|get (?:our|the) (?:app|newsletter)|click here|tap here|support (?:us|our)|donate)\b/i },
  { reason: 'newsletter', where: 'short', pattern: /^(?:stay (?:informed|tuned|updated|connected|in the know))\b/i },
  { reason: 'share-bar', where: 'anywhere', pattern: new RegExp(`^${SHARE_TARGET}(?:\\s*[|,•/·]?\\s*${SHARE_TARGET})*$`, 'i') },
  { reason: 'share-bar', where: 'short', pattern: /^(?:share (?:this|on|via|article)|print (?:this|article)|click to share)\b/i },
  { reason: 'advertisement', where: 'short', pattern: /^(?:advertisements?|sponsored(?: content| by.*)?|promoted(?: content)?|ad(?: feedback)?|story continues below.*|article continues below.*|skip advertisement)$/i },
  { reason: 'copyright', where: 'short', pattern: /^(?:copyright\b|©|\(c\) ?\d{4}|all rights reserved|terms of (?:use|service)|privacy (?:policy|notice)|cookie (?:policy|settings))/i },
  { reason: 'cookie-notice', where: 'anywhere', pattern: /^(?:we use cookies|this (?:web)?site uses cookies|by continuing to (?:use|browse)|accept (?:all )?cookies)/i },
  { reason: 'reading-time', where: 'anywhere', pattern: /^(?:\d+ ?(?:min(?:ute)?s?) read|reading time:? .{1,20})$/i },
  { reason: 'credit', where: 'short', pattern: /^(?:image|photo(?:graph)?|picture|video|file|graphic)(?: (?:credit|source|caption|by))?\s*[:/] ?\S/i },
  { reason: 'labels', where: 'short', pattern: /^(?:filed under|tags?|categories|category|topics|keywords|posted in|tagged(?: with)?)\s*:/i },
  { reason: 'navigation', where: 'short', pattern: /^(?:home|menu|skip to (?:main )?content|back to top|previous(?: article| post)?|next(?: article| post)?|log ?in|sign in|search|close|load more|show more|view all|see all)$/i },
]

/** Takes out page furniture, the title said again, and empty lines; white space is folded in what stays. */
export function removeFurniture(
  blocks: readonly Block[],
  title: string | null,
): { blocks: Block[]; removed: RemovedText[] } {
  const kept: Block[] = []
  const removed: RemovedText[] = []
  const titleKey = title === null ? null : lineKey(title)
  let titleSeen = false
  blocks.forEach((block, at) => {
    const text = foldSpace(block.text)
    if (!/[\p{L}\p{N}]/u.test(text)) return
    const isTitle = lineKey(text) === titleKey
    const reason = isTitle && titleSeen ? 'duplicate-title' : furnitureReason(text, at >= blocks.length / 2)
    titleSeen ||= isTitle
    if (reason) removed.push({ text, reason })
    else kept.push({ kind: block.kind, text })
  })
  return { blocks: kept, removed }
}

function furnitureReason(text: string, inLastHalf: boolean): string | null {
  const rule = RULES.find(({ pattern, where }) => {
    if (where === 'end' && !inLastHalf) return false
    if (where === 'short' && text.length > SHORT_CHARS) return false
    return pattern.test(text)
  })
  return rule?.reason ?? null
}
