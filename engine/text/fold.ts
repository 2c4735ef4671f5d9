/** What a reader would call the same word: shared by the engines' terms and the names the indexer looks for. */

/** Most words of most texts: nothing of them is folded. */
export const PLAIN = /^[a-z0-9]*$/
const ASCII_ONLY = /^[\x00-\x7f]*$/
const POSSESSIVE = /['’]s$/
/** Apostrophes, dots of acronyms, zero-width non-joiner, tatweel. */
const SILENT = /['’.\u200c\u0640]/g
/** Accents and vowel signs; the breve of й is no accent but makes it another letter. */
const MARKS = /(?<!и)\u0306|(?!\u0306)\p{M}/gu

/** Letters that are one letter to a reader though Unicode's decomposition does not say so. */
// prettier-ignore
const SAME_LETTER: Readonly<Record<string, string>> = {
  ي: 'ی', ى: 'ی', ئ: 'ی', ك: 'ک', ة: 'ه', ۀ: 'ه', ؤ: 'و', أ: 'ا', إ: 'ا', ٱ: 'ا', آ: 'ا',
  ё: 'е', ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i',
  '٠': '0', '١': '1', '٢': '2', '٣': '3', '٤': '4', '٥': '5', '٦': '6', '٧': '7', '٨': '8', '٩': '9',
  '۰': '0', '۱': '1', '۲': '2', '۳': '3', '۴': '4', '۵': '5', '۶': '6', '۷': '7', '۸': '8', '۹': '9',
}
const SAME_LETTERS = new RegExp(`[${Object.keys(SAME_LETTER).join('')}]`, 'gu')

/** Case, accents, apostrophes, a possessive's ending and variants of letters do not matter. */
export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word
  const lower = word.toLowerCase().replace(POSSESSIVE, '').replace(SILENT, '')
  if (ASCII_ONLY.test(lower)) return lower
  return lower
    .normalize('NFC')
    .replace(SAME_LETTERS, (letter) => SAME_LETTER[letter])
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFC')
}
