import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder, temporaryFolder } from './temporary-folder.ts'

/** Where the compiled catalogue is kept between test runs: compiling it takes seconds, and every command needs it. */
export const CATALOGUE_CACHE = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'dateline-tests')

/**
 * A folder for DATA_DIR that is gone when the test is done, and that knows the catalogue already. Not for a test with another
 * catalogue: that would take its place, and each test after it compile it anew.
 */
export function dataFolder(): string {
  return withCache(temporaryFolder())
}

/** The same for a test with a catalogue of its own: what is known of the common one is a copy. */
export function dataFolderForCatalogue(): string {
  const folder = temporaryFolder()
  cpSync(CATALOGUE_CACHE, join(folder, 'cache'), { recursive: true })
  return folder
}

/** The same for a whole file of tests: the caller removes it. */
export function makeDataFolder(): string {
  return withCache(makeFolder())
}

function withCache(folder: string): string {
  mkdirSync(CATALOGUE_CACHE, { recursive: true })
  symlinkSync(CATALOGUE_CACHE, join(folder, 'cache'))
  return folder
}
