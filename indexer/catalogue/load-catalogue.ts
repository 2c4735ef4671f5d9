/** From the catalogue's files to what the taggers use, making nothing anew that is kept from before. */
import { createFolder } from '../../engine/create-folder.ts'
import { CatalogueError } from './catalogue-error.ts'
import { catalogueVersion, type CatalogueFiles } from './catalogue-files.ts'
import { openCatalogue, type Catalogue } from './catalogue.ts'
import {
  compileCatalogue,
  type CatalogueLists,
  type CompiledCatalogue,
  type CompiledName,
} from './compile-catalogue.ts'
import type { CatalogueEntries } from './entries.ts'
import { isKept, keep, keepOnly, readKept, readKeptLater } from './kept-files.ts'
import { SCRIPTS } from './names-by-script.ts'
import { mergeEntries, readFolder } from './read-entries.ts'

/**
 * Reads and checks the files unless that was done before, so that a mistake in them is told before any work begins.
 * @throws CatalogueError
 */
export function checkCatalogue(files: CatalogueFiles): void {
  if (!files.cacheFolder || !isKept(files.cacheFolder, catalogueVersion(files), 'lists')) compileAndKeep(files)
}

/** @throws CatalogueError */
export function loadCatalogue(files: CatalogueFiles): Catalogue {
  const kept = openKept(files)
  if (kept) return kept
  const { lists, names } = compileAndKeep(files)
  return openCatalogue(lists, (script) => names[script])
}

/** All but the names, which take most of the memory. @throws CatalogueError */
export function readLists(files: CatalogueFiles): CatalogueLists {
  const { cacheFolder } = files
  const kept = cacheFolder && readKept<CatalogueLists>(cacheFolder, catalogueVersion(files), 'lists')
  return kept || compileAndKeep(files).lists
}

/** What the editors wrote, of all folders together. @throws CatalogueError with the mistakes of all of them */
export function loadEntries({ folders, cacheFolder }: CatalogueFiles): CatalogueEntries {
  // First, since reading takes seconds.
  if (cacheFolder) createFolder(cacheFolder)
  const readings = folders.map((folder) => {
    const version = catalogueVersion({ folders: [folder] })
    const kept = cacheFolder && readKept<CatalogueEntries>(cacheFolder, version, 'entries')
    if (kept) return { entries: kept }
    const reading = readFolder(folder)
    if (cacheFolder && 'entries' in reading) keep(reading.entries, cacheFolder, version, 'entries')
    return reading
  })
  const problems = readings.flatMap((reading) => ('problems' in reading ? reading.problems : []))
  if (problems.length > 0) throw new CatalogueError(problems)
  return mergeEntries(readings.map((reading) => ('entries' in reading ? reading.entries : {})))
}

/** Null where not all of it is kept. */
function openKept(files: CatalogueFiles): Catalogue | null {
  const { cacheFolder } = files
  if (!cacheFolder) return null
  const version = catalogueVersion(files)
  const lists = readKept<CatalogueLists>(cacheFolder, version, 'lists')
  const names = new Map(SCRIPTS.map((script) => [script, readKeptLater<readonly CompiledName[]>(cacheFolder, version, `names-${script}`)])) // prettier-ignore
  if (!lists || [...names.values()].includes(null)) return null
  return openCatalogue(lists, (script) => {
    try {
      return names.get(script)!()
    } catch {
      // Damaged, as after a power cut. Names of other files would be of other actors.
      if (catalogueVersion(files) !== version) throw new CatalogueError(['The catalogue was changed during the run.'])
      return compileAndKeep(files).names[script]
    }
  })
}

function compileAndKeep(files: CatalogueFiles): CompiledCatalogue {
  const compiled = compileCatalogue(loadEntries(files))
  const { folders, cacheFolder } = files
  if (cacheFolder) {
    const version = catalogueVersion(files)
    const { names, lists } = compiled
    // The lists last: where they are, the names are too.
    for (const script of SCRIPTS) keep(names[script], cacheFolder, version, `names-${script}`)
    keep(lists, cacheFolder, version, 'lists')
    keepOnly(cacheFolder, [version, ...folders.map((folder) => catalogueVersion({ folders: [folder] }))])
  }
  return compiled
}
