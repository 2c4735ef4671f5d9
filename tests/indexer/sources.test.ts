/** `npm run sources`: what the index was made from, and taking some of it out. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { sourcesCommand } from '../../indexer/commands/sources-command.ts'
import { fetchedFolder } from '../../indexer/fetch/fetched-folder.ts'
import { INDEXER_SETTINGS } from '../../indexer/settings.ts'
import { readSettings } from '../../engine/settings.ts'
import { dataFolder } from '../support/data-folder.ts'
import { indexedTitles, runIndexer } from '../support/indexing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const ADDRESS = 'https://wire.example/feed.xml'

function write(folder: string, ...names: string[]): void {
  mkdirSync(folder, { recursive: true })
  for (const name of names)
    writeFileSync(join(folder, name), `${name}\n\nA paragraph of ${folder}/${name}, long enough.\n`)
}

/** Two folders and what an address gave, indexed; and the command with what it printed. */
async function indexed() {
  const [data, kept, gone] = [dataFolder(), temporaryFolder(), temporaryFolder()]
  const fetched = fetchedFolder(ADDRESS, join(data, 'fetched'))
  write(kept, 'a.txt', 'b.txt')
  write(gone, 'c.txt')
  write(fetched, 'd.txt')
  await runIndexer(data, [kept, gone, fetched])
  const settings = readSettings(INDEXER_SETTINGS, { DATA_DIR: data, INDEX_THREADS: '0' })
  const sources = async (paths: string[] = [], forget = false) => {
    const print = vi.spyOn(console, 'log').mockImplementation(() => {})
    try {
      await sourcesCommand(paths, { forget }, settings)
      return print.mock.calls.map(([line]) => String(line))
    } finally {
      print.mockRestore()
    }
  }
  return { data, kept, gone, fetched, sources }
}

it('lists every source with its articles, or those of a path', async () => {
  const { kept, gone, fetched, sources } = await indexed()
  const rows = [join(kept, 'a.txt'), join(kept, 'b.txt'), join(gone, 'c.txt'), join(fetched, 'd.txt')]
  expect((await sources()).sort()).toEqual(rows.map((path) => `      1  ${path}`).sort())
  expect(await sources([join(kept, 'b.txt')])).toEqual([`      1  ${join(kept, 'b.txt')}`])
  expect(await sources(['/nowhere'])).toEqual(['The index has nothing of that.'])
})

it('takes out what is gone, what is still there, and what an address gave', async () => {
  const { data, kept, gone, sources } = await indexed()
  rmSync(gone, { recursive: true })
  const printed = await sources([gone, join(kept, 'a.txt'), ADDRESS], true)
  expect(printed[0]).toMatch(/^Articles: .*3 removed/)
  expect(await indexedTitles(data)).toEqual(['b.txt'])
})

it('takes out nothing where one of the paths is not in the index, and names it', async () => {
  const { data, kept, sources } = await indexed()
  await expect(sources([kept, '/nowhere', 'https://other.example/'], true)).rejects.toThrow(
    /^\/nowhere: the index has nothing of it.*\nhttps:\/\/other\.example\/: the index/,
  )
  await expect(sources([], true)).rejects.toThrow(/name what is to be taken out/)
  expect(await indexedTitles(data)).toHaveLength(4)
})
