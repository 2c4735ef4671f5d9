/** What was said behind a verb of saying: where it begins, and where it ends. */
import type { Cue } from './find-cues.ts'
import { COMMA, type Layout } from './layout.ts'
import type { Quotation } from './quotations.ts'
import type { SpeechLanguage } from './speech-language.ts'
import { LEAST_QUOTED_WORDS, type SubjectReader } from './subject.ts'

/** Words between a verb of saying and what was said: "said on Tuesday at a joint press conference with his colleague". */
const MOST_BETWEEN = 25

export class ToldBehind {
  readonly #layout: Layout
  readonly #language: SpeechLanguage
  readonly #cues: readonly Cue[]
  readonly #subjects: SubjectReader

  constructor(layout: Layout, language: SpeechLanguage, cues: readonly Cue[], subjects: SubjectReader) {
    this.#layout = layout
    this.#language = language
    this.#cues = cues
    this.#subjects = subjects
  }

  /** Index of the first token of what was said behind a cue; null where nothing is. */
  beginOf({ end, kind }: Cue): number | null {
    const layout = this.#layout
    if (kind === 'saysBare' && this.#mayBegin(end)) return this.#behindOpening(end)
    for (let at = end; at < end + MOST_BETWEEN && layout.isSameSentence(at, end - 1); at++) {
      const quotation = layout.quotationAt(at)
      const isOtherVerb = this.#cues.some(({ first, kind: other }) => first === at && other !== 'according')
      if (isOtherVerb || /^[.;؛!?؟]$/.test(layout.text(at))) return null
      if (layout.text(at) === ':') return layout.text(at + 1) === '' ? null : at + 1
      if (quotation && !this.isName(quotation)) return at
      if (quotation) at = quotation.end - 1
      else if (this.thatAt(at) > 0 && this.#opensClause(at)) return this.thatAt(at)
    }
    return null
  }

  /** @param next the cue behind this one, which may end what was said */
  endOf(cue: Cue, first: number, next: Cue | null): number {
    return this.#subjects.isRelative(cue) ? this.#innerEnd(first, next) : this.#toldUntil(first, next)
  }

  /** What was said may follow without a word between, but not "and". */
  #mayBegin(at: number): boolean {
    if (!this.#layout.isSameSentence(at, at - 1)) return false
    const isWord = this.#layout.tokens[at].isWord && !this.#language.conjunctions.has(this.#layout.fold(at))
    return isWord || /^(?:[:«"“]|\p{N}.*)$/u.test(this.#layout.text(at))
  }

  #behindOpening(at: number): number {
    if (this.#layout.text(at) === ':') return at + 1
    return this.thatAt(at) || at
  }

  /** Index behind a "that" which stands at `at`; 0 where none does. */
  thatAt(at: number): number {
    return this.#language.that.matchesAt(this.#layout.tokens, at)[0]?.end ?? 0
  }

  #opensClause(at: number): boolean {
    if (this.#language.commaBeforeThat && !COMMA.test(this.#layout.text(at - 1))) return false
    return !this.#language.notBeforeThat.has(this.#layout.fold(at - 1))
  }

  /** Where the next cue of a sentence has the same subject, or is set off with one of its own, what was said ends before it. */
  #toldUntil(first: number, next: Cue | null): number {
    const end = this.#layout.sentenceEnd(first)
    if (!next || next.first <= first || next.first >= end || next.amid) return end
    const { conjunctions, fillers, joinedConjunction } = this.#language
    const isIdle = (at: number) => conjunctions.has(this.#layout.fold(at)) || fillers.has(this.#layout.fold(at))
    let before = next.first
    while (before > first && isIdle(before - 1)) before--
    const isAnd = this.#layout.tokens.slice(before, next.first).some(({ fold }) => conjunctions.has(fold))
    const isShared = isAnd || joinedConjunction?.test(this.#layout.fold(next.first))
    const another = this.#contrastBefore(first, next)
    if (another !== null) return another
    if (!isShared && next.kind !== 'saying' && !this.#subjects.isSetOff(next)) return end
    const isBetween = (at: number) => this.#subjects.isAs(at) || COMMA.test(this.#layout.text(at))
    let cut = isAnd ? before : next.first
    while (cut > first && isBetween(cut - 1)) cut--
    return cut > first ? cut : end
  }

  /** Of "X, who had said …, answered" what was said ends with the inner clause. */
  #innerEnd(first: number, next: Cue | null): number {
    let end = first
    const last = Math.min(this.#layout.sentenceEnd(first), next?.first ?? Infinity)
    while (end < last && !COMMA.test(this.#layout.text(end))) end++
    return end
  }

  /** "…, while Macron said": index of the comma before a clause that the next verb of saying stands in; null where none begins. */
  #contrastBefore(first: number, next: Cue): number | null {
    const isSemicolon = (at: number) => /^[;؛]$/.test(this.#layout.text(at))
    for (let at = next.first - 1; at > first; at--) {
      if (!COMMA.test(this.#layout.text(at)) && !isSemicolon(at)) continue
      const opens = [at + 1, at + 2].some((index) => this.#language.contrasts.has(this.#layout.fold(index)))
      return opens || isSemicolon(at) ? at : null
    }
    return null
  }

  /** «Manchester United», "the White Helmets" said that: a quotation of few words that begin like a name, or say something themselves. */
  isName({ first, end }: Quotation): boolean {
    const isShort = this.#layout.wordCount({ first, end }) < LEAST_QUOTED_WORDS
    return isShort && (this.#layout.tokens[first + 1]?.isCapital === true || this.thatAt(end) > 0)
  }
}
