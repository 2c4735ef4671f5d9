/** One article in several sources, as it was and as it became: feeds and pages that are saved again and again. */
import { renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexedTitles, runIndexer } from '../support/indexing.ts'
import { line, SourceFolder } from '../support/source-folder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const archive = new SourceFolder()

/** @param updated day of February on which it became so */
function state(article: string, updated: number | null, more: Record<string, unknown> = {}): string {
  return line({
    url: `https://wire.example/${article}`,
    title: `${article} of ${updated}`,
    text: `Report ${article}: the harbour of Port Ellen was closed for a week after the storm, said the mayor, and boats lay idle while the pier was mended by hand.`,
    publishedAt: '2025-02-01',
    ...(updated && { updatedAt: `2025-02-${String(updated).padStart(2, '0')}` }),
    ...more,
  })
}

const put = (name: string, ...lines: string[]) => archive.put(`${name}.ndjson`, lines.join('\n'))
const drop = (name: string) => rmSync(join(archive.sources, `${name}.ndjson`))
const titles = () => indexedTitles(archive.data)

describe('a source that is named', () => {
  it('may become a folder: its articles go with it', async () => {
    const path = join(archive.sources, 'x.ndjson')
    put('x', line({ id: 's1', title: 'One' }), line({ id: 's2', title: 'Two' }))
    await runIndexer(archive.data, [path])
    rmSync(path)
    archive.put('x.ndjson/1.ndjson', line({ id: 's1', title: 'One, corrected' }))
    const { report } = await runIndexer(archive.data, [path])
    expect(report.refused).toEqual([])
    expect(await titles()).toEqual(['One, corrected'])
  })

  it('may move and leave a link in its place', async () => {
    const [old, moved] = ['archive', 'disk'].map((name) => join(archive.sources, name))
    archive.put('archive/x.ndjson', line({ id: 's1', title: 'One' }))
    await runIndexer(archive.data, [old])
    renameSync(old, moved)
    symlinkSync(moved, old)
    archive.put('disk/x.ndjson', line({ id: 's1', title: 'One, corrected' }))
    const { report } = await runIndexer(archive.data, [moved])
    expect(report.refused).toEqual([])
    expect(await titles()).toEqual(['One, corrected'])
  })

  it('may hold what Dateline keeps for itself, which is no source', async () => {
    archive.put('data/cache/catalogue.json', '[{"title": "x"}]')
    archive.put('a.txt', 'Talks\n\nThe ministers met in Vienna for talks.\n')
    const { report } = await archive.index({ dataFolder: join(archive.sources, 'data') })
    expect(report).toMatchObject({ refused: [], sources: { found: 1 } })
  })
})

describe('an article that two sources have in different states', () => {
  it('is indexed in the later one, whichever is read first, and nothing is refused', async () => {
    put('monday', state('a', 3), state('b', 9))
    put('tuesday', state('a', 4), state('b', 8))
    const { report } = await archive.index()
    expect(report.refused).toEqual([])
    expect(report.articles).toMatchObject({ added: 2, changed: 1, superseded: 2 })
    expect(await titles()).toEqual(['a of 4', 'b of 9'])
    expect((await archive.index()).report.sources.unchanged).toBe(2)
  })

  it('returns to the earlier state when the later is gone', async () => {
    put('monday', state('a', 3))
    await archive.index()
    put('tuesday', state('a', 4))
    await archive.index()
    expect(await titles()).toEqual(['a of 4'])
    drop('tuesday')
    await archive.index()
    expect(await titles()).toEqual(['a of 3'])
  })

  it('of one time is indexed as the source has it that comes last by its name', async () => {
    put('2025-02-02', state('a', null, { title: 'Second' }))
    put('2025-02-01', state('a', null, { title: 'First' }))
    await archive.index()
    expect(await titles()).toEqual(['Second'])
  })

  it('is two articles under one id where they share neither title nor text, though they give one address', async () => {
    put('a', state('a', 3))
    put('b', state('a', 4, { title: 'Other', text: 'Something else altogether, of which nobody in the first report had heard a single word.' })) // prettier-ignore
    const { report } = await archive.index()
    expect(report.refused).toMatchObject([{ reason: expect.stringMatching(/^its id .* is that of another article, in .*a\.ndjson$/) }]) // prettier-ignore
    expect(await titles()).toEqual(['a of 3'])
  })

  it('is refused within one source where nothing tells which is later', async () => {
    put('a', state('a', 3), state('a', 3, { title: 'The same day' }), state('a', 5))
    const { report } = await archive.index()
    expect(report.refused).toMatchObject([{ line: 2 }])
    expect(await titles()).toEqual(['a of 5'])
  })
})

/** What a source holds: which articles and in which state each; nothing, and the source is gone. */
const content = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 4 })), { maxLength: 3 })
const contents = fc.record({ x: content, y: content, z: content }, { requiredKeys: [] })

it('whatever becomes of the sources, the index is as one made anew, and a dry run tells what a run does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(contents, { minLength: 2, maxLength: 5 }), async (changes) => {
      const [sources, data] = [temporaryFolder(), temporaryFolder()]
      for (const changed of changes) {
        for (const [name, states] of Object.entries(changed)) {
          const file = join(sources, `${name}.ndjson`)
          if (states.length === 0) rmSync(file, { force: true })
          else writeFileSync(file, states.map(([article, updated]) => state(article, updated)).join('\n'))
        }
        const announced = await runIndexer(data, [sources], { dryRun: true })
        const { report } = await runIndexer(data, [sources])
        expect(announced.report.articles).toEqual(report.articles)
        const anew = temporaryFolder()
        await runIndexer(anew, [sources])
        expect(await indexedTitles(data)).toEqual(await indexedTitles(anew))
        expect((await runIndexer(data, [sources])).report.articles).toMatchObject({ added: 0, changed: 0, removed: 0 })
      }
    }),
    { numRuns: 12 },
  )
})

it('of two lines under one id the first counts, though the second was there before', async () => {
  put('x', line({ id: '7', title: 'Ten died' }))
  await archive.index()
  put('x', line({ id: '7', title: 'Two died' }), line({ id: '7', title: 'Ten died' }))
  const { report } = await archive.index()
  expect(report.refused).toMatchObject([{ line: 2 }])
  expect(await titles()).toEqual(['Two died'])
  const anew = await runIndexer(temporaryFolder(), [archive.sources])
  expect(anew.report.refused).toEqual(report.refused)
})
