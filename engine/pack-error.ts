/** Passes errors between threads: a copied error loses its class, and programs tell errors apart by their class. */
import { ENGINE_ERRORS, type IndexProblem } from './errors.ts'

export interface PackedError {
  readonly name: string
  readonly message: string
  readonly stack: string | undefined
  /** Of an index that cannot be searched. */
  readonly problem?: IndexProblem
}

export function packError(error: unknown): PackedError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: undefined }
  const { name, message, stack, problem } = error as PackedError
  return { name, message, stack, ...(problem ? { problem } : {}) }
}

/** The same error on the other side, of the same class where it is one that engines throw. */
export function unpackError({ name, message, stack, problem }: PackedError): Error {
  const ours = ENGINE_ERRORS.find((each) => each.name === name)
  const error = ours ? new ours(message, { problem }) : new Error(message)
  error.stack = stack
  return error
}
