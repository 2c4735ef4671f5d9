import type { Span } from '../../engine/document.ts'

/**
 * Security: the only place where article text becomes HTML outside the templates' own escaping. Every piece is escaped
 * before it is joined with our marks, so no text can make or end one.
 * @param firstMark number of the first mark, by which links reach it (`#m1`); null for marks that none leads to
 */
export function markHtml(
  text: string,
  marks: readonly Span[],
  links: readonly LinkedSpan[] = [],
  firstMark: number | null = null,
): string {
  let html = ''
  let at = 0
  for (const { start, end, href, title } of links) {
    html += markPart(text, marks, at, start, firstMark)
    html += `<a class="actor" href="${escapeHtml(href)}" title="${escapeHtml(title)}">${markPart(text, marks, start, end, firstMark)}</a>`
    at = end
  }
  return html + markPart(text, marks, at, text.length, firstMark)
}

/** A span of the text that leads somewhere. Links do not overlap each other and come in order; marks may reach across. */
export interface LinkedSpan extends Span {
  readonly href: string
  readonly title: string
}

function markPart(text: string, marks: readonly Span[], from: number, to: number, firstMark: number | null): string {
  let html = ''
  let at = from
  for (const [index, mark] of marks.entries()) {
    const [start, end] = [Math.max(mark.start, at), Math.min(mark.end, to)]
    if (start >= end) continue
    // A mark that a link parts has its name on the first part alone.
    const id = firstMark !== null && start === mark.start ? ` id="m${firstMark + index}"` : ''
    html += `${escapeHtml(text.slice(at, start))}<mark${id}>${escapeHtml(text.slice(start, end))}</mark>`
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
