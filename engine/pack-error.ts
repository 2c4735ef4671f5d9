/** Errors between threads: what is sent loses its class, by which each program decides what an error means. */
import { ENGINE_ERRORS } from './errors.ts'

export interface PackedError {
  readonly name: string
  readonly message: string
  readonly stack: string | undefined
}

export function packError(error: unknown): PackedError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), stack: undefined }
  const { name, message, stack } = error
  return { name, message, stack }
}

/** The same error on the other side, of the same class where it is one that engines throw. */
export function unpackError({ name, message, stack }: PackedError): Error {
  const ours = ENGINE_ERRORS.find((each) => each.name === name)
  const error = ours ? new ours(message) : new Error(message)
  error.stack = stack
  return error
}
