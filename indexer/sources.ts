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

export function* findFiles(paths: readonly string[]): Generator<Found> {
  const seen = new Set<string>()
  for (const named of paths) yield* walk(resolve(named), resolve(named), seen)
}

function* walk(path: string, root: string, seen: Set<string>): Generator<Found> {
  try {
    const stats = statSync(path)
    const real = realpathSync(path)
    // A link to a folder above would be walked for ever, and a file named twice would be indexed twice.
    if (seen.has(real)) return
    seen.add(real)
    if (stats.isDirectory()) yield* walkFolder(path, root, seen)
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

function* walkFolder(folder: string, root: string, seen: Set<string>): Generator<Found> {
  const names = new Set(readdirSync(folder).sort())
  for (const name of names) {
    if (!name.startsWith('.') && !isPartsOfPage(name, names)) yield* walk(join(folder, name), root, seen)
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
