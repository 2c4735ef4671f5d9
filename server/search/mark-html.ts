import type { Span } from '../../engine/document.ts'

/**
 * Security: the only place where article text becomes HTML outside the templates' own escaping. Every piece is escaped
 * before it is joined with our marks, so no text can make or end one.
 */
export function markHtml(text: string, marks: readonly Span[], links: readonly LinkedSpan[] = []): string {
  let html = ''
  let at = 0
  for (const { start, end, href, title } of links) {
    html += markPart(text, marks, at, start)
    html += `<a class="actor" href="${escapeHtml(href)}" title="${escapeHtml(title)}">${markPart(text, marks, start, end)}</a>`
    at = end
  }
  return html + markPart(text, marks, at, text.length)
}

/** A span of the text that leads somewhere. Links do not overlap each other and come in order; marks may reach across. */
export interface LinkedSpan extends Span {
  readonly href: string
  readonly title: string
}

function markPart(text: string, marks: readonly Span[], from: number, to: number): string {
  let html = ''
  let at = from
  for (const mark of marks) {
    const [start, end] = [Math.max(mark.start, at), Math.min(mark.end, to)]
    if (start >= end) continue
    html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`
    at = end
  }
  return html + escapeHtml(text.slice(at, to))
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character])
}
