/** The same text printed twice: found in a run, written down, and forgotten when it is no longer so. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { EVERYTHING } from '../../engine/search-engine.ts'
import { bandsOf, sketchOf } from '../../engine/text/sketch.ts'
import { runIndexer, withEngine } from '../support/indexing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const PARAGRAPHS = [
  'The two ministers met in Vienna on Tuesday and agreed to meet again before the month is out, diplomats said.',
  'Inspectors counted more centrifuges at the plant than in the spring, and fewer cameras than the treaty calls for.',
  'Oil fell by two dollars a barrel on the news, its largest fall since the middle of the winter, traders in London said.',
  'Neither side wished to say what had been offered, but both called the meeting useful and longer than they had planned.',
]
const OTHER =
  'A storm that had crossed the gulf overnight took the roofs off several schools and left thousands without power.'

let data: string
let sources: string
beforeEach(() => {
  data = temporaryFolder()
  sources = join(temporaryFolder(), 'archive')
  mkdirSync(sources)
})

const put = (id: string, publishedAt: string, paragraphs: readonly string[]) =>
  writeFileSync(join(sources, `${id}.json`), JSON.stringify({ id, title: `Title of ${id}`, source: id, publishedAt, text: paragraphs.join('\n\n') })) // prettier-ignore
const index = async (options = {}) => (await runIndexer(data, [sources], options)).report
/** What each article and paragraph is the same as, as the index says. */
const sames = () =>
  withEngine(data, async (engine) => {
    const { hits } = await engine.search({ ...EVERYTHING, sort: 'oldest', size: 300 })
    const labels = hits.flatMap(({ paragraph, article }) => [[article.id, article.sameAs], [paragraph.id, paragraph.sameAs]]) // prettier-ignore
    return Object.fromEntries(labels) as Record<string, string | null>
  })

