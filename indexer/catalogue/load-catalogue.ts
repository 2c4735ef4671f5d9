/** Reading the catalogue's files, with what is wrong in them said by file, line and column. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { isMap, isNode, LineCounter, parseDocument, type Document } from 'yaml'
import { createFolder } from '../../engine/create-folder.ts'
import { openCatalogue, type Catalogue } from './catalogue.ts'
import { checkShape, isObject, type ShapeProblem } from './check-shape.ts'
import { compileCatalogue, type CompiledCatalogue } from './compile-catalogue.ts'
import type { CatalogueEntries } from './entries.ts'
import { idsOf, type FileContent } from './entry-ids.ts'

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

/** What is wrong with the catalogue: one sentence each, beginning with `file:line:column`. */
export class CatalogueError extends Error {
  override name = 'CatalogueError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

/** A hash of all files: another one means that articles must be tagged again. */
export function catalogueVersion({ folders }: CatalogueFiles): string {
  const hash = createHash('sha256')
  for (const folder of folders)
    for (const file of yamlFiles(folder))
      hash
        .update(`${relative(folder, file)}\0`)
        .update(readFileSync(file))
        .update('\0')
  return hash.digest('hex').slice(0, 16)
}

/**
 * Reads and checks the files unless that was done before, so that a mistake in them is told before any work begins.
 * @throws CatalogueError
 */
export function checkCatalogue(files: CatalogueFiles): void {
  if (!files.cacheFolder || !existsSync(cacheFile(files, 'lists'))) compileAndKeep(files)
}

/** @throws CatalogueError */
export function loadCatalogue(files: CatalogueFiles): Catalogue {
  return openCatalogue(readCompiled(files))
}

/** All but the names, which take most of the memory. @throws CatalogueError */
export function readLists(files: CatalogueFiles): CatalogueLists {
  return readKept<CatalogueLists>(files, 'lists') ?? compileAndKeep(files)
}

/** @throws CatalogueError */
function readCompiled(files: CatalogueFiles): CompiledCatalogue {
  const lists = readKept<CatalogueLists>(files, 'lists')
  const names = readKept<CompiledCatalogue['names']>(files, 'names')
  return lists && names ? { ...lists, names } : compileAndKeep(files)
}

/** @throws CatalogueError */
export function readEntries({ folders }: CatalogueFiles): CatalogueEntries {
  const problems: string[] = []
  const files = folders.flatMap((folder) => {
    const ids = new Map<string, string>()
    return yamlFiles(folder).map((file) => readFile(folder, file, ids, problems))
  })
  if (problems.length) throw new CatalogueError(problems)
  return mergeFiles(files)
}

function compileAndKeep(files: CatalogueFiles): CompiledCatalogue {
  // First, since compiling takes seconds.
  if (files.cacheFolder) createFolder(files.cacheFolder)
  const compiled = compileCatalogue(readEntries(files))
  if (files.cacheFolder) {
    const { names, ...lists } = compiled
    // The lists last: where they are, the names are too.
    keep(names, cacheFile(files, 'names'))
    keep(lists, cacheFile(files, 'lists'))
    forgetOthers(files)
  }
  return compiled
}

/** Renamed into place, so that a run beside this one never reads half of it. */
function keep(content: unknown, file: string): void {
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, JSON.stringify(content))
  renameSync(unfinished, file)
}

/** Each edit of the catalogue leaves a compiled one behind; a run that still reads it compiles it again. */
function forgetOthers(files: CatalogueFiles): void {
  const current = catalogueVersion(files)
  for (const name of readdirSync(files.cacheFolder!))
    if (/^catalogue-.*\.json$/.test(name) && !name.includes(current))
      rmSync(join(files.cacheFolder!, name), { force: true })
}

function readKept<Content>(files: CatalogueFiles, part: KeptPart): Content | null {
  if (!files.cacheFolder) return null
  try {
    return JSON.parse(readFileSync(cacheFile(files, part), 'utf8')) as Content
  } catch {
    return null
  }
}

