/** How content of each format begins: what tells a format where a name does not. */
import { knownFieldName, OWN_OR_OTHER_NAMES } from './field-names.ts'

export function isWarc(beginning: string): boolean {
  return /^WARC\/\d/.test(beginning)
}

/** The line above each message of a mailbox: "From sender@example.org Tue Feb 25 10:00:00 2025". */
export function isEnvelopeLine(line: string): boolean {
  return /^From \S+.*\d\d:\d\d.*\d{4}\s*$/.test(line)
}

export function isMailbox(beginning: string): boolean {
  const [first, second = ''] = beginning.split('\n', 2)
  return isEnvelopeLine(first) && /^[\w-]+: /.test(second)
}

const HEADER =
  /^(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version|From|To|Date|Subject|DKIM-Signature|List-[\w-]+|X-[\w-]+): /im

export function isMailMessage(beginning: string): boolean {
  const head = beginning.split(/\r?\n\r?\n/, 1)[0]
  return /^[\w-]+: /.test(head) && HEADER.test(head) && /^From: /im.test(head) && /^(?:Subject|Date): /im.test(head)
}

// A comment holds no end of one: else a few dozen in a row could be parted in millions of ways.
const BEFORE_ROOT = String.raw`^\s*(?:<\?[^>]*\?>\s*|<!--(?:(?!-->)[^])*-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?>\s*)*<(?:\w+:)?`
const FEED = new RegExp(`${BEFORE_ROOT}(?:rss|feed|RDF|channel)\\b`, 'i')
const NEWS_XML = new RegExp(`${BEFORE_ROOT}(?:nitf|NewsML|newsMessage|newsItem)\\b`, 'i')

export function isFeed(beginning: string): boolean {
  return FEED.test(beginning.replace(/^\uFEFF/, ''))
}

export function isNewsXml(beginning: string): boolean {
  return NEWS_XML.test(beginning.replace(/^\uFEFF/, ''))
}

export function isHtml(beginning: string): boolean {
  return /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)?<(?:!doctype\s+html|html|head|body|article|div|p)\b/i.test(
    beginning,
  )
}

/** An object on the first line, and another below it. */
export function isNdjson(beginning: string): boolean {
  const [first, second] = beginning.split('\n').filter((line) => line.trim())
  return /^\s*\{.*\}\s*$/.test(first ?? '') && /^\s*\{/.test(second ?? '')
}

export function isJson(beginning: string): boolean {
  return /^\s*[[{]/.test(beginning)
}

export const FRONT_MATTER_FENCE = /^\uFEFF?---[ \t]*\r?\n/

export function hasFrontMatter(beginning: string): boolean {
  return FRONT_MATTER_FENCE.test(beginning)
}

/** The line by which Excel tells itself the sign between fields, before the head. */
export const SEPARATOR_LINE = /^\uFEFF?sep=.\r?\n/i

const DELIMITERS = [',', ';', '\t', '|']

/** A first row that names at least two fields of an article. */
export function isCsv(beginning: string): boolean {
  const [head] = beginning.replace(SEPARATOR_LINE, '').split('\n')
  const names = head.split(delimiterOf(head)).map((name) => knownFieldName(name.trim().replace(/^"|"$/g, '')))
  return names.filter((name) => OWN_OR_OTHER_NAMES.has(name)).length >= 2
}

/** The sign that stands most often in the head. */
export function delimiterOf(head: string): string {
  const count = (sign: string) => head.split(sign).length
  return DELIMITERS.reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

/** Letters and marks, and next to nothing that no text holds. */
export function isText(beginning: string): boolean {
  const strange = beginning.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f\ufffd]/g)?.length ?? 0
  return /\p{L}{2}/u.test(beginning) && strange <= beginning.length / 100
}
