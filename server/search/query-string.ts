import { remembered } from '../../engine/remembered.ts'

/** A parameter of an address, as it is meant. */
export type Parameter = readonly [name: string, value: string]

/** A page has hundreds of links, and the same few values in all of them. */
const MOST_REMEMBERED = 2000

/** Security: the one place where what is searched for becomes part of an address. Names and paths are our own. */
export function addressOf(path: string, parameters: readonly Parameter[]): string {
  return parameters.length === 0 ? path : `${path}?${toQueryString(parameters)}`
}

export function toQueryString(parameters: readonly Parameter[]): string {
  return parameters.map(([name, value]) => `${name}=${encoded(value)}`).join('&')
}

const encoded = remembered((value: string) => new URLSearchParams({ '': value }).toString().slice(1), MOST_REMEMBERED)
