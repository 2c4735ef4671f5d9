/** What was made of a catalogue's files: kept, so that the next run need not make it again. */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Script } from './names-by-script.ts'

/** Part of a kept file's name: what has another form, or was checked by other rules, is not read. */
const FORM = 7

/** Of one folder its entries; of all folders together the lists of the compiled catalogue, and its names. */
export type KeptPart = 'entries' | 'lists' | `names-${Script}`

export function isKept(cacheFolder: string, version: string, part: KeptPart): boolean {
  return existsSync(keptFile(cacheFolder, version, part))
}

/** Null where it is not kept, or cannot be read. */
export function readKept<Content>(cacheFolder: string, version: string, part: KeptPart): Content | null {
  try {
    return readKeptLater<Content>(cacheFolder, version, part)?.() ?? null
  } catch {
    return null
  }
}

/**
 * The content when it is asked for, whatever becomes of the file until then; null where it is not kept.
 * @throws SyntaxError when it is asked for and is no JSON
 */
export function readKeptLater<Content>(cacheFolder: string, version: string, part: KeptPart): (() => Content) | null {
  const file = keptFile(cacheFolder, version, part)
  if (!existsSync(file)) return null
  const json = readFileSync(file)
  return () => JSON.parse(json.toString()) as Content
}

/** Renamed into place, so that a run beside this one never reads half of it. */
export function keep(content: unknown, cacheFolder: string, version: string, part: KeptPart): void {
  const file = keptFile(cacheFolder, version, part)
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, JSON.stringify(content))
  renameSync(unfinished, file)
}

/** Each edit of a catalogue leaves what was made before behind; a run that still reads that makes it again. */
export function keepOnly(cacheFolder: string, versions: readonly string[]): void {
  for (const name of readdirSync(cacheFolder))
    if (/^catalogue-.*\.json$/.test(name) && !versions.some((version) => name.startsWith(beginning(version))))
      rmSync(join(cacheFolder, name), { force: true })
}

function keptFile(cacheFolder: string, version: string, part: KeptPart): string {
  return join(cacheFolder, `${beginning(version)}${part}.json`)
}

function beginning(version: string): string {
  return `catalogue-${FORM}-${version}-`
}
