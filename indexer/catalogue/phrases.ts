/**
 * The phrases that topics are known by, and finding all of them in a text at once: each word of the text is looked up
 * among the phrases' first words, and only those phrases are followed further.
 */
import { foldWord } from '../../engine/fold.ts'

/** A phrase that cannot be understood; said to the editor with the file and line. */
export class UnreadablePhraseError extends Error {
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

/** One of several word sequences, after at most `gap` other words. */
interface Step {
  readonly gap: number
  readonly choices: readonly (readonly WordPattern[])[]
}

interface WordPattern {
  readonly fold: string
  /** Whether any ending will do. */
  readonly open: boolean
}

const PART = /\([^()]*\)|\S+/g

/**
 * `word`, `word*` (any ending), `a ~3 b` (up to three words between), `(a|b c)` (one of these). A hyphen parts words.
 * @throws UnreadablePhraseError for a phrase without words, or with a sign in the wrong place.
 */
export function parsePhrase(source: string): Phrase {
  const steps: Step[] = []
  let gap = 0
  for (const [part] of source.matchAll(PART)) {
    const skip = /^~(\d)$/.exec(part)
    if (skip) gap = Number(skip[1])
    else {
      const choices = part.startsWith('(') ? part.slice(1, -1).split('|') : [part]
      steps.push({ gap, choices: choices.map((choice) => parseWords(choice, source)) })
      gap = 0
    }
  }
  if (steps.length === 0) throw new UnreadablePhraseError(source, 'it has no words')
  if (gap > 0) throw new UnreadablePhraseError(source, 'nothing follows ~')
  return { source, steps }
}

function parseWords(text: string, source: string): WordPattern[] {
  const words = text.trim().split(/[\s–-]+/).filter(Boolean)
  if (words.length === 0) throw new UnreadablePhraseError(source, 'a choice in brackets is empty')
  return words.map((word) => {
    const open = word.endsWith('*')
    const fold = foldWord(open ? word.slice(0, -1) : word)
    if (!/^[\p{L}\p{N}]+$/u.test(fold) || (open && fold.length < KEY_LENGTH)) throw new UnreadablePhraseError(source, `“${word}” is not a word, or has a sign in the wrong place`)
    return { fold, open }
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

export class PhraseIndex<Owner> {
  readonly #byWord = new Map<string, { phrase: Phrase; owner: Owner }[]>()
  readonly #byBeginning = new Map<string, { phrase: Phrase; owner: Owner; beginning: string }[]>()

  add(phrase: Phrase, owner: Owner): void {
    for (const [first] of phrase.steps[0].choices) {
      if (first.open) push(this.#byBeginning, first.fold.slice(0, KEY_LENGTH), { phrase, owner, beginning: first.fold })
      else push(this.#byWord, first.fold, { phrase, owner })
    }
  }

  /** Every phrase in the folded words; a mark that ends a sentence is a word no phrase has, and none reaches over it. */
  find(words: readonly string[]): PhraseMatch<Owner>[] {
    const matches: PhraseMatch<Owner>[] = []
    words.forEach((word, start) => {
      const follow = ({ phrase, owner }: { phrase: Phrase; owner: Owner }) => {
        const end = matchSteps(phrase.steps, 0, words, start)
        if (end > 0) matches.push({ owner, start, end })
      }
      this.#byWord.get(word)?.forEach(follow)
      for (const candidate of this.#byBeginning.get(word.slice(0, KEY_LENGTH)) ?? []) {
        if (word.startsWith(candidate.beginning)) follow(candidate)
      }
    })
    return matches
  }
}

/** The index after the last word of the match, or -1. */
function matchSteps(steps: readonly Step[], step: number, words: readonly string[], at: number): number {
  if (step === steps.length) return at
  const { gap, choices } = steps[step]
  for (let skipped = 0; skipped <= gap; skipped++) {
    if (skipped > 0 && !isWord(words[at + skipped - 1])) break
    for (const choice of choices) {
      if (!matchWords(choice, words, at + skipped)) continue
      const end = matchSteps(steps, step + 1, words, at + skipped + choice.length)
      if (end > 0) return end
    }
  }
  return -1
}

function matchWords(pattern: readonly WordPattern[], words: readonly string[], at: number): boolean {
  return pattern.every(({ fold, open }, index) => (open ? words[at + index]?.startsWith(fold) : words[at + index] === fold))
}

const WORDS = /\p{L}\.(?:\p{L}\.)+|[\p{L}\p{M}\p{N}\u200c'’]+|[.!?;:]/gu

/** The folded words of a text, with the marks that end its sentences. */
export function phraseWords(text: string): string[] {
  return (text.match(WORDS) ?? []).map((word) => (isWord(word) ? foldWord(word) : word)).filter(Boolean)
}

function isWord(word: string | undefined): boolean {
  return word !== undefined && !/^[.!?;:]$/.test(word)
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
