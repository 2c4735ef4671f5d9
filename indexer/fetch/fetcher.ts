/** Polite requests: one at a time a host, with a pause, as robots.txt asks, only what changed, within a size and a time. */
import { setTimeout as sleep } from 'node:timers/promises'
import robotsParser from 'robots-parser'
import { fetch, type Response } from 'undici'
import { checkLiteral, guardedAgent, InsideAddressError } from './address-guard.ts'

export interface FetchLimits {
  readonly userAgent: string
  readonly allowInside: boolean
  readonly delayMs: number
  readonly timeoutMs: number
  readonly maxBytes: number
  /** Ends what is under way, pauses too. */
  readonly signal?: AbortSignal
}

export interface Fetched {
  readonly url: string
  readonly bytes: Uint8Array
  /** Of the answer's head; null where it names none. */
  readonly charset: string | null
  readonly etag: string | null
  readonly lastModified: string | null
}

/** What an earlier answer said of itself, so that an unchanged one need not be sent again. */
export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
}

export class FetchError extends Error {
  override name = 'FetchError'
}

const MAX_REDIRECTS = 5
const MAX_ROBOTS_BYTES = 500_000
/** No site's wish for a slow visitor stops a run. */
const MAX_DELAY_MS = 30_000

interface Robots {
  isAllowed(url: string, agent: string): boolean | undefined
  getCrawlDelay(agent: string): number | undefined
}

// Its types say less than it does: the module is the function.
const parseRobots = robotsParser as unknown as (url: string, text: string) => Robots

export class Fetcher {
  readonly #limits: FetchLimits
  readonly #agent
  /** The end of the last request to each host, pause included: the next one waits for it. */
  readonly #turns = new Map<string, Promise<void>>()
  readonly #robots = new Map<string, Promise<Robots | null>>()

  constructor(limits: FetchLimits) {
    this.#limits = limits
    this.#agent = guardedAgent(limits.allowInside)
  }

  /** Null when the server says that nothing changed. @throws FetchError saying why in plain words. */
  async get(address: string, known?: Validators): Promise<Fetched | null> {
    try {
      return await this.#fetch(address, known)
    } catch (error) {
      this.#limits.signal?.throwIfAborted()
      throw error instanceof FetchError ? error : new FetchError(reasonOf(error), { cause: error })
    }
  }

  async close(): Promise<void> {
    // What is still on its way is wanted no more, and would be waited for.
    await this.#agent.destroy()
  }

  async #fetch(address: string, known?: Validators): Promise<Fetched | null> {
    const { url, response } = await this.#follow(new URL(address), (at) => this.#ask(at, known))
    if (response.status === 304) return null
    if (!response.ok) {
      await response.body?.cancel()
      throw new FetchError(`the site answers ${response.status}`)
    }
    return {
      url: url.href,
      bytes: await readBody(response, this.#limits.maxBytes),
      charset: /charset=["']?([\w-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1] ?? null,
      etag: response.headers.get('etag'),
      lastModified: response.headers.get('last-modified'),
    }
  }

  /** Asks, and asks where the answer redirects to, until one does not; it comes with the address it is of. */
  async #follow(from: URL, ask: (url: URL) => Promise<Response>): Promise<{ url: URL; response: Response }> {
    let url = from
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const response = await ask(url)
      const location = response.headers.get('location')
      if (response.status < 300 || response.status >= 400 || !location) return { url, response }
      await response.body?.cancel()
      const next = URL.parse(location, url)
      if (next === null) throw new FetchError('redirects to what is not an address')
      if (!/^https?:$/.test(next.protocol)) throw new FetchError(`redirects to ${next.protocol}, which is not fetched`)
      url = next
    }
    throw new FetchError(`redirects more than ${MAX_REDIRECTS} times`)
  }

  /** As robots.txt of the site allows, and with the pause that it asks for. */
  async #ask(url: URL, known?: Validators): Promise<Response> {
    const { userAgent, delayMs } = this.#limits
    const robots = await this.#robotsOf(url)
    if (robots?.isAllowed(url.href, userAgent) === false)
      throw new FetchError('the site asks programs not to fetch this (robots.txt)')
    const askedMs = Math.min(MAX_DELAY_MS, (robots?.getCrawlDelay(userAgent) ?? 0) * 1000)
    return this.#inTurn(url.host, Math.max(delayMs, askedMs), () => this.#request(url, known))
  }

  #request(url: URL, known?: Validators): Promise<Response> {
    checkLiteral(url, this.#limits.allowInside)
    return fetch(url, {
      dispatcher: this.#agent,
      redirect: 'manual',
      signal: AbortSignal.any([
        AbortSignal.timeout(this.#limits.timeoutMs),
        ...(this.#limits.signal ? [this.#limits.signal] : []),
      ]),
      headers: {
        'User-Agent': this.#limits.userAgent,
        ...(known?.etag ? { 'If-None-Match': known.etag } : {}),
        ...(known?.lastModified ? { 'If-Modified-Since': known.lastModified } : {}),
      },
    })
  }

  /** A site without robots.txt allows all; one that fails to give it is left alone for this run. */
  #robotsOf(url: URL): Promise<Robots | null> {
    let robots = this.#robots.get(url.origin)
    if (!robots) this.#robots.set(url.origin, (robots = this.#readRobots(url)))
    return robots
  }

  async #readRobots(url: URL): Promise<Robots | null> {
    const address = new URL('/robots.txt', url)
    // It may stand elsewhere, and is for this site all the same (RFC 9309, 2.3.1.2).
    const { response } = await this.#follow(address, (at) => this.#inTurn(at.host, 0, () => this.#request(at)))
    if (!response.ok) {
      await response.body?.cancel()
      if (response.status >= 500) throw new FetchError(`the site’s robots.txt answers ${response.status}`)
      return null
    }
    const text = new TextDecoder().decode(await readBody(response, MAX_ROBOTS_BYTES))
    return parseRobots(address.href, text)
  }

  /** Requests to one host follow each other, each a pause after the one before. */
  async #inTurn<T>(host: string, delayMs: number, request: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(host) ?? Promise.resolve()
    const mine = before.then(request)
    const { signal } = this.#limits
    const pause = () => sleep(delayMs, undefined, { signal }).catch(() => {})
    this.#turns.set(host, mine.then(pause, pause))
    return mine
  }
}

/** Counted as it comes, unpacked: a small answer may unfold to a large one. */
async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length
    if (size > maxBytes) throw new FetchError(`is larger than ${Math.round(maxBytes / 1e6)} MB`)
    chunks.push(chunk as Uint8Array)
  }
  return Buffer.concat(chunks)
}

function reasonOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof InsideAddressError || at instanceof FetchError) return at.message
    if (at.name === 'TimeoutError') return 'did not answer in time'
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : String(cause)
}
