import type { IndexWriter, SourceRecord } from '../engine/index-writer.ts'
import type { CatalogueFiles } from './catalogue/catalogue-files.ts'
import type { IdOwners } from './id-owners.ts'
import { only } from './in-order.ts'
import { formatNamed, type ReadOptions } from './read/formats.ts'
import { hashFile } from './read/open-source.ts'
import { UnreadableSourceError } from './read/source-article.ts'
import { readSource } from './read-source.ts'
import type { SourceFile } from './sources.ts'
import type { TaskResult } from './work.ts'
import type { Workers } from './workers.ts'

/** A source whose content is known to have changed, and what came of reading it. */
export interface ReadSource {
  readonly file: SourceFile
  readonly contentHash: string
  readonly results: AsyncIterable<TaskResult>
  /** Ids of articles that need no reading, and where each stands. */
  readonly kept: ReadonlyMap<string, number | null>
}

/** A source that only seemed to have changed: its content is what it was. */
export interface TouchedSource {
  readonly file: SourceFile
  readonly touched: SourceRecord
}

export interface ChangedReading {
  readonly writer: IndexWriter
  readonly workers: Workers
  readonly catalogue: CatalogueFiles
  readonly readOptions: ReadOptions
  /** Read everything, whatever is known of it. */
  readonly rebuild: boolean
  readonly readBy: string
  readonly taggedBy: string
  readonly owners: IdOwners
}

/** In the place of the hash of a source that could not be opened: it may be opened another time, without having changed. */
export const UNREAD = ''

/** Reads what is not known of a source that is new or seems to have changed. */
export async function readChanged(file: SourceFile, reading: ChangedReading): Promise<ReadSource | TouchedSource> {
  return orUnread(file, async () => {
    const contentHash = await hashFile(file.path)
    const record = await reading.writer.source(file.path)
    const isSame = !reading.rebuild && record?.contentHash === contentHash && record.readBy === reading.readBy
    // An id that was another's may be free now.
    if (isSame && record.ownedElsewhere === undefined) return { file, touched: record }
    return readContent(file, contentHash, reading)
  })
}

/** Reads a source whose content is the same, because one of its articles is now indexed from another source: its own may be in a later state. */
export async function readTouched({ file, touched }: TouchedSource, reading: ChangedReading): Promise<ReadSource> {
  return orUnread(file, () => readContent(file, touched.contentHash, reading))
}

async function readContent(file: SourceFile, contentHash: string, reading: ChangedReading): Promise<ReadSource> {
  const kept = new Map<string, number | null>()
  const known = await knownItems(file, reading)
  const isKnown = (hash: string, line: number | null) =>
    keep(known.get(hash), line, file, { kept, owners: reading.owners })
  return { file, contentHash, kept, results: await readSource(file, { ...reading, isKnown }) }
}

async function orUnread<Read>(file: SourceFile, read: () => Promise<Read>): Promise<Read | ReadSource> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof UnreadableSourceError)) throw error
    return { file, contentHash: UNREAD, kept: new Map(), results: only({ refused: error.message, line: error.line }) }
  }
}

/**
 * Articles of the source that this run would make just the same, by the hash of what they were read from. None where a later
 * item takes the place of an earlier one: of what is read again, the earlier would be the last.
 */
async function knownItems(file: SourceFile, reading: ChangedReading): Promise<Map<string, string>> {
  const { by, laterWins } = formatNamed(file.format)
  if (reading.rebuild || by !== 'item' || laterWins) return new Map()
  const origins = await reading.writer.articlesOf(file.path)
  const current = origins.filter((origin) => origin.taggedBy === reading.taggedBy)
  return new Map(current.map((origin) => [origin.contentHash, origin.id]))
}

/** An item that stands twice is read the second time, and so is one whose article another source took: as repeats. */
function keep(
  id: string | undefined,
  line: number | null,
  file: SourceFile,
  { kept, owners }: { readonly kept: Map<string, number | null>; readonly owners: IdOwners },
): boolean {
  if (id === undefined || kept.has(id) || owners.isTaken(id, file)) return false
  kept.set(id, line)
  owners.note(id, file)
  return true
}
