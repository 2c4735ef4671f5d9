/** Errors between threads: what is sent loses its class, by which each program decides what an error means. */
import {
  EngineRequestError,
  EngineTimeoutError,
  EngineUnavailableError,
  IndexDamagedError,
  IndexingError,
  IndexLockedError,
  IndexNotReadyError,
} from './errors.ts'

export interface PackedError {
  readonly name: string
  readonly message: string
  readonly stack: string | undefined
}

const CLASSES = [
  EngineRequestError,
  EngineTimeoutError,
  EngineUnavailableError,
  IndexDamagedError,
  IndexingError,
  IndexLockedError,
  IndexNotReadyError,
]

export function packError(error: unknown): PackedError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: undefined }
  const { name, message, stack } = error
  return { name, message, stack }
}

/** The same error on the other side, of the same class where it is one of ours. */
export function unpackError({ name, message, stack }: PackedError): Error {
  const ours = CLASSES.find((each) => each.name === name)
  const error = ours ? new ours(message) : new Error(message)
  error.stack = stack
  return error
}
