import { DatelineError, explainError, IndexingError, listProblems, SettingsError } from '../../engine/errors.ts'
import { CatalogueError } from '../catalogue/catalogue-error.ts'

/** What went wrong, for the one who runs the indexer. */
export function explain(error: unknown): string {
  return error instanceof CatalogueError
    ? listProblems('The catalogue cannot be used', error.problems)
    : explainError(error)
}

/** The same of a run that writes. */
export function explainRun(error: unknown): string {
  return isOfRun(error) ? `${error.message}\n${indexAfter(error)}` : explain(error)
}

/** What a run that ended with an error left of the index. */
export function indexAfter(error: unknown): string {
  return error instanceof IndexingError && error.isPartial
    ? 'A part of the changes is in the index already; the next run makes the rest.'
    : 'The index is as it was before this run.'
}

/** Whether the next run may do better without a change of settings or of the program. */
export function mayPass(error: unknown): boolean {
  return error instanceof CatalogueError || isOfRun(error)
}

function isOfRun(error: unknown): error is DatelineError {
  return error instanceof DatelineError && !(error instanceof SettingsError)
}
