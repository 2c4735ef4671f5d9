/** The thread that serves downloads: all of them by turns, since they take as long as their readers do. */
import { once } from 'node:events'
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'
import { EngineBusyError, EngineUnavailableError } from '../errors.ts'
import { unpackError } from '../pack-error.ts'
import type { Hit, ScanRequest } from '../search-engine.ts'
import { SCAN_BATCH, type ScanCall, type ScanMessage } from './scan-work.ts'

/** Downloads at one time: each holds a state of the index. */
const MOST_SCANS = 50
/** How long the thread waits for another. */
const IDLE_MS = 30_000

export class ScanThread {
  readonly #file: string
  #worker: Worker | null = null
  #underWay = 0
  #idle: NodeJS.Timeout | undefined

  constructor(file: string) {
    this.#file = file
  }

  /** @throws EngineBusyError where too many are under way */
  async *hits(request: ScanRequest, signal?: AbortSignal): AsyncGenerator<Hit> {
    if (this.#underWay >= MOST_SCANS) throw new EngineBusyError('Too many downloads are under way.')
    const { port1: port, port2: there } = new MessageChannel()
    const over = new AbortController()
    const worker = this.#start()
    // What goes wrong within comes over the channel; this is what goes wrong around it.
    const broken = once(worker, 'exit', { signal: over.signal }).then(() => {
      throw new EngineUnavailableError('The thread for downloads has ended.')
    })
    broken.catch(() => {})
    try {
      worker.postMessage({ file: this.#file, request, port: there } satisfies ScanCall, [there])
      for (;;) {
        port.postMessage('more')
        const message = await Promise.race([nextMessage(port), broken])
        if ('error' in message) throw unpackError(message.error)
        for (const hit of message.hits) {
          signal?.throwIfAborted()
          yield hit
        }
        if (message.hits.length < SCAN_BATCH) return
      }
    } finally {
      over.abort()
      port.close()
      this.#end()
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    // Forgotten first: a download that begins meanwhile gets a thread that lives.
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }

  #start(): Worker {
    clearTimeout(this.#idle)
    this.#underWay++
    if (this.#worker) return this.#worker
    const worker = new Worker(new URL('./scan-work.ts', import.meta.url))
    worker.setMaxListeners(MOST_SCANS + 2)
    const forget = () => {
      if (this.#worker === worker) this.#worker = null
    }
    worker.on('error', forget).on('exit', forget).unref()
    this.#worker = worker
    return worker
  }

  #end(): void {
    this.#underWay--
    if (this.#underWay === 0) this.#idle = setTimeout(() => void this.close(), IDLE_MS).unref()
  }
}

function nextMessage(port: MessagePort): Promise<ScanMessage> {
  return new Promise((resolve) => port.once('message', resolve))
}
