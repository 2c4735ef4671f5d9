/** Runs against a real server: what readers see meanwhile, what a dead run leaves, which keys may do what. */
import { spawn } from 'node:child_process'
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { EngineTimeoutError, IndexingError } from '../../engine/errors.ts'
import { EVERYTHING, type SearchEngine, type SearchRequest } from '../../engine/search-engine.ts'
import { toDocuments } from '../../engine/meilisearch/documents.ts'
import { indexNames, PARAGRAPH_SETTINGS } from '../../engine/meilisearch/index-settings.ts'
import { RunLock } from '../../engine/meilisearch/run-lock.ts'
import { META_ID, type LockDocument } from '../../engine/meilisearch/state.ts'
import { ensureIndex, readAll } from '../../engine/meilisearch/indexes.ts'
import { makeKeys } from '../../engine/meilisearch/keys.ts'
import { MeiliEngine } from '../../engine/meilisearch/meili-engine.ts'
import { MeiliWriter } from '../../engine/meilisearch/meili-writer.ts'
import { indexAfter } from '../../indexer/commands/explain.ts'
import { ARCHIVE, makeArticle, ORIGIN, VALUES } from '../support/archive.ts'
import { runCommand } from '../support/commands.ts'
import { connectTo, freshName, NO_MEILISEARCH, startMeilisearch, type TestServer } from '../support/meilisearch.ts'
import { dataFolder } from '../support/data-folder.ts'
import { makeFolder, removeFolder, temporaryFolder } from '../support/temporary-folder.ts'

/** Searches that are answered while the index is made anew, at least. */
const ANSWERS = 1000
const MASTER = 'a-master-key-of-enough-length'
const ALL: SearchRequest = { ...EVERYTHING, size: 20, facets: [{ facet: 'source', limit: 10 }] }

