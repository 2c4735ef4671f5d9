/** Reading a folder of the catalogue, with what is wrong in its files said by file, line and column. */
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { isMap, isNode, LineCounter, parseDocument, type Document } from 'yaml'
import { yamlFiles } from './catalogue-files.ts'
import { isObject } from '../is-object.ts'
import { checkShape, type ShapeProblem } from './check-shape.ts'
import type { CatalogueEntries } from './entries.ts'
import { idsOf, type FileContent } from './entry-ids.ts'

/** The entries of one folder, or what is wrong with it. */
export type FolderReading = { readonly entries: CatalogueEntries } | { readonly problems: readonly string[] }

/** @throws CatalogueError where there is no such folder */
export function readFolder(folder: string): FolderReading {
  const problems: string[] = []
  const ids = new Map<string, string>()
  const files = yamlFiles(folder).map((file) => readFile(folder, file, ids, problems))
  return problems.length > 0 ? { problems } : { entries: mergeEntries(files) }
}

/** An entry of a later one replaces the earlier one of the same id. */
export function mergeEntries(parts: readonly FileContent[]): CatalogueEntries {
  return {
    states: mergeById(parts.map((part) => part.states ?? [])),
    people: mergeById(parts.map((part) => part.people ?? [])),
    organisations: mergeById(parts.map((part) => part.organisations ?? [])),
    places: mergeById(parts.map((part) => part.places ?? [])),
    groups: mergeById(parts.map((part) => part.groups ?? [])),
    ambiguous: parts.flatMap((part) => part.ambiguous ?? []),
    roles: Object.assign({}, ...parts.map((part) => part.roles ?? {})) as CatalogueEntries['roles'],
    topics: mergeById(parts.map((part) => part.topics ?? [])),
  }
}

function mergeById<Entry extends { readonly id: string }>(lists: readonly (readonly Entry[])[]): Entry[] {
  return [...new Map(lists.flat().map((entry) => [entry.id, entry])).values()]
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
