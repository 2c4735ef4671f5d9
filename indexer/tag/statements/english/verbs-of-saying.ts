/** Verbs that tell what somebody said, by every form they take. */

/** What follows or stands before is what was said, whatever it looks like. */
const PLAIN =
  'accuse acknowledge admit affirm allege announce argue assert assure attest avow blame boast caution charge claim complain concede condemn confess confirm contend criticize criticise decry declare denounce deny describe disclose dismiss dispute elaborate emphasize emphasise exclaim explain express fume highlight hint indicate insist joke lambast lament opine postulate predict proclaim promise pronounce quip reaffirm recall reiterate rebuke remark retort reveal say slam speculate state stress suggest tell testify threaten tweet underline underscore urge voice vow warn write'

/** Verbs that have other senses: only with a quotation, "that", a colon or a clause behind them. */
const WEAK =
  'add advise agree answer ask believe brag call characterize characterise comment continue counter conclude cry demand document echo encourage estimate expect fear feel find forecast hail hope inform know label maintain mention note observe outline pledge point post praise project propose question read recommend recount reject remind repeat reply report respond scoff shout show signal think understand welcome whisper wonder worry yell'

/** Forms that the rules below do not make. */
const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  read: ['reads', 'reading'],
  say: ['says', 'said', 'saying'],
  tell: ['tells', 'told', 'telling'],
  write: ['writes', 'wrote', 'written', 'writing'],
  think: ['thinks', 'thought', 'thinking'],
  feel: ['feels', 'felt', 'feeling'],
  know: ['knows', 'knew', 'knowing'],
  find: ['finds', 'found', 'finding'],
  show: ['shows', 'showed', 'shown', 'showing'],
  understand: ['understands', 'understood', 'understanding'],
  brag: ['brags', 'bragged', 'bragging'],
  slam: ['slams', 'slammed', 'slamming'],
  quip: ['quips', 'quipped', 'quipping'],
  admit: ['admits', 'admitted', 'admitting'],
  label: ['labels', 'labelled', 'labeled', 'labelling', 'labeling'],
  forecast: ['forecasts', 'forecast', 'forecasted', 'forecasting'],
  signal: ['signals', 'signalled', 'signaled', 'signalling', 'signaling'],
}

export interface SayingVerb {
  readonly lemma: string
  readonly isWeak: boolean
  readonly isParticiple: boolean
}

const FORMS = new Map<string, SayingVerb>()
for (const [lemmas, isWeak] of [
  [PLAIN, false],
  [WEAK, true],
] as const)
  for (const lemma of lemmas.split(' '))
    for (const form of [lemma, ...(IRREGULAR[lemma] ?? formsOf(lemma))])
      FORMS.set(form, { lemma, isWeak, isParticiple: form.endsWith('ing') })

export function sayingVerb(lower: string): SayingVerb | undefined {
  return FORMS.get(lower)
}

/** Verbs whose first object is who was told. */
export const TELLS_SOMEBODY = new Set([
  'tell',
  'inform',
  'assure',
  'remind',
  'advise',
  'warn',
  'caution',
  'ask',
  'urge',
])

/** Verbs of what was looked into: they tell of saying only where "that" follows. */
export const FINDS_THAT = new Set(['document', 'find', 'show'])

/** Verbs that figures and reports are the subject of, as people are. */
export const INDICATES = new Set(['indicate', 'suggest'])

/** What "it" may do that is no weather and no summary. */
export const SAID_BY_IT = new Set(['say', 'add', 'warn', 'note', 'announce', 'tell'])

/** Nouns for what is said: "Trump's claim that". */
export const SAYING_NOUNS =
  /^(?:claims?|statements?|announcements?|warnings?|promises?|pledges?|assertions?|suggestions?|allegations?|accusations?|arguments?|comments?|remarks?|insistence|belief|view|admission|assurances?|contention|call|demand|vow|threat)$/

/** Whether a text may hold a statement at all: most paragraphs are done with here. */
const MAY_SAY = new RegExp(`[“”"«»]|: |:$|\\baccording to\\b|\\b(?:${[...FORMS.keys()].join('|')})\\b`, 'i')

export function maySay(text: string): boolean {
  return MAY_SAY.test(text)
}

function formsOf(lemma: string): string[] {
  const third = /(?:s|sh|ch|x)$/.test(lemma) ? `${lemma}es` : lemma.replace(/([^aeou])y$/, '$1ie') + 's'
  const past = lemma.endsWith('e') ? `${lemma}d` : `${lemma.replace(/([^aeou])y$/, '$1i')}ed`
  return [third, past, `${lemma.replace(/e$/, '')}ing`]
}
