/** Keeps requests out of our own network: a feed is other people's text, and it names the addresses we go to. */
import { lookup, type LookupAddress } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { Agent } from 'undici'

export class InsideAddressError extends Error {
  override name = 'InsideAddressError'

  constructor(host: string, address: string) {
    super(`${host} is at ${address}, inside a network: set FETCH_INSIDE=true to allow that`)
  }
}

/** Whether an address is anything but one that the whole internet reaches: loopback, private, link-local, reserved. */
export function isInside(address: string): boolean {
  if (!ipaddr.isValid(address)) return true
  return ipaddr.process(address).range() !== 'unicast'
}

/**
 * Connects to the addresses that were checked and to no others: a name that points elsewhere a moment later, or after a
 * redirect, gains nothing.
 */
export function guardedAgent(allowInside: boolean): Agent {
  return new Agent({ connect: { lookup: allowInside ? undefined : guardedLookup }, maxResponseSize: -1 })
}

const guardedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 0)
    const inside = addresses.find(({ address }) => isInside(address))
    if (inside) return callback(new InsideAddressError(hostname, inside.address), '', 0)
    if (options.all) return callback(null, addresses as never)
    callback(null, addresses[0].address, addresses[0].family)
  })
}

/** Names are looked up; an address written as such never is, so it is checked here. @throws InsideAddressError */
export function checkLiteral(url: URL, allowInside: boolean): void {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!allowInside && isIP(host) && isInside(host)) throw new InsideAddressError(url.hostname, host)
}
