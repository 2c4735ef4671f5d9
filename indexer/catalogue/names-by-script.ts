import type { NamedToken, NameIndex, NameMatch } from './name-index.ts'

/** What most names are written in; those of any other script stand with the Latin ones. */
export const SCRIPTS = ['latin', 'cyrillic', 'arabic'] as const
export type Script = (typeof SCRIPTS)[number]

/** By the first letter of a folded name or word. */
export function scriptOf(fold: string): Script {
  const first = fold.charCodeAt(0)
  if (first < 0x400) return 'latin'
  if (first < 0x530) return 'cyrillic'
  return first >= 0x600 && first < 0x700 ? 'arabic' : 'latin'
}

/**
 * Names are read when a text first has a word of their script: most archives are of one language, and each name
 * stands in the catalogue in several, in Russian once for every case.
 */
export class NamesByScript<Entry> {
  readonly #read: (script: Script) => NameIndex<Entry>
  readonly #indexes = new Map<Script, NameIndex<Entry>>()

  constructor(read: (script: Script) => NameIndex<Entry>) {
    this.#read = read
  }

  /** As of one index with all names. */
  matchesAt(tokens: readonly NamedToken[], at: number): readonly NameMatch<Entry>[] {
    if (at >= tokens.length) return []
    const script = scriptOf(tokens[at].fold)
    let index = this.#indexes.get(script)
    if (!index) {
      index = this.#read(script)
      this.#indexes.set(script, index)
    }
    return index.matchesAt(tokens, at)
  }
}
