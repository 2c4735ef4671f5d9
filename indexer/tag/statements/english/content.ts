/** Which words were said, given who says it and by which verb. */
import { beginsContent, skipPhrase, skipTime, THAT_WITHIN, TIME } from './circumstances.ts'
import { clauseEnd } from './clause-end.ts'
import type { Cue } from './cue.ts'
import { isInterposed, isParenthesis, isShortIs, LEAST_WORDS, skipLeading, SUBORDINATE } from './interposed.ts'
import { INDICATES, TELLS_SOMEBODY } from './verbs-of-saying.ts'
import { isQuotationMark, isVerb, type Word } from './words.ts'

/** Indexes of words, the end exclusive. */
export interface Content {
  readonly first: number
  readonly end: number
}

/**
 * What a cue's source says: behind the verb, or before it where the sentence ends with "…, he said". A cue in the
 * middle of a quotation has both.
 */
export function contentsOf(words: readonly Word[], cue: Cue, before: Cue | null, after: Cue | null): Content[] {
  if (cue.how === 'signed') return [{ first: quotationOpening(words, cue.first, 0), end: cue.first }]
  const sentence = sentenceOf(words, cue)
  const beginsAt = Math.min(cue.first, cue.source.first)
  const [first, end] = [cue.how === 'as' ? beginsAt - 1 : beginsAt, Math.max(cue.end, cue.source.end)]
  const floor =
    before && !isWithinSaid(words, before, first) ? Math.max(before.end, Math.min(before.source.end, first)) : 0
  const ceiling = after ? ownClauseOf(words, after, cue) : words.length
  // What a label stands before goes on to the end of its paragraph.
  const close =
    cue.how === 'label'
      ? words.length
      : Math.min(clauseEnd(words, cue) ?? sentenceEnd(words, end, sentence.end), Math.max(ceiling, end))
  const place = { first, end, start: sentence.first, close: sentence.end }
  if (isParenthesis(words, cue, place) || (ceiling >= sentence.end && isInterposed(words, cue, place)))
    return [trimmed(words, { ...sentence, first: skipLeading(words, sentence.first, first) })]
  const behind = contentBehind(words, cue, end, close)
  if (!isSaidBefore(words, cue, { first, end, start: sentence.first, close })) return behind ? [behind] : []
  const ahead = contentAhead(words, first, sentence.first, floor)
  if (ahead && ceiling >= sentence.end && isResumed(words, ahead, end, close))
    return [trimmed(words, { first: ahead.first, end: close })]
  const goesOn = behind && words[behind.first].quoted ? [behind] : quotedBehind(words, ahead, end, close)
  return ahead ? [ahead, ...goesOn] : goesOn
}

/** `“We go,” Tester said, referring to the strike, “and we stay.”`, `“We go,” she said at a rally in Ohio, “and we stay.”` */
function quotedBehind(words: readonly Word[], ahead: Content | null, from: number, close: number): Content[] {
  if (!ahead || !words[ahead.end - 1].quoted) return []
  const opening = words.findIndex((_, at) => at > from && at < close && opens(words, at))
  if (opening < 0 || opening - from > LONGEST_ASIDE || words[opening - 1].text !== ',') return []
  if (words[from].text !== ',' && words.slice(from, opening).some(isVerb)) return []
  return [trimmed(words, { first: opening, end: close })]
}

/** Words between the halves of a quotation that only tell how it was said. */
const LONGEST_ASIDE = 20

/** "Most paid 9 percent, the agency said in June, and those below paid 1." */
function isResumed(words: readonly Word[], { first, end: aheadEnd }: Content, end: number, close: number): boolean {
  const comma = skipTime(words, end, close)
  if (words[comma]?.text !== ',' || (words[comma + 2] && isVerb(words[comma + 2]))) return false
  const isMixed = words.slice(first, aheadEnd).some(({ quoted }) => quoted)
  if (isMixed) return words.slice(comma, close).some(({ quoted }) => quoted)
  return RESUMES.test(`${words[comma + 1]?.lower} ${words[comma + 2]?.lower}`)
}

