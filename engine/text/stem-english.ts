import { stemmer as porter } from '@orama/stemmers/english'

/** "Organised", "privatisation", but not the families of words that are spelt so everywhere: "advise", "revision". */
const WITH_S = /(?<=[a-z]{3})is(?=(?:e|ed|er|ers|es|ing|ation|ations|ational)$)/
const ALWAYS_WITH_S =
  /^(?:adv|advert|comp?r|conc|dev|dis?gu|enterpr|exc|exerc|expert|franch|improv|inc|merchand|prec|prem|prom|rev|superv|surpr|telev)is/

/** Other British spellings as American ones, so that an archive that has both has one word: "labour", "theatre", "defence". */
const SPELLINGS: readonly (readonly [british: RegExp, american: string])[] = [
  [/(?<=[a-z]{2})our(?=(?:s|ed|er|ers|ing|ism|ist|ists|able|ful|ite|ites|hood|hoods|ly)?$)/, 'or'],
  [/(?<=[a-z]{2})([bt])re(?=s?$)/, '$1er'],
  [/(?<=^cent)red$/, 'ered'],
  [/(?<=^(?:def|off|lic|pret))ence(?=s?$)/, 'ense'],
  [/ogue(?=s?$)/, 'og'],
  [/^programmes?$/, 'program'],
]

/**
 * Beginnings of words that are stems by themselves, since by Porter's rules they would share one with words that have nothing to do
 * with them: cooperation with Cooper, organizations with organs, mineral with miner.
 */
const APART =
  /^(?:animal|apartment|authorit|civilian|communit|competen|conversat|cooperat|customer|department|experiment|generat|importan|internal|internat|mineral|organiz|rational|several|universit)/

/** Words that end in s and are no plurals. */
const NO_PLURALS: ReadonlySet<string> = new Set(['bus', 'customs', 'mars', 'news'])

/** Porter's stem of a folded English word: the same for its British and its American spelling, and for no word that merely looks like it. */
export function stemEnglish(word: string): string {
  if (NO_PLURALS.has(word)) return word
  const withZ = ALWAYS_WITH_S.test(word) ? word : word.replace(WITH_S, 'iz')
  const american = SPELLINGS.reduce((spelt, [british, as]) => spelt.replace(british, as), withZ)
  return APART.exec(american)?.[0] ?? porter(american)
}
