import { appendFileSync, closeSync, existsSync, openSync, readdirSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createFolder } from '../create-folder.ts'
import { IndexingError } from '../errors.ts'
import type { ArticleWithOrigin } from './documents.ts'

/**
 * A run's articles on disk until it commits: a run may be larger than memory, and nothing of it may be seen before.
 * The last version of an article counts.
 */
export class Spool {
  readonly #folder: string
  readonly #file: string
  #descriptor: number | null = null
  #endByte = 0
  readonly #places = new Map<string, { readonly startByte: number; readonly bytes: number }>()

  constructor(folder: string, run: string) {
    this.#folder = folder
    this.#file = join(folder, `run-${run}.ndjson`)
  }

  /** Deletes the files of runs that died. Only the run that holds the lock may do it: files of others may be in use. */
  removeOthers(): void {
    for (const name of existsSync(this.#folder) ? readdirSync(this.#folder) : [])
      if (/^run-.*\.ndjson$/.test(name)) rmSync(join(this.#folder, name), { force: true })
  }

  has(id: string): boolean {
    return this.#places.has(id)
  }

  ids(): IterableIterator<string> {
    return this.#places.keys()
  }

  put(spooled: ArticleWithOrigin): void {
    const line = Buffer.from(`${JSON.stringify(spooled)}\n`)
    this.#append(line)
    this.#places.set(spooled.article.id, { startByte: this.#endByte, bytes: line.length })
    this.#endByte += line.length
  }

  /** @throws IndexingError where the disk is full, or not to be written */
  #append(line: Buffer): void {
    if (this.#descriptor === null) createFolder(this.#folder)
    try {
      this.#descriptor ??= openSync(this.#file, 'w+')
      appendFileSync(this.#descriptor, line)
    } catch (cause) {
      throw new IndexingError(`Cannot write to ${this.#file}: ${(cause as Error).message}. Check DATA_DIR and its disk.`, { cause }) // prettier-ignore
    }
  }

  delete(id: string): void {
    this.#places.delete(id)
  }

  get(id: string): ArticleWithOrigin | null {
    const place = this.#places.get(id)
    if (!place || this.#descriptor === null) return null
    const line = Buffer.alloc(place.bytes)
    readSync(this.#descriptor, line, 0, place.bytes, place.startByte)
    return JSON.parse(line.toString('utf8')) as ArticleWithOrigin
  }

  clear(): void {
    this.#places.clear()
    this.#endByte = 0
    if (this.#descriptor === null) return
    closeSync(this.#descriptor)
    this.#descriptor = null
    rmSync(this.#file, { force: true })
  }
}
