/** The shape of the house: which way its arrows run, and how large its rooms are. */
import { globSync, readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const files = globSync('{engine,indexer,server}/**/*.ts', { cwd: ROOT })

/** What a file imports: files of ours by their path from the root, packages by their name. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const names = [...text.matchAll(/(?:^|\n)(?:import|export)[^'"]*?from '([^']+)'|(?:^|\n)import '([^']+)'|import\('([^']+)'\)/g)] // prettier-ignore
  return names.map(([, from, bare, lazy]) => {
    const name = from ?? bare ?? lazy
    return name.startsWith('.') ? normalize(join(file, '..', name)) : name
  })
}

const imports = files.flatMap((file) => importsOf(file).map((target) => ({ file, target })))
const offending = (isWrong: (edge: { file: string; target: string }) => boolean) =>
  imports.filter(isWrong).map(({ file, target }) => `${file} imports ${target}`)

describe('the arrows', () => {
  it('never run between server and indexer, and never out of the engine', () => {
    expect(offending(({ file, target }) => file.startsWith('server/') && target.startsWith('indexer/'))).toEqual([])
    expect(offending(({ file, target }) => file.startsWith('indexer/') && target.startsWith('server/'))).toEqual([])
    expect(offending(({ file, target }) => file.startsWith('engine/') && /^(server|indexer)\//.test(target))).toEqual(
      [],
    )
  })

  it('reach an engine only through its port', () => {
    const isInside = (path: string) => /^engine\/(sqlite|meilisearch)\//.exec(path)?.[1]
    expect(
      offending(({ file, target }) => {
        const engine = isInside(target)
        return engine !== undefined && isInside(file) !== engine && file !== 'engine/open-engine.ts'
      }),
    ).toEqual([])
  })

  it('reach a driver only from the engine it drives', () => {
    expect(offending(({ file, target }) => target === 'node:sqlite' && !file.startsWith('engine/sqlite/'))).toEqual([])
    expect(
      offending(({ file, target }) => target.startsWith('meilisearch') && !file.startsWith('engine/meilisearch/')),
    ).toEqual([])
  })

  it('reach files and networks from nowhere in what is pure', () => {
    const isPure = (file: string) => file.startsWith('server/search/') || file.startsWith('indexer/tag/')
    const does = /^(node:(fs|net|http|https|child_process|worker_threads|sqlite)|express|eta|undici|meilisearch)/
    expect(offending(({ file, target }) => isPure(file) && does.test(target))).toEqual([])
  })
})

describe('the rooms', () => {
  it('are no larger than one can read at a sitting', () => {
    const long = files.filter((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length > 340)
    expect(long).toEqual([])
  })

  it('have one place that reads the environment', () => {
    const reading = files.filter((file) => /process\.env\b/.test(readFileSync(join(ROOT, file), 'utf8')))
    expect(reading).toEqual(['engine/settings.ts'])
  })
})
