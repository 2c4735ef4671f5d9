/** Finding the sources below the paths an operator names. */
import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'

/** A file, as the walk found it. */
export interface FoundFile {
  /** Absolute. */
  readonly path: string
  readonly sizeBytes: number
  readonly modifiedMs: number
  /** The named folder's own name and the path within it: stays the same when the folder is moved. */
  readonly key: string
  /** Whether it was named itself, and not only its folder. */
  readonly isNamed: boolean
}

/** A file to index. */
export interface SourceFile extends FoundFile {
  readonly format: string
}

/** What the walk found, in an order that does not depend on the machine. */
export type Found = FoundFile | { readonly path: string; readonly refused: string }

/** @param leftOut absolute path of a folder that is passed over unless it, or what is in it, is named itself */
export function* findFiles(paths: readonly string[], leftOut?: string): Generator<Found> {
  const seen = new Set<string>()
  for (const named of paths) yield* walk(resolve(named), { root: resolve(named), seen, leftOut })
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

/** Whether two paths of files that are there lead to one. */
export function isSameFile(a: string, b: string): boolean {
  return realpathSync(a) === realpathSync(b)
}

interface Walk {
  readonly root: string
  /** Real paths of what was met. */
  readonly seen: Set<string>
  readonly leftOut: string | undefined
}

function* walk(path: string, { root, seen, leftOut }: Walk): Generator<Found> {
  try {
    const stats = statSync(path)
    const real = realpathSync(path)
    // A link to a folder above would be walked for ever, and a file named twice would be indexed twice.
    if (seen.has(real)) return
    seen.add(real)
    if (stats.isDirectory()) yield* walkFolder(path, { root, seen, leftOut })
    else if (stats.isFile()) {
      yield {
        path,
        sizeBytes: stats.size,
        modifiedMs: Math.trunc(stats.mtimeMs),
        key: keyOf(path, root),
        isNamed: path === root,
      }
    } else if (path === root) yield { path, refused: 'it is neither a file nor a folder' }
  } catch (error) {
    yield { path, refused: reasonOf(error as NodeJS.ErrnoException, path) }
  }
}

function* walkFolder(folder: string, within: Walk): Generator<Found> {
  const names = new Set(readdirSync(folder).sort())
  for (const name of names) {
    const path = join(folder, name)
    if (!name.startsWith('.') && !isPartsOfPage(name, names) && path !== within.leftOut) yield* walk(path, within)
  }
}

/** Beside "Report.html" a browser saves "Report_files": pictures, scripts and the pages of advertisements. */
function isPartsOfPage(name: string, beside: ReadonlySet<string>): boolean {
  const page = /^(.+)_files$/.exec(name)?.[1]
  return page !== undefined && (beside.has(`${page}.html`) || beside.has(`${page}.htm`))
}

function keyOf(path: string, root: string): string {
  return [basename(root), ...relative(root, path).split(/[/\\]/)].filter(Boolean).join('/')
}

function reasonOf(error: NodeJS.ErrnoException, path: string): string {
  if (error.code === 'ENOENT')
    return lstatSync(path, { throwIfNoEntry: false }) ? 'it is a link to nowhere' : 'there is no such file or folder'
  if (error.code === 'EACCES') return 'it may not be read (permission denied)'
  if (error.code === 'ELOOP') return 'it is a link that leads in a circle'
  return `it cannot be read: ${error.message}`
}
