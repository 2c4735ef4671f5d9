/**
 * The phrases that topics are known by, and finding all of them in a text at once: each word of the text is looked up
 * among the phrases' first words, and only those phrases are followed further.
 */
import { addTo } from '../../engine/multi-map.ts'
import { foldWord } from '../../engine/text/fold.ts'

/** A phrase that cannot be understood; said to the editor with the file and line. */
class UnreadablePhraseError extends Error {
  override name = 'UnreadablePhraseError'

  constructor(phrase: string, why: string) {
    super(`the phrase “${phrase}” cannot be read: ${why}`)
  }
}

export interface Phrase {
  /** As the editor wrote it. */
  readonly source: string
  readonly steps: readonly Step[]
}

/** A word, or one of several sequences, after at most `gap` other words. */
type Step =
  | { readonly gap: number; readonly word: WordPattern }
  | { readonly gap: number; readonly choices: readonly (readonly Step[])[] }

interface WordPattern {
  readonly fold: string
  /** Whether any ending will do. */
  readonly open: boolean
}

const PART = /\([^()]*\)|\S+/g

/**
 * `word`, `word*` (any ending), `a ~3 b` (up to three words between), `(a|b c)` (one of these). Marks within a word part
 * it, as they do in the text: `9/11` is two words.
 * @throws UnreadablePhraseError for a phrase without words, or with a sign in the wrong place.
 */
export function parsePhrase(source: string): Phrase {
  return { source, steps: parseSteps(source, source) }
}

function parseSteps(text: string, source: string): Step[] {
  const steps: Step[] = []
  let gap = 0
  for (const [part] of text.matchAll(PART)) {
    const skip = /^~(\d)$/.exec(part)
    if (skip && steps.length > 0) gap = Number(skip[1])
    else {
      const added = part.startsWith('(')
        ? [
            {
              gap,
              choices: part
                .slice(1, -1)
                .split('|')
                .map((choice) => parseSteps(choice, source)),
            },
          ]
        : parseWords(part, gap, source)
      steps.push(...added)
      gap = 0
    }
  }
  if (steps.length === 0)
    throw new UnreadablePhraseError(source, text === source ? 'it has no words' : 'a choice in brackets is empty')
  if (gap > 0) throw new UnreadablePhraseError(source, 'nothing follows ~')
  return steps
}

