import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Refusal } from '../../engine/search-engine.ts'
import { FetchError, Fetcher } from '../fetch/fetcher.ts'
import { fetchSource } from '../fetch/fetch-source.ts'
import type { IndexerSettings } from '../settings.ts'

export interface FetchedPaths {
  /** The paths as given, with the folder of what was fetched in the place of each address. */
  readonly paths: readonly string[]
  readonly refused: readonly Refusal[]
}

/** Fetches the addresses among what an operator named; without any, nothing. What is only looked at is kept nowhere. */
export async function fetchPaths(
  given: readonly string[],
  settings: IndexerSettings,
  { keep }: { readonly keep: boolean },
): Promise<FetchedPaths> {
  if (!given.some(isAddress)) return { paths: given, refused: [] }
  const folder = keep ? join(resolve(settings.DATA_DIR), 'fetched') : mkdtempSync(join(tmpdir(), 'dateline-fetched-'))
  const fetcher = new Fetcher({
    userAgent: settings.FETCH_AGENT,
    allowInside: settings.FETCH_INSIDE,
    delayMs: settings.FETCH_DELAY_SECONDS * 1000,
    timeoutMs: 30_000,
    maxBytes: 20_000_000,
  })
  const refused: Refusal[] = []
  const refuse = (path: string, reason: string) => void refused.push({ path, line: null, reason })
  const paths: string[] = []
  try {
    for (const path of given) {
      if (!isAddress(path)) paths.push(path)
      else {
        try {
          paths.push(await fetchSource(path, fetcher, { folder, pages: settings.FETCH_PAGES, onRefused: refuse }))
        } catch (error) {
          if (!(error instanceof FetchError)) throw error
          refuse(path, error.message)
        }
      }
    }
  } finally {
    await fetcher.close()
  }
  return { paths, refused }
}

function isAddress(path: string): boolean {
  return /^https?:\/\//i.test(path)
}
