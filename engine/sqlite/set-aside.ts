import { existsSync, renameSync } from 'node:fs'
import { IndexDamagedError } from '../errors.ts'
import type { Connection } from './connection.ts'
import { openForReading } from './database.ts'

/**
 * Before an index is made anew: a damaged file is put aside, so that whatever can be saved of it still can be.
 * @returns where it is now; null where the file is sound, is not there, or is merely of another version.
 * @throws IndexDamagedError for the file of another program, which is not ours to move.
 */
export function setDamagedAside(file: string): string | null {
  if (!existsSync(file) || isSound(file)) return null
  const aside = `${file}.damaged-${new Date().toISOString().replace(/[:.]/g, '-')}`
  for (const ending of ['', '-wal', '-shm']) if (existsSync(file + ending)) renameSync(file + ending, aside + ending)
  return aside
}

function isSound(file: string): boolean {
  let connection: Connection | undefined
  try {
    connection = openForReading(file)
    return connection.get<{ quick_check: string }>('PRAGMA quick_check(1)')!.quick_check === 'ok'
  } catch (error) {
    if (!(error instanceof IndexDamagedError)) return true
    if (error.problem === 'foreign') throw error
    return false
  } finally {
    connection?.close()
  }
}
