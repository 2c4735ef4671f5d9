import { DatelineError } from '../engine/errors.ts'

/** Why a parameter cannot be meant; `given` is what it holds. */
export type InvalidReason =
  | { readonly type: 'too-many-values' | 'too-long'; readonly count: number; readonly most: number }
  | { readonly type: 'repeated'; readonly count: number }
  | { readonly type: 'no-choice'; readonly choices: readonly string[]; readonly given: string }
  | { readonly type: 'no-whole-number'; readonly most: number; readonly given: string }
  | { readonly type: 'no-date'; readonly given: string }
  | { readonly type: 'no-span'; readonly from: string; readonly to: string }

/** A parameter of the URL that cannot be meant: status 400. Readers are told in their language. */
export class InvalidSearchError extends DatelineError {
  override readonly code = 'invalid_parameter'
  override name = 'InvalidSearchError'
  readonly parameter: string
  readonly reason: InvalidReason

  constructor(parameter: string, reason: InvalidReason) {
    super(`${parameter}: ${reason.type}`)
    this.parameter = parameter
    this.reason = reason
  }
}

/** What was asked for is not there: status 404. */
export class NotFoundError extends DatelineError {
  override readonly code = 'not_found'
  override name = 'NotFoundError'
  readonly what: 'page' | 'article'

  constructor(what: NotFoundError['what']) {
    super(`There is no such ${what}.`)
    this.what = what
  }
}

/** One client asks more than its share: status 429. */
export class TooManyRequestsError extends DatelineError {
  override readonly code = 'too_many_requests'
  override name = 'TooManyRequestsError'
  readonly waitSeconds: number

  constructor(waitSeconds: number) {
    super(`Try again in ${waitSeconds} seconds.`)
    this.waitSeconds = waitSeconds
  }
}
