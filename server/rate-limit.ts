import type { RequestHandler } from 'express'
import { BlockList, isIPv6 } from 'node:net'
import { TooManyRequestsError } from './errors.ts'

/** Most clients that are remembered: beyond, those that were quiet longest are forgotten. */
const MAX_CLIENTS = 20_000
/** How many requests one client may make at once after a pause. */
const BURST_SECONDS = 10

interface RateLimitOptions {
  readonly now: () => number
  /** Clients that may ask without limit, by their address. */
  readonly isExempt: (client: string) => boolean
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
    const client = request.ip ?? 'unknown'
    if (isExempt(client)) return next()
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

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

function isThisMachine(client: string): boolean {
  return LOOPBACK.check(client, isIPv6(client) ? 'ipv6' : 'ipv4')
}
