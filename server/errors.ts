import { DatelineError } from '../engine/errors.ts'

/** A parameter of the URL that cannot be meant: status 400. */
export class InvalidSearchError extends DatelineError {
  override readonly code = 'invalid_parameter'
  override name = 'InvalidSearchError'
  readonly parameter: string

  constructor(parameter: string, message: string) {
    super(message)
    this.parameter = parameter
  }
}

/** What was asked for is not there: status 404. */
export class NotFoundError extends DatelineError {
  override readonly code = 'not_found'
  override name = 'NotFoundError'
}
