/**
 * An archive of which a part was made to do harm. `HOSTILE_FILES=10000 npx vitest run --config tests/vitest.config.ts
 * tests/indexer/hostile.test.ts` makes it as large; the suite makes it small.
 */
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { EVERYTHING } from '../../engine/search-engine.ts'
import { startCommand } from '../support/commands.ts'
import { dataFolder } from '../support/data-folder.ts'
import { withEngine } from '../support/indexing.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const FILES = Number(process.env.HOSTILE_FILES ?? 240)
const MAX_MEMORY_MB = 1000

const article = (number: number) =>
  `Report ${number} of the harbour\n\nThe harbour master said on Tuesday that ship ${number} had come in with ${number} tons of grain.\n`
/** A gzip file may be of many members, so a gigabyte of zeros is a hundred copies of ten megabytes of them. */
const ZEROS = gzipSync(Buffer.alloc(10 * 1024 * 1024))
const gigabyte = () => Buffer.concat(Array.from({ length: 100 }, () => ZEROS))
const entityBomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">${[...'bcdefghij'].map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghij'[at]};`.repeat(10)}">`).join('')}]><rss><channel><title>&j;</title><item><title>&j;</title><description>&j;</description></item></channel></rss>`
const aliasBomb = `---\na: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi'].map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]}`).join(', ')}]`).join('\n')}\ntitle: *i\n---\nText.\n`
const marker = (folder: string) => join(folder, 'code-was-run')

/** What is written, and whether it is to be refused. */
function hostileFiles(folder: string): Record<string, { content: string | Buffer; isRefused: boolean }> {
  return {
    'truncated.txt.gz': { content: gzipSync(article(1).repeat(1000)).subarray(0, 40), isRefused: true },
    'zeros.txt.gz': { content: gigabyte(), isRefused: true },
    'zeros.ndjson.gz': { content: gigabyte(), isRefused: true },
    'huge.html': { content: Buffer.alloc(100 * 1024 * 1024, '<p>A hundred megabytes of one page.</p>'), isRefused: true },
    'binary.txt': { content: Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256)), isRefused: true },
    'nul.txt': { content: 'Text with a\0NUL byte\n\nin it.', isRefused: true },
    'entities.xml': { content: entityBomb, isRefused: false },
    'aliases.md': { content: aliasBomb, isRefused: true },
    'code.md': { content: `---js\n{ title: require('fs').writeFileSync(${JSON.stringify(marker(folder))}, '') }\n---\nText of the page.\n`, isRefused: false },
    'code.yaml.md': { content: `---\ntitle: !!js/function 'function () { require("fs").writeFileSync(${JSON.stringify(marker(folder))}, "") }()'\n---\nText of the page.\n`, isRefused: false },
    'nested.html': { content: `<html><body>${'<div>'.repeat(50_000)}x`, isRefused: true },
    'nested.json': { content: '['.repeat(100_000), isRefused: true },
    'same-id-a.json': { content: JSON.stringify({ id: 'same', title: 'A', text: 'The first of that id, of some length.' }), isRefused: false },
    'same-id-b.json': { content: JSON.stringify({ id: 'same', title: 'B', text: 'The second of that id, of some length.' }), isRefused: true },
    'not.json': { content: '{"title": "no end', isRefused: true },
    'lines.ndjson': { content: `${JSON.stringify({ title: 'Good line', text: article(0) })}\nnot json\n`, isRefused: true },
  } // prettier-ignore
}

it(`ends with the good of ${FILES} files indexed, each of the bad named, in bounded memory`, async () => {
  const [folder, data] = [join(temporaryFolder(), 'archive'), dataFolder()]
  const bad = hostileFiles(folder)
  const good = FILES - Object.keys(bad).length
  mkdirSync(join(folder, 'good'), { recursive: true })
  for (let number = 1; number <= good; number++) writeFileSync(join(folder, 'good', `${number}.txt`), article(number))
  for (const [name, { content }] of Object.entries(bad)) writeFileSync(join(folder, name), content)
  symlinkSync('.', join(folder, 'circle'))
  symlinkSync('nowhere', join(folder, 'dangling.txt'))
  writeFileSync(join(folder, 'locked.txt'), article(0))
  chmodSync(join(folder, 'locked.txt'), 0)

  const run = startCommand('indexer/main.ts', ['index', '--json', folder], { DATA_DIR: data })
  let [output, peakMb] = ['', 0]
  run.stdout!.on('data', (chunk: Buffer) => (output += chunk))
  const watch = setInterval(() => (peakMb = Math.max(peakMb, memoryMb(run.pid!))), 50)
  const [status] = await new Promise<[number | null]>((resolve) => run.once('close', (code) => resolve([code])))
  clearInterval(watch)

  expect(status).toBe(3)
  expect(() => readFileSync(marker(folder))).toThrow('ENOENT')
  expect(peakMb).toBeLessThan(MAX_MEMORY_MB)
  const events = output.trim().split('\n').map((line) => JSON.parse(line) as { event: string; path: string; reason: string }) // prettier-ignore
  const refused = new Set(events.filter(({ event }) => event === 'refused').map(({ path }) => path.split('/').at(-1)!))
  const reasons = events.filter(({ event }) => event === 'refused').map(({ reason }) => reason)
  for (const [name, { isRefused }] of Object.entries(bad)) expect(refused.has(name), name).toBe(isRefused)
  // Each is refused for what it is, not for a fault of ours.
  expect(reasons.filter((reason) => reason.includes('a fault of Dateline'))).toEqual([])
  await withEngine(data, async (engine) => {
    const ships = await engine.search({ ...EVERYTHING, query: { type: 'word', text: 'harbour', prefix: 'no' } })
    expect(ships.totals.articles).toBeGreaterThanOrEqual(good)
    // Entities that a feed declares are not put in for their names.
    const bomb = await engine.search({ ...EVERYTHING, query: { type: 'word', text: 'aaaaaaaaaa', prefix: 'yes' } })
    expect(bomb.totals.articles).toBe(0)
  })
}, 600_000)

/** Most memory the process had so far, where the system tells; else 0. */
function memoryMb(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
