/**
 * The embedded engine on threads of its own. Searches run there one after the other on each thread, so that a slow one holds up
 * neither the page nor the others; when too many wait, the next is refused at once instead of late.
 */
import { Tinypool } from 'tinypool'
import { EngineBusyError, EngineTimeoutError } from '../errors.ts'
import { unpackError } from '../pack-error.ts'
import type { EngineCapabilities, Hit, ScanRequest, SearchEngine } from '../search-engine.ts'
import { ScanThread } from './scan-thread.ts'
import type { Answer, AskMethod, Call } from './search-work.ts'
import { EMBEDDED } from './sqlite-engine.ts'

export interface ThreadedOptions {
  readonly threads: number
  /** Calls that may wait for a thread; one more is refused. */
  readonly maxWaiting?: number
  /** How long one call may take, waiting included. */
  readonly timeoutMs?: number
}

const WORK = new URL('./search-work.ts', import.meta.url).href

export class ThreadedEngine implements SearchEngine {
  readonly capabilities: EngineCapabilities = EMBEDDED
  readonly #file: string
  readonly #timeoutMs: number
  readonly #searches: Tinypool
  readonly #scans: ScanThread

  constructor(file: string, { threads, maxWaiting = 200, timeoutMs = 10_000 }: ThreadedOptions) {
    this.#file = file
    this.#timeoutMs = timeoutMs
    this.#searches = new Tinypool({
      filename: WORK,
      minThreads: threads,
      maxThreads: threads,
      maxQueue: maxWaiting,
      isolateWorkers: false,
      resourceLimits: { maxYoungGenerationSizeMb: 12 },
    })
    this.#scans = new ScanThread(file)
  }

  async prepare(): Promise<void> {}

  readonly search: SearchEngine['search'] = (request, signal) => this.#ask('search', [request], signal)
  readonly facetValues: SearchEngine['facetValues'] = (request, signal) => this.#ask('facetValues', [request], signal)
  readonly findValues: SearchEngine['findValues'] = (request, signal) => this.#ask('findValues', [request], signal)
  readonly describeValues: SearchEngine['describeValues'] = (named, signal) =>
    this.#ask('describeValues', [named], signal)
  readonly countWords: SearchEngine['countWords'] = (words, signal) => this.#ask('countWords', [words], signal)
  readonly getArticle: SearchEngine['getArticle'] = (id, query, signal) => this.#ask('getArticle', [id, query], signal)
  readonly status: SearchEngine['status'] = (signal) => this.#ask('status', [], signal)
  readonly sourceReport: SearchEngine['sourceReport'] = (signal) => this.#ask('sourceReport', [], signal)

  async *scan(request: ScanRequest, signal?: AbortSignal): AsyncGenerator<Hit> {
    signal?.throwIfAborted()
    yield* this.#scans.hits(request, signal)
  }

  async close(): Promise<void> {
    await Promise.all([this.#searches.destroy(), this.#scans.close()])
  }

  /** A call runs to its end even when its reader has gone: stopping it would end its thread. */
  async #ask<Result>(method: AskMethod, parameters: readonly unknown[], signal?: AbortSignal): Promise<Result> {
    signal?.throwIfAborted()
    const call: Call = { file: this.#file, method, parameters }
    let answer: Answer
    // Cleared with the call: the pool goes on listening to the signal of one that it refused, and its abort would be an error that
    // nobody catches.
    const time = new AbortController()
    const timer = setTimeout(() => time.abort(), this.#timeoutMs)
    try {
      answer = (await this.#searches.run(call, { signal: time.signal })) as Answer
    } catch (error) {
      throw this.#translate(error)
    } finally {
      clearTimeout(timer)
    }
    signal?.throwIfAborted()
    if ('error' in answer) throw unpackError(answer.error)
    return answer.result as Result
  }

  #translate(error: unknown): unknown {
    const { name, message } = error as Error
    if (name === 'AbortError')
      return new EngineTimeoutError(`The search took longer than ${this.#timeoutMs / 1000} seconds.`, { cause: error })
    if (/queue is at limit/i.test(message))
      return new EngineBusyError('Too many searches are waiting.', { cause: error })
    return error
  }
}
