/** What a run has to do: which sources changed since the index was last brought up to date. */
import { extname } from 'node:path'
import type { IndexWriter, SourceRecord } from '../engine/index-writer.ts'
import type { Refusal } from '../engine/search-engine.ts'
import { detectFormat } from './read/detect-format.ts'
import { UnreadableSourceError } from './read/source-article.ts'
import { shownPath } from './read-source.ts'
import { isFile, type Found, type FoundFile, type SourceFile } from './sources.ts'

export interface Plan {
  /** In the order they are to be read in. */
  readonly changed: readonly SourceFile[]
  /** Absolute paths of all sources found. */
  readonly seen: ReadonlySet<string>
  /** Paths that could not be looked at: nothing below them counts as gone. */
  readonly closed: readonly string[]
  readonly unchanged: number
  /** How many files in the folders named are of no known format, by the ending of their names; `''` for none. */
  readonly passedOver: ReadonlyMap<string, number>
  /** What cannot be read, and what was found unreadable by an earlier run in sources that did not change since. */
  readonly refused: readonly Refusal[]
}

/**
 * Tells changed sources from unchanged ones by what the file system says of them. Files of no known format are passed
 * over in folders, and refused when they are named themselves.
 * @param found what the walk finds below the paths that are named
 * @param isCurrent whether what is known of a source was made by the readers and with the options of this run.
 */
export async function planRun(
  found: Iterable<Found>,
  writer: Pick<IndexWriter, 'source' | 'articleOrigin'>,
  isCurrent: (record: SourceRecord) => boolean,
): Promise<Plan> {
  const changed: SourceFile[] = []
  const seen = new Set<string>()
  const closed: string[] = []
  const refused: Refusal[] = []
  const asBefore: { readonly file: SourceFile; readonly known: SourceRecord }[] = []
  let unchanged = 0
  const passedOver = new Map<string, number>()
  for (const each of found) {
    if ('refused' in each) {
      closed.push(each.path)
      refused.push({ path: shownPath(each.path), line: null, reason: each.refused })
      continue
    }
    const known = await writer.source(each.path)
    if (known && isCurrent(known) && known.sizeBytes === each.sizeBytes && known.modifiedMs === each.modifiedMs) {
      seen.add(each.path)
      asBefore.push({ file: { ...each, format: known.format }, known })
      continue
    }
    const format = await formatOrRefusal(each)
    if (typeof format === 'string') {
      seen.add(each.path)
      changed.push({ ...each, format })
    } else if (format === null) passedOver.set(extname(each.path), (passedOver.get(extname(each.path)) ?? 0) + 1)
    else {
      closed.push(each.path)
      refused.push(format)
    }
  }
  const isChanged = new Set(changed.map(({ path }) => path))
  for (const { file, known } of asBefore) {
    // Read after the owners of its ids, which may have them no longer.
    if (await hasChangedElsewhere(known, isChanged, writer)) changed.push(file)
    else {
      unchanged++
      for (const refusal of known.refused) refused.push(refusal)
    }
  }
  return { changed, seen, closed, unchanged, passedOver, refused }
}

/** The source of this path, which may be a folder now, and those below it. */
export async function* knownSources(path: string, writer: IndexWriter): AsyncGenerator<SourceRecord> {
  const itself = await writer.source(path)
  if (itself) yield itself
  yield* writer.sourcesUnder(path)
}

/** Whether an article whose id is another source's is not, or may not be, as it was when that was found. */
async function hasChangedElsewhere(
  { ownedElsewhere = [] }: SourceRecord,
  changed: ReadonlySet<string>,
  writer: Pick<IndexWriter, 'articleOrigin'>,
): Promise<boolean> {
  for (const { id, owner, contentHash } of ownedElsewhere) {
    if (changed.has(owner) || !isFile(owner)) return true
    const origin = await writer.articleOrigin(id)
    if (origin?.path !== owner || origin.contentHash !== contentHash) return true
  }
  return false
}

/** The format of a file; null for one to pass over. */
async function formatOrRefusal(file: FoundFile): Promise<string | Refusal | null> {
  const refusal = (reason: string): Refusal => ({ path: shownPath(file.path), line: null, reason })
  try {
    const format = await detectFormat(file.path)
    if (format !== null || !file.isNamed) return format
    return refusal('neither its name nor its content tells what it is (npm run index -- --help lists what can be read)')
  } catch (error) {
    if (!(error instanceof UnreadableSourceError)) throw error
    return refusal(error.message)
  }
}
