/** Keys for the two programs: each may do what its program does, on our indexes, and nothing else. */
import { createHash } from 'node:crypto'
import type { MeiliConnection } from './connection.ts'
import { indexNames } from './index-settings.ts'

export interface KeyDescription {
  readonly name: 'server' | 'indexer'
  readonly description: string
  readonly actions: readonly string[]
}

export const KEYS: readonly KeyDescription[] = [
  { name: 'server', description: 'Dateline server: searches', actions: ['search'] },
  {
    name: 'indexer',
    description: 'Dateline indexer: writes its indexes',
    actions: [
      'search', 'documents.*', 'indexes.*', 'settings.*', 'stats.get', 'tasks.get', 'tasks.delete',
    ], // prettier-ignore
  },
]

export interface MadeKey {
  readonly name: KeyDescription['name']
  readonly key: string
  /** False when the server had it already. */
  readonly isNew: boolean
}

/** Makes the keys that are missing. The same call gives the same keys again: their ids are made from the index's name. */
export async function makeKeys(connection: MeiliConnection, base: string): Promise<MadeKey[]> {
  const made: MadeKey[] = []
  for (const { name, description, actions } of KEYS) {
    const uid = uuidFor(`dateline ${base} ${name} ${actions.join(' ')}`)
    const known = await connection.ask(undefined, async (_, client) => {
      const { results } = await client.getKeys({ limit: 1000 })
      return results.find((key) => key.uid === uid)
    })
    const key =
      known ??
      (await connection.ask(undefined, (_, client) =>
        client.createKey({ uid, name: `dateline ${name}`, description, actions: [...actions] as never, indexes: Object.values(indexNames(base)), expiresAt: null }),
      )) // prettier-ignore
    made.push({ name, key: key.key, isNew: known === undefined })
  }
  return made
}

/** A name-based UUID in the form of version 4, the only one the server takes. */
function uuidFor(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  const variant = ((Number.parseInt(hex[16], 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
