/** What the state index holds beside the paragraphs: the sources, one record of the whole, and who is writing. */
import type { SourceRecord } from '../index-writer.ts'
import { documentId } from './documents.ts'

export const META_ID = 'meta'
export const LOCK_ID = 'lock'

/** One document: how the index stands. */
export interface IndexMeta {
  readonly id: typeof META_ID
  readonly type: typeof META_ID
  readonly version: string
  readonly updatedAt: string | null
  /** Shape and settings of the paragraphs: see index-settings.ts. */
  readonly layout: string
}

export interface LockDocument {
  readonly id: typeof LOCK_ID
  readonly type: typeof LOCK_ID
  readonly run: string
  readonly host: string
  readonly pid: number
  /** Milliseconds since 1970: a run that stopped saying that it lives has died. */
  readonly seenMs: number
}

export interface SourceDocument {
  readonly id: string
  readonly type: 'source'
  readonly hasRefusals: boolean
  readonly record: string
}

export function toSourceDocument(record: SourceRecord): SourceDocument {
  return {
    id: sourceDocumentId(record.path),
    type: 'source',
    hasRefusals: record.refused.length > 0,
    record: JSON.stringify(record),
  }
}

export function sourceDocumentId(path: string): string {
  return documentId(path)
}
