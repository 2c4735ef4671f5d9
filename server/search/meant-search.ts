/** Whether what was typed is a question, a name without quotation marks or holds a small "or", and which search is meant. */
import { resolveFieldNames } from './query/field-names.ts'
import { withLongerNames } from './query/longer-names.ts'
import { parseQuery } from './query/parse-query.ts'
import { printQuery } from './query/print-query.ts'
import type { QueryTree } from './query/query-tree.ts'
import { searchesMeantBy } from './query/question.ts'
import { withAlternatives } from './query/small-or.ts'
import { runSearch, type SearchContext, type SearchOutcome } from './run-search.ts'
import type { SearchState } from './search-state.ts'

export interface MeantSearch {
  readonly as: 'question' | 'name' | 'either'
  readonly outcome: SearchOutcome
}

/** The search that says most of what was typed and finds something; null where none does. It keeps the filters. */
export async function findMeantSearch(state: SearchState, context: SearchContext): Promise<MeantSearch | null> {
  const typed = parseQuery(state.q).tree
  const candidates = [
    ...searchesMeantBy(state.q).map((tree) => ({ as: 'question' as const, tree })),
    ...withLongerNames(typed).map((tree) => ({ as: 'name' as const, tree })),
    ...withAlternatives(typed).map((tree) => ({ as: 'either' as const, tree })),
  ]
  for (const { as, tree } of candidates) {
    if (!(await isUnderstood(tree, context))) continue
    const outcome = await runSearch(state.with({ q: printQuery(tree), page: 1, size: 1 }), null, context)
    if (!outcome.isRelaxed && outcome.response.totals.paragraphs > 0) return { as, outcome }
  }
  return null
}

/** Whether the index knows every name in it: most of what somebody typed is not meant so, which is soon seen. */
async function isUnderstood(tree: QueryTree, { engine, languageNames, signal }: SearchContext): Promise<boolean> {
  const names = await resolveFieldNames(tree, engine, languageNames, signal)
  return [...names.values()].every((values) => values.length > 0)
}
