/** Lines that the pages of an outlet share: taken out when enough pages have been read, whichever run read them. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { EVERYTHING } from '../../engine/search-engine.ts'
import { SqliteWriter } from '../../engine/sqlite/sqlite-writer.ts'
import { indexFile, runIndexer, withEngine } from '../support/indexing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const BOX = 'The Harbour is owned by its readers and takes no money from anybody else.'
let data: string
let sources: string
beforeEach(() => {
  data = temporaryFolder()
  sources = join(temporaryFolder(), 'pages')
  mkdirSync(sources)
})

/** Words of a page's own, so that no page says anything of what another says. */
const ENDINGS = ['ian ministers', 'ese cabinets', 'ish voters', 'ite markets', 'an harbours', 'er courts', 'ly budgets']
const prose = (page: string, number: number) =>
  `${ENDINGS.map((ending) => `${page}${ending} ${page}${number}`).join(', ')}, and so ${page} ended its ${number} ${page} years.`
const put = (page: string, outlet = 'Harbour') =>
  writeFileSync(
    join(sources, `${page}-${outlet}.html`),
    `<html><head><title>News of ${page}</title><meta property="og:site_name" content="${outlet}"></head><body><article><h1>News of ${page}</h1>
     <p>${prose(page, 1)}</p><p>${prose(page, 2)}</p><p>${BOX}</p><p>${prose(page, 3)}</p><p>It rained.</p><p>${prose(page, 4)}</p></article></body></html>`,
  )
const index = async () => (await runIndexer(data, [sources])).report
const article = (page: string, outlet = 'Harbour') =>
  withEngine(data, async (engine) => {
    for await (const { article: found } of engine.scan({ ...EVERYTHING, group: 'article' }))
      // prettier-ignore
      if (found.title === `News of ${page}` && found.source === outlet) return (await engine.getArticle(found.id, null))!.article
    throw new Error(`no article of ${page}`)
  })
const textOf = async (page: string, outlet?: string) => (await article(page, outlet)).paragraphs.map(({ text }) => text)

const PAGES = ['aspen', 'birch', 'cedar', 'doum', 'elder']

describe('a line on five pages of an outlet', () => {
  it('is left out of all of them, with its reason, and the report counts it', async () => {
    PAGES.forEach((page) => put(page))
    const { furniture } = await index()
    expect(furniture).toMatchObject({ 'recurring-line': 5 })
    for (const page of PAGES) {
      const { paragraphs, removed } = await article(page)
      expect(paragraphs.map(({ text }) => text)).not.toContain(BOX)
      expect(paragraphs.map(({ position }) => position)).toEqual(paragraphs.map((_, at) => at + 1))
      expect(removed).toContainEqual({ text: BOX, reason: 'recurring-line' })
    }
  })

  it('is left out of those of earlier runs when a later one brings the fifth, and of those that come after', async () => {
    PAGES.slice(0, 4).forEach((page) => put(page))
    await index()
    expect(await textOf('aspen')).toContain(BOX)
    put('elder')
    await index()
    for (const page of PAGES) expect(await textOf(page)).not.toContain(BOX)
    put('fir')
    expect((await index()).furniture).toMatchObject({ 'recurring-line': 1 })
    expect(await textOf('fir')).not.toContain(BOX)
  })

  it('stays where another outlet prints it, and where fewer pages do', async () => {
    PAGES.slice(0, 4).forEach((page) => put(page))
    put('elder', 'Meridian')
    expect((await index()).furniture['recurring-line']).toBeUndefined()
    expect(await textOf('aspen')).toContain(BOX)
    rmSync(join(sources, 'elder-Meridian.html'))
    put('elder')
    await index()
    expect(await textOf('aspen')).not.toContain(BOX)
  })

  it('costs a later run no look at the pages that lost it before', async () => {
    ;[...PAGES, 'fir', 'gum', 'hazel', 'iroko'].forEach((page) => put(page))
    await index()
    put('juniper')
    const writer = new SqliteWriter(indexFile(data))
    const read = vi.spyOn(writer, 'readArticle')
    await runIndexer(data, [sources], { writer })
    expect(await textOf('juniper')).not.toContain(BOX)
    expect(new Set(read.mock.calls.map(([id]) => id)).size).toBe(1)
  })
})
