/** Whether what was typed is a question, and which search answers it. */
import { fieldKey } from './query/field-names.ts'
import { printQuery } from './query/print-query.ts'
import { searchesMeantBy } from './query/question.ts'
import { runSearch, type SearchContext, type SearchOutcome } from './run-search.ts'
import type { SearchState } from './search-state.ts'

/** The search that says most of the question and finds something; null where none does. It keeps the filters. */
export async function findMeantSearch(state: SearchState, context: SearchContext): Promise<SearchOutcome | null> {
  for (const tree of searchesMeantBy(state.q)) {
    const outcome = await runSearch(state.with({ q: printQuery(tree), page: 1, size: 1 }), null, context)
    const fields = [tree, ...(tree.type === 'and' ? tree.of : [])].filter((part) => part.type === 'field')
    const isUnderstood = fields.every((field) => outcome.names.get(fieldKey(field))?.length)
    if (isUnderstood && !outcome.isRelaxed && outcome.response.totals.paragraphs > 0) return outcome
  }
  return null
}
