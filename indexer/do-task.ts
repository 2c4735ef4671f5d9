/** Done in a worker thread, or in the main one where there is little to do. */
import { enableCompileCache } from 'node:module'
import type { Task, TaskResult } from './work.ts'

// Each thread compiles for itself unless it asks for what was compiled before.
enableCompileCache()

/** Readers and taggers are loaded with the first task: a run that finds nothing changed has no need of them. */
export default async function doTask(task: Task): Promise<TaskResult[]> {
  const { default: work } = await import('./work.ts')
  return work(task)
}
