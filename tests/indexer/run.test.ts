import {
  chmodSync,
  cpSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { EVERYTHING } from '../../engine/search-engine.ts'
import { indexedTitles, indexFile, runIndexer, TEST_CATALOGUE, withEngine } from '../support/indexing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

let data: string
let sources: string

beforeEach(() => {
  data = temporaryFolder()
  sources = join(temporaryFolder(), 'archive')
  mkdirSync(sources)
})

const put = (name: string, content: string | Buffer) => {
  mkdirSync(join(sources, name, '..'), { recursive: true })
  writeFileSync(join(sources, name), content)
}
const article = (title: string, text = 'The foreign minister spoke about sanctions at length.') =>
  `${title}\n\n${text}\n`
const line = (fields: Record<string, unknown>) =>
  JSON.stringify({ text: 'A text of some length about nothing in particular.', ...fields })
const index = (options: Parameters<typeof runIndexer>[2] = {}) => runIndexer(data, [sources], options)

describe('a run', () => {
  it('indexes every format, gzipped or not, in folders below folders', async () => {
    put('a.txt', article('Plain text'))
    put(
      'deep/er/b.md',
      '---\ntitle: Markdown\npublishedAt: 2025-02-25\n---\n\nA paragraph that is long enough to stand.',
    )
    put(
      'c.html',
      '<html><head><title>A page</title></head><body><article><h1>A page</h1><p>Its only paragraph, which is long enough.</p></article></body></html>',
    )
    put('d.ndjson', [line({ id: 'one', title: 'First line' }), line({ id: 'two', title: 'Second line' })].join('\n'))
    put('e.json', JSON.stringify([{ title: 'In a list', text: 'An article in a list of articles, of some length.' }]))
    put('f.txt.gz', gzipSync(article('Packed text')))
    put('g.ndjson.gz', gzipSync(line({ title: 'Packed line' })))
    put('notes.pdf', 'not for us')
    put('.hidden.txt', article('Hidden'))
    const { report } = await index()
    expect(await indexedTitles(data)).toEqual([
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
    put('a.txt', 'Talks\n\nAbbas Araghchi came to the talks on Monday, with many others.')
    await index()
    await withEngine(data, async (engine) => {
      const [record] = await engine.describeValues({ actor: new Set(['abbas-araghchi']) })
      expect(record).toMatchObject({ label: 'Abbas Araghchi', actorKind: 'person', listed: true })
      expect(record.offices).toMatchObject([
        { title: { label: 'foreign minister' }, of: { label: 'Iran' }, from: '2024-08-21', to: null },
      ])
    })
  })

  it('writes nothing the second time', async () => {
    put('a.txt', article('One'))
    put('b.ndjson', line({ title: 'Two' }))
    await index()
    const before = statSync(indexFile(data))
    const { report, events } = await index()
    expect(report.articles).toEqual({ added: 0, changed: 0, unchanged: 0, retagged: 0, removed: 0, empty: 0 })
    expect(report.sources).toEqual({ found: 2, unchanged: 2, removed: 0, passedOver: 0 })
    expect(events).toEqual([{ type: 'planned', sources: 2, unchanged: 2 }])
    expect(statSync(indexFile(data)).mtimeMs).toBe(before.mtimeMs)
  })

  it('does not read a source again that only has a new date', async () => {
    put('a.txt', article('One'))
    await index()
    utimesSync(join(sources, 'a.txt'), new Date(), new Date(2000, 1, 1))
    const { report } = await index()
    expect(report.sources.unchanged).toBe(1)
    expect(report.articles).toMatchObject({ added: 0, changed: 0 })
  })

  it('replaces what changed and keeps its id', async () => {
    put('a.txt', article('Before', 'The old text, which is long enough to stand.'))
    await index()
    const id = await withEngine(data, async (engine) => (await firstHit(engine)).article.id)
    put('a.txt', article('After', 'The new text, which is long enough to stand.'))
    const { report } = await index()
    expect(report.articles).toMatchObject({ added: 0, changed: 1 })
    expect(await indexedTitles(data)).toEqual(['After'])
    expect(await withEngine(data, async (engine) => (await firstHit(engine)).article.id)).toBe(id)
  })

  it('removes what is gone from the folder', async () => {
    put('a.txt', article('Stays'))
    put('b.txt', article('Goes'))
    await index()
    rmSync(join(sources, 'b.txt'))
    const { report } = await index()
    expect(report.articles.removed).toBe(1)
    expect(await indexedTitles(data)).toEqual(['Stays'])
  })

  it('leaves alone what was indexed from other folders', async () => {
    put('a.txt', article('Here'))
    await index()
    const other = temporaryFolder()
    writeFileSync(join(other, 'b.txt'), article('There'))
    await runIndexer(data, [other])
    expect(await indexedTitles(data)).toEqual(['Here', 'There'])
  })

  it('reads only the lines of a large file that changed', async () => {
    const lines = Array.from({ length: 100 }, (_, number) => line({ id: `n${number}`, title: `Number ${number}` }))
    put('a.ndjson', lines.join('\n'))
    await index()
    put('a.ndjson', [...lines.slice(0, 50), line({ id: 'n50', title: 'Changed' }), ...lines.slice(51, 99)].join('\n'))
    const { report } = await index()
    expect(report.articles).toMatchObject({ added: 0, changed: 1, unchanged: 98, retagged: 0, removed: 1 })
  })

  it('knows an article again whose file moved along with its folder', async () => {
    put('a.txt', article('Moved'))
    await index()
    const id = await withEngine(data, async (engine) => (await firstHit(engine)).article.id)
    const moved = join(temporaryFolder(), 'archive')
    renameSync(sources, moved)
    const { report } = await runIndexer(data, [moved])
    expect(report.articles).toMatchObject({ added: 0, changed: 1 })
    expect(await withEngine(data, async (engine) => (await firstHit(engine)).article.id)).toBe(id)
    expect(report.refused).toEqual([])
  })

  it('tags again what is there when the catalogue changes, without reading the sources', async () => {
    put('a.txt', article('On Ruritania', 'Ruritania closed its border on Friday, officials said.'))
    await index()
    rmSync(join(sources, 'a.txt'))
    writeFileSync(join(sources, 'b.txt'), article('Other'))
    const catalogue = join(temporaryFolder(), 'catalogue')
    cpSync(TEST_CATALOGUE, catalogue, { recursive: true })
    writeFileSync(join(catalogue, 'more.yaml'), 'states:\n- {id: ruritania, name: Ruritania}\n')
    // Another folder is indexed, so the first article's source is not even looked at.
    const { report } = await runIndexer(data, [join(sources, 'b.txt')], {
      catalogue: { folders: [catalogue], cacheFolder: null },
    })
    expect(report.articles).toMatchObject({ added: 1, retagged: 1 })
    expect(report.tagChanges.map(({ value, gained, lost }) => [value, gained, lost])).toEqual([
      ['actor ruritania', 2, 0],
    ])
    await withEngine(data, async (engine) => {
      const { facets } = await engine.search({ ...EVERYTHING, facets: [{ facet: 'actor', limit: 9 }] })
      expect(facets[0].values.map((count) => count.value)).toContain('ruritania')
      expect(await engine.describeValues({ actor: new Set(['ruritania']) })).toMatchObject([
        { label: 'Ruritania', listed: true },
      ])
    })
  })

  it('says what it would do, and does nothing, when it is dry', async () => {
    put('a.txt', article('Stays'))
    put('b.txt', article('Goes'))
    await index()
    put('a.txt', article('Changed'))
    put('c.txt', article('New'))
    rmSync(join(sources, 'b.txt'))
    const { report, events } = await index({ dryRun: true })
    expect(report.articles).toMatchObject({ added: 1, changed: 1, removed: 1 })
    expect(
      events
        .filter((event) => event.type === 'article')
        .map((event) => event.change)
        .sort(),
    ).toEqual(['added', 'changed', 'removed'])
    expect(await indexedTitles(data)).toEqual(['Goes', 'Stays'])
  })
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
    put('good.txt', article('Good'))
    put(name, content)
    const { report } = await index()
    expect(report.refused).toHaveLength(1)
    expect(report.refused[0].path).toContain(name)
    expect(report.refused[0].reason).toMatch(reason)
    expect(report.refused[0].line).toBe(at)
    expect(await indexedTitles(data)).toContain('Good')
  })

  it('does not run code in front matter', async () => {
    put('code.md', '---js\nglobalThis.ran = true\n---\n\nA paragraph that is long enough to stand.')
    await index()
    expect('ran' in globalThis).toBe(false)
  })

  it('is named again by the next run though it is not read again', async () => {
    put('broken.json', '{')
    await index()
    const { report } = await index()
    expect(report.refused).toHaveLength(1)
    expect(report.sources.unchanged).toBe(1)
  })

  it('leaves what was indexed of it before', async () => {
    put('a.json', JSON.stringify({ title: 'Before', text: 'A text that is long enough to stand alone.' }))
    await index()
    put('a.json', '{"title": "Bef')
    const { report } = await index()
    expect(report.refused).toHaveLength(1)
    expect(await indexedTitles(data)).toEqual(['Before'])
  })

  it('may be a folder: what was indexed from below it stays', async () => {
    put('open/a.txt', article('Open'))
    put('shut/b.txt', article('Shut'))
    await index()
    chmodSync(join(sources, 'shut'), 0)
    try {
      const { report } = await index()
      // The superuser may read everything, and then there is nothing to refuse.
      if (process.getuid?.() !== 0) expect(report.refused[0].reason).toBe('it may not be read (permission denied)')
      expect(await indexedTitles(data)).toEqual(['Open', 'Shut'])
    } finally {
      chmodSync(join(sources, 'shut'), 0o755)
    }
  })

  it('may be a path that is not there: nothing is removed for it', async () => {
    put('a.txt', article('There'))
    await index()
    const { report } = await runIndexer(data, [`${sources}-gone`])
    expect(report.refused).toMatchObject([{ reason: 'there is no such file or folder' }])
    renameSync(sources, `${sources}-moved`)
    await runIndexer(data, [sources])
    expect(await indexedTitles(data)).toEqual(['There'])
  })

  it('may be a link in a circle, or to nowhere', async () => {
    put('a.txt', article('Real'))
    symlinkSync(sources, join(sources, 'loop'))
    symlinkSync(join(sources, 'nothing'), join(sources, 'dangling.txt'))
    const { report } = await index()
    expect(report.refused).toMatchObject([{ reason: 'it is a link to nowhere' }])
    expect(await indexedTitles(data)).toEqual(['Real'])
  })

  it('is a second article under an id that is taken, named with the first', async () => {
    put('a.ndjson', line({ id: 'same', title: 'First' }))
    put('b.ndjson', line({ id: 'same', title: 'Second' }))
    const { report } = await index()
    expect(report.refused).toHaveLength(1)
    expect(report.refused[0]).toMatchObject({ line: 1 })
    expect(report.refused[0].reason).toMatch(/^its id same is that of another article, in .*a\.ndjson$/)
    expect(await indexedTitles(data)).toEqual(['First'])
    const again = await index()
    expect(again.report.refused).toHaveLength(1)
    expect(await indexedTitles(data)).toEqual(['First'])
  })

  it('is not an article without text: that is passed over', async () => {
    put(
      'a.ndjson',
      [
        line({ id: 'a', title: 'Full' }),
        line({ id: 'b', title: '', text: '' }),
        line({ id: 'c', title: 'Only a title', text: '' }),
      ].join('\n'),
    )
    const { report } = await index()
    expect(report.refused).toEqual([])
    expect(report.articles.empty).toBe(1)
    expect(await indexedTitles(data)).toEqual(['Full', 'Only a title'])
  })
})

describe('ids', () => {
  it('are the given ones where they can stand in an address, else a hash of them', async () => {
    put(
      'a.ndjson',
      [
        line({ id: 'plain-1', title: 'A' }),
        line({ id: 'with space/ü', title: 'B' }),
        line({ url: 'https://example.com/x', title: 'C' }),
      ].join('\n'),
    )
    await index()
    await withEngine(data, async (engine) => {
      const { hits } = await engine.search({ ...EVERYTHING, group: 'article', size: 9 })
      const byTitle = new Map(hits.map(({ article: { title, id, sourceId } }) => [title, { id, sourceId }]))
      expect(byTitle.get('A')).toEqual({ id: 'plain-1', sourceId: 'plain-1' })
      expect(byTitle.get('B')?.sourceId).toBe('with space/ü')
      for (const { id } of byTitle.values()) expect(id).toMatch(/^[A-Za-z0-9_-]{1,64}$/)
    })
  })
})

async function firstHit(engine: Parameters<Parameters<typeof withEngine>[1]>[0]) {
  for await (const hit of engine.scan({ ...EVERYTHING, group: 'article' })) return hit
  throw new Error('the index is empty')
}
