import { getPriority, setPriority } from 'node:os'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SettingsError } from '../../engine/errors.ts'
import { openWriter } from '../../engine/open-engine.ts'
import { catalogueVersion } from '../catalogue/catalogue-files.ts'
import { checkCatalogue } from '../catalogue/load-catalogue.ts'
import { run } from '../run.ts'
import type { IndexerSettings } from '../settings.ts'
import { startWorkers } from '../workers.ts'
import { catalogueFiles } from './catalogue-files.ts'
import { EXIT } from './exit.ts'
import { explainRun, indexAfter, mayPass } from './explain.ts'
import { fetchPaths, isAddress } from './fetch-paths.ts'
import { createReporter } from './reporter.ts'

export interface IndexOptions {
  readonly dryRun?: boolean
  readonly rebuild?: boolean
  readonly json?: boolean
  readonly quiet?: boolean
  readonly lenient?: boolean
  readonly threads?: number
}

interface WatchOptions extends IndexOptions {
  /** Seconds from the end of a run to the next; one run where it is not given. */
  readonly watch?: number
}

/** One run, or with `watch` one after another until told to stop. Gives the exit status of the last. */
export async function watchCommand(
  paths: readonly string[],
  options: WatchOptions,
  settings: IndexerSettings,
): Promise<number> {
  giveWayToReaders()
  if (options.watch === undefined) return indexCommand(paths, options, settings)
  if (paths.includes('-')) throw new SettingsError(['--watch cannot read the input (-) again: name a file'])
  const seconds = options.watch === 1 ? '1 second' : `${options.watch} seconds`
  const stop = new AbortController()
  const { signal } = stop
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort())
  for (;;) {
    const status = await indexCommand(paths, options, settings, signal).catch((error: unknown) => {
      if (signal.aborted) console.error(`Stopped. ${indexAfter(error)}`)
      else if (mayPass(error)) console.error(`${explainRun(error)}\nThe next run is in ${seconds}.`)
      else throw error
      return signal.aborted ? EXIT.done : EXIT.failed
    })
    if (!signal.aborted) await sleep(options.watch * 1000, undefined, { signal }).catch(() => {})
    if (signal.aborted) return status
  }
}

/** Niceness, of 0 to 19, below that of the page beside it. */
const NICENESS = 5

/** A machine with nothing else to do indexes no slower. Who was started nicer stays so: only root may change that. */
function giveWayToReaders(): void {
  if (getPriority() < NICENESS) setPriority(NICENESS)
}

/** Gives the exit status. */
async function indexCommand(
  paths: readonly string[],
  options: IndexOptions,
  settings: IndexerSettings,
  signal?: AbortSignal,
): Promise<number> {
  const reporter = createReporter({
    json: options.json ?? false,
    quiet: options.quiet ?? false,
    dryRun: options.dryRun ?? false,
  })
  const files = catalogueFiles(settings)
  checkCatalogue(files)
  const catalogue = { ...files, version: catalogueVersion(files) }
  const named = paths.length ? paths : [settings.ARTICLES]
  if (named.includes('')) throw new SettingsError(['a path is empty: name a file or a folder'])
  const foreign = named.filter((path) => /^[a-z][a-z\d+.-]*:\/\//i.test(path) && !isAddress(path))
  if (foreign.length > 0)
    throw new SettingsError(foreign.map((path) => `${path}: only addresses of http and https can be fetched`))
  // What a feed would change cannot be told without keeping what it holds now.
  if (options.dryRun && named.some(isAddress))
    throw new SettingsError([
      '--dry-run looks at files and folders only: npm run inspect -- ADDRESS shows what an address holds',
    ])
  const fetched = await fetchPaths(named, settings, { keep: !options.dryRun, signal })
  for (const refusal of fetched.refused) reporter.event({ type: 'refused', ...refusal })
  try {
    const writer = await openWriter(settings, {
      dryRun: options.dryRun ?? false,
      rebuild: options.rebuild ?? false,
      onSetAside: (path) => console.error(`The index was damaged. It is kept at ${path}; a new one is made.`),
    })
    const workers = startWorkers(options.threads ?? settings.INDEX_THREADS)
    try {
      const report = await run({
        paths: fetched.paths,
        dataFolder: resolve(settings.DATA_DIR),
        catalogue,
        readOptions: { fieldNames: settings.FIELDS },
        writer,
        workers,
        dryRun: options.dryRun ?? false,
        rebuild: options.rebuild ?? false,
        onEvent: (event) => reporter.event(event),
        signal,
      })
      const refused = [...fetched.refused, ...report.refused]
      reporter.done({ ...report, refused })
      return refused.length > 0 && !options.lenient ? EXIT.someRefused : EXIT.done
    } finally {
      await workers.close()
      await writer.close()
    }
  } finally {
    reporter.end()
    fetched.forget()
  }
}
