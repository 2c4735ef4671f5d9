/** Making, removing and reading whole indexes. */
import { isDeepStrictEqual } from 'node:util'
import type { DocumentsQuery, Settings } from 'meilisearch'
import { IndexNotReadyError } from '../errors.ts'
import type { MeiliConnection } from './connection.ts'

/** Documents read back in one request. */
const READ_PAGE = 2000

/** Makes the index with these settings; one that is there and has them is left alone, since settings cost a new indexing. */
export async function ensureIndex(connection: MeiliConnection, uid: string, settings: Settings): Promise<void> {
  const current = await orNull(connection.call(undefined, (_, client) => client.index(uid).getSettings()))
  if (current === null) await connection.change((client) => client.createIndex(uid, { primaryKey: 'id' }))
  const differing = Object.entries(settings).filter(
    ([name, value]) => !isDeepStrictEqual(current?.[name as keyof Settings], value),
  )
  if (differing.length === 0) return
  await connection.change((client) => client.index(uid).updateSettings(Object.fromEntries(differing)))
}

export async function removeIndex(connection: MeiliConnection, uid: string): Promise<void> {
  const exists = await orNull(connection.call(undefined, (_, client) => client.getRawIndex(uid)))
  if (exists !== null) await connection.change((client) => client.deleteIndex(uid))
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
      connection.call(undefined, (_, client) =>
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
