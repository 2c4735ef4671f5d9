import { join } from 'node:path'
import type { SearchEngine } from '../../engine/search-engine.ts'
import { SqliteEngine } from '../../engine/sqlite/sqlite-engine.ts'
import { ThreadedEngine } from '../../engine/sqlite/threaded-engine.ts'
import { SqliteWriter } from '../../engine/sqlite/sqlite-writer.ts'
import { makeFolder, removeFolder } from '../support/temporary-folder.ts'
import { describeCopies } from './copies-contract.ts'
import { describeEngine } from './engine-contract.ts'
import { describeWords } from './words-contract.ts'

const createIndex = (openEngine: (file: string) => SearchEngine) => async () => {
  const folder = makeFolder()
  const file = join(folder, 'index.db')
  return {
    openEngine: async () => openEngine(file),
    openWriter: async () => new SqliteWriter(file),
    remove: async () => removeFolder(folder),
  }
}
describeEngine(
  'embedded engine',
  createIndex((file) => new SqliteEngine(file)),
)
describeCopies(
  'embedded engine',
  createIndex((file) => new SqliteEngine(file)),
)
describeWords(
  'embedded engine',
  createIndex((file) => new SqliteEngine(file)),
  { countsWords: true },
)
describeEngine(
  'embedded engine on threads',
  createIndex((file) => new ThreadedEngine(file, { threads: 2 })),
)
