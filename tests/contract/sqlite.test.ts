import { join } from 'node:path'
import { SqliteEngine } from '../../engine/sqlite/sqlite-engine.ts'
import { SqliteWriter } from '../../engine/sqlite/sqlite-writer.ts'
import { makeFolder, removeFolder } from '../support/temporary-folder.ts'
import { describeCopies } from './copies-contract.ts'
import { describeEngine } from './engine-contract.ts'

const createIndex = async () => {
  const folder = makeFolder()
  const file = join(folder, 'index.db')
  return {
    openEngine: async () => new SqliteEngine(file),
    openWriter: async () => new SqliteWriter(file),
    remove: async () => removeFolder(folder),
  }
}
describeEngine('embedded engine', createIndex)
describeCopies('embedded engine', createIndex)
