import { COMMA, DASH, type Layout, type Range } from './layout.ts'
import type { Quotation } from './quotations.ts'
import type { SpeechCue, SpeechLanguage } from './speech-language.ts'

/** Words that tell of saying. */
export interface Cue extends Range, SpeechCue {
  /** The quotation it interrupts, `«We go, — said X, — and stay»`; null outside. */
  readonly amid: Quotation | null
}

export function findCues(layout: Layout, language: SpeechLanguage): Cue[] {
  const { tokens } = layout
  const readable = tokens.map(({ text, fold, stripped }) => ({ text, fold, stripped: withoutConjunction(fold, stripped, language) })) // prettier-ignore
  const cues: Cue[] = []
  for (let at = 0; at < tokens.length; at++) {
    const [match] = language.cues.matchesAt(readable, at)
    if (!match || language.negations.has(layout.fold(at - 1)) || isSupposed(layout, language, at, match.end)) continue
    const amid = layout.quotationAt(at)
    const isIdiom = match.entries.some(({ kind }) => kind === 'idiom')
    if (!isIdiom && amid && !isAuthorsWord(layout, at)) continue
    if (!isIdiom) cues.push({ first: at, end: match.end, ...match.entries[0], amid })
    at = match.end - 1
  }
  return cues
}

/** "Did he say that …?", "if he said that …", "whether he said". */
function isSupposed(layout: Layout, language: SpeechLanguage, at: number, end: number): boolean {
  if (language.whether.has(layout.fold(end)) || layout.isQuestion(at)) return true
  for (let before = at - 1; before >= layout.sentenceStart(at) && !COMMA.test(layout.text(before)); before--)
    if (language.ifs.has(layout.fold(before))) return true
  return false
}

/** A verb may be written on to "and", not on to an article: that would be a noun. */
function withoutConjunction(
  fold: string,
  stripped: readonly string[],
  { joinedConjunction }: SpeechLanguage,
): readonly string[] {
  if (joinedConjunction === null || stripped.length === 0) return NOTHING
  const rest = fold.replace(joinedConjunction, '')
  return rest !== fold && stripped.includes(rest) ? [rest] : NOTHING
}

const NOTHING: readonly string[] = []

/** `«We go, — said X`: behind a dash the author speaks, though the quotation goes on. */
function isAuthorsWord(layout: Layout, at: number): boolean {
  return DASH.test(layout.text(at - 1)) && /^[,.!?…]$/.test(layout.text(at - 2))
}
