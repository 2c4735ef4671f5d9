import { DatelineError, explainError, listProblems, SettingsError } from '../../engine/errors.ts'
import { CatalogueError } from '../catalogue/catalogue-error.ts'

/** What went wrong, for the one who runs the indexer. A run that failed changed nothing, which its user wants to hear. */
export function explain(error: unknown): string {
  if (error instanceof CatalogueError) return listProblems('The catalogue cannot be used', error.problems)
  return isOfRun(error) ? `${error.message}\nThe index stands as it was before.` : explainError(error)
}

/** Whether the next run may do better without a change of settings or of the program. */
export function mayPass(error: unknown): boolean {
  return error instanceof CatalogueError || isOfRun(error)
}

function isOfRun(error: unknown): error is DatelineError {
  return error instanceof DatelineError && !(error instanceof SettingsError)
}