describe.skipIf(NO_MEILISEARCH)('a run on Meilisearch', () => {
  let server: TestServer
  let folder: string
  beforeAll(async () => {
    server = await startMeilisearch(MASTER)
    folder = makeFolder()
  })
  afterAll(async () => {
    await server.stop()
    removeFolder(folder)
  })

  const open = (base: string, rebuild = false) =>
    MeiliWriter.open(connectTo(server), { base, folder, dryRun: false, rebuild })
  const engineOn = (base: string): SearchEngine => new MeiliEngine(connectTo(server), base, { mayUsePowerfulKey: true })
  const fill = async (base: string, rebuild = false) => {
    const writer = await open(base, rebuild)
    for (const article of ARCHIVE) await writer.upsert(article, ORIGIN)
    await writer.putValues(VALUES)
    await writer.commit()
    await writer.close()
  }
  const indexesOf = async (base: string) => {
    const { results } = await connectTo(server).ask(undefined, (_, client) => client.getRawIndexes({ limit: 1000 }))
    return results.map(({ uid }) => uid).filter((uid) => uid.startsWith(base)).sort() // prettier-ignore
  }

  it('that makes everything anew never shows a reader half an index', async () => {
    const base = freshName()
    await fill(base)
    const engine = engineOn(base)
    const seen = new Set<string>()
    const done = new AbortController()
    const count = { answers: 0 }
    const read = async () => {
      while (!done.signal.aborted) {
        const { totals, facets } = await engine.search(ALL)
        seen.add(JSON.stringify([totals, facets[0].values]))
        count.answers++
      }
    }
    const readers = [read(), read(), read(), read()]
    for (let rebuilds = 0; rebuilds < 2 || count.answers < ANSWERS; rebuilds++) await fill(base, true)
    done.abort()
    await Promise.all(readers)
    expect(count.answers).toBeGreaterThanOrEqual(ANSWERS)
    expect([...seen]).toHaveLength(1)
    expect(await indexesOf(base)).toEqual(Object.values(indexNames(base)).filter((name) => !name.endsWith('_next')).sort()) // prettier-ignore
  }, 120_000)

  it('that makes everything anew carries over what it was not told to read', async () => {
    const base = freshName()
    await fill(base)
    const writer = await open(base, true)
    await writer.removeArticle('war')
    await writer.upsert(makeArticle({ id: 'new', title: 'New', paragraphs: [{ text: 'Something new.' }] }), {
      ...ORIGIN,
      path: '/b',
    })
    await writer.commit()
    await writer.close()
    const { totals } = await engineOn(base).search(ALL)
    expect(totals).toEqual({ paragraphs: 13, articles: 6 })
    expect((await engineOn(base).getArticle('tehran', null))?.article).toEqual(ARCHIVE[0])
  })

  it('clears away what a dead run left, and serves the old index until it commits', async () => {
    const base = freshName()
    await fill(base)
    await ensureIndex(connectTo(server), indexNames(base).next, {})
    writeFileSync(join(folder, 'run-dead.ndjson'), 'what it had read')
    const writer = await open(base)
    expect(await indexesOf(base)).not.toContain(indexNames(base).next)
    await writer.upsert(makeArticle({ id: 'new', title: 'New', paragraphs: [{ text: 'x' }] }), { ...ORIGIN, path: '/b' }) // prettier-ignore
    expect((await engineOn(base).search(ALL)).totals.articles).toBe(6)
    await writer.close()
    expect(readdirSync(folder)).toEqual([])
  })

  it('gives way to another that is under way, and takes over at once from one of this machine that died', async () => {
    const base = freshName()
    const first = await open(base)
    await expect(open(base)).rejects.toThrow(/Another run is writing to this index/)
    await first.close()
    const died = spawn(process.execPath, ['--eval', ''])
    await new Promise((resolve) => died.once('exit', resolve))
    await connectTo(server).change((client) =>
      client.index(indexNames(base).state).addDocuments([
        { id: 'lock', type: 'lock', run: 'other', host: hostname(), pid: died.pid, seenMs: Date.now() }, // prettier-ignore
      ]),
    )
    await (await open(base)).close()
  })

  it('holds no lock after it could not begin', async () => {
    const base = freshName()
    const noFolder = join(folder, 'a-file')
    writeFileSync(noFolder, '')
    await expect(MeiliWriter.open(connectTo(server), { base, folder: noFolder, dryRun: false, rebuild: false })).rejects.toThrow(/ENOTDIR/) // prettier-ignore
    rmSync(noFolder)
    await (await open(base)).close()
  })

  it('tells a failure that readers see a part of from one that leaves the index as it was', async () => {
    const base = freshName()
    await fill(base)
    for (const rebuild of [false, true]) {
      const connection = connectTo(server)
      const writer = await MeiliWriter.open(connection, { base, folder, dryRun: false, rebuild })
      await writer.upsert(ARCHIVE[0], ORIGIN)
      vi.spyOn(connection, 'sendDocuments').mockRejectedValue(new EngineTimeoutError('no answer'))
      const error = await writer.commit().catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(rebuild ? EngineTimeoutError : IndexingError)
      expect(indexAfter(error)).toBe(
        rebuild
          ? 'The index is as it was before this run.'
          : 'A part of the changes is in the index already; the next run makes the rest.',
      )
      // The lock cannot be given back either, which is no failure of its own.
      vi.spyOn(connection, 'change').mockRejectedValue(new EngineTimeoutError('no answer'))
      await expect(writer.close()).resolves.toBeUndefined()
      await connectTo(server).change((client) => client.index(indexNames(base).state).deleteDocuments(['lock']))
    }
  })

  it('that failed half-way is made good by the next, though the sources are by then as they were before it', async () => {
    const base = freshName()
    const source = {
      path: '/a',
      format: 'text',
      sizeBytes: 1,
      modifiedMs: 1,
      contentHash: 'h',
      readBy: 'r',
      refused: [],
    }
    const cut = { ...ARCHIVE[0], paragraphs: ARCHIVE[0].paragraphs.slice(0, 1) }
    const first = await open(base)
    await first.upsert(ARCHIVE[0], { ...ORIGIN, path: '/a', contentHash: 'whole' })
    await first.putSource(source)
    await first.commit()
    await first.close()
    for (const change of ['removed', 'made shorter']) {
      const connection = connectTo(server)
      const writer = await MeiliWriter.open(connection, { base, folder, dryRun: false, rebuild: false })
      if (change === 'removed') {
        await writer.removeArticle(ARCHIVE[0].id)
        await writer.removeSource('/a')
      } else {
        await writer.upsert(cut, { ...ORIGIN, path: '/a', contentHash: 'cut' })
        await writer.putSource({ ...source, contentHash: 'other' })
      }
      const send = connection.sendDocuments.bind(connection)
      let sent = 0
      // The first says what is not read any more; the next would bring what is new.
      vi.spyOn(connection, 'sendDocuments').mockImplementation((...parameters) => sent++ === 0 ? send(...parameters) : Promise.reject(new EngineTimeoutError('no answer'))) // prettier-ignore
      await expect(writer.commit()).rejects.toThrow('no answer')
      await writer.close()
      const next = await open(base)
      expect((await next.source('/a'))?.readBy, change).toBe('')
      expect((await next.articleOrigin(ARCHIVE[0].id))?.contentHash ?? null, change).not.toBe('whole')
      await next.upsert(ARCHIVE[0], { ...ORIGIN, path: '/a', contentHash: 'whole' })
      await next.putSource(source)
      await next.commit()
      await next.close()
      expect((await engineOn(base).search(ALL)).totals).toEqual({
        articles: 1,
        paragraphs: ARCHIVE[0].paragraphs.length,
      })
    }
  })

  it('holds no lock after it could not write it to the end', async () => {
    const base = freshName()
    const connection = connectTo(server)
    const change = connection.change.bind(connection)
    let changes = 0
    vi.spyOn(connection, 'change').mockImplementation(async (ask) => {
      const made = await change(ask)
      if (++changes === 1) throw new EngineTimeoutError('no answer')
      return made
    })
    await (await open(base)).close()
    await expect(MeiliWriter.open(connection, { base, folder, dryRun: false, rebuild: false })).rejects.toThrow('no answer') // prettier-ignore
    await (await open(base)).close()
  })

  it('waits for one of another machine until it has long been silent', async () => {
    const base = freshName()
    const seen = (seenMs: number) =>
      connectTo(server).change(
        (client) =>
        client.index(indexNames(base).state).addDocuments([{ id: 'lock', type: 'lock', run: 'other', host: 'elsewhere', pid: 1, seenMs }]), // prettier-ignore
      )
    await (await open(base)).close()
    await seen(Date.now() - 50_000)
    await expect(open(base)).rejects.toThrow(/on elsewhere \(process 1\)/)
    await seen(Date.now() - 61_000)
    await (await open(base)).close()
  })

  it('is not written over by a run that was silent for so long that another took its place', async () => {
    const base = freshName()
    const silent = await open(base)
    await connectTo(server).change((client) =>
      client.index(indexNames(base).state).updateDocuments([{ id: 'lock', seenMs: Date.now() - 61_000 }]),
    )
    const next = await open(base)
    await silent.upsert(makeArticle({ id: 'late', title: 'Late', paragraphs: [{ text: 'x' }] }), ORIGIN)
    await expect(silent.commit()).rejects.toThrow(/Another run is writing to this index/)
    await silent.close()
    await expect(open(base)).rejects.toThrow(/Another run is writing to this index/)
    await next.close()
  })

  it('shows that it lives for as long as it takes, whatever it does meanwhile', async () => {
    const base = freshName()
    await (await open(base)).close()
    const { state } = indexNames(base)
    const seen = async () => {
      for await (const lock of readAll<LockDocument>(connectTo(server), state, 'type = lock')) return lock.seenMs
      return null
    }
    const lock = new RunLock(connectTo(server), state, 'this run', { renewMs: 10 })
    await lock.take()
    const first = (await seen())!
    await vi.waitFor(async () => expect(await seen()).toBeGreaterThan(first), { timeout: 10_000 })
    await lock.release()
    expect(await seen()).toBeNull()
  })

  describe('on an index that an earlier version made', () => {
    const ADDED = ['edition', 'sketch', 'sameParagraph', 'sameArticle', 'format', 'datedBy', 'leftOut']
    const without = (object: object, names: readonly string[]) =>
      Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)))

    /** Without what was added since, in documents, settings and the note of its layout. */
    const makeOld = async (base: string) => {
      const names = indexNames(base)
      const documents = ARCHIVE.flatMap((article) => toDocuments(article, ORIGIN)).map((document) => ({
        ...without(document, ADDED),
        article: JSON.stringify(without(JSON.parse(document.article) as object, ['sameAs'])),
        paragraph: JSON.stringify(without(JSON.parse(document.paragraph) as object, ['sameAs', 'language'])),
      }))
      const connection = connectTo(server)
      await connection.change((client) => client.index(names.paragraphs).addDocuments(documents))
      const filterableAttributes = PARAGRAPH_SETTINGS.filterableAttributes.map((rule) => ({
        ...rule,
        attributePatterns: rule.attributePatterns.filter((name) => !ADDED.includes(name)),
      }))
      await connection.change((client) => client.index(names.paragraphs).updateSettings({ filterableAttributes }))
      await connection.change((client) => client.index(names.state).updateDocuments([{ id: META_ID, layout: 'old' }]))
    }

    it('readers are told what to do, and a run brings it up to date with all that it held', async () => {
      const base = freshName()
      await fill(base)
      await makeOld(base)
      const engine = engineOn(base)
      await expect(engine.search({ ...ALL, fold: true })).rejects.toThrow(/another version of Dateline.*npm run index/)
      const writer = await open(base)
      await writer.upsert(makeArticle({ id: 'new', title: 'New', paragraphs: [{ text: 'Something new.' }] }), { ...ORIGIN, path: '/b' }) // prettier-ignore
      await writer.commit()
      await writer.close()
      expect((await engine.search({ ...ALL, fold: true })).totals).toEqual({ paragraphs: 15, articles: 7 })
      expect((await engine.getArticle('tehran', null))?.article).toEqual(ARCHIVE[0])
    })
  })

  it('sends nothing when nothing changed', async () => {
    const base = freshName()
    await fill(base)
    const before = (await engineOn(base).status()).version
    const writer = await open(base)
    await writer.commit()
    await writer.close()
    expect((await engineOn(base).status()).version).toBe(before)
  })

  describe('with keys of its own', () => {
    it('searches with the one and writes with the other, and neither does more', async () => {
      const base = freshName()
      const keys = await makeKeys(connectTo(server), base)
      expect((await makeKeys(connectTo(server), base)).map(({ key }) => key)).toEqual(keys.map(({ key }) => key))
      const [reading, writing] = keys.map(({ key }) => connectTo({ url: server.url, key }))
      const writer = await MeiliWriter.open(writing, { base, folder, dryRun: false, rebuild: false })
      await writer.upsert(ARCHIVE[0], ORIGIN)
      await writer.commit()
      await writer.close()
      const engine = new MeiliEngine(reading, base, { mayUsePowerfulKey: false })
      await engine.prepare()
      expect((await engine.search(ALL)).totals.articles).toBe(1)
      expect((await engine.status()).articles).toBe(1)
      await expect(reading.change((client) => client.deleteIndex(base))).rejects.toThrow(/refused the key/)
      await expect(reading.sendDocuments(base, ['{"id":1}'])).rejects.toThrow(/refused the key/)
      for (const others of ['others', `${base}2025`])
        await expect(writing.change((client) => client.createIndex(others))).rejects.toThrow(/refused the key/)
    })

    it('is refused as a server with the master key, which answers no search even when the server comes later', async () => {
      const engine = new MeiliEngine(connectTo(server), freshName(), { mayUsePowerfulKey: false })
      await expect(engine.search(ALL)).rejects.toThrow(/needs to search/)
    })

    it('is refused as a server with the master key', async () => {
      const engine = new MeiliEngine(connectTo(server), freshName(), { mayUsePowerfulKey: false })
      await expect(engine.prepare()).rejects.toThrow(/needs to search/)
    })

    it('indexes the sample archive from the command line, writes nothing the second time, and makes keys', async () => {
      const base = freshName()
      const environment = { DATA_DIR: dataFolder(), MEILI_URL: server.url, MEILI_INDEX: base }
      const out = temporaryFolder()
      const file = join(out, 'indexer.key')
      writeFileSync(file, 'an older one', { mode: 0o644 })
      const keys = await runCommand('indexer/main.ts', ['keys', '--out', out], { ...environment, MEILI_MASTER_KEY: MASTER }) // prettier-ignore
      expect(keys.output).toContain(`MEILI_API_KEY_FILE=${file}`)
      expect(statSync(file).mode & 0o777).toBe(0o600)
      const withKey = { ...environment, MEILI_API_KEY_FILE: file }
      const source = join(import.meta.dirname, '../../articles/harbour')
      const first = await runCommand('indexer/main.ts', ['index', '--json', source], withKey)
      expect(first.status).toBe(0)
      const second = await runCommand('indexer/main.ts', ['index', '--json', source], withKey)
      const report = JSON.parse(second.output.trim().split('\n').at(-1)!) as { articles: Record<string, number> }
      expect(report.articles).toMatchObject({ added: 0, changed: 0, removed: 0 })
    }, 90_000)
  })
})
