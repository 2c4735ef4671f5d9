/**
 * Statements of one paragraph in a language whose parts of speech we do not know: words that tell of saying, what stands
 * around them, and the names that were found.
 */
import type { Statement } from '../../../../engine/document.ts'
import type { FoundMention } from '../../actors/found-mention.ts'
import { findCues, type Cue } from './find-cues.ts'
import { COMMA, DASH, Layout, type Range } from './layout.ts'
import type { Quotation } from './quotations.ts'
import { clauseStarts, readSource, UNTOLD, type Source, type SourceContext } from './source.ts'
import type { SpeechLanguage } from './speech-language.ts'
import { LEAST_QUOTED_WORDS, SubjectReader } from './subject.ts'
import { ToldBehind } from './told-behind.ts'

export interface ReadSpeech {
  readonly speeches: readonly FoundSpeech[]
  /** "X said:" as the paragraph's last words: the next one is what X said. */
  readonly announces: Source | null
}

export interface FoundSpeech {
  readonly content: Range
  readonly form: Statement['form']
  readonly cue: Range | null
  /** Null where a quotation goes on without saying whose. */
  readonly source: Source | null
}

const LEAST_SAID_WORDS = 2
/** What stands before an author's words amid a sentence: "The church, he said, will be a house". */
const LONGEST_BEGINNING = 6
/** Words that tell the office of whoever was named before. */
const LONGEST_TITLE = 8

export function findSpeech(context: SourceContext): ReadSpeech {
  return new SpeechReader(context).read()
}

class SpeechReader {
  readonly #layout: Layout
  readonly #language: SpeechLanguage
  readonly #cues: readonly Cue[]
  readonly #context: SourceContext
  readonly #subjects: SubjectReader
  readonly #behind: ToldBehind

