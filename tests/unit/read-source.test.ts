/** A source of many items, handed over in batches. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readSource } from '../../indexer/read-source.ts'
import type { Task, TaskResult } from '../../indexer/work.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

it('an item that ends its thread or its time is refused by its line, and those beside it are read', async () => {
  const path = join(temporaryFolder(), 'many.ndjson')
  writeFileSync(path, ['{"n":1}', '{"evil":1}', '{"n":3}', ''].join('\n'))
  const doTask = async (task: Task): Promise<TaskResult[]> => {
    if (task.type !== 'items') throw new Error('a file of items is handed over in items')
    const isEvil = task.items.some(({ text }) => text.includes('evil'))
    if (isEvil) return [{ refused: 'reading it took longer than 60 seconds', line: null }]
    return task.items.map(({ line }) => ({ empty: true, line }))
  }
  const source = { path, format: 'ndjson', key: 'many', isNamed: true, sizeBytes: 1, modifiedMs: 1 }
  const results = await readSource(source, {
    workers: { do: doTask, width: 2, close: async () => {} },
    catalogue: { folders: [], cacheFolder: null },
    readOptions: { fieldNames: {} },
    isKnown: () => false,
  })
  expect(await Array.fromAsync(results)).toEqual([
    { empty: true, line: 1 },
    { refused: 'reading it took longer than 60 seconds', line: 2 },
    { empty: true, line: 3 },
  ])
})
