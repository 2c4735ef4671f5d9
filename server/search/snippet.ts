import type { Span } from '../../engine/document.ts'
import { markHtml } from './mark-html.ts'

/** A paragraph up to this long is shown whole: it is the unit people read. */
const MAX_CHARS = 560
/** What a longer one is cut to. */
const WINDOW_CHARS = 420

/** The part of a paragraph with the most marks in it, cut at words, as HTML with the marks. */
export function snippetOf(text: string, marks: readonly Span[]): { readonly html: string; readonly isCut: boolean } {
  if (text.length <= MAX_CHARS) return { html: markHtml(text, marks), isCut: false }
  const start = wordStart(text, bestStart(marks))
  const end = wordEnd(text, Math.min(text.length, start + WINDOW_CHARS))
  const inside = marks.filter((mark) => mark.start >= start && mark.end <= end)
  const html = markHtml(
    text.slice(start, end),
    inside.map((mark) => ({ start: mark.start - start, end: mark.end - start })),
  )
  return { html: `${start > 0 ? '… ' : ''}${html}${end < text.length ? ' …' : ''}`, isCut: true }
}

/** Where a window should begin to hold the most marks; a little before the first of them. */
function bestStart(marks: readonly Span[]): number {
  const counted = marks.map(
    (first) => marks.filter((mark) => mark.start >= first.start && mark.end <= first.start + WINDOW_CHARS).length,
  )
  const best = counted.indexOf(Math.max(...counted))
  return best < 0 ? 0 : Math.max(0, marks[best].start - 60)
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0
  const space = text.indexOf(' ', at)
  return space < 0 || space > at + 40 ? wholeCharacter(text, at) : space + 1
}

export function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length
  const space = text.lastIndexOf(' ', at)
  return space < at - 40 ? wholeCharacter(text, at) : space
}

/** Not between the halves of a character. */
function wholeCharacter(text: string, at: number): number {
  return /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1)) ? at - 1 : at
}
