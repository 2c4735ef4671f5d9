/** Every regular expression of ours against texts that make a bad one explode: what a stranger sends must not hold a thread. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')
const LENGTH = 20_000
/** Slow machines, first runs: an explosion takes minutes. */
const MAX_MS = 250

interface Found {
  readonly place: string
  readonly regex: RegExp
}

/** A literal as our formatter leaves it: behind a bracket, a sign or a space; comments hold none that would be read wrong. */
const LITERAL = /(?<=[=(,:?!&|[{;\s])\/(?![*/\s])((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)(?![\w/])/g

function* sources(): Generator<{ readonly file: string; readonly lines: readonly string[] }> {
  for (const folder of ['engine', 'indexer', 'server'])
    for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.[jt]s$/.test(name)) continue
      const file = join(folder, name)
      yield { file, lines: readFileSync(join(ROOT, file), 'utf8').split('\n') }
    }
}

function* literals(): Generator<Found> {
  for (const { file, lines } of sources())
    for (const [at, line] of lines.entries()) {
      if (/^\s*(?:\/\/|\/?\*)/.test(line)) continue
      for (const [, pattern, flags] of line.matchAll(LITERAL))
        yield { place: `${file}:${at + 1}`, regex: new RegExp(pattern, flags) }
    }
}

/** Those put together from pieces, taken down as their modules make them. */
async function composed(): Promise<Found[]> {
  const found: Found[] = []
  let file = ''
  // Modules that another file of tests has loaded would make none again.
  vi.resetModules()
  vi.stubGlobal(
    'RegExp',
    new Proxy(RegExp, {
      construct: (target, args: [string, string?]) => {
        const regex = new target(...args)
        found.push({ place: file, regex })
        return regex
      },
    }),
  )
  for (const source of sources()) {
    if (!source.lines.some((line) => line.includes('new RegExp('))) continue
    file = source.file
    await import(join(ROOT, file))
  }
  vi.unstubAllGlobals()
  return found
}

/** What a pattern may be led on by: its own words, and the kinds of characters there are. */
function attacks({ source }: RegExp): string[] {
  const own = source.replace(/\\[a-zA-Z]/g, ' ').match(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s\\]/gu) ?? []
  const seeds = new Set(['a', 'A', '1', ' ', '\n', '.', '-', '"', "'", ',', '(', '<', 'é', 'ا', 'я', 'a ', 'A. ', '1,', '<a ', 'aA', '["', ...own.slice(0, 30)]) // prettier-ignore
  return [...seeds].flatMap((seed) => {
    const repeated = seed.repeat(Math.ceil(LENGTH / seed.length))
    return [`${repeated}\u0000`, `${own[0] ?? ''}${repeated}\u0000${own.at(-1) ?? ''}`]
  })
}

describe('a regular expression', () => {
  const all: Found[] = []
  beforeAll(async () => {
    all.push(...literals(), ...(await composed()))
  })

  it('of ours is looked at, whether it is written out or put together', () => {
    expect(all.length).toBeGreaterThan(270)
    for (const file of ['indexer/tag/dates/english.ts', 'indexer/clean/line-rules.ts', 'server/search/suggest.ts'])
      expect(all.some(({ place }) => place === file)).toBe(true)
    // The measure itself: this one would not end within a lifetime at this length, so it is tried at 25.
    const started = performance.now()
    ;/^(?:a+)+$/.exec(`${'a'.repeat(25)}!`)
    expect(performance.now() - started).toBeGreaterThan(MAX_MS)
  })

  it('takes no time that grows with the square of a text, whatever the text', () => {
    const slow = all.flatMap(({ place, regex }) => {
      const timeOf = (text: string) => {
        regex.lastIndex = 0
        const started = performance.now()
        regex.exec(text)
        return performance.now() - started
      }
      const times = attacks(regex).map((text) => ({ ms: timeOf(text), text }))
      const worst = times.reduce((a, b) => (b.ms > a.ms ? b : a))
      // Once more: the machine may have been busy with something else.
      if (worst.ms > MAX_MS) worst.ms = Math.min(worst.ms, timeOf(worst.text))
      return worst.ms > MAX_MS ? [`${place} ${regex} ${Math.round(worst.ms)} ms on ${JSON.stringify(worst.text.slice(0, 20))}`] : [] // prettier-ignore
    })
    expect(slow).toEqual([])
  })
})
