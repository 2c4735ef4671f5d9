/** ISO 639-1 of what names a language by a code: `en`, `en-GB`, `fa_IR`; null for what does not. */
export function languageCode(named: string | null): string | null {
  return /^[a-z]{2}(?![a-z])/i.exec(named?.trim() ?? '')?.[0].toLowerCase() ?? null
}
