import type { Span } from '../engine/document.ts'
import { remembered } from '../engine/remembered.ts'

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Abbreviations that stand before a name or a number and never end a sentence. */
const TITLES = new Set(
  'mr mrs ms mx dr prof sen rep gov gen lt col maj brig sgt cpl capt adm cmdr cdr rear vice st rev hon pres amb sec supt insp det messrs mme mlle vs ca approx est al op cit eg ie cf'.split(
    ' ',
  ),
)
/** Abbreviations only before a number: else "no" is a word. */
const BEFORE_NUMBERS = new Set(['no', 'nos', 'art', 'arts', 'fig', 'figs', 'vol', 'pp'])
/** Abbreviations that also end sentences: what follows decides. */
const CAN_END = new Set(
  'inc ltd co corp plc bros etc jr sr esq us un uk eu ussr uae dc pm am phd ba ma jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ave blvd dept univ assn'.split(
    ' ',
  ),
)
/** Words that begin a sentence far more often than they continue one after an abbreviation. */
const OPENERS =
  /^["“'‘(]*(?:He|She|It|They|We|You|I|The|This|That|These|Those|There|Then|A|An|In|On|At|But|And|So|Or|However|Meanwhile|Also|After|Before|While|When|If|As|For|Both|His|Her|Its|Their|Our|My|No|Not|Officials|According|Since|Although|Despite|Still|Yet|Some|Many|Most|Last|Earlier|Later|Now|Today|What|Who|Why|How)\b/

const LAST_WORD = /(?:^|[\s(“"‘'—–-])((?:\p{L}\.)*\p{L}+)\.["”’')\]]*\s*$/u
const ENDS_WITH_DOTS = /(?:\.\.\.|…)["”’']?\s*$/
const ENDS_QUOTED = /[!?.…]["”’']\s*$/
const ENDS_ORDINAL = /\d(?:st|nd|rd|th)\.\s*$/
const BEGINS_LOWER = /^["“'‘(]*\p{Ll}/u
const BEGINS_NUMBER = /^["“'‘(]*\d/

/**
 * The sentences of one paragraph as spans without the white space between them. Unicode's rules split at "U.S. President" and
 * "Sen. Graham"; here such pieces are put together again. Each tagger of an article asks for those of its paragraphs, so they are remembered.
 */
export const sentencesOf: (paragraph: string) => readonly Span[] = remembered(readSentences, 200)

function readSentences(paragraph: string): Span[] {
  const sentences: { start: number; end: number }[] = []
  let joins = false
  for (const { segment, index } of segmenter.segment(paragraph)) {
    const end = index + segment.trimEnd().length
    const last = sentences.at(-1)
    if (last && joins) last.end = end
    else if (end > index) sentences.push({ start: index, end })
    const next = index + segment.length
    joins = continues(paragraph.slice(Math.max(index, next - 40), next), paragraph.slice(next, next + 40))
  }
  return sentences
}

/** Whether what follows belongs to the sentence so far. */
function continues(before: string, after: string): boolean {
  if (ENDS_ORDINAL.test(before)) return true
  if ((ENDS_WITH_DOTS.test(before) || ENDS_QUOTED.test(before)) && BEGINS_LOWER.test(after)) return true
  const word = LAST_WORD.exec(before)?.[1]
  if (word === undefined) return false
  if (/^\p{Lu}$/u.test(word)) return true
  const key = word.replaceAll('.', '').toLowerCase()
  if (TITLES.has(key)) return true
  if (BEFORE_NUMBERS.has(key)) return BEGINS_NUMBER.test(after)
  const canEnd = CAN_END.has(key) || word.includes('.')
  return canEnd && (BEGINS_LOWER.test(after) || BEGINS_NUMBER.test(after) || !OPENERS.test(after))
}
