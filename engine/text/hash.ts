/** FNV-1a, 32 bits: quick, and spreads texts that hardly differ. Nothing to keep secrets with. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
