/** Statements of one English paragraph: what was said, by which cue, and which words name the speaker. */
import type { Span, Statement } from '../../../../engine/document.ts'
import { contentsOf, formOf, type Content } from './content.ts'
import type { Cue } from './cue.ts'
import { announcedPoints, findCues } from './cues.ts'
import { maySay } from './verbs-of-saying.ts'
import { isQuotationMark, readWords, type Word } from './words.ts'

export interface FoundStatement extends Span {
  readonly form: Statement['form']
  readonly cue: string
  /** Where the verb or "according to" stands, which the speaker's name may stand beside; null where it has none. */
  readonly cueStart: number | null
  /** The words that name the speaker; null for a quotation that goes on without saying whose. */
  readonly source: Span | null
}

export interface ReadStatements {
  readonly statements: readonly FoundStatement[]
  /** Whether the paragraph begins inside a quotation, so that whoever spoke last may go on speaking. */
  readonly beginsQuoted: boolean
  /** "Lavrov went on:" as the paragraph's last words: the next one is what he said. */
  readonly announces: FoundStatement | null
}

/** A quotation shorter than this without a verb of saying is a name or a word held at arm's length. */
const LEAST_QUOTED_WORDS = 5

/** `names` are the spans that name somebody. */
export function findStatements(text: string, names: readonly Span[] = []): ReadStatements {
  if (!maySay(text)) return NOTHING_SAID
  const words = readWords(text, names)
  if (words.length === 0) return NOTHING_SAID
  const cues = findCues(words)
  const said = cues.flatMap((cue, at) =>
    contentsOf(words, cue, cues[at - 1] ?? null, cues[at + 1] ?? null).map((content) => ({
      ...spanOf(words, content),
      form: formOf(words, content),
      cue: words.slice(cue.first, cue.end).map((word) => word.text).join(' '), // prettier-ignore
      cueStart: words[cue.first].start,
      source: spanOf(words, cue.source),
    })),
  )
  const own = withoutOverlaps(said)
  const all = [...own, ...continuedQuotations(words, own)].sort((a, b) => a.start - b.start)
  return {
    statements: joinInterrupted(words, all),
    beginsQuoted: isQuotationMark(words[0]) && words[0].quoted,
    announces: words.at(-1)!.text === ':' ? announcement(words, cues.at(-1) ?? null) : null,
  }
}

const NOTHING_SAID: ReadStatements = { statements: [], beginsQuoted: false, announces: null }

function announcement(words: readonly Word[], last: Cue | null): FoundStatement | null {
  const isHere = last !== null && words[last.first].sentence === words.at(-1)!.sentence
  const cue = isHere ? last : announcedPoints(words)
  if (cue === null) return null
  const text = words.slice(cue.first, cue.end).map((word) => word.text).join(' ') // prettier-ignore
  return {
    start: 0,
    end: 0,
    form: 'direct',
    cue: text,
    cueStart: words[cue.first].start,
    source: spanOf(words, cue.source),
  }
}

/** Without those that lie within a longer one, and without repetitions of the same span. */
function withoutOverlaps(statements: readonly FoundStatement[]): FoundStatement[] {
  return statements.filter(
    (one, at) =>
      !statements.some(
        (other, index) => index !== at && other.start <= one.start && one.end <= other.end && (other.end - other.start > one.end - one.start || index < at),
      ),
  ) // prettier-ignore
}

/** Words between the halves of a quotation: "Tester said, referring to the excuse,". */
const LONGEST_INTERRUPTION = 45

/**
 * `“We go,” said X. “We stay.”` is one statement, whose span holds the interruption: what is said about in its two
 * halves is said in one breath.
 */
function joinInterrupted(words: readonly Word[], statements: readonly FoundStatement[]): FoundStatement[] {
  const joined: FoundStatement[] = []
  for (const statement of statements) {
    const last = joined.at(-1)
    if (last && goesOnIn(words, last, statement)) joined[joined.length - 1] = { ...last, end: statement.end }
    else joined.push(statement)
  }
  return joined
}

function goesOnIn(words: readonly Word[], first: FoundStatement, second: FoundStatement): boolean {
  if (first.form !== 'direct' || second.form !== 'direct' || first.cueStart === null) return false
  const isSame = second.source === null || second.cueStart === first.cueStart
  const between = words.filter(({ start, end }) => start >= first.end && end <= second.start)
  return isSame && !between.some(({ quoted }) => quoted) && between.length <= LONGEST_INTERRUPTION
}

/** Whole quoted sentences that no verb of saying claims. */
function continuedQuotations(words: readonly Word[], own: readonly FoundStatement[]): FoundStatement[] {
  return quotedRuns(words).flatMap((run) => {
    const span = spanOf(words, run)
    const isClaimed = own.some(({ start, end }) => start < span.end && span.start < end)
    const length = words.slice(run.first, run.end).filter(({ pos }) => pos !== 'PUNCT').length
    const least = own.some(({ form, end }) => form === 'direct' && isNextSentence(words, run, end))
      ? 2
      : LEAST_QUOTED_WORDS
    const isSentence = length >= least && (endsSentence(words, run) || holdsSentence(words, run)) && beginsSentence(words, run) // prettier-ignore
    return isClaimed || !isSentence
      ? []
      : [{ ...span, form: 'direct' as const, cue: '“', cueStart: null, source: null }]
  })
}

function quotedRuns(words: readonly Word[]): Content[] {
  const runs: Content[] = []
  for (let at = 0; at < words.length; at++) {
    if (!words[at].quoted) continue
    let end = at + 1
    while (end < words.length && words[end].quoted && !(isQuotationMark(words[end - 1]) && end - 1 > at)) end++
    runs.push({ first: at, end })
    at = end - 1
  }
  return runs
}

function beginsSentence(words: readonly Word[], { first }: Content): boolean {
  return first === 0 || words[first - 1].sentence !== words[first].sentence || /^[.!?:]$/.test(words[first - 1].text)
}

/** `“I would,” she said to the TV. “I would, Donald.”` */
function isNextSentence(words: readonly Word[], { first }: Content, end: number): boolean {
  const said = words.findLast((word) => word.end <= end)
  return said !== undefined && words[first].sentence - said.sentence === 1
}

/** `“I doubt it. It is a tax increase” for the rich.` */
function holdsSentence(words: readonly Word[], { first, end }: Content): boolean {
  return words.slice(first + LEAST_QUOTED_WORDS, end).some(({ text }) => /^[.!?…]$/.test(text))
}

function endsSentence(words: readonly Word[], { end }: Content): boolean {
  return words.slice(Math.max(0, end - 3), end).some(({ text }) => /^[.!?…]$/.test(text)) || end === words.length
}

function spanOf(words: readonly Word[], { first, end }: { readonly first: number; readonly end: number }): Span {
  return { start: words[first].start, end: words[end - 1].end }
}