  constructor(context: SourceContext) {
    this.#layout = new Layout(context.tokens)
    this.#language = context.language
    this.#cues = findCues(this.#layout, this.#language)
    const amid = new Set(this.#cues.map((cue) => cue.amid))
    const outside = context.mentions.filter(({ firstToken, endToken }) => {
      const quotation = this.#layout.quotationAt(firstToken)
      // «Gazprom» is quoted, and speaks.
      const isWhole = quotation !== null && quotation.end - quotation.first === endToken - firstToken + 2
      return quotation === null || isWhole || amid.has(quotation)
    })
    this.#context = { ...context, mentions: outside }
    this.#subjects = new SubjectReader(this.#layout, this.#cues, this.#context)
    this.#behind = new ToldBehind(this.#layout, this.#language, this.#cues, this.#subjects)
  }

  read(): ReadSpeech {
    const found: FoundSpeech[] = []
    this.#cues.forEach((cue, at) => {
      const speech = this.#speechOf(cue, this.#cues[at + 1] ?? null, found)
      if (speech) found.push(speech)
    })
    const announced = this.#layout.quotations.flatMap((quotation) => this.#announced(quotation, found) ?? [])
    const own = withoutOverlaps([...found, ...announced, ...this.#labelled()])
    const speeches = [...own, ...this.#continued(own)].sort((a, b) => a.content.first - b.content.first)
    return { speeches, announces: this.#announces() }
  }

  #announces(): ReadSpeech['announces'] {
    const last = this.#layout.tokens.length - 1
    const cue = this.#cues.at(-1)
    const isHere = cue !== undefined && this.#layout.text(last) === ':' && this.#layout.isSameSentence(cue.first, last)
    return isHere ? this.#subjects.of(cue, this.#layout.clauseEnd(cue.end), 0) : null
  }

  #speechOf(cue: Cue, next: Cue | null, found: readonly FoundSpeech[]): FoundSpeech | null {
    const isTold = (speech: FoundSpeech) =>
      speech.content.end <= cue.first && !(speech.cue && this.#subjects.isRelative(speech.cue))
    const told = found.findLast(isTold)?.content.end ?? 0
    const behind = () => this.#subjects.of(cue, this.#layout.clauseEnd(cue.end), told)
    if (cue.kind === 'according') return this.#according(cue, found)
    if (cue.amid) return this.#speech(cue, cue.amid, behind())
    if (cue.kind === 'calls') return this.#called(cue, next, told)
    if (cue.kind === 'saying') return this.#toldBehind(cue, next, told)
    const quoted = this.#quotationBefore(cue)
    if (quoted) return this.#speech(cue, quoted, this.#subjects.of(cue, this.#layout.clauseEnd(cue.end), quoted.end))
    const speech = this.#toldBehind(cue, next, told) ?? this.#setOff(cue, found)
    return speech ?? (this.#language.subject === 'before' ? this.#calledBefore(cue, told) : null)
  }

  /** "X said that …", "X said: …", "X said «…»". */
  #toldBehind(cue: Cue, next: Cue | null, told: number): FoundSpeech | null {
    const first = this.#behind.beginOf(cue)
    if (first === null) return null
    // A quotation may follow the subject without a word or a colon between.
    const isBare = this.#layout.quotationAt(first)?.first === first && this.#behind.thatAt(first - 1) === 0
    const source = this.#subjects.of(cue, Math.max(cue.end, isBare ? first : first - 1), told, 'told behind')
    return this.#speech(cue, { first, end: this.#behind.endOf(cue, first, next) }, source)
  }

  /** `«…», — said X`: the quotation, with what stands before it in its sentence: `They are «ready», X said`. */
  #quotationBefore(cue: Cue): Range | null {
    let at = cue.first - 1
    while (COMMA.test(this.#layout.text(at)) || DASH.test(this.#layout.text(at)) || this.#subjects.isAs(at)) at--
    const quotation = this.#layout.quotationAt(at)
    // "The paper «Today» wrote that": what was said stands behind.
    const isToldBehind = this.#layout.text(cue.end) === ':' || this.#behind.thatAt(cue.end) > 0
    if (!quotation || quotation.end !== at + 1 || isToldBehind) return null
    // «Rossiya» said: it speaks itself.
    const isSetOff = at + 1 < cue.first || /^[,.!?…؟]$/.test(this.#layout.text(at - 1))
    if (!isSetOff && this.#behind.isName(quotation)) return null
    const { first, end } = quotation
    const start = this.#layout.sentenceStart(first)
    const isLedInTo = this.#layout.tokens.slice(start, first).some(({ text }) => text === ':')
    return { first: isLedInTo ? first : start, end }
  }

  /** "…, said X." */
  #setOff(cue: Cue, found: readonly FoundSpeech[]): FoundSpeech | null {
    if (!this.#subjects.isSetOff(cue)) return null
    const first = this.#layout.clauseGroupStart(cue.first)
    // "Biden says that he will run, the agency reports": it is Biden's.
    if (found.some(({ content }) => content.first >= first && content.first < cue.first)) return null
    const source = this.#subjects.ofSetOff(cue)
    if (source.range === null) return null
    const head = { first, end: Math.max(first, this.#subjects.isAs(cue.first - 1) ? cue.first - 2 : cue.first - 1) }
    const rest = { first: this.#layout.skipCommas(source.range.end), end: this.#layout.sentenceEnd(cue.end) }
    if (this.#layout.wordCount(head) === 0) return this.#speech(cue, rest, source)
    return this.#speech(cue, this.#goesOn(head, rest, source) ? { first, end: rest.end } : head, source)
  }

  /** Whether "…, he said, …" interrupts: behind a person's name may stand what is told of the person. */
  #goesOn(head: Range, rest: Range, { range, pronoun, mentions }: Source): boolean {
    const isAmid = COMMA.test(this.#layout.text(range!.end)) && this.#layout.wordCount(rest) > 0
    const isNobody = pronoun !== null || (mentions.length > 0 && mentions.every(({ kind }) => kind !== 'person'))
    return isAmid && (isNobody || this.#layout.wordCount(head) <= LONGEST_BEGINNING) && !this.#isTitle(rest.first)
  }

  /** "X called it a «disaster»". */
  #called(cue: Cue, next: Cue | null, told: number): FoundSpeech | null {
    if (this.#language.subject === 'before') return this.#calledBefore(cue, told)
    const end = this.#behind.endOf(cue, cue.end, next)
    const quotation = this.#layout.quotations.find(({ first }) => first >= cue.end && first < end)
    if (!quotation || !this.#layout.isSameSentence(quotation.first, cue.first)) return null
    const source = this.#subjects.of(cue, quotation.first, told)
    const first = source.range && source.range.first >= cue.end ? source.range.end : cue.end
    return this.#speech(cue, { first, end }, source)
  }

  /** Where the verb comes last: what stands between it and its subject, if that is an object or a quotation. */
  #calledBefore(cue: Cue, told: number): FoundSpeech | null {
    const source = this.#subjects.of(cue, cue.end, told)
    const isKnown = source.mentions.length > 0 || (source.pronoun !== null && !source.isLeftOut)
    if (!source.range || !isKnown || source.range.end > cue.first) return null
    const named = { first: this.#behindTitle(source, cue.first), end: cue.first }
    // "The policies of X and Y": it was X's, and another's doing.
    if (this.#language.conjunctions.has(this.#layout.fold(named.first))) return null
    // "thanked China and called it …" has two clauses.
    const object = { first: clauseStarts(this.#context, named)[0], end: cue.first }
    return this.#isObject(object, cue) || this.#layout.quotedWords(object) > 0
      ? this.#speech(cue, object, source)
      : null
  }

  /** Whether something in it is marked as the object of a verb, or the words are that it takes one with. */
  #isObject({ first, end }: Range, cue: Cue): boolean {
    const { fillers, objectMark, objectPrepositions } = this.#language
    const words = this.#layout.tokens.slice(first, end).map(({ fold }) => fold)
    const opening = words.find((fold) => !fillers.has(fold)) ?? ''
    return words.some((fold) => fold === objectMark) || (objectPrepositions[opening]?.test(this.#layout.fold(cue.first)) ?? false) // prettier-ignore
  }

  /** "According to X, …", "…, in the words of X, …". */
  #according(cue: Cue, found: readonly FoundSpeech[]): FoundSpeech | null {
    const layout = this.#layout
    // "The paper said, quoting officials, that": it stands before what the paper said.
    if (found.some((speech) => speech.cue && speech.cue.first < cue.first && cue.first < speech.content.first))
      return null
    const source =
      cue.pronoun === null
        ? readSource(
            this.#context,
            { first: cue.end, end: this.#beforeThat(cue.end, layout.clauseEnd(cue.end)) },
            'oblique',
          )
        : { range: cue, mentions: [], pronoun: cue.pronoun, isLeftOut: false }
    // "The words of Putin that …" are no source of what follows.
    if (source.range === null || (this.#language.subject === 'before' && this.#behind.thatAt(source.range.end) > 0))
      return null
    // "By the agency's account, X said": it is X who speaks.
    const isToldLater = this.#cues.some((other) => other.first > cue.first && other.kind !== 'according' && layout.isSameSentence(other.first, cue.first)) // prettier-ignore
    if (isToldLater && source.mentions.every(({ kind }) => kind !== 'person')) return null
    const end = layout.sentenceEnd(cue.end)
    const head = { first: layout.clauseGroupStart(cue.first), end: cue.first }
    const rest = { first: layout.skipCommas(this.#behindTitle(source, end)), end }
    const [before, after] = [layout.wordCount(head), layout.wordCount(rest)]
    const isAmid = before > 0 && after > 0 && COMMA.test(layout.text(cue.first - 1))
    return this.#speech(cue, isAmid ? { first: head.first, end } : after >= LEAST_SAID_WORDS ? rest : head, source)
  }

  #beforeThat(first: number, end: number): number {
    let at = first
    while (at < end && this.#behind.thatAt(at) === 0) at++
    return at
  }

  /** "Araghchi, the foreign minister of Iran, …", "the foreign minister, Araghchi, …": index behind what tells who somebody is. */
  #behindTitle({ range, mentions }: Source, end: number): number {
    const at = range!.end
    const isNamed = mentions.some(({ via }) => via !== 'role')
    if (!COMMA.test(this.#layout.text(at)) || !(this.#isTitle(at + 1) || (!isNamed && this.#isPerson(at + 1))))
      return at
    const close = this.#layout.tokens.findIndex((_, index) => index > at && COMMA.test(this.#layout.text(index)))
    return close > 0 && close < end && close - at <= LONGEST_TITLE ? close : at
  }

  #isTitle(at: number): boolean {
    return this.#language.title.test(this.#layout.fold(at))
  }

  #isPerson(at: number): boolean {
    return this.#context.mentions.some(({ firstToken, kind }) => firstToken === at && kind === 'person')
  }

  /** "Peskov: …", "S.V. Lavrov: …" in interviews and headlines: what stands behind is theirs, up to the next or to whom a verb names. */
  #labelled(): FoundSpeech[] {
    const layout = this.#layout
    const starts = [...layout.sentenceStarts, layout.tokens.length]
    return starts.flatMap((first, at) => {
      const label = this.#labelAt(first)
      if (label === null) return []
      const isOthers = (start: number) => start === layout.tokens.length || this.#labelAt(start) !== null || this.#cues.some((cue) => layout.isSameSentence(cue.first, start)) // prettier-ignore
      const content = { first: label.colon + 1, end: starts.find((start, index) => index > at && isOthers(start))! }
      while (/^[.,،؛]$/.test(layout.text(content.end - 1))) content.end--
      if (layout.wordCount(content) < LEAST_SAID_WORDS) return []
      const source = { ...UNTOLD, range: { first, end: label.colon }, mentions: [label.named] }
      return [{ content, form: this.#formOf(content), cue: { first: label.colon, end: label.colon + 1 }, source }]
    })
  }

  /** A name that begins a sentence, with a colon behind it; of a state or a body it may be a heading, "Russia: prices rise", unless a quotation follows. */
  #labelAt(first: number): { readonly named: FoundMention; readonly colon: number } | null {
    const named = this.#context.mentions.find(({ firstToken, kind }) => firstToken >= first && (kind === 'person' || kind === 'organisation')) // prettier-ignore
    if (named === undefined || this.#layout.text(named.endToken) !== ':') return null
    const isQuoted = this.#layout.quotationAt(named.endToken + 1) !== null
    const isBare = this.#layout.tokens.slice(first, named.firstToken).every(({ text }) => INITIAL.test(text))
    return isBare && (named.kind === 'person' || isQuoted) ? { named, colon: named.endToken } : null
  }

  /** `X put it differently: «…»`: somebody known, a colon, and a quotation. */
  #announced(quotation: Quotation, found: readonly FoundSpeech[]): FoundSpeech | null {
    const { first, end } = quotation
    if (this.#layout.text(first - 1) !== ':' || this.#layout.wordCount(quotation) < LEAST_QUOTED_WORDS) return null
    if (isClaimed(quotation, found)) return null
    const cue = { first: first - 1, end: first }
    const source = readSource(this.#context, { first: this.#layout.sentenceStart(first - 1), end: first - 1 }, 'before')
    const isPerson = source.mentions.some(({ kind }) => kind === 'person')
    return isPerson ? { content: { first, end }, form: 'direct', cue, source } : null
  }

  #speech(cue: Cue, content: Range, source: Source): FoundSpeech | null {
    let { first, end } = content
    while (first < end && /^[,،:—–-]$/.test(this.#layout.text(first))) first++
    while (end > first && /^[,،—–-]$/.test(this.#layout.text(end - 1))) end--
    const said = { first, end }
    if (this.#layout.wordCount(said) < LEAST_SAID_WORDS) return null
    return { content: said, form: this.#formOf(said), cue: { first: cue.first, end: cue.end }, source }
  }

  #formOf(said: Range): Statement['form'] {
    const quoted = this.#layout.quotedWords(said)
    return quoted === 0 ? 'indirect' : quoted === this.#layout.wordCount(said) ? 'direct' : 'mixed'
  }

  /** Whole quoted sentences that no verb of saying claims. */
  #continued(own: readonly FoundSpeech[]): FoundSpeech[] {
    const isSentence = ({ first, end }: Quotation) =>
      first === this.#layout.sentenceStart(first) &&
      [end - 2, end].some((at) => /^[.!?…؟]?$/.test(this.#layout.text(at))) &&
      this.#layout.wordCount({ first, end }) >= LEAST_QUOTED_WORDS
    return this.#layout.quotations
      .filter((quotation) => isSentence(quotation) && !isClaimed(quotation, own))
      .map((content) => ({ content, form: 'direct', cue: null, source: null }))
  }
}

const INITIAL = /^(?:\p{Lu}|\p{Lu}\.(?:\p{Lu}\.)*|\.)$/u

function isClaimed(quotation: Quotation, speeches: readonly FoundSpeech[]): boolean {
  return speeches.some(({ content }) => content.first < quotation.end && quotation.first < content.end)
}

/** Without those that lie within a longer one, and without repetitions of the same span. */
function withoutOverlaps(all: readonly FoundSpeech[]): FoundSpeech[] {
  const length = ({ content }: FoundSpeech) => content.end - content.first
  const holds = (outer: FoundSpeech, inner: FoundSpeech) =>
    outer.content.first <= inner.content.first && inner.content.end <= outer.content.end
  return all.filter(
    (one, at) =>
      !all.some((other, index) => index !== at && holds(other, one) && (length(other) > length(one) || index < at)),
  )
}
