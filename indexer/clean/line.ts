/** What a line looks like: shared by the readers and the rules that clean their text. */

/** White space folded, invisible characters gone, as a reader sees the line. */
export function foldSpace(text: string): string {
  return text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim()
}

/**
 * Byte order marks, zero-width spaces and what turns the direction of whole stretches of text. The zero-width non-joiner is a letter's
 * business in Persian, and marks of direction are as printed: they place the signs between Arabic and Latin words.
 */
const INVISIBLE = /[\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]|[\u0000-\u0008\u000e-\u001f\u007f]/g

/** The same line to a reader who does not mind case and punctuation. */
export function lineKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A line that could be a heading: short, and not a sentence. */
export function isShortLine(text: string): boolean {
  const line = text.trim()
  return line.length > 0 && line.length <= 160 && !line.includes('\n') && !/[.…:;,]["”’)]?$/.test(line)
}
