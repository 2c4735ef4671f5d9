import { isAscii } from 'node:buffer'
import { detect } from 'chardet'

/**
 * Bytes to text. What the bytes say of themselves counts most: a byte order mark, then UTF-8, whole or with a few bytes
 * damaged, then what the source declares, then what the letters look like.
 */
export function decode(bytes: Uint8Array, declared: string | null = null): string {
  const marked = byteOrderMark(bytes)
  if (marked) return new TextDecoder(marked).decode(bytes)
  return (
    decodeUtf8(bytes) ??
    (declared && tryDecode(bytes, declared)) ??
    tryDecode(bytes, detect(bytes) ?? '') ??
    new TextDecoder('windows-1252').decode(bytes)
  )
}

/** The character set of a stream by its first bytes, which may end within a character. */
export function charsetOfBeginning(bytes: Uint8Array): string {
  const marked = byteOrderMark(bytes)
  if (marked) return marked
  const lines = bytes.subarray(0, endOfLastLine(bytes))
  // What tells may stand in the last line alone.
  const whole = isAscii(lines) ? bytes.subarray(0, Math.max(0, bytes.length - 3)) : lines
  if (decodeUtf8(whole) !== null) return 'utf-8'
  const detected = detect(whole) ?? 'windows-1252'
  return tryDecode(new Uint8Array(), detected) === null ? 'windows-1252' : detected
}

function endOfLastLine(bytes: Uint8Array): number {
  const end = bytes.lastIndexOf(0x0a)
  return end > 0 ? end : Math.max(0, bytes.length - 3)
}

/** The character set a page declares in its first bytes: `<meta charset>`, `http-equiv`, or an XML declaration. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096)).toString('latin1')
  return (
    /<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1] ??
    null
  )
}

/** The character set a mark at the beginning tells; null where there is none. */
export function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** Of the letters beyond ASCII so few may be damaged: text in another set has hardly any that are whole. */
const MOST_DAMAGED = 0.2

/** Null when it is not UTF-8. A byte that was lost costs its letter and not the text. */
function decodeUtf8(bytes: Uint8Array): string | null {
  const whole = tryDecode(bytes, 'utf-8')
  if (whole !== null) return whole
  const text = new TextDecoder('utf-8').decode(bytes)
  const damaged = text.match(/\ufffd/g)?.length ?? 0
  const beyondAscii = text.match(/[^\x00-\x7f]/g)?.length ?? 0
  return damaged <= MOST_DAMAGED * beyondAscii ? text : null
}

/** Null when the label is unknown or the bytes are not of that set. */
function tryDecode(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
