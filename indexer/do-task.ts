/** Done in a worker thread, or in the main one where there is little to do. */
import type { TaskClock } from './task-clock.ts'
import type { Task, TaskResult } from './work.ts'

/** Readers and taggers are loaded with the first task: a run that finds nothing changed has no need of them. */
export default async function doTask({
  begunMs,
  ...task
}: Task & Partial<Pick<TaskClock, 'begunMs'>>): Promise<TaskResult[]> {
  if (begunMs) begunMs[0] = Date.now()
  const { default: work } = await import('./work.ts')
  return work(task)
}
