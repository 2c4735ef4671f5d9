import type { Span } from '../../engine/document.ts'

/**
 * Security: the only place where article text becomes HTML outside the templates' own escaping. Every piece is escaped
 * before it is joined with our marks, so no text can make or end one.
 */
export function markHtml(text: string, marks: readonly Span[]): string {
  let html = ''
  let at = 0
  for (const { start, end } of marks) {
    html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`
    at = end
  }
  return html + escapeHtml(text.slice(at))
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
