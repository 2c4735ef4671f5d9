import type { Connection } from './connection.ts'

/** Differences held in memory at most. */
const MAX_HELD = 300_000

/** How many paragraphs have each term; collected as differences and written when they are many or the run commits. */
export class TermCounts {
  readonly #connection: Connection
  readonly #differences = new Map<string, number>()

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** @param terms of one paragraph, each once */
  add(terms: ReadonlySet<string>, difference: 1 | -1): void {
    for (const term of terms) this.#differences.set(term, (this.#differences.get(term) ?? 0) + difference)
    if (this.#differences.size > MAX_HELD) this.save()
  }

  save(): void {
    const add =
      'INSERT INTO term (term, paragraphs) VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET paragraphs = paragraphs + excluded.paragraphs'
    for (const [term, difference] of this.#differences)
      if (difference !== 0) this.#connection.run(add, term, difference)
    this.#connection.run('DELETE FROM term WHERE paragraphs = 0')
    this.#differences.clear()
  }
}
