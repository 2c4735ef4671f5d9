import { stemmer as porter } from '@orama/stemmers/english'

const VERB_ENDING = '(?:e|ed|er|ers|es|ing|ings|ation|ations|ational)$'
/** "Organised", "privatisation", but not the families of words that are spelt so everywhere: "advise", "revision", "uprising". */
const WITH_S = new RegExp(`(?<=[a-z]{3})is(?=${VERB_ENDING})`)
const ALWAYS_WITH_S = new RegExp(
  `(?:adv|advert|appra|circumc|comp?r|conc|dem|dev|dis?gu|enterpr|exc|exerc|expert|franch|improv|inc|merchand|pra|prec|prem|prom|rev|sunr|superv|surm|surpr|telev|treat|upr)is${VERB_ENDING}`,
)

/** Other British spellings as American ones, so that an archive that has both has one word: "labour", "theatre", "defence". */
const SPELLINGS: readonly (readonly [british: RegExp, american: string])[] = [
  [
    /(?<=arb|ard|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|savi|splend|tum|val|vap|vig)our/,
    'or',
  ],
  [/(?<=calib|cent|fib|lit|lust|met|sab|somb|spect|theat)re(?=s?$)/, 'er'],
  [/(?<=^cent)red$/, 'ered'],
  [/(?<=^(?:def|off|lic|pret))ence(?=s?$)/, 'ense'],
  [/(?<=anal|catal|dial|monol|prol)ogu(?=(?:e|ed|es|ing)$)/, 'og'],
  [/^programmes?$/, 'program'],
]

/**
 * Beginnings of words that are stems by themselves, since by Porter's rules they would share one with words that have nothing to do
 * with them: cooperation with Cooper, organizations with organs, mineral with miner.
 */
const APART =
  /^(?:animal|apartment|authorit(?=y$|ies$)|civilian|communit|competen|conversat|cooperat|customer|department|experiment|generat|importan|internal|internat|mineral|organiz|rational(?!e)|several|universit)/

/** Words that end in s and are no plurals. */
const NO_PLURALS: ReadonlySet<string> = new Set(['bus', 'customs', 'mars', 'news'])

/** Porter's stem of a folded English word: the same for its British and its American spelling, and for no word that merely looks like it. */
export function stemEnglish(word: string): string {
  if (NO_PLURALS.has(word)) return word
  const withZ = ALWAYS_WITH_S.test(word) ? word : word.replace(WITH_S, 'iz')
  const american = SPELLINGS.reduce((spelt, [british, as]) => spelt.replace(british, as), withZ)
  return APART.exec(american)?.[0] ?? porter(american)
}
