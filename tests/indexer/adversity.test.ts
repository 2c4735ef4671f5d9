/** What the world does to a run: no room left, nothing may be written, few files may be open, the sources go away. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { runCommand } from '../support/commands.ts'
import { CATALOGUE_CACHE, dataFolder } from '../support/data-folder.ts'
import { indexedTitles, runIndexer, withEngine } from '../support/indexing.ts'
import { makeFolder, removeFolder, temporaryFolder } from '../support/temporary-folder.ts'

const mountSmall = (folder: string, megabytes: number) =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' }).status === 0
const unmount = (folder: string) => void spawnSync('umount', ['-l', folder], { stdio: 'ignore' })

/** Only root may mount a disk of a test's own. */
const mayMount = (() => {
  const folder = makeFolder()
  const isMounted = mountSmall(folder, 1)
  if (isMounted) unmount(folder)
  removeFolder(folder)
  return isMounted
})()
if (!mayMount) console.warn('Tests of a full and of a read-only disk are skipped: mounting one needs root.')

/** A disk of its own for one test. */
function smallDisk(megabytes: number): string {
  const folder = temporaryFolder()
  mountSmall(folder, megabytes)
  onTestFinished(() => unmount(folder))
  symlinkSync(CATALOGUE_CACHE, join(folder, 'cache'))
  return folder
}

const PROSE = 'On Monday the ministers met again and spoke at length of what it would cost, and of many more things. '
/** Articles that share no text, so that a few hundred of them fill a small disk. */
const lines = (first: number, last: number) =>
  Array.from({ length: last - first }, (_, at) => {
    const text = Array.from({ length: 150 }, (_word, word) => `w${first + at}x${word}`).join(' ')
    return JSON.stringify({ id: `a${first + at}`, title: `Article ${first + at}`, text })
  }).join('\n')

const index = (data: string, ...paths: string[]) =>
  runCommand('indexer/main.ts', ['index', '--threads', '0', ...paths], { DATA_DIR: data })

describe('a run', () => {
  it.skipIf(!mayMount)('on a full disk says so, and the index stays as it was', async () => {
    const sources = temporaryFolder()
    const full = smallDisk(3)
    writeFileSync(join(sources, 'few.ndjson'), lines(0, 20))
    await runIndexer(full, [sources])
    writeFileSync(join(sources, 'many.ndjson'), lines(20, 500))
    await expect(runIndexer(full, [sources])).rejects.toThrow(/disk is full: there is no room for the index at /)
    expect(await indexedTitles(full)).toHaveLength(20)
    // With fewer sources there is room again.
    rmSync(join(sources, 'many.ndjson'))
    expect((await runIndexer(full, [sources])).report.sources.found).toBe(1)
  })

  it.skipIf(!mayMount)('where nothing may be written says so in words, and the index can still be read', async () => {
    const sources = temporaryFolder()
    writeFileSync(join(sources, 'few.ndjson'), lines(0, 2))
    const shut = smallDisk(3)
    await runIndexer(shut, [sources])
    execFileSync('mount', ['-o', 'remount,ro', shut])
    writeFileSync(join(sources, 'more.ndjson'), lines(2, 4))
    const { status, errors } = await index(shut, sources)
    expect(errors).toMatch(/Cannot use the index at .*(?:read-?only|permissions)/i)
    expect(errors).not.toMatch(/^\s+at /m)
    expect(status).toBe(1)
    expect(await indexedTitles(shut)).toHaveLength(2)
  })

  it.skipIf(!mayMount)('is seen where its index is mounted for reading only', async () => {
    const [sources, data, mounted] = [temporaryFolder(), temporaryFolder(), temporaryFolder()]
    writeFileSync(join(sources, 'few.ndjson'), lines(0, 2))
    await runIndexer(data, [sources])
    execFileSync('mount', ['--bind', data, mounted])
    onTestFinished(() => unmount(mounted))
    execFileSync('mount', ['-o', 'remount,bind,ro', mounted])
    await withEngine(mounted, async (engine) => {
      const articles = async () => (await engine.status()).articles
      expect(await articles()).toBe(2)
      writeFileSync(join(sources, 'more.ndjson'), lines(2, 5))
      await runIndexer(data, [sources])
      await vi.waitFor(async () => expect(await articles()).toBe(5), 5000)
    })
  })

  it('with few files that may be open reads more sources than that', async () => {
    const [sources, data] = [temporaryFolder(), dataFolder()]
    for (let id = 0; id < 120; id++) writeFileSync(join(sources, `${id}.txt`), `Article ${id}\n\n${PROSE}${id}`)
    const command = `ulimit -n 64; exec "$0" indexer/main.ts index --threads 2 "$1"`
    const { status, stderr } = spawnSync('sh', ['-c', command, process.execPath, sources], {
      env: { ...process.env, DATA_DIR: data },
      encoding: 'utf8',
    })
    expect(stderr).not.toMatch(/EMFILE|too many open files/i)
    expect(status).toBe(0)
    expect(await indexedTitles(data)).toHaveLength(120)
  })

  it('on a machine whose clock was set back reads what was written since, though it looks older', async () => {
    const [sources, data] = [temporaryFolder(), temporaryFolder()]
    const file = join(sources, 'a.txt')
    writeFileSync(file, `Before\n\n${PROSE}`)
    await runIndexer(data, [sources])
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(2001, 0, 1) })
    onTestFinished(() => void vi.useRealTimers())
    writeFileSync(file, `After!\n\n${PROSE}`)
    utimesSync(file, new Date(), new Date())
    const { report } = await runIndexer(data, [sources])
    expect(report.articles).toMatchObject({ changed: 1 })
    expect(await indexedTitles(data)).toEqual(['After!'])
  })

  it('whose sources go away under it refuses them by name, and loses nothing of before', async () => {
    const data = temporaryFolder()
    const sources = join(temporaryFolder(), 'archive')
    mkdirSync(sources)
    for (let id = 0; id < 20; id++) writeFileSync(join(sources, `${id}.txt`), `Article ${id}\n\n${PROSE}${id}`)
    await runIndexer(data, [sources])
    for (let id = 0; id < 20; id++) writeFileSync(join(sources, `${id}.txt`), `Article ${id}\n\n${PROSE}changed ${id}`)
    let done = 0
    const { report } = await runIndexer(data, [sources], {
      onEvent: ({ type }) => {
        if (type === 'source-done' && ++done === 5) rmSync(sources, { recursive: true })
      },
    })
    expect(report.refused.length).toBeGreaterThan(10)
    expect(report.refused[0].reason).toMatch(/gone|not there|no longer/)
    expect(await indexedTitles(data)).toHaveLength(20)
  })
})
