/** What a run tells its user: a bar on a terminal, plain lines elsewhere, JSON for machines. */
import { Presets, SingleBar } from 'cli-progress'
import type { Refusal } from '../../engine/search-engine.ts'
import type { RunEvent, RunReport } from '../run-report.ts'

export interface Reporter {
  event(event: RunEvent): void
  done(report: RunReport): void
  /** Takes the bar off the screen, whatever happened. */
  end(): void
}

export interface ReporterOptions {
  readonly json: boolean
  readonly quiet: boolean
  readonly dryRun: boolean
}

/** How often a log that is no terminal is told how far the run is. */
const PLAIN_PROGRESS_MS = 5000

export function createReporter(options: ReporterOptions): Reporter {
  if (options.json) return new JsonReporter()
  return new TextReporter(options)
}

class JsonReporter implements Reporter {
  event({ type, ...rest }: RunEvent): void {
    console.log(JSON.stringify({ event: type, ...rest }))
  }

  done(report: RunReport): void {
    console.log(JSON.stringify({ event: 'done', ...report }))
  }

  end(): void {}
}

class TextReporter implements Reporter {
  readonly #options: ReporterOptions
  #bar: SingleBar | null = null
  #sources = 0
  #sourcesDone = 0
  #lastPlainMs = performance.now()
  /** By source and reason. */
  readonly #alike = new Map<string, { readonly count: number; readonly refusal: Refusal }>()

  constructor(options: ReporterOptions) {
    this.#options = options
  }

