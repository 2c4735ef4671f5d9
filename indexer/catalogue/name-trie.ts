/** Finds names in a sequence of tokens: a tree of folded words, walked once from each token. */
export class NameTrie<Entry> {
  readonly #root: TrieNode<Entry> = {}

  add(folds: readonly string[], entry: Entry): void {
    if (folds.length === 0) return
    let node = this.#root
    for (const fold of folds) {
      node.next ??= new Map()
      let child = node.next.get(fold)
      if (!child) node.next.set(fold, (child = {}))
      node = child
    }
    ;(node.entries ??= []).push(entry)
  }

  /**
   * Every name that begins at `at`, the longest first; `end` is the index after its last token. Marks without a fold,
   * like a possessive's, are passed over within a name.
   */
  matchesAt(tokens: readonly NamedToken[], at: number): { readonly end: number; readonly entries: readonly Entry[] }[] {
    const matches: { end: number; entries: readonly Entry[] }[] = []
    let node: TrieNode<Entry> | undefined = this.#root
    for (let index = at; index < tokens.length; index++) {
      const { fold, stripped } = tokens[index]
      if (fold === '') {
        if (index === at) return matches
        continue
      }
      const { next }: TrieNode<Entry> = node
      node = next?.get(fold) ?? (stripped.length ? stripped.map((rest) => next?.get(rest)).find(Boolean) : undefined)
      if (!node) break
      if (node.entries) matches.unshift({ end: index + 1, entries: node.entries })
    }
    return matches
  }
}

/** What the tree needs of a token: its fold, and what else it may be. */
export interface NamedToken {
  readonly fold: string
  readonly stripped: readonly string[]
}

interface TrieNode<Entry> {
  next?: Map<string, TrieNode<Entry>>
  entries?: Entry[]
}
