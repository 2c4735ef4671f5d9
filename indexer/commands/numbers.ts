/** Numbers that are given on a command line. All throw InvalidArgumentError, which says what was expected. */
import { InvalidArgumentError } from 'commander'

export function threadCount(value: string): number {
  if (!/^\d{1,2}$/.test(value)) throw new InvalidArgumentError('It must be a number from 0 to 99.')
  return Number(value)
}

/** Of timers the longest. */
const MOST_SECONDS = 2_147_483

export function secondsBetween(value: string): number {
  const seconds = Number(value)
  if (!/^\d+$/.test(value) || seconds < 1 || seconds > MOST_SECONDS)
    throw new InvalidArgumentError(`It must be a number of seconds from 1 to ${MOST_SECONDS}.`)
  return seconds
}

export function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('It must be a whole number.')
  return Number(value)
}