function parseWords(text: string, gap: number, source: string): Step[] {
  if (/[()|~]|\*./.test(text)) throw new UnreadablePhraseError(source, `“${text}” has a sign in the wrong place`)
  const words = text.split(/[^\p{L}\p{M}\p{N}\u200c'’*]+/u).filter(Boolean)
  if (words.length === 0) throw new UnreadablePhraseError(source, `“${text}” is not a word`)
  return words.map((word, index) => {
    const open = word.endsWith('*')
    const fold = foldWord(open ? word.slice(0, -1) : word)
    if (open && fold.length < KEY_LENGTH) throw new UnreadablePhraseError(source, `“${word}” fits too many words`)
    return { gap: index === 0 ? gap : 0, word: { fold, open } }
  })
}

/** A found phrase; `start` and `end` are indexes of words. */
export interface PhraseMatch<Owner> {
  readonly owner: Owner
  readonly start: number
  readonly end: number
}

/** How much of a word's beginning the open patterns are kept by. */
const KEY_LENGTH = 2

interface Candidate<Owner> {
  readonly phrase: Phrase
  readonly owner: Owner
}

/** The phrases that can begin with a word, by the word that must come next. */
class Candidates<Owner> {
  /** Those whose second word may be any, or that have none. */
  readonly always: Candidate<Owner>[] = []
  readonly #bySecond = new Map<string, Candidate<Owner>[]>()
  readonly #byOpenSecond: { readonly beginning: string; readonly candidate: Candidate<Owner> }[] = []

  add(candidate: Candidate<Owner>): void {
    const seconds = secondWords(candidate.phrase.steps)
    if (seconds === null) this.always.push(candidate)
    else {
      // Choices may begin with the same word.
      const folds = (isOpen: boolean) => new Set(seconds.filter(({ open }) => open === isOpen).map(({ fold }) => fold))
      for (const fold of folds(false)) addTo(this.#bySecond, fold, candidate)
      for (const beginning of folds(true)) this.#byOpenSecond.push({ beginning, candidate })
    }
  }

  /** Those that need a word such as this one after the first. */
  before(word: string): readonly Candidate<Owner>[] {
    const exact = this.#bySecond.get(word) ?? NONE
    if (this.#byOpenSecond.length === 0) return exact
    const open = this.#byOpenSecond.filter(({ beginning }) => word.startsWith(beginning))
    return open.length === 0 ? exact : [...new Set([...exact, ...open.map(({ candidate }) => candidate)])]
  }
}

const NONE: readonly never[] = []

/** Words whose candidates are remembered; the same few thousand make up most of a text. */
const MAX_REMEMBERED = 100_000

export class PhraseIndex<Owner> {
  readonly #byWord = new Map<string, Candidate<Owner>[]>()
  readonly #byBeginning = new Map<string, { beginning: string; candidate: Candidate<Owner> }[]>()
  /** What can begin with a word, by the word, null for nothing: patterns with any ending are compared once for each. */
  readonly #remembered = new Map<string, Candidates<Owner> | null>()

  add(phrase: Phrase, owner: Owner): void {
    const candidate = { phrase, owner }
    for (const first of firstWords(phrase.steps)) {
      if (first.open) addTo(this.#byBeginning, first.fold.slice(0, KEY_LENGTH), { beginning: first.fold, candidate })
      else addTo(this.#byWord, first.fold, candidate)
    }
    this.#remembered.clear()
  }

  /** Every phrase in the folded words; a mark that ends a sentence is a word no phrase has, and none reaches over it. */
  find(words: readonly string[]): PhraseMatch<Owner>[] {
    const matches: PhraseMatch<Owner>[] = []
    const tryAt = (start: number, { phrase, owner }: Candidate<Owner>) => {
      const end = matchSteps(phrase.steps, 0, words, start)
      if (end > 0) matches.push({ owner, start, end })
    }
    for (let start = 0; start < words.length; start++) {
      const candidates = this.#beginningWith(words[start])
      if (candidates === null) continue
      for (const candidate of candidates.always) tryAt(start, candidate)
      if (start + 1 < words.length) for (const candidate of candidates.before(words[start + 1])) tryAt(start, candidate)
    }
    return matches
  }

  #beginningWith(word: string): Candidates<Owner> | null {
    let candidates = this.#remembered.get(word)
    if (candidates === undefined) {
      candidates = this.#lookUp(word)
      if (this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear()
      this.#remembered.set(word, candidates)
    }
    return candidates
  }

  #lookUp(word: string): Candidates<Owner> | null {
    const open = this.#byBeginning.get(word.slice(0, KEY_LENGTH)) ?? []
    const fitting = open.filter(({ beginning }) => word.startsWith(beginning)).map(({ candidate }) => candidate)
    const found = new Set([...(this.#byWord.get(word) ?? []), ...fitting])
    if (found.size === 0) return null
    const candidates = new Candidates<Owner>()
    for (const candidate of found) candidates.add(candidate)
    return candidates
  }
}

/** Words a phrase can begin with. */
function firstWords([first]: readonly Step[]): WordPattern[] {
  return 'word' in first ? [first.word] : first.choices.flatMap(firstWords)
}

/** Words that can be second in a phrase; null where it can be any, or where the phrase can end before. */
function secondWords([first, second]: readonly Step[]): WordPattern[] | null {
  const behind = second === undefined || second.gap > 0 ? null : firstWords([second])
  if ('word' in first) return behind
  const seconds = first.choices.map((choice) =>
    choice.length > 1 || !('word' in choice[0]) ? secondWords(choice) : behind,
  )
  return seconds.includes(null) ? null : seconds.flatMap((words) => words ?? [])
}

function fits({ fold, open }: WordPattern, word: string | undefined): boolean {
  return open ? (word?.startsWith(fold) ?? false) : word === fold
}

/** The index after the last word of the match, or -1; `rest` goes on with what follows these steps. */
function matchSteps(
  steps: readonly Step[],
  step: number,
  words: readonly string[],
  at: number,
  rest: ((end: number) => number) | null = null,
): number {
  if (step === steps.length) return rest === null ? at : rest(at)
  const current = steps[step]
  for (let skipped = 0; skipped <= current.gap; skipped++) {
    if (skipped > 0 && !isWord(words[at + skipped - 1])) break
    const next = at + skipped
    let end = -1
    if ('choices' in current)
      end = matchChoice(current.choices, words, next, (behind) => matchSteps(steps, step + 1, words, behind, rest))
    else if (fits(current.word, words[next])) end = matchSteps(steps, step + 1, words, next + 1, rest)
    if (end > 0) return end
  }
  return -1
}

function matchChoice(
  choices: readonly (readonly Step[])[],
  words: readonly string[],
  at: number,
  rest: (end: number) => number,
): number {
  for (const choice of choices) {
    const end = matchSteps(choice, 0, words, at, rest)
    if (end > 0) return end
  }
  return -1
}

const WORDS = /\p{L}\.(?:\p{L}\.)+|[\p{L}\p{M}\p{N}\u200c'’]+|[.!?;:]/gu

/** The folded words of a text, with the marks that end its sentences, and where in the text each begins. */
export function phraseWords(text: string): { readonly words: string[]; readonly starts: number[] } {
  const words: string[] = []
  const starts: number[] = []
  for (const { 0: found, index } of text.matchAll(WORDS)) {
    const word = isWord(found) ? foldWord(found) : found
    if (word === '') continue
    words.push(word)
    starts.push(index)
  }
  return { words, starts }
}

function isWord(word: string | undefined): boolean {
  return word !== undefined && !(word.length === 1 && '.!?;:'.includes(word))
}
