import { cpSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { EVERYTHING } from '../../engine/search-engine.ts'
import { startWorkers, type Workers } from '../../indexer/workers.ts'
import { indexedTitles, indexFile, runIndexer, TEST_CATALOGUE, withEngine } from '../support/indexing.ts'
import { SourceFolder, article, line } from '../support/source-folder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const archive = new SourceFolder()

describe('a run', () => {
  it('indexes every format, gzipped or not, in folders below folders', async () => {
    archive.put('a.txt', article('Plain text'))
    archive.put(
      'deep/er/b.md',
      '---\ntitle: Markdown\npublishedAt: 2025-02-25\n---\n\nA paragraph that is long enough to stand.',
    )
    archive.put(
      'c.html',
      '<html><head><title>A page</title></head><body><article><h1>A page</h1><p>Its only paragraph, which is long enough.</p></article></body></html>',
    )
    archive.put(
      'd.ndjson',
      [line({ id: 'one', title: 'First line' }), line({ id: 'two', title: 'Second line' })].join('\n'),
    )
    archive.put(
      'e.json',
      JSON.stringify([{ title: 'In a list', text: 'An article in a list of articles, of some length.' }]),
    )
    archive.put('f.txt.gz', gzipSync(article('Packed text')))
    archive.put('g.ndjson.gz', gzipSync(line({ title: 'Packed line' })))
    archive.put('notes.pdf', 'not for us')
    archive.put('.hidden.txt', article('Hidden'))
    const { report } = await archive.index()
    expect(await indexedTitles(archive.data)).toEqual([
      'A page',
      'First line',
      'In a list',
      'Markdown',
      'Packed line',
      'Packed text',
      'Plain text',
      'Second line',
    ])
    expect(report.articles.added).toBe(8)
    expect(report.refused).toEqual([])
  })

  it('gives those it names what the catalogue says of them', async () => {
    archive.put('a.txt', 'Talks\n\nAbbas Araghchi came to the talks on Monday, with many others.')
    await archive.index()
    await withEngine(archive.data, async (engine) => {
      const [record] = await engine.describeValues({ actor: new Set(['abbas-araghchi']) })
      expect(record).toMatchObject({ label: 'Abbas Araghchi', actorKind: 'person', listed: true })
      expect(record.offices).toMatchObject([
        { title: { label: 'foreign minister' }, of: { label: 'Iran' }, from: '2024-08-21', to: null },
      ])
    })
  })

  it('writes nothing the second time', async () => {
    archive.put('a.txt', article('One'))
    archive.put('b.ndjson', line({ title: 'Two' }))
    await archive.index()
    const before = statSync(indexFile(archive.data))
    const { report, events } = await archive.index()
    expect(report.articles).toEqual({
      added: 0,
      changed: 0,
      unchanged: 0,
      retagged: 0,
      removed: 0,
      repeated: 0,
      superseded: 0,
      empty: 0,
    })
    expect(report.sources).toEqual({ found: 2, unchanged: 2, removed: 0, passedOver: 0, otherKinds: {} })
    expect(events).toEqual([{ type: 'planned', sources: 2, unchanged: 2 }])
    expect(statSync(indexFile(archive.data)).mtimeMs).toBe(before.mtimeMs)
  })

  it('does not read a source again that only has a new date', async () => {
    archive.put('a.txt', article('One'))
    await archive.index()
    utimesSync(join(archive.sources, 'a.txt'), new Date(), new Date(2000, 1, 1))
    const { report } = await archive.index()
    expect(report.sources.unchanged).toBe(1)
    expect(report.articles).toMatchObject({ added: 0, changed: 0 })
  })

  it('replaces what changed and keeps its id', async () => {
    archive.put('a.txt', article('Before', 'The old text, which is long enough to stand.'))
    await archive.index()
    const id = await withEngine(archive.data, async (engine) => (await firstHit(engine)).article.id)
    archive.put('a.txt', article('After', 'The new text, which is long enough to stand.'))
    const { report } = await archive.index()
    expect(report.articles).toMatchObject({ added: 0, changed: 1 })
    expect(await indexedTitles(archive.data)).toEqual(['After'])
    expect(await withEngine(archive.data, async (engine) => (await firstHit(engine)).article.id)).toBe(id)
  })

  it('removes what is gone from the folder', async () => {
    archive.put('a.txt', article('Stays'))
    archive.put('b.txt', article('Goes'))
    await archive.index()
    rmSync(join(archive.sources, 'b.txt'))
    const { report } = await archive.index()
    expect(report.articles.removed).toBe(1)
    expect(await indexedTitles(archive.data)).toEqual(['Stays'])
  })

  it('leaves alone what was indexed from other folders', async () => {
    archive.put('a.txt', article('Here'))
    await archive.index()
    const other = temporaryFolder()
    writeFileSync(join(other, 'b.txt'), article('There'))
    await runIndexer(archive.data, [other])
    expect(await indexedTitles(archive.data)).toEqual(['Here', 'There'])
  })

  it('reads only the lines of a large file that changed', async () => {
    const lines = Array.from({ length: 100 }, (_, number) => line({ id: `n${number}`, title: `Number ${number}` }))
    archive.put('a.ndjson', lines.join('\n'))
    await archive.index()
    archive.put(
      'a.ndjson',
      [...lines.slice(0, 50), line({ id: 'n50', title: 'Changed' }), ...lines.slice(51, 99)].join('\n'),
    )
    const { report } = await archive.index()
    expect(report.articles).toMatchObject({ added: 0, changed: 1, unchanged: 98, retagged: 0, removed: 1 })
  })

  it('holds the last state of a message, however often its mailbox grows', async () => {
    const message = (id: string, title: string) =>
      `From x@example.org Mon Feb 24 10:00:00 2025\nMessage-ID: <${id}@example.org>\nSubject: ${title}\n\nA text of some length about nothing in particular.\n\n`
    let box = message('one', 'First state') + message('one', 'Corrected')
    archive.put('list.mbox', box)
    await archive.index()
    for (const title of ['Second', 'Third']) {
      archive.put('list.mbox', (box += message(title, title)))
      await archive.index()
      expect(await indexedTitles(archive.data)).toContain('Corrected')
    }
  })

  it('knows an article again whose file moved along with its folder', async () => {
    archive.put('a.txt', article('Moved'))
    await archive.index()
    const id = await withEngine(archive.data, async (engine) => (await firstHit(engine)).article.id)
    const moved = join(temporaryFolder(), 'archive')
    renameSync(archive.sources, moved)
    const { report } = await runIndexer(archive.data, [moved])
    expect(report.articles).toMatchObject({ added: 0, changed: 1 })
    expect(await withEngine(archive.data, async (engine) => (await firstHit(engine)).article.id)).toBe(id)
    expect(report.refused).toEqual([])
  })

  it('tags again what is there when the catalogue changes, without reading the sources', async () => {
    archive.put('a.txt', article('On Ruritania', 'Ruritania closed its border on Friday, officials said.'))
    await archive.index()
    rmSync(join(archive.sources, 'a.txt'))
    writeFileSync(join(archive.sources, 'b.txt'), article('Other'))
    const catalogue = join(temporaryFolder(), 'catalogue')
    cpSync(TEST_CATALOGUE, catalogue, { recursive: true })
    writeFileSync(join(catalogue, 'more.yaml'), 'states:\n- {id: ruritania, name: Ruritania}\n')
    // Another folder is indexed, so the first article's source is not even looked at.
    const { report } = await runIndexer(archive.data, [join(archive.sources, 'b.txt')], {
      catalogue: { folders: [catalogue], cacheFolder: null },
    })
    expect(report.articles).toMatchObject({ added: 1, retagged: 1 })
    expect(report.tagChanges.map(({ value, gained, lost }) => [value, gained, lost])).toEqual([
      ['actor ruritania', 2, 0],
    ])
    await withEngine(archive.data, async (engine) => {
      const { facets } = await engine.search({ ...EVERYTHING, facets: [{ facet: 'actor', limit: 9 }] })
      expect(facets[0].values.map((count) => count.value)).toContain('ruritania')
      expect(await engine.describeValues({ actor: new Set(['ruritania']) })).toMatchObject([
        { label: 'Ruritania', listed: true },
      ])
    })
  })

  it('goes on where one article cannot be tagged again, names it, and tries again with the next run', async () => {
    archive.put('a.ndjson', [line({ id: 'a', title: 'Hangs' }), line({ id: 'b', title: 'Goes' })].join('\n'))
    await archive.index()
    const catalogue = join(temporaryFolder(), 'catalogue')
    cpSync(TEST_CATALOGUE, catalogue, { recursive: true })
    writeFileSync(join(catalogue, 'more.yaml'), 'states:\n- {id: ruritania, name: Ruritania}\n')
    const changed = { catalogue: { folders: [catalogue], cacheFolder: null } }
    const whole = startWorkers(0)
    const workers: Workers = {
      ...whole,
      do: async (task) =>
        task.type === 'tag' && task.article.title === 'Hangs' ? [{ refused: 'it took too long', line: null }] : whole.do(task), // prettier-ignore
    }
    const { report } = await archive.index({ ...changed, workers })
    expect(report.articles.retagged).toBe(1)
    expect(report.refused).toMatchObject([{ reason: 'Hangs cannot be tagged again: it took too long' }])
    expect((await archive.index(changed)).report.articles.retagged).toBe(1)
  })

  it('says what it would do, and does nothing, when it is dry', async () => {
    archive.put('a.txt', article('Stays'))
    archive.put('b.txt', article('Goes'))
    await archive.index()
    archive.put('a.txt', article('Changed'))
    archive.put('c.txt', article('New'))
    rmSync(join(archive.sources, 'b.txt'))
    const { report, events } = await archive.index({ dryRun: true })
    expect(report.articles).toMatchObject({ added: 1, changed: 1, removed: 1 })
    expect(
      events
        .filter((event) => event.type === 'article')
        .map((event) => event.change)
        .sort(),
    ).toEqual(['added', 'changed', 'removed'])
    expect(await indexedTitles(archive.data)).toEqual(['Goes', 'Stays'])
  })
})

async function firstHit(engine: Parameters<Parameters<typeof withEngine>[1]>[0]) {
  for await (const hit of engine.scan({ ...EVERYTHING, group: 'article' })) return hit
  throw new Error('the index is empty')
}
