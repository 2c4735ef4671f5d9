/** Every request to a Meilisearch server: time-outs, and its errors in our terms. */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import {
  Meilisearch,
  MeilisearchApiError,
  MeilisearchRequestError,
  MeilisearchRequestTimeOutError,
  type MultiSearchQuery,
  type SearchResponse,
} from 'meilisearch'
import {
  EngineRequestError,
  EngineBusyError,
  EngineTimeoutError,
  EngineUnavailableError,
  IndexingError,
  IndexNotReadyError,
  SettingsError,
} from '../errors.ts'
import { send, type HttpRequest } from './http.ts'

export interface ConnectionOptions {
  readonly url: string
  readonly key: string | undefined
  /** How long one request may take. */
  readonly timeoutMs: number
}

/** The oldest server whose settings and filters are those we write. */
const OLDEST_VERSION = [1, 50] as const

/** What the server says when its index lacks an attribute that we ask by: all that we ask by is ours. */
const UNKNOWN_ATTRIBUTE: ReadonlySet<string> = new Set([
  'invalid_search_distinct',
  'invalid_search_filter',
  'invalid_search_facets',
  'invalid_search_sort',
])

const TASK_POLL_MS = 50
const compress = promisify(gzip)

/** One query of a multi-search, as our documents answer it. */
export type Query = MultiSearchQuery
export type Answer<Document> = SearchResponse<Document & Record<string, unknown>>

export class MeiliConnection {
  readonly url: string
  readonly #client: Meilisearch
  readonly #options: ConnectionOptions
  #isChecked = false
  #mayManage = true

