/** A space before an ending: of the plural, and of what ends in a silent h. */
const SPACE_BEFORE_ENDING =
  /(?<=[\u0600-\u06ff]) (?=ها(?:یی?)?(?![\p{L}\p{M}\u200c]))|(?<=ه) (?=ای(?![\p{L}\p{M}\u200c]))/gu

/**
 * The endings of Persian words joined to them as they should be written, by a zero-width non-joiner, where they stand behind a space,
 * as many write them: "خامنه ای" is "خامنه‌ای", "کتاب های" is "کتاب‌های". As long as the text was.
 */
export function withJoinedEndings(text: string): string {
  return text.includes(' ها') || text.includes('ه ای') ? text.replace(SPACE_BEFORE_ENDING, '\u200c') : text
}
