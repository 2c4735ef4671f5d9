import { chmodSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { EVERYTHING } from '../../engine/search-engine.ts'
import { SqliteWriter } from '../../engine/sqlite/sqlite-writer.ts'
import { indexedTitles, indexFile, runIndexer, withEngine } from '../support/indexing.ts'
import { SourceFolder, article, line } from '../support/source-folder.ts'

const archive = new SourceFolder()

it('very many refusals of a source are named as far as somebody may read them, and end no later run', async () => {
  archive.put('x.ndjson', Array.from({ length: 130_000 }, (_, id) => `{"id":"${id}","kop":"T"}`).join('\n'))
  archive.put('good.txt', 'Talks\n\nThe ministers met in Vienna for talks.\n')
  const first = await archive.index()
  expect(first.report.refused).toHaveLength(1001)
  expect(first.report.refused.at(-1)!.reason).toBe('129,000 more items of it')
  expect((await archive.index()).report).toMatchObject({ sources: { unchanged: 2 }, refused: { length: 1001 } })
})

describe('what cannot be read', () => {
  const table: [name: string, content: string | Buffer, reason: RegExp, line: number | null][] = [
    ['broken.json', '{"title": ', /^it is not JSON: /, null],
    ['list.json', '[{"title": "x"}]', /^article 1: it has none of the fields text, html and markdown$/, null],
    [
      'bad.ndjson',
      `${line({ id: 'good' })}\n{"title": "x", "text": 7}\n`,
      /^the field text must be a text, not a number$/,
      2,
    ],
    [
      'date.ndjson',
      line({ publishedAt: 'last week' }),
      /^the field publishedAt must be a date like 2025-02-25, not “last week”$/,
      1,
    ],
    ['authors.ndjson', line({ authors: [7] }), /^the field authors must be a list of names$/, 1],
    ['array.ndjson', '[1]', /^it is not a JSON object with the fields of an article$/, 1],
    ['cut.txt.gz', gzipSync(article('Cut')).subarray(0, 40), /^the gzip data ends too early$/, null],
    ['cut.json.gz', gzipSync('[]').fill(7, 10, 14), /^the gzip data is damaged$/, null],
    ['binary.txt', Buffer.from([1, 2, 0, 4, 5]), /^it is not text: it holds NUL bytes$/, null],
    ['zeros.txt.gz', gzipSync(Buffer.alloc(40 * 1024 * 1024)), /^it is larger than 32 MB$/, null],
    [
      'letters.txt',
      'x'.repeat(6_000_000),
      /^it is no text: it holds more than 100,000 characters without a space$/,
      null,
    ],
    ['open.md', '---\ntitle: x\n\nText.', /no line --- to end it$/, 1],
    ['yaml.md', '---\ntitle: [x\n---\n\nText.', /^the front matter is not YAML: /, 3],
    [
      'alias.md',
      '---\na: &a [x]\nb: [*a, *a]\n---\n\nText.',
      /^the front matter uses YAML aliases, which are not read$/,
      1,
    ],
  ]

  it.each(table)('%s is named with its reason, and all else is indexed', async (name, content, reason, at) => {
    archive.put('good.txt', article('Good'))
    archive.put(name, content)
    const { report } = await archive.index()
    expect(report.refused).toHaveLength(1)
    expect(report.refused[0].path).toContain(name)
    expect(report.refused[0].reason).toMatch(reason)
    expect(report.refused[0].line).toBe(at)
    expect(await indexedTitles(archive.data)).toContain('Good')
  })

  it('does not run code in front matter', async () => {
    archive.put('code.md', '---js\nglobalThis.ran = true\n---\n\nA paragraph that is long enough to stand.')
    await archive.index()
    expect('ran' in globalThis).toBe(false)
  })

  it('is named again by the next run though it is not read again', async () => {
    archive.put('broken.json', '{')
    await archive.index()
    const { report } = await archive.index()
    expect(report.refused).toHaveLength(1)
    expect(report.sources.unchanged).toBe(1)
  })

  it('leaves what was indexed of it before', async () => {
    archive.put('a.json', JSON.stringify({ title: 'Before', text: 'A text that is long enough to stand alone.' }))
    await archive.index()
    archive.put('a.json', '{"title": "Bef')
    const { report } = await archive.index()
    expect(report.refused).toHaveLength(1)
    expect(await indexedTitles(archive.data)).toEqual(['Before'])
  })

  it.each<[name: string, write: (lines: string[]) => string]>([
    ['many.ndjson', (lines) => lines.join('\n')],
    ['many.json', (lines) => `[${lines.join(',')}]`],
  ])('holds nothing back in %s that is gone, where it was as unreadable before', async (name, write) => {
    const bad = '{"title": "x", "text": 7}'
    const [first, second] = [line({ id: 'first', title: 'First' }), line({ id: 'second', title: 'Second' })]
    archive.put(name, write([first, second, bad]))
    await archive.index()
    archive.put(name, write([first, bad]))
    await archive.index()
    expect(await indexedTitles(archive.data)).toEqual(['First'])
  })

  it('may be what an article has become, though it looks like one that was as unreadable before', async () => {
    const [first, second] = [line({ id: 'first', title: 'First' }), line({ id: 'second', title: 'Second' })]
    archive.put('many.ndjson', [first, second, '{}'].join('\n'))
    await archive.index()
    archive.put('many.ndjson', [first, '{}', '{}'].join('\n'))
    await archive.index()
    expect(await indexedTitles(archive.data)).toEqual(['First', 'Second'])
    archive.put('many.ndjson', [first, '{}'].join('\n'))
    await archive.index()
    expect(await indexedTitles(archive.data)).toEqual(['First'])
  })

  it('may be what an article has become: that stays through every later run, until it is read again', async () => {
    const [first, bad] = [line({ id: 'first', title: 'First' }), '{"id": "second", "text": 7}']
    archive.put('many.ndjson', [first, line({ id: 'second', title: 'Second' })].join('\n'))
    await archive.index()
    for (const title of ['First', 'Changed', 'Changed again']) {
      archive.put('many.ndjson', [line({ id: 'first', title }), bad].join('\n'))
      await archive.index()
      expect((await indexedTitles(archive.data)).sort()).toEqual([title, 'Second'].sort())
    }
    archive.put('many.ndjson', first)
    await archive.index()
    expect(await indexedTitles(archive.data)).toEqual(['First'])
  })

  it('may be a folder: what was indexed from below it stays', async () => {
    archive.put('open/a.txt', article('Open'))
    archive.put('shut/b.txt', article('Shut'))
    await archive.index()
    chmodSync(join(archive.sources, 'shut'), 0)
    try {
      const { report } = await archive.index()
      // The superuser may read everything, and then there is nothing to refuse.
      if (process.getuid?.() !== 0) expect(report.refused[0].reason).toBe('it may not be read (permission denied)')
      expect(await indexedTitles(archive.data)).toEqual(['Open', 'Shut'])
    } finally {
      chmodSync(join(archive.sources, 'shut'), 0o755)
    }
  })

  it('may be a path that is not there: nothing is removed for it', async () => {
    archive.put('a.txt', article('There'))
    await archive.index()
    const { report } = await runIndexer(archive.data, [`${archive.sources}-gone`])
    expect(report.refused).toMatchObject([{ reason: 'there is no such file or folder' }])
    renameSync(archive.sources, `${archive.sources}-moved`)
    await runIndexer(archive.data, [archive.sources])
    expect(await indexedTitles(archive.data)).toEqual(['There'])
  })

  it('may be a link in a circle, or to nowhere', async () => {
    archive.put('a.txt', article('Real'))
    symlinkSync(archive.sources, join(archive.sources, 'loop'))
    symlinkSync(join(archive.sources, 'nothing'), join(archive.sources, 'dangling.txt'))
    const { report } = await archive.index()
    expect(report.refused).toMatchObject([{ reason: 'it is a link to nowhere' }])
    expect(await indexedTitles(archive.data)).toEqual(['Real'])
  })

  it('is a second article under an id that is taken, named with the first', async () => {
    archive.put('a.ndjson', line({ id: 'same', title: 'First' }))
    archive.put('b.ndjson', line({ id: 'same', title: 'Second' }))
    const { report } = await archive.index()
    expect(report.refused).toHaveLength(1)
    expect(report.refused[0]).toMatchObject({ line: 1 })
    expect(report.refused[0].reason).toMatch(/^its id same is that of another article, in .*a\.ndjson$/)
    expect(await indexedTitles(archive.data)).toEqual(['First'])
    const again = await archive.index()
    expect(again.report.refused).toHaveLength(1)
    expect(await indexedTitles(archive.data)).toEqual(['First'])
  })

  it('is a second article under an id that is taken in the same source, whether the first is read again or not', async () => {
    const first = line({ id: 'same', title: 'First' })
    archive.put('a.ndjson', first)
    await archive.index()
    archive.put('a.ndjson', [first, first, line({ id: 'same', title: 'Second' })].join('\n'))
    for (const options of [{}, { rebuild: true }]) {
      const { report } = await archive.index(options)
      expect(report.refused.map((refusal) => refusal.line)).toEqual([3])
      expect(report.articles.repeated).toBe(1)
      expect(await indexedTitles(archive.data)).toEqual(['First'])
    }
  })

  it('is taken as soon as the other article under its id has gone, or has another', async () => {
    archive.put('a.json', line({ id: 'same', title: 'First' }))
    archive.put('b.json', line({ id: 'same', title: 'Second' }))
    archive.put('c.json', line({ id: 'other', title: 'Third' }))
    archive.put('d.json', line({ id: 'other', title: 'Fourth' }))
    const { report } = await archive.index()
    expect(report.refused).toHaveLength(2)
    rmSync(join(archive.sources, 'a.json'))
    archive.put('c.json', line({ id: 'third', title: 'Third' }))
    const next = await archive.index()
    expect(next.report.refused).toEqual([])
    expect(await indexedTitles(archive.data)).toEqual(['Fourth', 'Second', 'Third'])
    expect((await archive.index()).report.sources.unchanged).toBe(3)
  })

  it('is not an article that was moved to another source, or changed places with one', async () => {
    const of = (id: string) => line({ id, title: id })
    archive.put('a.ndjson', of('one'))
    archive.put('b.ndjson', `${of('two')}\n${of('three')}`)
    archive.put('c.json', of('four'))
    archive.put('d.json', of('five'))
    await archive.index()
    archive.put('a.ndjson', `${of('one')}\n${of('three')}`)
    archive.put('b.ndjson', of('two'))
    archive.put('c.json', of('five'))
    archive.put('d.json', of('four'))
    const { report } = await archive.index()
    expect(report.refused).toEqual([])
    expect(await indexedTitles(archive.data)).toEqual(['five', 'four', 'one', 'three', 'two'])
    expect((await archive.index()).report.sources.unchanged).toBe(4)
  })

  it('is told of the second where both have an article, though only the first is read again', async () => {
    archive.put('b.json', line({ id: 'same', title: 'Same' }))
    await archive.index()
    archive.put('a.json', line({ id: 'same', title: 'Another' }))
    utimesSync(join(archive.sources, 'b.json'), 1, 1)
    await archive.index()
    const { report } = await archive.index()
    expect(report.refused).toMatchObject([{ path: expect.stringMatching(/b\.json$/) }])
    rmSync(join(archive.sources, 'a.json'))
    await archive.index()
    expect(await indexedTitles(archive.data)).toEqual(['Same'])
  })

  it('is tried again though it did not change, when it could not be opened', async () => {
    archive.put('a.txt', article('Shut'))
    await archive.index()
    const path = join(archive.sources, 'a.txt')
    const writer = new SqliteWriter(indexFile(archive.data))
    const refused = [{ path, line: null, reason: 'it may not be read (permission denied)' }]
    await writer.putSource({ ...(await writer.source(path))!, contentHash: '', refused })
    await writer.commit()
    await writer.close()
    const { report } = await archive.index()
    expect(report.refused).toEqual([])
    expect(report.sources.unchanged).toBe(0)
  })

  it('is not an article without text: that is passed over', async () => {
    archive.put(
      'a.ndjson',
      [
        line({ id: 'a', title: 'Full' }),
        line({ id: 'b', title: '', text: '' }),
        line({ id: 'c', title: 'Only a title', text: '' }),
      ].join('\n'),
    )
    const { report } = await archive.index()
    expect(report.refused).toEqual([])
    expect(report.articles.empty).toBe(1)
    expect(await indexedTitles(archive.data)).toEqual(['Full', 'Only a title'])
  })
})

describe('ids', () => {
  it('are the given ones where they can stand in an address, else a hash of them', async () => {
    archive.put(
      'a.ndjson',
      [
        line({ id: 'plain-1', title: 'A' }),
        line({ id: 'with space/ü', title: 'B' }),
        line({ url: 'https://example.com/x', title: 'C' }),
      ].join('\n'),
    )
    await archive.index()
    await withEngine(archive.data, async (engine) => {
      const { hits } = await engine.search({ ...EVERYTHING, group: 'article', size: 9 })
      const byTitle = new Map(hits.map(({ article: { title, id, sourceId } }) => [title, { id, sourceId }]))
      expect(byTitle.get('A')).toEqual({ id: 'plain-1', sourceId: 'plain-1' })
      expect(byTitle.get('B')?.sourceId).toBe('with space/ü')
      for (const { id } of byTitle.values()) expect(id).toMatch(/^[A-Za-z0-9_-]{1,64}$/)
    })
  })
})
