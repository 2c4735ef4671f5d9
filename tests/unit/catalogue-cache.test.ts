/** What is kept of the compiled catalogue. */
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CatalogueFiles } from '../../indexer/catalogue/catalogue-files.ts'
import { loadCatalogue } from '../../indexer/catalogue/load-catalogue.ts'
import { tokenize } from '../../indexer/tag/tokens.ts'
import { TEST_CATALOGUE } from '../support/indexing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

function keptCatalogue(): { files: CatalogueFiles; folder: string; cacheFolder: string } {
  const [folder, cacheFolder] = [temporaryFolder(), temporaryFolder()]
  cpSync(TEST_CATALOGUE, folder, { recursive: true })
  return { files: { folders: [folder], cacheFolder }, folder, cacheFolder }
}

const RURITANIA =
  'states:\n- {id: ruritania, name: Ruritania, names: {ru: {name: [Руритания]}, fa: {name: [روریتانیا]}}}\n'

describe('what is kept of the catalogue', () => {
  it('does not hide an edit, and goes when it is of use no more', () => {
    const { files, folder, cacheFolder } = keptCatalogue()
    expect(loadCatalogue(files).actors.has('ruritania')).toBe(false)
    const before = readdirSync(cacheFolder)
    writeFileSync(join(cacheFolder, 'other.txt'), 'not ours')
    writeFileSync(join(folder, 'mine.yaml'), RURITANIA)
    expect(loadCatalogue(files).actors.has('ruritania')).toBe(true)
    const after = readdirSync(cacheFolder)
    expect(after).toHaveLength(before.length + 1)
    expect(after.filter((name) => before.includes(name))).toEqual([])
  })

  it.each([
    ['Ruritania', 'latin'],
    ['Руритании', 'cyrillic'],
    ['وروریتانیا', 'arabic'],
  ])('finds %s, by names that are read when they are first needed, whatever became of the files', (printed) => {
    const { files, folder, cacheFolder } = keptCatalogue()
    writeFileSync(join(folder, 'mine.yaml'), RURITANIA)
    loadCatalogue(files)
    const { names } = loadCatalogue(files)
    rmSync(cacheFolder, { recursive: true })
    const [match] = names.matchesAt(tokenize(printed), 0)
    expect(match.entries.map(({ actor }) => actor.id)).toEqual(['ruritania'])
  })

  it.each([[['names-latin']], [['lists']], [['lists', 'entries']]])(
    'is made again where %j are lost or damaged',
    (parts) => {
      const { files, cacheFolder } = keptCatalogue()
      const expected = loadCatalogue(files).actors.size
      for (const damage of [rmSync, (file: string) => writeFileSync(file, '{"')]) {
        for (const name of readdirSync(cacheFolder))
          if (parts.some((part) => name.endsWith(`-${part}.json`))) damage(join(cacheFolder, name))
        const { actors, names } = loadCatalogue(files)
        expect(actors.size).toBe(expected)
        expect(names.matchesAt(tokenize('Iran'), 0)).toHaveLength(1)
      }
    },
  )
})