  event(event: RunEvent): void {
    switch (event.type) {
      case 'planned':
        return this.#start(event.sources, event.unchanged)
      case 'source-done':
        return this.#advance()
      case 'article':
        if (this.#options.dryRun && !this.#options.quiet)
          this.#print(`${event.change.padEnd(7)} ${event.path}${event.title ? `: ${event.title}` : ` (${event.id})`}`)
        return
      case 'refused':
        return this.#refuse(event)
    }
  }

  done(report: RunReport): void {
    this.end()
    for (const { count: alike, refusal } of this.#alike.values())
      if (alike > MOST_ALIKE)
        console.error(`Refused ${refusal.path}: ${count(alike - MOST_ALIKE, 'more line')} for that reason: ${refusal.reason}`) // prettier-ignore
    if (!this.#options.quiet) console.log(summarise(report, this.#options.dryRun))
  }

  end(): void {
    this.#bar?.stop()
    this.#bar = null
  }

  /** A table without a text would be as many lines as it has rows. */
  #refuse(refusal: Refusal): void {
    const key = `${refusal.path}\n${refusal.reason}`
    const alike = (this.#alike.get(key)?.count ?? 0) + 1
    this.#alike.set(key, { count: alike, refusal })
    if (alike <= MOST_ALIKE) this.#print(`Refused ${describeRefusal(refusal)}`, true)
  }

  #start(sources: number, unchanged: number): void {
    this.#sources = sources
    this.#sourcesDone = unchanged
    if (!process.stderr.isTTY || this.#options.quiet || sources === unchanged) return
    this.#bar = new SingleBar(
      {
        format: 'Indexing {bar} {percentage}% | {value} of {total} sources | {eta_formatted} left',
        hideCursor: true,
        clearOnComplete: true,
        stream: process.stderr,
      },
      Presets.shades_classic,
    )
    this.#bar.start(sources, unchanged)
  }

  #advance(): void {
    this.#sourcesDone++
    if (this.#bar) return this.#bar.update(this.#sourcesDone)
    const now = performance.now()
    if (this.#options.quiet || now - this.#lastPlainMs < PLAIN_PROGRESS_MS) return
    this.#lastPlainMs = now
    console.log(`Indexing: ${this.#sourcesDone} of ${this.#sources} sources`)
  }

  /** A line above the bar. */
  #print(line: string, isError = false): void {
    if (this.#bar) process.stderr.write('\r\u001b[K')
    if (isError) console.error(line)
    else console.log(line)
  }
}

export function describeRefusal({ path, line, reason }: Refusal): string {
  return `${path}${line === null ? '' : `:${line}`}: ${reason}`
}

/** Refusals of one source for one reason that are printed each; of more how many. */
const MOST_ALIKE = 3

/** Endings of files passed over that are named. */
const MOST_KINDS = 5

function summarise(report: RunReport, dryRun: boolean): string {
  const { added, changed, unchanged, retagged, removed } = report.articles
  const parts = [
    [added, dryRun ? 'to add' : 'added'],
    [changed, dryRun ? 'to change' : 'changed'],
    [retagged, dryRun ? 'to tag again' : 'tagged again'],
    [removed, dryRun ? 'to remove' : 'removed'],
  ] as const
  const changes = parts.filter(([count]) => count > 0).map(([count, word]) => `${count.toLocaleString('en')} ${word}`)
  const lines = [
    changes.length
      ? `Articles: ${changes.join(', ')} (${count(report.paragraphs, 'paragraph')}), in ${report.seconds.toFixed(1)} s.`
      : report.sources.found === 0
        ? 'Nothing was found that can be read (npm run index -- --help lists what can).'
        : `Nothing ${dryRun ? 'would change' : 'changed'} in ${count(report.sources.found, 'source')} (${report.seconds.toFixed(1)} s).`,
  ]
  if (changes.length && unchanged + report.sources.unchanged > 0) {
    lines.push(
      `Unchanged: ${count(report.sources.unchanged, 'source')}${unchanged ? `, and ${count(unchanged, 'article')} in changed ones` : ''}.`,
    )
  }
  if (report.tagChanges.length) {
    const shown = report.tagChanges.slice(0, 5).map(({ value, gained, lost }) => `${value} +${gained} -${lost}`)
    lines.push(`Tagged again, in paragraphs: ${shown.join(', ')}${report.tagChanges.length > shown.length ? ' …' : ''}`)
  }
  if (report.copies.paragraphs)
    lines.push(
      `Printed twice: ${count(report.copies.articles, 'article')} and ${count(report.copies.paragraphs, 'paragraph')} in all say what others say; each is found, and shown once.`,
    )
  const leftOut = sum(report.furniture)
  if (leftOut) lines.push(`Left out: ${count(leftOut, 'line')} of page furniture (npm run inspect shows which).`)
  if (report.articles.repeated)
    lines.push(`Passed over: ${count(report.articles.repeated, 'article')} printed elsewhere too, word for word.`)
  if (report.articles.superseded)
    lines.push(`Passed over: ${count(report.articles.superseded, 'article')} found elsewhere in a later state.`)
  if (report.articles.empty) lines.push(`Passed over: ${count(report.articles.empty, 'article')} without any text.`)
  const { passedOver, otherKinds } = report.sources
  if (passedOver) lines.push(`Passed over: ${count(passedOver, 'file')} of other kinds (${describeKinds(otherKinds)}).`)
  const lacking = Object.entries(report.missing).map(
    ([field, number]) => `${number.toLocaleString('en')} without ${FIELD_IN_WORDS[field]}`,
  )
  if (lacking.length) lines.push(`Missing: ${lacking.join(', ')}.`)
  if (report.refused.length)
    lines.push(`Refused: ${report.refused.length.toLocaleString('en')}, named above; all else is done.`)
  return lines.join('\n')
}

const FIELD_IN_WORDS: Readonly<Record<string, string>> = {
  title: 'a title',
  source: 'an outlet',
  publishedAt: 'a date',
  language: 'a language',
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
}

function describeKinds(kinds: Readonly<Record<string, number>>): string {
  const sorted = Object.entries(kinds).sort(([, a], [, b]) => b - a)
  const named = sorted.slice(0, MOST_KINDS).map(([ending, number]) => `${number.toLocaleString('en')} ${ending || 'without an ending'}`) // prettier-ignore
  return `${named.join(', ')}${sorted.length > MOST_KINDS ? ' …' : ''}`
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, number) => total + number, 0)
}
