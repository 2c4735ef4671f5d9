/**
 * What can go wrong below the port, and nothing of HTTP: each program decides what an error means to its user.
 * Adapters translate driver errors into these at their edge and keep the driver's in `cause`.
 */
export class DatelineError extends Error {
  /** Stable, for machines: the `code` of the JSON error. */
  readonly code: string = 'internal'
  override name = 'DatelineError'
}

/** A wrong setting or argument; `problems` holds one sentence each, so that all can be mended at once. */
export class SettingsError extends DatelineError {
  override readonly code = 'settings_invalid'
  override name = 'SettingsError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/** The engine cannot be reached: connection refused, file closed, disk gone. */
export class EngineUnavailableError extends DatelineError {
  override readonly code = 'engine_unavailable'
  override name = 'EngineUnavailableError'
}

/** As many searches or downloads are under way, or wait, as there may be. */
export class EngineBusyError extends DatelineError {
  override readonly code = 'engine_busy'
  override name = 'EngineBusyError'
}

/** The engine did not answer in time. */
export class EngineTimeoutError extends DatelineError {
  override readonly code = 'engine_timeout'
  override name = 'EngineTimeoutError'
}

/**
 * Why an index cannot be searched. `outdated` and `newer` are those of other versions of Dateline; `foreign` is the file of
 * another program.
 */
export type IndexProblem = 'missing' | 'outdated' | 'newer' | 'damaged' | 'foreign'

interface IndexErrorOptions extends ErrorOptions {
  readonly problem?: IndexProblem
}

/** There is no index yet, or another version of Dateline made it. */
export class IndexNotReadyError extends DatelineError {
  override readonly code = 'index_not_ready'
  override name = 'IndexNotReadyError'
  readonly problem: IndexProblem

  constructor(message: string, { problem = 'missing', ...options }: IndexErrorOptions = {}) {
    super(message, options)
    this.problem = problem
  }
}

/** The index file is damaged, or is not one of ours. It is never overwritten without being told to. */
export class IndexDamagedError extends DatelineError {
  override readonly code = 'index_damaged'
  override name = 'IndexDamagedError'
  readonly problem: IndexProblem

  constructor(message: string, { problem = 'damaged', ...options }: IndexErrorOptions = {}) {
    super(message, options)
    this.problem = problem
  }
}

/** Another run is writing to this index. */
export class IndexLockedError extends DatelineError {
  override readonly code = 'index_locked'
  override name = 'IndexLockedError'
}

/** The engine refused what we asked of it: our mistake, not the reader's. */
export class EngineRequestError extends DatelineError {
  override readonly code = 'engine_request'
  override name = 'EngineRequestError'
}

/** A run could not write what it had to write. */
export class IndexingError extends DatelineError {
  override readonly code = 'indexing_failed'
  override name = 'IndexingError'
  /** Whether readers see a part of the run's changes; else the index is as it was. */
  readonly isPartial: boolean

  constructor(
    message: string,
    { isPartial = false, ...options }: ErrorOptions & { readonly isPartial?: boolean } = {},
  ) {
    super(message, options)
    this.isPartial = isPartial
  }
}

/** Those that engines throw. */
export const ENGINE_ERRORS: readonly (new (message: string, options?: IndexErrorOptions) => DatelineError)[] = [
  EngineUnavailableError,
  EngineBusyError,
  EngineTimeoutError,
  IndexNotReadyError,
  IndexDamagedError,
  IndexLockedError,
  EngineRequestError,
  IndexingError,
]

/** What a program prints of an error: our own say all there is to say; of others a developer wants the stack. */
export function explainError(error: unknown): string {
  if (error instanceof SettingsError) return listProblems('Wrong settings', error.problems)
  if (error instanceof DatelineError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

export function listProblems(heading: string, problems: readonly string[]): string {
  return [`${heading}:`, ...problems.map((problem) => `  ${problem}`)].join('\n')
}
