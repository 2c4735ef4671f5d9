import type { Request, RequestHandler } from 'express'
import ipaddr from 'ipaddr.js'
import { TooManyRequestsError } from './errors.ts'

/** Most clients that are remembered: beyond, those that were quiet longest are forgotten. */
const MAX_CLIENTS = 20_000
/** How many requests one client may make at once after a pause. */
const BURST_SECONDS = 10

interface RateLimitOptions {
  readonly now: () => number
  /** Clients that may ask without limit. */
  readonly isExempt: (request: Request) => boolean
}

interface Bucket {
  tokens: number
  seenMs: number
}

/**
 * A bucket of requests for each client, refilled steadily. A client is who Express says it is: with `trust proxy` set
 * only as far as the operator's own proxies reach, a header cannot make one client many. The machine itself is not
 * held back: scripts and checks beside the server are its operator's own. 0 a minute: no limit.
 */
export function rateLimit(
  perMinute: number,
  { now = Date.now, isExempt = isThisMachine }: Partial<RateLimitOptions> = {},
): RequestHandler {
  if (perMinute === 0) return (_request, _response, next) => next()
  const perMs = perMinute / 60_000
  const capacity = Math.max(perMinute / 60, 1) * BURST_SECONDS
  const buckets = new Map<string, Bucket>()
  return (request, _response, next) => {
    if (isExempt(request)) return next()
    const client = clientOf(request.ip)
    const time = now()
    const bucket = buckets.get(client) ?? { tokens: capacity, seenMs: time }
    bucket.tokens = Math.min(capacity, bucket.tokens + (time - bucket.seenMs) * perMs)
    bucket.seenMs = time
    // Deleted and set again, so that the map's order is that of last use.
    buckets.delete(client)
    buckets.set(client, bucket)
    if (buckets.size > MAX_CLIENTS) buckets.delete(buckets.keys().next().value!)
    if (bucket.tokens >= 1) {
      bucket.tokens--
      return next()
    }
    const waitSeconds = Math.ceil((1 - bucket.tokens) / perMs / 1000)
    throw new TooManyRequestsError(waitSeconds)
  }
}

/** Who has an IPv6 address has all those that begin with the same 64 bits. */
function clientOf(address: string | undefined): string {
  if (address === undefined || !ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  return parsed.kind() === 'ipv6' ? parsed.toByteArray().slice(0, 8).join('.') : parsed.toString()
}

/** Not what a proxy on the machine sends on from elsewhere, though it was not named to us. */
function isThisMachine(request: Request): boolean {
  if (request.get('X-Forwarded-For') !== undefined || request.get('Forwarded') !== undefined) return false
  const address = request.ip ?? ''
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
}
