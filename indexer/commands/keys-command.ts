import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createFolder } from '../../engine/create-folder.ts'
import { SettingsError } from '../../engine/errors.ts'
import { makeMeilisearchKeys, type MadeKey } from '../../engine/open-engine.ts'
import type { IndexerSettings } from '../settings.ts'
import { EXIT } from './exit.ts'

export interface KeysOptions {
  /** Folder for a file with each key; printed when undefined. */
  readonly out?: string
}

/** Makes the keys that the two programs use, with the master key in MEILI_MASTER_KEY. */
export async function keysCommand({ out }: KeysOptions, settings: IndexerSettings): Promise<number> {
  if (settings.MEILI_URL === undefined)
    throw new SettingsError(['MEILI_URL: keys belong to a Meilisearch server; set its address.'])
  if (settings.MEILI_MASTER_KEY === undefined)
    throw new SettingsError(['MEILI_MASTER_KEY: only the master key can make other keys; set it for this one command.'])
  const keys = await makeMeilisearchKeys(settings, settings.MEILI_MASTER_KEY)
  if (out === undefined) printKeys(keys)
  else writeKeys(keys, out)
  return EXIT.done
}

function printKeys(keys: readonly MadeKey[]): void {
  for (const { name, key, isNew } of keys)
    console.log(`# ${name}${isNew ? '' : ' (made before)'}\nMEILI_API_KEY=${key}`)
}

/** Readable by their owner alone. */
function writeKeys(keys: readonly MadeKey[], folder: string): void {
  createFolder(folder, '--out')
  for (const { name, key } of keys) {
    const file = join(folder, `${name}.key`)
    // One that is there would keep its mode, and others might read it.
    rmSync(file, { force: true })
    writeFileSync(file, `${key}\n`, { mode: 0o600, flag: 'wx' })
    console.log(`MEILI_API_KEY_FILE=${file}`)
  }
}
