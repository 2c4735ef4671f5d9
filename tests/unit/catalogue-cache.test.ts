/** What is kept of the compiled catalogue. */
import { cpSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadCatalogue } from '../../indexer/catalogue/load-catalogue.ts'
import { TEST_CATALOGUE } from '../support/indexing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

it('an edit of the catalogue is read, and what was compiled before is not kept for ever', () => {
  const [folder, cacheFolder] = [temporaryFolder(), temporaryFolder()]
  cpSync(TEST_CATALOGUE, folder, { recursive: true })
  const files = { folders: [folder], cacheFolder }
  expect(loadCatalogue(files).actors.has('ruritania')).toBe(false)
  writeFileSync(join(cacheFolder, 'other.txt'), 'not ours')
  writeFileSync(join(folder, 'mine.yaml'), 'states:\n- {id: ruritania, name: Ruritania}\n')
  expect(loadCatalogue(files).actors.has('ruritania')).toBe(true)
  expect(readdirSync(cacheFolder).length).toBe(3)
})