describe('an article that is printed again', () => {
  it('is the same as the earliest that printed it, each with its paragraphs, edits and all', async () => {
    put('wire', '2025-02-25', PARAGRAPHS)
    put('late', '2025-02-27', ['Our own lead stands here and is nobody else’s to print.', ...PARAGRAPHS])
    put(
      'edited',
      '2025-02-26',
      PARAGRAPHS.map((text) => text.replace('said', 'have said').replace('dollars', 'pounds')),
    )
    put('storm', '2025-02-26', [OTHER, OTHER.replace('storm', 'blizzard and its aftermath')])
    const { copies } = await index()
    expect(copies).toEqual({ articles: 2, paragraphs: 8 })
    expect(await sames()).toMatchObject({
      wire: 'wire', 'wire-1': 'wire-1',
      edited: 'wire', 'edited-1': 'wire-1', 'edited-3': 'wire-3',
      late: 'wire', 'late-1': null, 'late-2': 'wire-1',
      storm: null, 'storm-1': null,
    }) // prettier-ignore
  })

  it('is the same as the earliest by the clock, wherever each was printed', async () => {
    put('new-york', '2025-02-25T23:00:00-05:00', PARAGRAPHS)
    put('london', '2025-02-26T00:00:00+00:00', PARAGRAPHS)
    await index()
    expect(await sames()).toMatchObject({ 'new-york': 'london', london: 'london' })
  })

  it('is told paragraph by paragraph where only a part of it is', async () => {
    put('wire', '2025-02-25', PARAGRAPHS)
    put('own', '2025-02-26', [...PARAGRAPHS.slice(0, 3), ...['north', 'south', 'east'].map((side) => OTHER.replace('gulf', `${side} of the country in a night`))]) // prettier-ignore
    await index()
    expect(await sames()).toMatchObject({ own: null, 'own-1': 'wire-1', 'own-3': 'wire-3', 'own-4': null })
  })

  it('finds its earliest again when that goes, comes or changes', async () => {
    put('a', '2025-02-25', PARAGRAPHS)
    put('b', '2025-02-26', PARAGRAPHS)
    put('c', '2025-02-27', PARAGRAPHS)
    await index()
    rmSync(join(sources, 'a.json'))
    await index()
    expect(await sames()).toMatchObject({ b: 'b', c: 'b', 'c-1': 'b-1' })
    put('a', '2025-02-20', PARAGRAPHS)
    await index()
    expect(await sames()).toMatchObject({ a: 'a', b: 'a', c: 'a', 'c-1': 'a-1' })
    put('a', '2025-02-20', [OTHER, OTHER.replace('storm', 'blizzard and its aftermath')])
    put('b', '2025-02-26', [OTHER.replace('schools', 'halls'), 'And more.'])
    await index()
    expect(await sames()).toMatchObject({ c: null, 'c-1': null })
  })

  it('is told the same whatever the order of runs, and a run without changes writes nothing', async () => {
    const articles = [['a', '2025-02-25'], ['b', '2025-02-26'], ['c', '2025-02-24']] as const // prettier-ignore
    for (const [id, day] of articles) put(id, day, id === 'b' ? PARAGRAPHS.toReversed() : PARAGRAPHS)
    await index()
    const atOnce = await sames()
    const version = () => withEngine(data, async (engine) => (await engine.status()).version)
    const before = await version()
    await index()
    expect(await version()).toBe(before)
    rmSync(data, { recursive: true })
    for (const [id] of articles) rmSync(join(sources, `${id}.json`))
    for (const [id, day] of articles.toReversed()) {
      put(id, day, id === 'b' ? PARAGRAPHS.toReversed() : PARAGRAPHS)
      await index()
    }
    expect(await sames()).toEqual(atOnce)
    await index({ rebuild: true })
    expect(await sames()).toEqual(atOnce)
  })

  it('is told of two of which one has more like it than are compared, whichever was read first', async () => {
    const words = (word: string, count: number) => Array.from({ length: count }, (_, at) => `${word}${at}x`).join(' ')
    const [notice, story] = [words('notice', 80), words('story', 60)]
    const articles = [
      { id: 'part', paragraphs: [story] },
      ...Array.from({ length: 105 }, (_, at) => ({ id: `notice${at}`, paragraphs: [notice] })),
      { id: 'whole', paragraphs: [notice, story] },
    ]
    const told = async (inOrder: typeof articles) => {
      const lines = inOrder.map(({ id, paragraphs }) => JSON.stringify({ id, title: id, publishedAt: '2025-02-25', text: paragraphs.join('\n\n') })) // prettier-ignore
      writeFileSync(join(sources, 'all.ndjson'), lines.join('\n'))
      await index({ rebuild: true })
      return sames()
    }
    const forwards = await told(articles)
    expect(forwards).toMatchObject({ 'part-1': 'part-1', 'whole-1': 'notice0-1' })
    rmSync(data, { recursive: true })
    expect(await told(articles.toReversed())).toEqual(forwards)
  })

  it('does not join short texts that only share their form', async () => {
    for (const id of ['x', 'y']) put(id, '2025-02-25', ['Photo of the day.'])
    const { copies } = await index()
    expect(copies).toEqual({ articles: 0, paragraphs: 0 })
  })
})

describe('the sketch of a text', () => {
  const shared = (a: string, b: string) => new Set(bandsOf(sketchOf([a])!)).intersection(new Set(bandsOf(sketchOf([b])!))).size // prettier-ignore
  const words = Array.from({ length: 400 }, (_, at) => `w${(at * 7919) % 1009}`)

  it('shares bands with that of a text with a tenth of its words changed, and none with another', () => {
    for (let seed = 0; seed < 50; seed++) {
      const edited = words.map((word, at) => ((at + seed) % 10 === 0 ? `edit${at}x${seed}` : word))
      expect(shared(words.join(' '), edited.join(' ')), `edit ${seed}`).toBeGreaterThan(0)
      expect(shared(words.join(' '), edited.toSorted().join(' '))).toBe(0)
    }
  })

  it('is none for a text of a few words', () => {
    expect(sketchOf(['a b c d e f'])).toBeNull()
    expect(sketchOf([])).toBeNull()
  })
})