/** Behind "and" a clause of its own may be the paper's: "and thousands marched". */
const RESUMES = /^(?:and (?:those|these|that|not)|(?:for|that|because|to)\b)/

/**
 * Of "Officials feel that it will pass, she said" the first: what they feel is a part of what she said. But of "Lavrov praised
 * the engineers, the Times reported" it is Lavrov whom readers look for.
 */
function isWithinSaid(words: readonly Word[], before: Cue, first: number): boolean {
  const { verb, source } = before
  if (words[source.head].pos === 'PROPN') return false
  if (verb !== null && !verb.isWeak && !verb.isParticiple && !INDICATES.has(verb.lemma)) return false
  const start = Math.min(before.first, before.source.first)
  const isSame = words[start].sentence === words[first].sentence
  const isAhead = isSame && /^[,”"»]$/.test(words[start - 1]?.text ?? '') && words[start - 1].sentence === words[start].sentence // prettier-ignore
  return isSame && !isAhead && words[first - 1]?.text === ',' && !words[first - 2]?.quoted
}

function trimmed(words: readonly Word[], { first, end }: Content): Content {
  let last = end
  while (last > first && /^[.]$/.test(words[last - 1].text)) last--
  return { first, end: last }
}

function sentenceOf(words: readonly Word[], { first }: Cue): Content {
  const { sentence } = words[first]
  const start = words.findIndex((word) => word.sentence === sentence)
  const after = words.findIndex((word) => word.sentence > sentence)
  return { first: start, end: after < 0 ? words.length : after }
}

/** A quotation that begins in this sentence is said to its end, wherever that is. */
function sentenceEnd(words: readonly Word[], from: number, end: number): number {
  let until = end
  while (until < words.length && until > from && words[until - 1].quoted && words[until].quoted && !opens(words, until))
    until++
  return until
}

/** "According to Lavrov, …", "As Lavrov noted, …": what was said is the clause beside it, parted by a comma. */
function tellsOfClause({ how }: Pick<Cue, 'how'>): boolean {
  return how === 'according' || how === 'as'
}

/** Whether what was said stands before the source and its verb: a quotation or a clause, then a comma. */
function isSaidBefore(
  words: readonly Word[],
  { how, verb, source }: Cue,
  { first, end, start, close }: { first: number; end: number; start: number; close: number },
): boolean {
  const mark = words[first - 1]
  if (first <= start || !mark) return false
  if (how === 'noun' || how === 'label') return false
  if (tellsOfClause({ how })) return first - start > LEAST_WORDS
  if (how === 'inverted') return true
  if (verb?.isParticiple || !/^[,”"»?!]$/.test(mark.text)) return false
  if (mark.text !== ',') return !endsInTitle(words, start, first)
  // "left, who accused the governor of": it is told of somebody, not said of a clause.
  if (/^(?:who|which|whose)$/.test(words[source.head].lower)) return false
  const lead = words.slice(start, first - 1)
  // "Asked if he would resign, the minister said no."
  const isAsked = /^(?:asked|pressed|questioned|quizzed)$/.test(lead[0]?.lower ?? '')
  if (isAsked && (!lead.some(({ text }) => text === ',') || words.slice(end, close).some(({ quoted }) => quoted))) return false // prettier-ignore
  // `"Another ruling against us", he wrote`: the comma behind the mark, as the British print it.
  if (isQuotationMark(words[first - 2] ?? mark)) return !endsInTitle(words, start, first - 1)
  if (!lead.some(isVerb)) return false
  const rest = words.slice(skipTime(words, end, close), close).filter(({ text }) => text !== '.')
  if (rest.length < LEAST_WORDS && !rest.some(isVerb)) return true
  return !isSubordinate(lead) && isAside(rest)
}

/** "In an interview on “Face the Nation,” Ryan said": what stands in quotation marks is what the programme is called. */
function endsInTitle(words: readonly Word[], start: number, end: number): boolean {
  let opening = end - 1
  while (opening > start && words[opening - 1].quoted && !(opening < end - 1 && opens(words, opening))) opening--
  const lead = words.slice(start, opening)
  const isShort = end - opening <= LONGEST_TITLE
  // "Wednesday on Fox News Channel’s “Hannity,”"
  const opener = lead.find(({ lower, pos }) => !TIME.test(lower) && pos !== 'NUM')
  return isShort && opener !== undefined && SUBORDINATE.test(opener.lower) && !lead.some((word) => word !== opener && isVerb(word)) // prettier-ignore
}

/** Words of it, with its marks and a comma. */
const LONGEST_TITLE = 8

/** "When asked", "On arriving there", "Citing reports"; but "When the war ended, prices rose" is whole, as "At least 40 were killed" is. */
function isSubordinate(lead: readonly Word[]): boolean {
  const [opener] = lead
  const comma = lead.findIndex(({ text }) => text === ',')
  if (comma >= 0 && lead.slice(comma).some(isVerb)) return false
  if (opener.pos === 'VERB' && opener.lower.endsWith('ing')) return true
  if (/^(?:in|on|at|for|with)$/.test(opener.lower)) return !lead.some(({ pos }) => pos === 'AUX')
  return SUBORDINATE.test(opener.lower)
}

/** What only tells when, where, to whom and how it was said: "told reporters before leaving", "said in its outlook, which was". */
function isAside(rest: readonly Word[]): boolean {
  if (!rest.some((word) => isVerb(word) || word.lower === 'that')) return true
  const from = rest.findIndex(({ lower }) => ASIDE.test(lower))
  if (from < 0 || from > MOST_TOLD || rest.slice(0, from).some((word) => isVerb(word) || word.lower === 'that')) return false // prettier-ignore
  const next = rest[from + 1]
  if (rest[from].text === ',') return next !== undefined && !(isVerb(next) && !next.lower.endsWith('ing'))
  const comma = rest.findIndex(({ text }) => text === ',')
  return !rest.slice(from, comma < 0 ? rest.length : comma).some(({ lower }) => lower === 'that')
}

const ASIDE = /^(?:,|as|before|after|while|when|during|in|at|on|hours|days|minutes|shortly|following)$/
/** Words for who was told: "the BBC's Today programme". */
const MOST_TOLD = 5

/** From the opening quotation mark, else from the sentence's beginning or the cue before. */
function contentAhead(words: readonly Word[], first: number, start: number, floor: number): Content | null {
  let end = first
  while (end > start && /^[,—–-]$/.test(words[end - 1].text)) end--
  let begin = Math.max(start, floor)
  if (end > 0 && words[end - 1].quoted) {
    // The quotation may have begun sentences ago.
    const opening = quotationOpening(words, end, floor)
    const isAnnounced = words[opening - 1]?.text === ':'
    if (opening < begin || isAnnounced || !words.slice(begin, opening).some(({ pos }) => pos === 'VERB'))
      begin = isAnnounced ? opening : Math.min(begin, opening)
    begin = Math.max(begin, floor)
  }
  begin = skipLeading(words, skipDateline(words, begin, end), end)
  return end - begin >= LEAST_WORDS ? { first: begin, end } : null
}

/** "KYIV, Ukraine (AP) — Russia launched drones, the air force said": where and by whom it was written is not said by anybody. */
function skipDateline(words: readonly Word[], begin: number, end: number): number {
  if (begin > 0 || !/^\p{Lu}{3,}$/u.test(words[0].text)) return begin
  const dash = words.findIndex(({ text }, at) => at < LONGEST_DATELINE && /^[—–-]$/.test(text))
  return dash > 0 && dash < end && !words.slice(0, dash).some(isVerb) ? dash + 1 : begin
}

/** Words before its dash: "WASHINGTON, Feb. 27 (Reuters) —" */
const LONGEST_DATELINE = 12

/** Where the quotation begins that ends before `end`, but not before `floor`. */
export function quotationOpening(words: readonly Word[], end: number, floor: number): number {
  let opening = end - 1
  while (opening > floor && words[opening - 1].quoted && !(isQuotationMark(words[opening]) && opening < end - 1))
    opening--
  return opening
}

function contentBehind(words: readonly Word[], cue: Cue, from: number, end: number): Content | null {
  let first = tellsOfClause(cue) ? skipComma(words, from) : behindVerb(words, cue, from, end)
  first = skipLeading(words, first, end)
  let last = end
  while (last > first && /^(?:[.,;—–-]|and|but|as|while)$/.test(words[last - 1].lower)) last--
  return last - first >= LEAST_WORDS ? { first, end: last } : null
}

function skipComma(words: readonly Word[], from: number): number {
  const comma = words.findIndex(
    ({ text, sentence }, at) => at >= from && text === ',' && sentence === words[from]?.sentence,
  )
  return comma < 0 ? words.length : comma + 1
}

/** Behind "that", a colon or an opening quotation mark where one follows soon; else behind who was told, and when. */
function behindVerb(words: readonly Word[], { verb, first: verbAt, how }: Cue, from: number, end: number): number {
  if (how === 'inverted') {
    // "said Poynter, who grew up with Ali, “we were proud.”"
    const opening = words.findIndex((_, at) => at > from && at < end && opens(words, at) && /^[,:]$/.test(words[at - 1].text)) // prettier-ignore
    if (opening >= 0) return opening
  }
  const tells = verb !== null && TELLS_SOMEBODY.has(verb.lemma)
  for (let at = from; at < Math.min(end, from + THAT_WITHIN); at++) {
    const { lower, text, pos, quoted } = words[at]
    if (lower === 'that' && isShortIs(words[at + 1])) return at
    if (
      lower === 'that' &&
      (tells || beginsContent(words, at, from)) &&
      (words[at + 1]?.pos !== 'NOUN' || words[at - 1]?.pos !== 'ADP')
    )
      return at + 1
    if (text === ':' && at + 1 < end) return at + 1
    if (opens(words, at) && (at - from <= 1 || words[at - 1].text === ',')) return at
    // "words that “amount to a threat that is real”": of two parts of a clause that is said as a whole the second is quoted.
    if (quoted && !tells && !words[verbAt].quoted) break
    if (pos === 'VERB' || pos === 'AUX') break
  }
  let first = from
  if (tells && from > verbAt) first = skipPhrase(words, first, end)
  return skipTime(words, first, end)
}

function opens(words: readonly Word[], at: number): boolean {
  return /^[“«]$/.test(words[at].text) || (words[at].text === '"' && !words[at - 1]?.quoted)
}

/**
 * Where the clause begins that holds a later cue, if it stands beside and not within what was said: "…, adding that",
 * "… and said", "…, but Y said". "Y said she thinks that" is all one statement.
 */
function ownClauseOf(words: readonly Word[], { first: verb, source, how }: Cue, before: Cue): number {
  // "said that, according to the bank, prices fall"
  if (how === 'according' && words[verb - 1]?.text === ',' && words[verb - 2]?.lower === 'that') return words.length
  // "It said its adviser, PaineWebber, has stated that"
  const isApposition = words[source.first - 1]?.text === ',' && words[source.first - 2]?.pos === 'NOUN' && /^[,<(]$/.test(words[source.end]?.text ?? '') // prettier-ignore
  if (how === 'before' && isApposition && !words[source.first - 2].quoted) return words.length
  const at = how === 'shared' || source.first === before.source.first ? verb : Math.min(verb, source.first)
  let first = at
  while (first > 0 && words[first - 1].sentence === words[at].sentence && /^(?:,|;|and|but|as|while|—|–|-)$/.test(words[first - 1].lower)) first-- // prettier-ignore
  return first === at && words[at - 1]?.sentence === words[at].sentence ? words.length : first
}

/** `direct` between quotation marks, `indirect` without any, else `mixed`. */
export function formOf(words: readonly Word[], { first, end }: Content): 'direct' | 'mixed' | 'indirect' {
  const said = words.slice(first, end)
  if (!said.some(({ quoted }) => quoted)) return 'indirect'
  return said.every(({ quoted, pos }) => quoted || pos === 'PUNCT') ? 'direct' : 'mixed'
}
