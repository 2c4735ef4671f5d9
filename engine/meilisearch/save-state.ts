import type { ValueRecord } from '../document.ts'
import type { SourceRecord } from '../index-writer.ts'
import type { MeiliConnection } from './connection.ts'
import { toValueDocument } from './documents.ts'
import { LAYOUT, type IndexNames } from './index-settings.ts'
import { META_ID, sourceDocumentId, toSourceDocument, type IndexMeta } from './state.ts'
import { Uploader } from './uploader.ts'

/** What a run changed beside the paragraphs. */
export interface StateChanges {
  readonly values: readonly ValueRecord[]
  /** By path; null for a source that is gone. */
  readonly sources: readonly (readonly [path: string, record: SourceRecord | null])[]
  readonly meta: IndexMeta
}

/** Sources last: until they are written, the next run reads them again. */
export async function saveState(
  connection: MeiliConnection,
  names: IndexNames,
  { values, sources, meta }: StateChanges,
): Promise<void> {
  const valueUploader = new Uploader(connection, names.values)
  for (const record of values) await valueUploader.add([toValueDocument(record)])
  await valueUploader.end()
  const stateUploader = new Uploader(connection, names.state)
  for (const [, record] of sources) if (record) await stateUploader.add([toSourceDocument(record)])
  await stateUploader.add([meta])
  await stateUploader.end()
  const gone = sources.flatMap(([path, record]) => (record ? [] : [sourceDocumentId(path)]))
  if (gone.length) await connection.change((client) => client.index(names.state).deleteDocuments(gone))
}

/** How the index stands after a commit. */
export function nextMeta(before: IndexMeta | null): IndexMeta {
  return {
    id: META_ID,
    type: META_ID,
    version: String(Number(before?.version ?? 0) + 1),
    updatedAt: new Date().toISOString(),
    layout: LAYOUT,
  }
}
