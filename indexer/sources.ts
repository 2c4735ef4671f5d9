/** Finding the sources below the paths an operator names. */
import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import { formatOfName } from './read/formats.ts'

/** A file to index, as the walk found it. */
export interface SourceFile {
  /** Absolute. */
  readonly path: string
  readonly format: string
  readonly sizeBytes: number
  readonly modifiedMs: number
  /** The named folder's own name and the path within it: stays the same when the folder is moved. */
  readonly key: string
}

/** What the walk found, in an order that does not depend on the machine. */
export type Found = SourceFile | { readonly path: string; readonly refused: string }

/** Files whose names tell no format are passed over in folders, and refused when they are named themselves. */
export function* findSources(paths: readonly string[]): Generator<Found> {
  const seen = new Set<string>()
  for (const named of paths) yield* walk(resolve(named), resolve(named), seen, true)
}

function* walk(path: string, root: string, seen: Set<string>, isNamed: boolean): Generator<Found> {
  try {
    const stats = statSync(path)
    const real = realpathSync(path)
    // A link to a folder above would be walked for ever, and a file named twice would be indexed twice.
    if (seen.has(real)) return
    seen.add(real)
    if (stats.isDirectory()) {
      for (const name of readdirSync(path).sort()) {
        if (!name.startsWith('.')) yield* walk(join(path, name), root, seen, false)
      }
      return
    }
    const format = formatOfName(path)
    if (!stats.isFile()) {
      if (isNamed) yield { path, refused: 'it is neither a file nor a folder' }
    } else if (format) {
      yield {
        path,
        format: format.name,
        sizeBytes: stats.size,
        modifiedMs: Math.trunc(stats.mtimeMs),
        key: keyOf(path, root),
      }
    } else if (isNamed)
      yield {
        path,
        refused: 'its name does not tell its format (.txt, .md, .html, .ndjson, .json, any of them with .gz)',
      }
  } catch (error) {
    yield { path, refused: reasonOf(error as NodeJS.ErrnoException, path) }
  }
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