/** Part of the kept file's name: one of another form is not read. */
const COMPILED_FORM = 6

type KeptPart = 'lists' | 'names'
type CatalogueLists = Omit<CompiledCatalogue, 'names'>

function cacheFile(files: CatalogueFiles, part: KeptPart): string {
  return join(files.cacheFolder!, `catalogue-${COMPILED_FORM}-${catalogueVersion(files)}-${part}.json`)
}

/** All below the folder, in an order that does not depend on the machine. @throws CatalogueError where there is none */
function yamlFiles(folder: string): string[] {
  const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory()
  if (!isFolder) throw new CatalogueError([`${folder}: there is no such folder`])
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/i.test(name) && !name.split(/[/\\]/).some((part) => part.startsWith('.')))
    .sort()
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
}

/** @param ids where each entry of the folder stands, by what it is told from others by */
function readFile(folder: string, file: string, ids: Map<string, string>, problems: string[]): FileContent {
  const lines = new LineCounter()
  // All but true and false stays text: "2025-02" is no time, the year 2011 no number, and nor is a name of digits.
  const document = parseDocument(readFileSync(file, 'utf8'), {
    lineCounter: lines,
    schema: 'core',
    customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || !/:(?:int|float)$/.test(tag.tag)),
  })
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return `${file}:${line}:${col}`
  }
  for (const error of document.errors) problems.push(`${place(error.pos[0])}: ${error.message.split('\n')[0]}`)
  if (document.errors.length) return {}
  let content: FileContent
  try {
    content = contentOf(relative(folder, file), document.toJS())
  } catch (error) {
    // An alias of nothing, or of so much that it was made to fill the memory.
    problems.push(`${file}:1:1: ${(error as Error).message}`)
    return {}
  }
  const wrong = checkShape(content)
  for (const problem of wrong) problems.push(`${place(offsetOf(document, problem))}: ${problem.message}`)
  if (wrong.length > 0) return {}
  for (const { key, id, path } of idsOf(content)) {
    const here = place(offsetOf(document, { path }))
    const other = ids.get(key)
    if (other !== undefined) problems.push(`${here}: the id “${id}” is taken at ${other}`)
    else ids.set(key, here)
  }
  return content
}

/** `roles.yaml` is a map of roles and a file of `topics/` one topic; the others name what they list. */
function contentOf(name: string, value: unknown): FileContent {
  if (value !== null && !isObject(value)) throw new Error('the file must hold keys and what they list')
  if (/(?:^|[/\\])roles\.ya?ml$/.test(name)) return { roles: (value ?? {}) as unknown as CatalogueEntries['roles'] }
  if (/^topics[/\\]/.test(name)) return { topics: [value] as unknown as CatalogueEntries['topics'] }
  return (value ?? {}) as FileContent
}

/** Where in the file the problem stands: the deepest part of its path that is there. */
function offsetOf(document: Document, { path }: Pick<ShapeProblem, 'path'>): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return isMap(document.contents) ? (document.contents.range?.[0] ?? 0) : 0
}

function mergeFiles(files: readonly FileContent[]): CatalogueEntries {
  return {
    states: mergeById(files.map((file) => file.states ?? [])),
    people: mergeById(files.map((file) => file.people ?? [])),
    organisations: mergeById(files.map((file) => file.organisations ?? [])),
    places: mergeById(files.map((file) => file.places ?? [])),
    groups: mergeById(files.map((file) => file.groups ?? [])),
    ambiguous: files.flatMap((file) => file.ambiguous ?? []),
    roles: Object.assign({}, ...files.map((file) => file.roles ?? {})) as CatalogueEntries['roles'],
    topics: mergeById(files.map((file) => file.topics ?? [])),
  }
}

function mergeById<Entry extends { readonly id: string }>(lists: readonly (readonly Entry[])[]): Entry[] {
  return [...new Map(lists.flat().map((entry) => [entry.id, entry])).values()]
}
