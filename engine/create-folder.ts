import { mkdirSync } from 'node:fs'
import { IndexingError } from './errors.ts'

/** With those above it, unless it is there. @throws IndexingError that names it and says why */
export function createFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (cause) {
    throw new IndexingError(`Cannot create the folder ${folder}: ${(cause as Error).message}. Check DATA_DIR.`, {
      cause,
    })
  }
}
