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

/** The engine did not answer in time, or its queue is full. */
export class EngineTimeoutError extends DatelineError {
  override readonly code = 'engine_timeout'
  override name = 'EngineTimeoutError'
}

/** There is no index yet, or it was made by a version that stored it differently: run the indexer. */
export class IndexNotReadyError extends DatelineError {
  override readonly code = 'index_not_ready'
  override name = 'IndexNotReadyError'
}

/** The index file is damaged, or is not one of ours. It is never overwritten without being told to. */
export class IndexDamagedError extends DatelineError {
  override readonly code = 'index_damaged'
  override name = 'IndexDamagedError'
  /** Whether the file is that of another program. */
  readonly isForeign: boolean

  constructor(
    message: string,
    { isForeign = false, ...options }: ErrorOptions & { readonly isForeign?: boolean } = {},
  ) {
    super(message, options)
    this.isForeign = isForeign
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

/** A run could not write what it had to write; the index stands as it was. */
export class IndexingError extends DatelineError {
  override readonly code = 'indexing_failed'
  override name = 'IndexingError'
}

/** Those that engines throw: each can be made of its message. */
export const ENGINE_ERRORS = [
  EngineUnavailableError,
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
