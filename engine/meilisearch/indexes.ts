/** Making, removing and reading whole indexes. */
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { DocumentsQuery, Settings } from 'meilisearch'
import { IndexingError, IndexNotReadyError } from '../errors.ts'
import type { MeiliConnection } from './connection.ts'

/** Documents read back in one request. */
const READ_PAGE = 2000

/** Makes the index with these settings; one that is there and has them is left alone, since settings cost a new indexing. */
export async function ensureIndex(connection: MeiliConnection, uid: string, settings: Settings): Promise<void> {
  const current = await orNull(connection.ask(undefined, (_, client) => client.index(uid).getSettings()))
  if (current === null) await connection.change((client) => client.createIndex(uid, { primaryKey: 'id' }))
  const differing = Object.entries(settings).filter(
    ([name, value]) => !isDeepStrictEqual(current?.[name as keyof Settings], value),
  )
  if (differing.length === 0) return
  await connection.change((client) => client.index(uid).updateSettings(Object.fromEntries(differing)))
}

export async function removeIndex(connection: MeiliConnection, uid: string): Promise<void> {
  const exists = await orNull(connection.ask(undefined, (_, client) => client.getRawIndex(uid)))
  if (exists !== null) await connection.change((client) => client.deleteIndex(uid))
}

/** How long a swap may wait behind other work of the server. */
const SWAP_MS = 10 * 60 * 1000
const POLL_MS = 50

/**
 * Puts each index in the place of the other, in one step. Whether it is done is told by the index and not by the task:
 * tasks of more than one index are hidden from a key that is bound to ours.
 */
export async function swapIndexes(connection: MeiliConnection, uid: string, other: string): Promise<void> {
  const createdAt = async (name: string) =>
    String((await connection.ask(undefined, (_, client) => client.getRawIndex(name))).createdAt)
  const wanted = await createdAt(other)
  await connection.ask(undefined, (_, client) => client.swapIndexes([{ indexes: [uid, other], rename: false }]))
  for (const deadlineMs = Date.now() + SWAP_MS; (await createdAt(uid)) !== wanted;) {
    if (Date.now() > deadlineMs)
      throw new IndexingError(`Meilisearch did not swap ${uid} and ${other} within ${SWAP_MS / 60_000} minutes.`)
    await sleep(POLL_MS)
  }
}

/** All documents that fit a filter; none where there is no index yet. */
export async function* readAll<Document extends object>(
  connection: MeiliConnection,
  uid: string,
  filter: string,
  fields?: readonly string[],
): AsyncGenerator<Document> {
  for (let offset = 0; ; offset += READ_PAGE) {
    const page = await orNull(
      connection.ask(undefined, (_, client) =>
        client
          .index<Record<string, unknown>>(uid)
          .getDocuments({ filter, offset, limit: READ_PAGE, ...(fields && { fields: [...fields] }) } as DocumentsQuery<
            Record<string, unknown>
          >),
      ),
    )
    yield* (page?.results ?? []) as unknown as Document[]
    if ((page?.results.length ?? 0) < READ_PAGE) return
  }
}

async function orNull<T>(request: Promise<T>): Promise<T | null> {
  try {
    return await request
  } catch (error) {
    if (error instanceof IndexNotReadyError) return null
    throw error
  }
}
