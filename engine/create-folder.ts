import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { IndexingError } from './errors.ts'

/**
 * Creates a folder, and the folders above it that are missing; one that exists is left as it is.
 * @param setting what the operator named it by
 * @throws IndexingError that names it and says why it cannot be made
 */
export function createFolder(folder: string, setting = 'DATA_DIR'): void {
  try {
    makeWithParents(resolve(folder))
  } catch (cause) {
    throw new IndexingError(`Cannot create the folder ${folder}: ${(cause as Error).message}. Check ${setting}.`, {
      cause,
    })
  }
}

/** Not by the `recursive` of `mkdirSync`: it loops for ever where the system calls an existing parent missing, as /proc does. */
function makeWithParents(folder: string): void {
  try {
    mkdirSync(folder)
  } catch (error) {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT' || existsSync(dirname(folder))) throw error
    makeWithParents(dirname(folder))
    mkdirSync(folder)
  }
}
