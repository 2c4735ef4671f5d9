import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createFolder } from '../../engine/create-folder.ts'
import type { Refusal } from '../../engine/search-engine.ts'
import type { IndexerSettings } from '../settings.ts'

export interface FetchedPaths {
  /** The paths as given, with the folder of what was fetched in the place of each address. */
  readonly paths: readonly string[]
  readonly refused: readonly Refusal[]
  /** Removes what was fetched only to be looked at. */
  forget(): void
}

/** Folder for it in DATA_DIR. */
export const FETCHED = 'fetched'

/** Longest that one answer may take, and largest that it may be. */
const FETCH_TIMEOUT_MS = 30_000
const MAX_FETCHED_BYTES = 20_000_000

/**
 * What stands on the input is kept as a file, named by its content, so that later runs know it: its format is told by
 * how it begins.
 */
function keepInput(folder: string): string {
  const content = readFileSync(0)
  const received = join(folder, 'received')
  createFolder(received)
  const file = join(received, createHash('sha256').update(content).digest('hex').slice(0, 16))
  writeFileSync(file, content)
  return file
}

/** Fetches the addresses among what an operator named, and reads the input where `-` is named. Without `keep` all of it is gone after `forget`. */
export async function fetchPaths(
  given: readonly string[],
  settings: IndexerSettings,
  { keep, signal }: { readonly keep: boolean; readonly signal?: AbortSignal },
): Promise<FetchedPaths> {
  if (!given.some((path) => isAddress(path) || path === '-')) return { paths: given, refused: [], forget: () => {} }
  const [{ FetchError, Fetcher }, { fetchSource }] = await Promise.all([
    import('../fetch/fetcher.ts'),
    import('../fetch/fetch-source.ts'),
  ])
  const data = keep ? resolve(settings.DATA_DIR) : mkdtempSync(join(tmpdir(), 'dateline-'))
  const forget = () => (keep ? undefined : rmSync(data, { recursive: true, force: true }))
  const folder = join(data, FETCHED)
  const fetcher = new Fetcher({
    userAgent: settings.FETCH_AGENT,
    allowInside: settings.FETCH_INSIDE,
    delayMs: settings.FETCH_DELAY_SECONDS * 1000,
    timeoutMs: FETCH_TIMEOUT_MS,
    maxBytes: MAX_FETCHED_BYTES,
    signal,
  })
  const refused: Refusal[] = []
  const refuse = (path: string, reason: string) => void refused.push({ path, line: null, reason })
  const paths: string[] = []
  try {
    for (const path of given) {
      if (path === '-') paths.push(keepInput(data))
      else if (!isAddress(path)) paths.push(path)
      else {
        try {
          paths.push(await fetchSource(path, fetcher, { folder, pages: settings.FETCH_PAGES, onRefused: refuse }))
        } catch (error) {
          if (!(error instanceof FetchError)) throw error
          refuse(path, error.message)
        }
      }
    }
  } catch (error) {
    forget()
    throw error
  } finally {
    await fetcher.close()
  }
  return { paths, refused, forget }
}

export function isAddress(path: string): boolean {
  return /^https?:\/\//i.test(path)
}
