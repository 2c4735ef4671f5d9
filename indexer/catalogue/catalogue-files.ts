/** Which files a catalogue is made of, and in which state they are. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { CatalogueError } from './catalogue-error.ts'

/** The catalogue that comes with Dateline. */
export const OWN_CATALOGUE = import.meta.dirname

export interface CatalogueFiles {
  /** Folders with YAML files; an entry of a later one replaces the earlier one of the same id, which within one is a mistake. */
  readonly folders: readonly string[]
  /** Where what was read is kept, so that the next run need not parse it again; null to keep nothing. */
  readonly cacheFolder: string | null
  /** Of the files, where a run has looked: what outlives a run reads the catalogue again when it is another. */
  readonly version?: string
}

/** A hash of all files: another one means that articles must be tagged again. @throws CatalogueError */
export function catalogueVersion({ folders }: Pick<CatalogueFiles, 'folders'>): string {
  const hash = createHash('sha256')
  for (const folder of folders)
    for (const file of yamlFiles(folder))
      hash
        .update(`${relative(folder, file)}\0`)
        .update(readFileSync(file))
        .update('\0')
  return hash.digest('hex').slice(0, 16)
}

/** All below the folder, in an order that does not depend on the machine. @throws CatalogueError where there is none */
export function yamlFiles(folder: string): string[] {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory()
  if (!isFolder) throw new CatalogueError([`${folder}: there is no such folder`])
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/i.test(name) && !name.split(/[/\\]/).some((part) => part.startsWith('.')))
    .sort()
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
}
