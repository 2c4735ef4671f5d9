/** Lines a page prints around an article, told by their words. Each rule has a name that says why a line was left out. */
import type { FurnitureReason } from '../../engine/document.ts'
import { withEnglishDates } from '../calendar.ts'

interface LineRule {
  readonly reason: FurnitureReason
  readonly pattern: RegExp
  /**
   * `anywhere`: the line is never news. `short`: only when it is no longer than a link or a label. `end`: only in the
   * last half, where a page's own matter stands.
   */
  readonly where: 'anywhere' | 'short' | 'end'
}

const SHORT_CHARS = 120
const SHARE_TARGET =
  '(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|e-?mail|print|share|copy link|link copied|tweet|messenger|flipboard|bluesky|threads|instagram|youtube|tiktok)'
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?'
const DATE = `(?:\\d{1,2}(?:st|nd|rd|th)? ${MONTH},? \\d{4}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{4}-\\d\\d-\\d\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4})`
const TIME = '(?:\\d{1,2}[:.]\\d{2}(?::\\d\\d)? ?(?:[ap]\\.?m\\.?)?(?: ?(?:[A-Z]{2,4}|[+-]\\d\\d:?\\d\\d))?)'
const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?'
const DATE_AND_TIME = `(?:${WEEKDAY},? )?${DATE}(?: ${WEEKDAY})?(?:,? ?(?:at|@|-|–|\\|)? ?${TIME})?`

