import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { IndexLockedError } from '../errors.ts'
import type { MeiliConnection } from './connection.ts'
import { readAll } from './indexes.ts'
import { LOCK_ID, type LockDocument } from './state.ts'

/** A run that has not shown itself for this long is taken for dead. */
const SILENT_MS = 60_000

/**
 * One run at a time, wherever it runs. Meilisearch has no locks, but it applies writes one after the other: of two
 * runs that write their names at once, both then read the one that was written last, and the other gives way.
 */
export class RunLock {
  readonly #connection: MeiliConnection
  readonly #index: string
  readonly #run: string
  readonly #renewMs: number
  readonly #released = new AbortController()
  /** Whether our name may stand in the index: it may where writing it failed, too. */
  #isWritten = false
  /** Ends when the lock is released; null where it is not held. */
  #renewals: Promise<void> | null = null

  constructor(connection: MeiliConnection, stateIndex: string, run: string, { renewMs = 10_000 } = {}) {
    this.#connection = connection
    this.#index = stateIndex
    this.#run = run
    this.#renewMs = renewMs
  }

  /** From here on the run shows by itself that it lives. */
  async take(): Promise<void> {
    const other = await this.#holder()
    if (other && other.run !== this.#run && isAlive(other)) throw this.#refusal(other)
    await this.#write()
    await this.assertHeld()
    this.#renewals = this.#renewUntilReleased()
  }

  /** @throws IndexLockedError where another run took it over, because this one was not heard of for long. */
  async assertHeld(): Promise<void> {
    const holder = await this.#holder()
    if (holder?.run !== this.#run) throw this.#refusal(holder)
  }

  /** A server that does not answer keeps it for `SILENT_MS`: that is no failure of the run, which may have one of its own to tell. */
  async release(): Promise<void> {
    if (!this.#isWritten) return
    this.#released.abort()
    await this.#renewals
    this.#renewals = null
    await this.#remove().catch(() => {})
    this.#isWritten = false
  }

  async #remove(): Promise<void> {
    const holder = await this.#holder()
    if (holder?.run === this.#run)
      await this.#connection.change((client) => client.index(this.#index).deleteDocuments([LOCK_ID]))
  }

  async #renewUntilReleased(): Promise<void> {
    const { signal } = this.#released
    for (;;) {
      await sleep(this.#renewMs, undefined, { ref: false, signal }).catch(() => {})
      if (signal.aborted) return
      try {
        await this.assertHeld()
        await this.#write()
      } catch {
        // Taken over, or the server does not answer now: either is told when the run commits.
      }
    }
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
    this.#isWritten = true
    await this.#connection.change((client) => client.index(this.#index).addDocuments([lock]))
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

/** Who has been silent for long is dead; of a run on this machine the system knows sooner. */
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