  constructor(options: ConnectionOptions) {
    this.url = options.url
    this.#options = options
    this.#client = new Meilisearch({
      host: options.url,
      apiKey: options.key,
      clientAgents: ['Dateline'],
      httpClient: (url, init) => answerTo(new URL(url as string | URL), init as HttpRequest),
    })
  }

  /** Of a program that readers use: a key that may do anything is refused, whenever the server first answers. */
  refusePowerfulKey(): void {
    this.#mayManage = false
    this.#isChecked = false
  }

  /** Resolves when the server has answered and is one that can be used. */
  async prepare(): Promise<void> {
    await this.ask(undefined, async () => {})
  }

  /** One round trip; the answers in the order of the queries. */
  async search<Document>(queries: readonly Query[], signal?: AbortSignal): Promise<Answer<Document>[]> {
    const { results } = await this.ask(signal, (init) =>
      this.#client.multiSearch<{ queries: Query[] }, Document & Record<string, unknown>>(
        { queries: [...queries] },
        init,
      ),
    )
    return results as unknown as Answer<Document>[]
  }

  /** One list of hits from several queries. */
  async searchFederated<Document>(
    federation: { readonly offset: number; readonly limit: number; readonly distinct?: string },
    queries: readonly object[],
    signal?: AbortSignal,
  ): Promise<{ hits: (Document & { _federation: { weightedRankingScore: number } })[] }> {
    const request = { federation, queries } as unknown as { queries: Query[] }
    return (await this.ask(signal, (init) => this.#client.multiSearch(request, init))) as never
  }

  /** Values of one facet in the whole index that begin with `text`, a typo or two forgiven, with their counts. */
  async facetSearch(index: string, facetName: string, text: string, signal?: AbortSignal) {
    const { facetHits } = await this.ask(signal, (init) =>
      this.#client.index(index).searchForFacetValues({ facetName, facetQuery: text }, init),
    )
    return facetHits
  }

  /** For what has no method here. The signal carries the time-out: the client drops its own when it is given one. */
  async ask<T>(signal: AbortSignal | undefined, request: (init: RequestInit, client: Meilisearch) => Promise<T>) {
    const timeout = AbortSignal.timeout(this.#options.timeoutMs)
    try {
      await this.#check()
      return await request({ signal: signal ? AbortSignal.any([signal, timeout]) : timeout }, this.#client)
    } catch (error) {
      signal?.throwIfAborted()
      throw this.#translate(error)
    }
  }

  /** Adds documents or replaces those of the same id; gives the task. The official client cannot compress. */
  async sendDocuments(index: string, lines: readonly string[]): Promise<number> {
    return this.ask(undefined, async ({ signal }) => {
      const answer = (await answerTo(new URL(`${this.url}/indexes/${index}/documents?primaryKey=id`), {
        method: 'POST',
        signal,
        headers: {
          'Content-Type': 'application/x-ndjson',
          'Content-Encoding': 'gzip',
          ...(this.#options.key ? { Authorization: `Bearer ${this.#options.key}` } : {}),
        },
        body: new Uint8Array(await compress(lines.join('\n'))),
      })) as { taskUid: number }
      return answer.taskUid
    })
  }

  /** Waits for a task to end. The client gives failed ones back like others; here they throw. */
  async finish(taskUid: number): Promise<void> {
    for (;;) {
      const task = await this.ask(undefined, (_, client) => client.tasks.getTask(taskUid))
      if (task.status === 'failed' || task.status === 'canceled') {
        const reason = task.error ? `${task.error.message} (${task.error.code})` : `it was ${task.status}`
        throw new IndexingError(`Meilisearch could not do ${task.type} on ${task.indexUid ?? 'its indexes'}: ${reason}`)
      }
      if (task.status === 'succeeded') return
      await new Promise((resolve) => setTimeout(resolve, TASK_POLL_MS))
    }
  }

  /** Asks for a change and waits until it is made. */
  async change(request: (client: Meilisearch) => Promise<{ taskUid: number }>): Promise<void> {
    const { taskUid } = await this.ask(undefined, (_, client) => request(client))
    await this.finish(taskUid)
  }

  /** Made once, when the server first answers: one that is too old would fail later, with errors that explain nothing. */
  async #check(): Promise<void> {
    if (this.#isChecked) return
    // Null where the key does not let us know.
    const { pkgVersion: version = null } = (await this.#get<{ pkgVersion?: string }>('/version')) ?? {}
    if (version !== null && !isNewEnough(version))
      throw new EngineUnavailableError(
        `Meilisearch at ${this.url} is version ${version}; Dateline needs ${OLDEST_VERSION.join('.')} or newer.`,
      )
    // One that may manage keys may do anything: a master or admin key.
    if (!this.#mayManage && (await this.#get('/keys?limit=1')) !== null) throw new SettingsError([POWERFUL_KEY])
    this.#isChecked = true
  }

  /** Null where the key does not let us. */
  async #get<Answer>(path: string): Promise<Answer | null> {
    try {
      return (await answerTo(new URL(this.url + path), {
        headers: this.#options.key ? { Authorization: `Bearer ${this.#options.key}` } : {},
        signal: AbortSignal.timeout(this.#options.timeoutMs),
      })) as Answer
    } catch (error) {
      const isAnswer = error instanceof MeilisearchApiError
      if (isAnswer && (error.response.status === 401 || error.response.status === 403)) return null
      throw isAnswer || error instanceof SyntaxError || isTimeout(error)
        ? error
        : new MeilisearchRequestError(this.url, error)
    }
  }

  #translate(thrown: unknown): unknown {
    // The client wraps what our way of sending throws.
    const wrapped = thrown instanceof MeilisearchRequestError ? thrown.cause : null
    const error = wrapped instanceof MeilisearchApiError || wrapped instanceof SyntaxError ? wrapped : thrown
    if (error instanceof MeilisearchApiError) return this.#translateAnswer(error)
    if (error instanceof SyntaxError)
      return new EngineUnavailableError(
        `What answers at ${this.url} is not Meilisearch: it sent no JSON. Is there a proxy in front of it, or another program?`,
        { cause: error },
      )
    if (isTimeout(error))
      return new EngineTimeoutError(
        `Meilisearch at ${this.url} did not answer within ${this.#options.timeoutMs / 1000} seconds.`,
        { cause: error },
      )
    if (error instanceof MeilisearchRequestError)
      return new EngineUnavailableError(
        `Meilisearch at ${this.url} cannot be reached (${reasonOf(error)}). Is it running, and is MEILI_URL right?`,
        { cause: error },
      )
    return error
  }

  /** The server's messages repeat the filter, in which the words stand that a reader looked for: they are not to be logged. */
  #translateAnswer(error: MeilisearchApiError): Error {
    const { status } = error.response
    const code = error.cause?.code ?? ''
    if (code === 'index_not_found')
      return new IndexNotReadyError(`There is no index on ${this.url} yet. Make it with: npm run index`, {
        cause: error,
      })
    if (UNKNOWN_ATTRIBUTE.has(code))
      return new IndexNotReadyError(
        `The index on ${this.url} was made by another version of Dateline. Bring it up to date with: npm run index`,
        { problem: 'outdated' },
      )
    if (status === 401 || status === 403)
      return new EngineUnavailableError(
        `Meilisearch at ${this.url} refused the key in MEILI_API_KEY: ${error.message} Make keys with: npm run keys`,
        { cause: error },
      )
    if (code === 'too_many_search_requests')
      return new EngineBusyError(`Meilisearch at ${this.url} has too many searches waiting.`, { cause: error })
    if (status >= 500)
      return new EngineUnavailableError(`Meilisearch at ${this.url} failed (${status}): ${error.message}`, {
        cause: error,
      })
    return new EngineRequestError(`Meilisearch at ${this.url} refused a request (${code || status}).`)
  }
}

const POWERFUL_KEY =
  'MEILI_API_KEY: this is a master or admin key, and a page that readers use only needs to search. ' +
  'Make a search key with: npm run keys. To use this key all the same, set MEILI_ALLOW_ADMIN_KEY=true.'

function isNewEnough(version: string): boolean {
  const [major, minor] = version.split('.').map(Number)
  return major > OLDEST_VERSION[0] || (major === OLDEST_VERSION[0] && minor >= OLDEST_VERSION[1])
}

/** The answer's JSON. @throws MeilisearchApiError for one that refuses, SyntaxError for one that is no JSON. */
async function answerTo(url: URL, request: HttpRequest): Promise<unknown> {
  const { status, text } = await send(url, request)
  const answer: unknown = text === '' ? undefined : JSON.parse(text)
  if (status >= 400) throw new MeilisearchApiError(new Response(text, { status }), answer as never)
  return answer
}

function isTimeout(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause)
    if (at.name === 'TimeoutError' || at instanceof MeilisearchRequestTimeOutError) return true
  return false
}

/** The code of the innermost cause, such as `ECONNREFUSED`, which the client wraps several times; else its message. */
function reasonOf(error: Error): string {
  let deepest: Error & { code?: string } = error
  while (deepest.cause instanceof Error) deepest = deepest.cause
  return deepest.code ?? deepest.message
}
