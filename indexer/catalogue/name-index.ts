/**
 * Finds names in a sequence of tokens. Names of several words stand under their first two, so that a look-up meets few
 * strangers; tens of thousands of names in a tree of maps would take five times the memory.
 */
import { addTo } from '../../engine/multi-map.ts'

export class NameIndex<Entry> {
  readonly #ofOneWord = new Map<string, Entry[]>()
  readonly #longer = new Map<string, LongName<Entry>[]>()
  /** Of all names: most words of a text begin none, which is soon seen. */
  readonly #firstWords = new Set<string>()

  add(folds: readonly string[], entry: Entry): void {
    if (folds.length === 0) return
    this.#firstWords.add(folds[0])
    if (folds.length === 1) addTo(this.#ofOneWord, folds[0], entry)
    else addTo(this.#longer, `${folds[0]} ${folds[1]}`, { rest: folds.slice(2), entry })
  }

  /**
   * Every name that begins at `at`, the longest first; `end` is the index after its last token. Within a name a possessive's
   * mark and the full stop of an initial are passed over, but not the end of a sentence; an initial behind the first word
   * need not be of the name: "Mikhail S. Gorbachev" is Mikhail Gorbachev. Behind the last token none begins.
   */
  matchesAt(tokens: readonly NamedToken[], at: number): readonly NameMatch<Entry>[] {
    const first = at < tokens.length ? tokens[at] : undefined
    if (first === undefined || !this.#begins(first)) return NONE
    // Nearly always empty: most words that begin a name begin none here.
    const matches: { end: number; entries: Entry[] }[] = []
    const firsts = readings(first)
    for (const fold of firsts) for (const entry of this.#ofOneWord.get(fold) ?? NONE) addMatch(matches, at + 1, entry)
    for (let second = nextWord(tokens, at + 1); second > 0; second = behindInitial(tokens, second)) {
      const seconds = readings(tokens[second])
      for (const a of firsts) {
        for (const b of seconds) {
          for (const { rest, entry } of this.#longer.get(`${a} ${b}`) ?? NONE) {
            const end = endOf(rest, tokens, second + 1)
            if (end > 0) addMatch(matches, end, entry)
          }
        }
      }
    }
    return matches.sort((a, b) => b.end - a.end)
  }

  #begins({ fold, stripped }: NamedToken): boolean {
    return this.#firstWords.has(fold) || stripped.some((rest) => this.#firstWords.has(rest))
  }
}

const NONE: readonly never[] = []

export interface NameMatch<Entry> {
  readonly end: number
  readonly entries: readonly Entry[]
}

/** What is needed of a token: its fold, what else it may be, and whether it ends a sentence or a clause. */
export interface NamedToken {
  readonly text: string
  readonly fold: string
  readonly stripped: readonly string[]
}

interface LongName<Entry> {
  readonly rest: readonly string[]
  readonly entry: Entry
}

function readings({ fold, stripped }: NamedToken): readonly string[] {
  return stripped.length === 0 ? (fold === '' ? stripped : [fold]) : [fold, ...stripped]
}

function addMatch<Entry>(matches: { end: number; entries: Entry[] }[], end: number, entry: Entry): void {
  const known = matches.find((match) => match.end === end)
  if (known) known.entries.push(entry)
  else matches.push({ end, entries: [entry] })
}

function endOf(rest: readonly string[], tokens: readonly NamedToken[], at: number): number {
  let end = at
  for (const fold of rest) {
    const next = nextWord(tokens, end)
    if (next < 0 || !readings(tokens[next]).includes(fold)) return -1
    end = next + 1
  }
  return end
}

/** The next token with a fold; -1 where a mark other than an apostrophe's or an abbreviation's stands before it. */
function nextWord(tokens: readonly NamedToken[], at: number): number {
  let next = at
  while (next < tokens.length && tokens[next].fold === '') {
    const isPassedOver =
      tokens[next].text === '.' ? ABBREVIATED.test(tokens[next - 1]?.text ?? '') : /^['’]s?$/.test(tokens[next].text)
    if (!isPassedOver) return -1
    next++
  }
  return next < tokens.length ? next : -1
}

/** What a full stop behind it shortens and does not end: an initial, "St", "Mt", "Jr". */
const ABBREVIATED = /^(?:\p{Lu}|\p{Lu}\p{Ll}|\p{Lu}\p{Ll}r)$/u

/** The word behind an initial that stands at `at`; -1 where none does. */
function behindInitial(tokens: readonly NamedToken[], at: number): number {
  return /^\p{Lu}$/u.test(tokens[at].text) && tokens[at + 1]?.text === '.' ? nextWord(tokens, at + 2) : -1
}