// prettier-ignore
const RULES: readonly LineRule[] = [
  { reason: 'comment-form', where: 'anywhere', pattern: /^(?:your email address will not be published|required fields are marked|save my name, email)/i },
  { reason: 'comment-form', where: 'end', pattern: /^(?:leave (?:a|your) (?:reply|comment)|cancel reply|(?:post|add|write) (?:a |your )?comment|join the (?:conversation|discussion)|(?:\d+ )?comments?(?! (?:by|from|made|of|that|about|he|she|they|was|were|on the|attributed|the)\b)|no comments(?: yet)?|\d+ (?:responses?|replies)|we want to hear what you think|deja un comentario|keine kommentare|kommentar (?:schreiben|hinterlassen)|laisser un commentaire|deixe um coment\S+|(?:комментарии|оставить комментарий)|(?:التعليقات|اترك تعليق\S*)|(?:نظرات|دیدگاه‌ها|ارسال نظر))(?![\p{L}]).{0,40}$/iu },
  { reason: 'comment-form', where: 'anywhere', pattern: /^(?:\d+ )?comments?(?: \(\d+\))?$/i },
  { reason: 'feed-footer', where: 'anywhere', pattern: /^the post .{3,300} (?:appeared first on|first appeared on) .{2,80}$/i },
  { reason: 'related-links', where: 'end', pattern: /^(?!.*\p{L}[.?!][”"’')]?$)(?:(?:similar|related|recommended|more|latest|popular|recent|trending|top|further|you might) (?:posts?|articles?|stories|news|reading|coverage|topics|content|also like|videos?|from\b.{0,40}|by our editors|on this (?:story|topic)|links?)\b.{0,40}|(?:similar|related|recommended|latest|popular|trending|editors?['’]? picks?|don['’]t miss|up next|around the web|from our partners|what to read next|most (?:read|popular|viewed)|you may also like|you might also like).{0,12})$/iu },
  { reason: 'related-links', where: 'short', pattern: /^(?:read (?:more|also|next|now|the full (?:story|article)|.{0,30} here)|more|also read|see also|related|watch|listen|view gallery|in pictures|continue reading|más información|lea también|te puede interesar|à lire aussi|lire aussi|lesen sie auch|mehr zum thema|schon gelesen|empfohlene beiträge|leia (?:também|mais)|leggi anche|читайте также|по теме|اقرأ (?:أيضا\S*|المزيد)|مواضيع ذات صلة|بیشتر بخوانید|مطالب مرتبط)\s*(?:[:»›→|؟?-].*|)$/i },
  { reason: 'newsletter', where: 'anywhere', pattern: /^(?:for|get|receive|never miss) (?:the )?(?:latest|more|breaking|daily|top|best)\b.{0,100}\b(?:visit|follow|subscribe|download|sign(?:ing)? up|join|in your inbox|newsletter)\b/i },
  { reason: 'newsletter', where: 'anywhere', pattern: /^(?:you have successfully subscribed|thank you for (?:subscribing|signing up)|(?:click|tap) (?:here )?to subscribe|subscribing to a newsletter indicates|this newsletter may contain advertising|to view the full story, please subscribe|if you enjoyed (?:reading )?this (?:post|article))/i },
  { reason: 'newsletter', where: 'short', pattern: /^(?:subscribe|sign up|register(?= (?:now|here|today|for (?:free|our|the|a))|$)|join (?:us|our)|follow us|follow (?:the )?[\p{L} ]{2,40} on (?:facebook|twitter|x|instagram|telegram|youtube)|like us|find us|download (?:our|the) app|get (?:our|the) (?:app|newsletter)|click here|tap here|support us|support our (?:work|journalism|newsroom|reporting|mission|site|team|cause)|donate(?= (?:now|here|today|to (?:us|our|the))|$)|abonnez-vous|jetzt abonnieren|suscr[ií]bete|подпи(?:сы|ши)\S*|اشترك|عضویت در)(?![\p{L}])/iu },
  { reason: 'newsletter', where: 'short', pattern: /^(?:stay (?:informed|tuned|updated|connected|in the know))\b/i },
  { reason: 'share-bar', where: 'anywhere', pattern: new RegExp(`^${SHARE_TARGET}(?:\\s*[|,•/·]?\\s*${SHARE_TARGET})*$`, 'i') },
  { reason: 'share-bar', where: 'short', pattern: /^(?:share (?:this|on|via|article)|print (?:this|article)|click to share|поделиться|مشاركة|اشتراک‌گذاری|اشتراک گذاری)(?![\p{L}])/iu },
  { reason: 'advertisement', where: 'short', pattern: /^(?:advert(?:isement)?s?:?|sponsored(?: content| by.*)?|promoted(?: content)?|ad(?: feedback)?|(?:story|article|scroll|content) continues below.*|skip advertisement|anzeige|werbung|publicité|publicidad|реклама|إعلان|آگهی|advertisement \S+ continues.*|affiliate)$/i },
  { reason: 'advertisement', where: 'anywhere', pattern: /\b(?:we (?:may )?(?:earn|receive) (?:a |an )?(?:commission|compensation)|may (?:earn|receive) (?:a |an )?(?:affiliate )?(?:commission|compensation|payments?)|auto affiliate links|has affiliate partnerships)\b/i },
  { reason: 'copyright', where: 'short', pattern: /^(?:copyright\b(?! (?:laws?|rules?|holders?|owners?|infringement|violations?|claims?|cases?|suits?|lawsuits?|office|protection|disputes?|reforms?|treaty|bill)\b)|©|\(c\) ?\d{4}|all rights reserved|terms of (?:use|service)|privacy (?:policy|notice)|cookie (?:policy|settings))/i },
  { reason: 'copyright', where: 'anywhere', pattern: /(?:^this (?:document|article|material) (?:is (?:subject to|protected by) copyright|is the copyrighted property|may not be (?:published|reproduced))|\b(?:may not be (?:published, broadcast|reproduced, distributed)|without (?:express|prior) (?:written )?permission|written permission must be obtained))/i },
  { reason: 'cookie-notice', where: 'anywhere', pattern: /^(?:we use cookies|this (?:web)?site uses cookies|by continuing to (?:use|browse)|accept (?:all )?cookies)/i },
  { reason: 'player', where: 'anywhere', pattern: /^(?:please use .{0,30}browser for|your browser does not support|(?:video|audio|media) (?:player )?(?:is loading|playback)|to play this (?:video|audio)|this content is (?:provided|hosted) by|enable javascript|javascript is (?:required|disabled))/i },
  { reason: 'reading-time', where: 'anywhere', pattern: /^(?:\d+ ?(?:min(?:ute)?s?)\.? (?:read|de lecture|de lectura)|reading time:? .{1,20}|lesezeit:? .{1,20})$/i },
  { reason: 'date-line', where: 'short', pattern: new RegExp(`^(?:(?:first |last |originally )?(?:published|posted|updated|modified|created|release date|erstellt|aktualisiert|publié|publicado|mis à jour|опубликовано|обновлено|نُ?شر|منتشر شده)(?: ?(?:on|at|le|am|el|в))? ?:? *)?${DATE_AND_TIME}(?:[ ,;|/•·-]*(?:(?:updated|published|posted|original|modified)(?: on| at)?:? *${DATE_AND_TIME}|by|${TIME}|\\d+ (?:comments?|min(?:ute)?s? read)))*[ .|]*$`, 'i') },
  { reason: 'date-line', where: 'short', pattern: /^(?:(?:published|updated|posted):? *)?\d+ ?(?:d|h|m|min|hrs?|days?|hours?|minutes?|weeks?|months?) ago(?: ?[/|•·-] ?.{0,30})?$/i },
  { reason: 'counter', where: 'short', pattern: /^(?:(?:image|photo|slide|page|gallery)? ?\d{1,3} (?:of|\/|von|de|из) ?\/? ?\d{1,4}|\d{1,2}:\d\d(?: ?\/ ?\d{1,2}:\d\d)?|see \d+ more|\d+ (?:photos?|views?|shares?|likes?))$/i },
  { reason: 'credit', where: 'short', pattern: /^(?:\[?\(?(?:image|photo(?:graph|o)?s?|picture|video|file|graphic|rendering|illustration|foto|bild|фото|صورة|عکس)(?: (?:courtesy|credit|source|caption|by|via))*\s*[:/©]|credit:|gallery credit:|image courtesy|photo courtesy|(?:ap photo|afp via getty)\b|(?:getty images|reuters(?!\/ipsos)|shutterstock)(?=\s*(?:$|[/|:,;©()–—-]|(?:file|photos?|pictures?|images?|via|graphics?)\b))).{0,100}$/i },
  { reason: 'labels', where: 'short', pattern: /^(?:(?:filed under|posted in|tagged(?: with)?|this entry was posted)(?![\p{L}])|(?:tags?|categor(?:y|ies)|topics|keywords|schlagw[oö]rte?r?|mots-clés|etiquetas|теги|الوسوم|کلیدواژه‌?ها|برچسب‌?ها)(?![\p{L}])(?:\s*:|(?!.*\p{L}[.?!]$)))/iu },
  { reason: 'navigation', where: 'short', pattern: /^(?:home|menu|skip to (?:main )?content|jump to .{0,40}|back to top|previous(?: article| post)?|next(?: article| post)?|log ?in|sign in|search|close|load more|show more|view all|see all|table of contents|inhaltsverzeichnis|buying options|view comments|hide comments)$/i },
  { reason: 'about-the-author', where: 'end', pattern: /^(?:about the authors?|(?:contact|email|e-mail|follow|reach) (?:the (?:author|reporter|writer)|him|her|them|[\p{Lu}]\S+ (?:[\p{Lu}]\S+ )?)(?:on|at|via|by)\b.{0,120}$|you can (?:follow|reach|contact|keep up with) (?:me|him|her|them)\b)/iu },
  { reason: 'about-the-author', where: 'end', pattern: /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){0,3},?(?: \p{L}+,)? (?:(?:is|was) (?:an? |the |our |currently )*(?:[\p{L}’'-]+ ){0,5}(?:reporter|editor|writer|correspondent|journalist|columnist|producer (?:at|for|with)|curator|contributor|intern|freelancer?|blogger|photographer|strategist|expert|consultant|fellow|columnist|author)\b|(?:covers|writes (?:about|for)|has been (?:a )?(?:writing|reporting|covering|reporter|journalist|editor|helping)|currently works)\b)/u },
]

/** Why a line is no part of an article, or null when it may be. */
export function furnitureReason(line: string, inLastHalf: boolean): FurnitureReason | null {
  const text = line.length <= SHORT_CHARS ? withEnglishDates(line) : line
  const rule = RULES.find(({ pattern, where }) => {
    if (where === 'end' && !inLastHalf) return false
    if (where === 'short' && text.length > SHORT_CHARS) return false
    return pattern.test(text)
  })
  return rule?.reason ?? null
}
