import type { Statements } from './database.ts'

/** Differences held in memory at most. */
const MAX_HELD = 300_000

/** How many paragraphs have each term; collected as differences and written when they are many or the run commits. */
export class TermCounts {
  readonly #statements: Statements
  readonly #differences = new Map<string, number>()

  constructor(statements: Statements) {
    this.#statements = statements
  }

  /** @param terms of one paragraph, each once */
  add(terms: ReadonlySet<string>, difference: 1 | -1): void {
    for (const term of terms) this.#differences.set(term, (this.#differences.get(term) ?? 0) + difference)
    if (this.#differences.size > MAX_HELD) this.save()
  }

  save(): void {
    const add = this.#statements.get(
      'INSERT INTO term (term, paragraphs) VALUES (?, ?) ON CONFLICT (term) DO UPDATE SET paragraphs = paragraphs + excluded.paragraphs',
    )
    for (const [term, difference] of this.#differences) if (difference !== 0) add.run(term, difference)
    this.#statements.get('DELETE FROM term WHERE paragraphs = 0').run()
    this.#differences.clear()
  }
}
