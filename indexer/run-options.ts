import type { IndexWriter } from '../engine/index-writer.ts'
import type { CatalogueFiles } from './catalogue/catalogue-files.ts'
import type { ReadOptions } from './read/formats.ts'
import type { RunEvent } from './run-report.ts'
import type { Workers } from './workers.ts'

export interface RunOptions {
  readonly paths: readonly string[]
  /** Whether what was indexed of the paths is taken out, as if they were gone. */
  readonly areGone?: boolean
  /** Absolute: what Dateline keeps for itself is no source, though it may lie in a folder that is named. */
  readonly dataFolder?: string
  readonly catalogue: CatalogueFiles
  readonly readOptions: ReadOptions
  readonly writer: IndexWriter
  readonly workers: Workers
  /** Plan and read, but write nothing. */
  readonly dryRun: boolean
  /** Read everything again, whatever is known of it. */
  readonly rebuild: boolean
  readonly onEvent: (event: RunEvent) => void
  readonly signal?: AbortSignal
}
