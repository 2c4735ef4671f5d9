/**
 * A space before an ending: of the plural, and of what ends in a silent h, but for the little words that do. The letter y as Persian and
 * as Arabic keyboards write it.
 */
const SPACE_BEFORE_ENDING =
  /(?<=[\u0600-\u06ff])[ \u00a0](?=ها(?:[یيى]{1,2})?(?![\p{L}\p{M}\u200c]))|(?<=ه)(?<!(?<![\p{L}\p{M}])(?:که|به|نه|چه|سه))[ \u00a0](?=ا[یيى](?![\p{L}\p{M}\u200c]))/gu

/**
 * The endings of Persian words joined to them as they should be written, by a zero-width non-joiner, where they stand behind a space,
 * as many write them: "خامنه ای" is "خامنه‌ای", "کتاب های" is "کتاب‌های". As long as the text was.
 */
export function withJoinedEndings(text: string): string {
  return MAY_HAVE_ENDING.test(text) ? text.replace(SPACE_BEFORE_ENDING, '\u200c') : text
}

const MAY_HAVE_ENDING = /[ \u00a0](?:ها|ا[یيى])/u
