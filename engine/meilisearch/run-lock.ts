import { hostname } from 'node:os'
import { IndexLockedError } from '../errors.ts'
import type { MeiliConnection } from './connection.ts'
import { readAll } from './indexes.ts'
import { LOCK_ID, type LockDocument } from './state.ts'

/** A run that has not shown itself for this long is taken for dead. */
const SILENT_MS = 60_000
const RENEW_MS = 10_000

/**
 * One run at a time, wherever it runs. Meilisearch has no locks, but it applies writes one after the other: of two
 * runs that write their names at once, both then read the one that was written last, and the other gives way.
 */
export class RunLock {
  readonly #connection: MeiliConnection
  readonly #index: string
  readonly #run: string
  #heldSinceMs: number | null = null

  constructor(connection: MeiliConnection, stateIndex: string, run: string) {
    this.#connection = connection
    this.#index = stateIndex
    this.#run = run
  }

  async take(): Promise<void> {
    const other = await this.#holder()
    if (other && other.run !== this.#run && isAlive(other)) throw this.#refusal(other)
    await this.#write()
    const holder = await this.#holder()
    if (holder?.run !== this.#run) throw this.#refusal(holder)
  }

  /** Shows that the run lives, now and then. */
  async renew(): Promise<void> {
    if (this.#heldSinceMs !== null && Date.now() - this.#heldSinceMs > RENEW_MS) await this.#write()
  }

  async release(): Promise<void> {
    if (this.#heldSinceMs === null) return
    this.#heldSinceMs = null
    await this.#connection.change((client) => client.index(this.#index).deleteDocuments([LOCK_ID]))
  }

  async #write(): Promise<void> {
    const lock: LockDocument = {
      id: LOCK_ID,
      type: LOCK_ID,
      run: this.#run,
      host: hostname(),
      pid: process.pid,
      seenMs: Date.now(),
    }
    await this.#connection.change((client) => client.index(this.#index).addDocuments([lock]))
    this.#heldSinceMs = lock.seenMs
  }

  async #holder(): Promise<LockDocument | null> {
    for await (const lock of readAll<LockDocument>(this.#connection, this.#index, `type = ${LOCK_ID}`)) return lock
    return null
  }

  #refusal(holder: LockDocument | null): IndexLockedError {
    return new IndexLockedError(
      `Another run is writing to this index${holder ? `, on ${holder.host} (process ${holder.pid})` : ''}. Wait until it has ended. ` +
        `If it has died, its hold ends ${SILENT_MS / 1000} seconds after it was last seen.`,
    )
  }
}

/** Of a run on this machine the system knows; of one elsewhere only how long it has been silent. */
function isAlive({ host, pid, seenMs }: LockDocument): boolean {
  return Date.now() - seenMs < SILENT_MS && (host !== hostname() || isRunning(pid))
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
