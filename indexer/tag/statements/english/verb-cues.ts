/** Verbs that tell of saying, where they stand and with what beside them. */
import { skipTime, THAT_WITHIN, TIME } from './circumstances.ts'
import { sourceOf } from './cue-source.ts'
import type { Cue } from './cue.ts'
import type { NounPhrase } from './noun-phrases.ts'
import { FINDS_THAT, SAID_BY_IT, sayingVerb, type SayingVerb } from './verbs-of-saying.ts'
import { isInfinitive, isVerb, type Word } from './words.ts'

const NOT = /^(?:not|n't|never|neither|nor|cannot|refused|declined)$/
const NO_SPEAKER = /^(?:it|this|that|what|which|these|those|there)$/

export function verbCueAt(
  words: readonly Word[],
  phrases: readonly NounPhrase[],
  at: number,
  last: Cue | null,
): Cue | null {
  const verb = sayingVerb(words[at].lower)
  if (!verb || words[at].quoted || !isVerbHere(words, at, verb)) return null
  // "most of whom thought he had won"
  if (words[at - 1]?.lower === 'whom') return null
  if (
    isDenied(words, at) ||
    isPassive(words, at) ||
    isSupposed(words, at, verb) ||
    isQuestioned(words, at) ||
    isAsideOfTime(words, at, verb)
  )
    return null
  const found = sourceOf(words, isTakenForNoun(words, at) ? phrases.map((phrase) => upTo(phrase, at)) : phrases, at, verb, last) // prettier-ignore
  if (found && isAsSaid(words, at, found.source))
    return { first: at, end: at + 1, verb: null, source: found.source, how: 'as' }
  if (!found || (verb.isWeak && !isMeantForSaying(words, at, verb, found.source))) return null
  const head = words[found.source.head].lower
  if (isLeftOpen(words, at, found.source)) return null
  if (NO_SPEAKER.test(head) && !(head === 'it' && SAID_BY_IT.has(verb.lemma))) return null
  return { first: at, end: at + 1, verb, ...found }
}

/** "As Lavrov noted on Tuesday, talks go on", "Talks go on, as Lavrov noted.", but not "as he said he would". */
function isAsSaid(words: readonly Word[], at: number, { first, end }: NounPhrase): boolean {
  const as = first - 1
  const { sentence } = words[at]
  if (end !== at || words[as]?.lower !== 'as' || words[as].sentence !== sentence) return false
  const next = words[skipTime(words, at + 1, words.length)]
  const isLast = !next || next.sentence !== sentence || next.text === '.'
  return words[as - 1]?.sentence === sentence ? words[as - 1].text === ',' && isLast : next?.text === ','
}

/** Of a verb that has other senses. */
function isMeantForSaying(words: readonly Word[], at: number, verb: SayingVerb, source: NounPhrase): boolean {
  if (FINDS_THAT.has(verb.lemma)) return findsThat(words, at, verb, source)
  if (verb.lemma === 'read') return isReadOut(words, at, source)
  return (
    hasContentSign(words, at) ||
    isBehindQuotation(words, verb, source) ||
    isPutBetween(words, at, source) ||
    callsFor(words, at, verb) ||
    callsSomething(words, at, verb) ||
    asksSomebodyTo(words, at, verb) ||
    endsReport(words, at, verb, source)
  )
}

/** A mark behind which a quotation is over, and not a word held at arm's length: “quarantine”. */
function endsQuotation(words: readonly Word[], at: number): boolean {
  if (!words[at]?.quoted || !/[”"»]/.test(words[at].text)) return false
  return /^[,.!?…—–-]+$/.test(words[at - 1]?.text ?? '') || words[at + 1]?.text === ','
}

/** `“Why not?” a narrator in the film asks.` */
function isBehindQuotation(words: readonly Word[], { isParticiple }: SayingVerb, { first }: NounPhrase): boolean {
  return !isParticiple && !words[first].quoted && endsQuotation(words, first - 1)
}

/** "The nostalgia, he noted, may fade." */
function isPutBetween(words: readonly Word[], at: number, { first, end }: NounPhrase): boolean {
  return end === at && words[first - 1]?.text === ',' && words[at + 1]?.text === ','
}

/** "The committee found that", "a study found prices rose", but not "he found that he could not sleep", nor "…, showing that". */
function findsThat(words: readonly Word[], at: number, { isParticiple }: SayingVerb, source: NounPhrase): boolean {
  if (isParticiple || source.isPronoun) return false
  return words[at + 1]?.lower === 'that' || (STUDIES.test(words[source.head].lower) && hasClauseBehind(words, at))
}

const STUDIES = /^(?:analys[ie]s|audit|data|figures|inquiry|investigation|polls?|probe|report|research|review|study|studies|surveys?)$/ // prettier-ignore

/** "Mr. McKinley notes that", "Bozell points out": a name, and what the tagger takes for a noun that goes with it. */
function isTakenForNoun(words: readonly Word[], at: number): boolean {
  return words[at].pos !== 'VERB' && words[at - 1]?.pos === 'PROPN' && /^(?:that|out)$/.test(words[at + 1]?.lower ?? '')
}

/** Without the verb that was taken for its last word. */
function upTo(phrase: NounPhrase, at: number): NounPhrase {
  return phrase.first < at && phrase.end === at + 1 ? { ...phrase, end: at, head: at - 1 } : phrase
}

/** The tagger takes "says" in headlines for a noun, and past forms between two names for adjectives. */
function isVerbHere(words: readonly Word[], at: number, { lemma }: SayingVerb): boolean {
  const { pos, lower } = words[at]
  const before = words[at - 1]
  // "against calls for a truce": a noun, whatever the tagger takes it for.
  if (lower.endsWith('s') && /^(?:against|regarding|amid|despite|about|over|by|of|with)$/.test(before?.lower ?? ''))
    return false
  // "the tool, called Nightshade", "so-called"; but "the chairman, a lawyer, called for calm"
  if (lower === 'called' && /^[,–-]$/.test(before?.text ?? '') && !/^(?:for|on|upon|the)$/.test(words[at + 1]?.lower ?? '')) return false // prettier-ignore
  // "harder than, say, a war", "hearing him say it", "a think tank"
  if (lower === 'say' && words[at + 1]?.text === ',' && before?.text === ',') return false
  if (lower === lemma && /^(?:him|her|them|us|me)$/.test(before?.lower ?? '') && PERCEIVES.test(words[at - 2]?.lower ?? '')) return false // prettier-ignore
  if (lower === 'think' && /^tanks?$/.test(words[at + 1]?.lower ?? '')) return false
  // "the film tells the story of"
  if (lemma === 'tell' && words.slice(at + 1, at + 4).some((word) => /^(?:story|tale)$/.test(word.lower))) return false
  if (isBeforeItsNoun(words, at)) return false
  if (pos === 'VERB') return true
  // "Bozell points out"
  if (lemma === 'point' && words[at + 1]?.lower === 'out') return true
  // "The Times reports: “…”", which the tagger takes for a noun.
  if (words[at + 1]?.text === ':' && before?.pos === 'PROPN' && lower !== lemma) return true
  if (/^(?:say|tell|warn|urge|vow)$/.test(lemma) && lower !== lemma) return true
  if (words[at + 1]?.lower === 'that' && /NOUN|PROPN|PRON/.test(words[at - 1]?.pos ?? '')) return true
  return lower.endsWith('ed') && /PROPN|PRON/.test(words[at - 1]?.pos ?? '')
}

/** "the proposed sale", "the newly disclosed letters" */
function isBeforeItsNoun(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.pos === 'ADV' ? words[at - 2] : words[at - 1]
  const isWithin = before?.pos === 'DET' || before?.lower === "'s"
  return isWithin && words[at].lower.endsWith('ed') && words[at + 1]?.pos === 'NOUN'
}

/** Of whom one hears or sees what they do: "hearing him say". */
const PERCEIVES = /^(?:hear|hears|heard|hearing|see|sees|saw|seen|seeing|watch|watched|watching|make|makes|made|making|let|lets|letting|have|had|help|helped)$/ // prettier-ignore

function isDenied(words: readonly Word[], at: number): boolean {
  // "nor has he said"
  if (words[at - 2]?.pos === 'AUX' && /^(?:nor|neither|never)$/.test(words[at - 3]?.lower ?? '')) return true
  const before = [words[at - 1], words[at - 2], words[at - 3]].filter((word) => word?.sentence === words[at].sentence)
  const [first, second] = before
  if (first && (NOT.test(first.lower) || first.lower === 'to' || first.lower === 'without')) return true
  return Boolean(second && NOT.test(second.lower) && (first.pos === 'ADV' || first.pos === 'AUX'))
}

/** "Did Trump say that the war was over?" */
function isQuestioned(words: readonly Word[], at: number): boolean {
  const { sentence } = words[at]
  const opener = words.find((word) => word.sentence === sentence && word.pos !== 'PUNCT')!
  if (!/^(?:did|does|do|would|will|could|should|has|have|had|might|must)$/.test(opener.lower) || opener.quoted)
    return false
  return words.findLast((word) => word.sentence === sentence)!.text === '?'
}

/** "might declare", "could also say": nobody has said it. */
function isSupposed(words: readonly Word[], at: number, { lemma }: SayingVerb): boolean {
  if (words[at].lower !== lemma) return false
  const [before, earlier] = [words[at - 1], words[at - 2]]
  const auxiliary = before?.pos === 'ADV' ? earlier : before
  return auxiliary !== undefined && auxiliary.sentence === words[at].sentence && /^(?:could|might|may)$/.test(auxiliary.lower) // prettier-ignore
}

/** "whether he believes that", "if she says", "the denial that he knew", "everything he says is true": whether it was said stays open. */
function isLeftOpen(words: readonly Word[], at: number, { first, end }: NounPhrase): boolean {
  if (end > at) return false
  if (/^(?:everything|anything|nothing)$/.test(words[first].lower) && words[at + 1]?.pos === 'AUX') return true
  if (words[first - 1]?.sentence !== words[at].sentence) return false
  if (words.slice(end, at).some(({ pos, text }) => pos === 'VERB' || text === ',')) return false
  if (/^(?:if|whether|unless)$/.test(words[first - 1].lower)) return true
  // "what he said four years ago about the wall"
  if (words[first - 1].lower === 'what' && words[at + 1]?.lower !== 'as' && !hasContentSign(words, at) && /^(?:NUM|ADP|ADV|PUNCT)$/.test(words[at + 1]?.pos ?? 'PUNCT')) return true // prettier-ignore
  // "Contrary to what Trump claimed, inflation has not fallen"
  if (words[first - 1].lower === 'what' && /^(?:to|despite|unlike|notwithstanding|whatever)$/.test(words[first - 2]?.lower ?? '')) return true // prettier-ignore
  if (words[first - 1].lower === 'that' && /^den(?:ial|ials|y|ies|ied|ying)$/.test(words[first - 2]?.lower ?? ''))
    return true
  return /^(?:everything|anything|nothing|something|whatever|what)$/.test(words[first - 1].lower) && words[at + 1]?.pos === 'AUX' // prettier-ignore
}

/** "The controls, announced on March 6, are": of what was announced it is told when. */
function isAsideOfTime(words: readonly Word[], at: number, { lemma }: SayingVerb): boolean {
  if (!/^(?:announce|confirm|declare|disclose|estimate|forecast|propose|report|reveal)$/.test(lemma)) return false
  const { sentence, lower } = words[at]
  const next = words[at + 1]?.lower ?? ''
  const isWhen = TIME.test(next) || /^(?:on|in|at|last|late|early|earlier|this|during)$/.test(next)
  if (!lower.endsWith('ed') || words[at - 1]?.text !== ',' || !isWhen || hasContentSign(words, at)) return false
  const rest = words.slice(at + 1).filter((word) => word.sentence === sentence)
  return rest.some(({ text }) => text === ',') && !rest.slice(0, THAT_WITHIN).some((word) => word.lower === 'that')
}

/** "was told", "is said to": somebody is spoken to or of. */
function isPassive(words: readonly Word[], at: number): boolean {
  const { lower } = words[at]
  if (!/(?:ed|told|said|thought|written|known|found|shown)$/.test(lower)) return false
  const [next, second] = [words[at + 1]?.lower ?? '', words[at + 2]?.lower ?? '']
  // "said to be divided"
  if (next === 'to' && /^(?:be|have)$/.test(second) && words[at - 1]?.text === ',') return true
  // "the man accused of killing him", "two brothers charged with murder"
  if (/^(?:accused|blamed|charged|suspected)$/.test(lower) && /^(?:of|with|for)$/.test(next)) return true
  // "the moratorium declared by Moscow", but "said by phone", "announced by video link"
  const isByMeans = /^(?:phone|telephone|e-?mail|text|video|letter|fax|way|message)$/.test(second)
  if (next === 'by' && !isByMeans && !/^(?:said|told)$/.test(lower) && /^(?:NOUN|PROPN)$/.test(words[at - 1]?.pos ?? '')) return true // prettier-ignore
  const [before, earlier] = [words[at - 1]?.lower ?? '', words[at - 2]?.lower ?? '']
  const be = /^(?:is|are|was|were|be|been|being|'re)$/
  return be.test(before) || (be.test(earlier) && words[at - 1]?.pos === 'ADV')
}

/** "called for a ceasefire", "called on both sides to". */
function callsFor(words: readonly Word[], at: number, { lemma }: SayingVerb): boolean {
  return lemma === 'call' && /^(?:for|on|upon)$/.test(words[at + 1]?.lower ?? '')
}

/** "asked NATO to send", "asked her to call": what is asked for. */
function asksSomebodyTo(words: readonly Word[], at: number, { lemma, isParticiple }: SayingVerb): boolean {
  if (lemma !== 'ask' || isParticiple) return false
  const to = words.findIndex((word, index) => index > at + 1 && index <= at + ASKED_WITHIN && word.lower === 'to')
  const asked = to < 0 ? [] : words.slice(at + 1, to)
  return words[to + 1]?.pos === 'VERB' && asked.length > 0 && asked.every(({ pos, sentence }) => sentence === words[at].sentence && /^(?:DET|ADJ|NOUN|PROPN|PRON|NUM)$/.test(pos)) // prettier-ignore
}

/** Words from "asked" to "to". */
const ASKED_WITHIN = 8

/** `“We go,” the letter reads`, `The sign read: “No entry”`: of writing it is told so, of who reads something else. */
function isReadOut(words: readonly Word[], at: number, { head }: NounPhrase): boolean {
  return WRITING.test(words[head].lower) && hasContentSign(words, at)
}

const WRITING =
  /^(?:ad|advert|banner|caption|complaint|e-?mail|editorial|headline|indictment|lawsuit|letter|memo|message|note|order|petition|placard|plaque|post|poster|release|report|resolution|ruling|sign|slogan|statement|text|tweet)s?$/

/** "called the vote a mistake": somebody or something, and what it is. */
function callsSomething(words: readonly Word[], at: number, { lemma, isParticiple }: SayingVerb): boolean {
  if (lemma !== 'call' || isParticiple || /^(?:an?|off|in|up|out|to)$/.test(words[at + 1]?.lower ?? '')) return false
  const rest = words.slice(at + 1, at + CALLED_WITHIN).filter(({ sentence }) => sentence === words[at].sentence)
  // "called him divisive"
  if (/^(?:him|her|them|it|us|me)$/.test(rest[0]?.lower ?? '') && rest[1]?.pos === 'ADJ') return true
  const article = rest.findIndex(({ lower }) => /^an?$/.test(lower))
  const noun = rest[article + 1]
  return article > 0 && /^(?:ADJ|NOUN|PROPN)$/.test(noun?.pos ?? '') && !TIME.test(noun.lower) && !/^(?:second|minute|hour|day|decade|moment|lot)$/.test(noun.lower) && !rest.slice(0, article).some(({ pos, text }) => pos === 'VERB' || text === ',') // prettier-ignore
}

/** Words from "called" to "a mistake". */
const CALLED_WITHIN = 16

/** "Talks have begun, Bloomberg News reported on Friday.": a clause, a comma, the source, and nothing behind but when and from whom. */
function endsReport(words: readonly Word[], at: number, { lemma }: SayingVerb, source: NounPhrase): boolean {
  if (!/^(?:report|add|note|announce|confirm|forecast|project|estimate|predict)$/.test(lemma)) return false
  const { sentence } = words[at]
  const [first, end] = [Math.min(source.first, at), Math.max(source.end, at + 1)]
  if (words[first - 1]?.text !== ',' || words[first - 1].sentence !== sentence) return false
  const isClause = words.slice(0, first).some((word) => word.sentence === sentence && isVerb(word))
  const next = words[end]
  const isLast = !next || next.sentence !== sentence || /^(?:[.,]|on|in|late|early|last|citing)$/.test(next.lower) || TIME.test(next.lower) // prettier-ignore
  return isClause && isLast && !words.slice(end).some((word) => word.sentence === sentence && isVerb(word) && word.lower !== 'citing') // prettier-ignore
}

/** "that", a colon, a quotation or a clause behind the verb, or a quotation just before it. */
function hasContentSign(words: readonly Word[], at: number): boolean {
  const next = words.slice(at + 1, at + 10).filter((word) => word.sentence === words[at].sentence)
  const names = /^(?:call|describe|label|characteri[sz]e|hail|condemn|praise)/.test(words[at].lower)
  if (next.slice(0, names ? 8 : 5).some(({ lower, text }) => lower === 'that' || /[“"«:]/.test(text))) return true
  const asks = /^(?:ask|question|wonder)/.test(words[at].lower) && /^(?:whether|if)$/.test(next[0]?.lower ?? '')
  // "Trump, asked whether he agreed, said": he was asked.
  const isAsked = words[at - 1]?.sentence !== words[at].sentence || /^(?:,|when)$/.test(words[at - 1].lower)
  if (asks) return !isAsked
  if ([1, 2, 3, 4].some((back) => endsQuotation(words, at - back))) return true
  // "a new coin called the Britannia, which weighs an ounce"
  if (words[at].lower.startsWith('call')) return false
  return !words[at].lower.endsWith('ing') && hasClauseBehind(words, at)
}

/** Its subject first, its verb soon. */
function hasClauseBehind(words: readonly Word[], at: number): boolean {
  // "reported on Wednesday the service had warned him"
  const from = skipTime(words, at + 1, words.length)
  const next = words.slice(from, from + 9).filter((word) => word.sentence === words[at].sentence)
  const verbAt = next.findIndex((word, index) => isVerb(word) && !isInfinitive(next, index))
  return verbAt > 0 && /^(?:PRON|PROPN|DET|NOUN|ADJ)$/.test(next[0].pos)
}
