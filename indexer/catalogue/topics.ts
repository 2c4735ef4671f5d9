import { addTo } from '../../engine/multi-map.ts'
import type { Named, Span } from '../../engine/document.ts'
import type { TopicEntry } from './entries.ts'
import { parsePhrase, PhraseIndex, phraseWords, type PhraseMatch } from './phrases.ts'

export interface Topic extends Named {
  /** The path from the root: `economy/sanctions`. */
  readonly id: string
}

export interface TopicTag {
  readonly topic: string
  /** The words of the text that gave it. */
  readonly because: readonly string[]
}

/** What was found in one paragraph. */
export interface TopicReading {
  /** The topics of all of it, the most plainly shown first. */
  topics(): TopicTag[]
  /** Those of a part, by the phrases that stand wholly within. */
  topicsWithin(span: Span): TopicTag[]
}

/** Points a paragraph needs for a topic: a phrase gives two, a weak one gives one. */
const ENOUGH = 2
const POINTS = { any: 2, weak: 1 } as const

/** What a phrase does for its topic; the parts of a pair carry its number. */
type Part = 'any' | 'weak' | 'not' | 'requires' | `pair ${number} ${0 | 1}`

interface Owner {
  readonly topic: number
  readonly part: Part
  readonly source: string
}

/** All topics of the tree. */
export function topicsOf(entries: readonly TopicEntry[]): Topic[] {
  return flatten(entries, '').map(({ id, entry: { label, label_fa: fa } }) => ({
    id,
    label,
    translations: { ...(fa !== undefined && { fa }) },
  }))
}

/** The tree of topics, ready to tag paragraphs. */
export class TopicTree {
  readonly topics: readonly Topic[]
  readonly #phrases = new PhraseIndex<Owner>()
  /** Topics that count only beside one of their `requires` phrases. */
  readonly #demanding = new Set<number>()

  constructor(entries: readonly TopicEntry[]) {
    const flat = flatten(entries, '')
    this.topics = topicsOf(entries)
    flat.forEach(({ entry }, topic) => this.#addPhrases(entry, topic))
  }

  /** Looks for all phrases in one paragraph, once for it and all its parts. */
  read(text: string): TopicReading {
    const { words, starts } = phraseWords(text)
    const matches = this.#phrases.find(words)
    return {
      topics: () => this.#topics(words, matches),
      topicsWithin: (span) => {
        const [first, end] = [span.start, span.end].map((at) => wordsBefore(starts, at))
        return this.#topics(words, matches.filter((match) => match.start >= first && match.end <= end)) // prettier-ignore
      },
    }
  }

  #topics(words: readonly string[], matches: readonly PhraseMatch<Owner>[]): TopicTag[] {
    const found = new Map<number, { part: Part; source: string; start: number; end: number }[]>()
    for (const { owner, start, end } of matches) {
      addTo(found, owner.topic, { part: owner.part, source: owner.source, start, end })
    }
    return [...found]
      .map(([topic, matches]) => ({ topic: this.topics[topic].id, ...this.#score(topic, matches, words) }))
      .filter(({ points }) => points >= ENOUGH)
      .sort((a, b) => b.points - a.points || (a.topic < b.topic ? -1 : 1))
      .map(({ topic, because }) => ({ topic, because }))
  }

  #score(
    topic: number,
    matches: readonly (Omit<Owner, 'topic'> & { start: number; end: number })[],
    words: readonly string[],
  ) {
    const nothing = { points: 0, because: [] }
    if (this.#demanding.has(topic) && !matches.some(({ part }) => part === 'requires')) return nothing
    const cancelled = matches.filter(({ part }) => part === 'not')
    const counted = matches.filter(({ start, end }) => !cancelled.some((not) => start < not.end && not.start < end))
    const said = counted.filter(({ part }) => part === 'any' || part === 'weak')
    const distinct = new Map(said.map((match) => [match.source, match]))
    const pairs = counted.filter(({ part }) => part.startsWith('pair'))
    const whole = pairs.filter(
      ({ part }) => part.endsWith('0') && pairs.some((other) => other.part === `${part.slice(0, -1)}1`),
    )
    return {
      points: [...distinct.values()].reduce((sum, { part }) => sum + POINTS[part as 'any' | 'weak'], 2 * whole.length),
      because: [...distinct.values(), ...whole].map(({ start, end }) => words.slice(start, end).join(' ')),
    }
  }

  #addPhrases(entry: TopicEntry, topic: number): void {
    const add = (part: Part, sources: readonly string[] = []) => {
      for (const source of sources) this.#phrases.add(parsePhrase(source), { topic, part, source })
    }
    for (const sources of [entry.any, entry.any_fa, entry.any_ar, entry.any_ru]) add('any', sources)
    add('weak', entry.weak)
    add('not', entry.not)
    add('requires', entry.requires)
    entry.with?.forEach(([first, second], number) => {
      add(`pair ${number} 0`, [first])
      add(`pair ${number} 1`, [second])
    })
    if (entry.requires?.length) this.#demanding.add(topic)
  }
}

function wordsBefore(starts: readonly number[], at: number): number {
  const next = starts.findIndex((start) => start >= at)
  return next < 0 ? starts.length : next
}

/** Parents before their children. */
function flatten(entries: readonly TopicEntry[], parent: string): { id: string; entry: TopicEntry }[] {
  return entries.flatMap((entry) => [
    { id: parent + entry.id, entry },
    ...flatten(entry.children ?? [], `${parent}${entry.id}/`),
  ])
}
