/** Numbers that are written as words, in the languages of the catalogue, in every form they take. */

const ENGLISH = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'] // prettier-ignore
const ENGLISH_TENS = ['thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

/**
 * From two to twelve, parted by spaces where there are several forms. Persian's nine is its "no", and Arabic's numbers from eleven
 * on are two words, of which the first is not meant for itself.
 */
// prettier-ignore
const OTHERS: readonly (readonly [number, string])[] = [
  [2, 'два две двух двум двумя دو اثنان اثنين اثنتان اثنتين'],
  [3, 'три трёх трех трём трем тремя سه ثلاثة ثلاث'],
  [4, 'четыре четырёх четырех четырём четырем четырьмя چهار أربعة أربع'],
  [5, 'пять пяти пятью پنج خمسة خمس'],
  [6, 'шесть шести шестью شش ستة ست'],
  [7, 'семь семи семью هفت سبعة سبع'],
  [8, 'восемь восьми هشت ثمانية ثماني ثمان'],
  [9, 'девять девяти девятью تسعة تسع'],
  [10, 'десять десяти десятью عشرة'],
  [11, 'одиннадцать одиннадцати یازده'],
  [12, 'двенадцать двенадцати دوازده'],
]

/** Arabic keyboards write Persian's yeh and kaf otherwise. */
const inBothSpellings = (words: string) => words.split(' ').flatMap((word) => [...new Set([word, word.replaceAll('ی', 'ي').replaceAll('ک', 'ك')])]) // prettier-ignore

/** By their words, in small letters. */
export const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...ENGLISH.map((word, at) => [word, at + 1] as const),
  ...ENGLISH_TENS.map((word, at) => [word, (at + 3) * 10] as const),
  ...OTHERS.flatMap(([number, words]) => inBothSpellings(words).map((word) => [word, number] as const)),
])

// prettier-ignore
const SCALE_WORDS: readonly (readonly [number, string])[] = [
  [1e3, 'thousand тысяча тысячи тысяч тыс هزار ألف آلاف'],
  [1e6, 'million mln mn m миллион миллиона миллионов млн میلیون مليون ملايين'],
  [1e9, 'billion bln bn миллиард миллиарда миллиардов млрд میلیارد مليار مليارات'],
  [1e12, 'trillion триллион триллиона триллионов трлн تریلیون تريليون'],
]

/** What a number before them is multiplied by. */
export const SCALES: ReadonlyMap<string, number> = new Map(
  SCALE_WORDS.flatMap(([scale, words]) => inBothSpellings(words).map((word) => [word, scale] as const)),
)
