import { createHash } from 'node:crypto'
import { join } from 'node:path'

/** Where, in the folder of all that is fetched, that of one address is kept. @throws TypeError for what is not an address */
export function fetchedFolder(address: string, folder: string): string {
  return join(folder, `${new URL(address).hostname}-${shortHash(address)}`)
}

/** A name for what has none that a file may have. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
