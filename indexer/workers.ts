import { availableParallelism } from 'node:os'
import { Tinypool } from 'tinypool'
import doTask from './do-task.ts'
import { TaskClock } from './task-clock.ts'
import type { Task, TaskResult } from './work.ts'

/** Where tasks are done. */
export interface Workers {
  do(task: Task): Promise<TaskResult[]>
  /** How many tasks it pays to hand over at once. */
  readonly width: number
  close(): Promise<void>
}

/** Longest a task may take. Only a page made to hang a reader takes longer; it is refused and the run goes on. */
const TASK_TIMEOUT_MS = 60_000

/** With no threads the work is done in this one: for a single article starting threads takes longer than the work. */
export function startWorkers(threads: number = availableParallelism()): Workers {
  return threads === 0 ? { do: doTask, width: 1, close: async () => {} } : new ThreadWorkers(threads)
}

class ThreadWorkers implements Workers {
  readonly width: number
  readonly #pool: Tinypool

  constructor(threads: number) {
    this.width = threads * 2
    this.#pool = new Tinypool({
      filename: new URL('./do-task.ts', import.meta.url).href,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: 10_000,
      // A page that makes a reader take all memory ends its thread, not the run. What is made and dropped within an article
      // needs room: with less of it time goes into making room again.
      resourceLimits: { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 32 },
    })
  }

  async do(task: Task): Promise<TaskResult[]> {
    const clock = new TaskClock(TASK_TIMEOUT_MS)
    try {
      return (await this.#pool.run({ ...task, begunMs: clock.begunMs }, { signal: clock.signal })) as TaskResult[]
    } catch (error) {
      const { name, code } = error as { name?: string; code?: string }
      if (name === 'AbortError')
        return [{ refused: `reading it took longer than ${TASK_TIMEOUT_MS / 1000} seconds`, line: null }]
      if (code === 'ERR_WORKER_OUT_OF_MEMORY') return [{ refused: 'reading it takes too much memory', line: null }]
      throw error
    } finally {
      clock.stop()
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy()
  }
}
