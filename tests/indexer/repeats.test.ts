/** The same article, word for word, in two sources. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startWorkers } from '../../indexer/workers.ts'
import { EVERYTHING } from '../../engine/search-engine.ts'
import { SqliteEngine } from '../../engine/sqlite/sqlite-engine.ts'
import { indexedTitles, indexFile, runIndexer } from '../support/indexing.ts'
import { line, SourceFolder } from '../support/source-folder.ts'

const archive = new SourceFolder()

describe('an article that stands in two sources word for word', () => {
  const [x, y, z] = ['x', 'y', 'z'].map((id) => line({ id, title: id }))
  const pathOf = (name: string) => join(archive.sources, name)

  it('takes over when the other source drops it, though the two are given to runs of their own', async () => {
    const only = (name: string) => runIndexer(archive.data, [pathOf(name)])
    archive.put('a.ndjson', [x, y].join('\n'))
    archive.put('b.ndjson', [x, z].join('\n'))
    await only('a.ndjson')
    expect((await only('b.ndjson')).report.articles).toMatchObject({ added: 1, repeated: 1 })
    archive.put('a.ndjson', y)
    await only('a.ndjson')
    expect(await indexedTitles(archive.data)).toEqual(['y', 'z'])
    await only('b.ndjson')
    expect(await indexedTitles(archive.data)).toEqual(['x', 'y', 'z'])
    expect((await archive.index()).report.sources.unchanged).toBe(2)
  })

  it('is announced by a dry run as it will be', async () => {
    archive.put('a.ndjson', [x, y].join('\n'))
    archive.put('b.ndjson', [x, z].join('\n'))
    await archive.index()
    archive.put('a.ndjson', y)
    const dry = await archive.index({ dryRun: true })
    const real = await archive.index()
    expect(real.report.articles).toMatchObject({ removed: 1, added: 1, repeated: 0 })
    expect(dry.report.articles).toEqual(real.report.articles)
  })

  it('is not taken for kept by the source that had it, when sources are read beside each other', async () => {
    archive.put('z.ndjson', [x, y].join('\n'))
    await archive.index()
    archive.put('b.ndjson', x)
    archive.put('z.ndjson', [x, y, z].join('\n'))
    const workers = startWorkers(2)
    const { report } = await archive.index({ workers })
    await workers.close()
    expect(report.articles).toMatchObject({ changed: 1, added: 1, unchanged: 1, repeated: 1 })
    rmSync(pathOf('b.ndjson'))
    await archive.index()
    expect(await indexedTitles(archive.data)).toEqual(['x', 'y', 'z'])
  })

  it('is indexed once and counted, and takes over when it is alone', async () => {
    const feed = (...entries: number[]) =>
      `<rss version="2.0"><channel><title>Wire</title>${entries.map((n) => `<item><guid>entry-${n}</guid><title>Entry ${n}</title><description>The text of entry ${n} is some words long.</description></item>`).join('')}</channel></rss>`
    archive.put('monday.xml', feed(1, 2))
    archive.put('tuesday.xml', feed(2, 3))
    const { report } = await archive.index()
    expect(report.refused).toEqual([])
    expect(report.articles).toMatchObject({ added: 3, repeated: 1 })
    expect((await archive.index()).report.sources.unchanged).toBe(2)
    rmSync(join(archive.sources, 'monday.xml'))
    await archive.index()
    expect(await indexedTitles(archive.data)).toEqual(['Entry 2', 'Entry 3'])
  })
})

describe('an article of an export without addresses that stands in a later one as it became since', () => {
  const state = (ships: number, more: object = {}) =>
    line({ id: 'cms-101', title: 'Strike in the port', publishedAt: '2025-02-25T08:00:00Z', updatedAt: `2025-02-${ships}T18:00:00Z`, text: `${ships} ships wait for the dockers, the union said.`, ...more }) // prettier-ignore
  const texts = async () => {
    const engine = new SqliteEngine(indexFile(archive.data))
    const { hits } = await engine.search({ ...EVERYTHING, size: 9 })
    await engine.close()
    return hits.map(({ paragraph }) => paragraph.text)
  }

  it('is replaced by its later state', async () => {
    archive.put('export-25.ndjson', state(25))
    await archive.index()
    archive.put('export-26.ndjson', state(26))
    expect((await archive.index()).report.refused).toEqual([])
    expect(await texts()).toEqual(['26 ships wait for the dockers, the union said.'])
  })

  it('is not taken for one of the same id that has another title or was printed at another time', async () => {
    for (const other of [{ title: 'Rain' }, { publishedAt: '2025-02-24' }]) {
      archive.put('export-25.ndjson', state(25))
      archive.put('export-26.ndjson', state(26, other))
      expect((await archive.index({ rebuild: true })).report.refused).toHaveLength(1)
    }
  })
})
