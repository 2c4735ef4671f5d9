import { join, resolve } from 'node:path'
import { SettingsError } from '../../engine/errors.ts'
import { openWriter } from '../../engine/open-engine.ts'
import type { IndexWriter } from '../../engine/index-writer.ts'
import { catalogueVersion } from '../catalogue/catalogue-files.ts'
import { fetchedFolder } from '../fetch/fetched-folder.ts'
import { knownSources } from '../plan.ts'
import { run } from '../run.ts'
import type { IndexerSettings } from '../settings.ts'
import { startWorkers } from '../workers.ts'
import { catalogueFiles } from './catalogue-files.ts'
import { EXIT } from './exit.ts'
import { FETCHED, isAddress } from './fetch-paths.ts'
import { createReporter } from './reporter.ts'

export interface SourcesOptions {
  /** Takes the sources out instead of listing them. */
  readonly forget?: boolean
}

/**
 * Lists the sources that the index was made from, with how many articles each gave, or takes them out, be they still there or
 * not. Gives the exit status.
 * @param given files, folders and addresses; without any, everything is listed
 * @throws SettingsError for one that is to be taken out and is not in the index
 */
export async function sourcesCommand(
  given: readonly string[],
  { forget = false }: SourcesOptions,
  settings: IndexerSettings,
): Promise<number> {
  if (forget && given.length === 0) throw new SettingsError(['--forget: name what is to be taken out'])
  const paths = given.map((path) => pathOf(path, settings))
  const writer = await openWriter(settings, { dryRun: !forget, rebuild: false })
  try {
    if (forget) await forgetSources(paths, given, writer, settings)
    else await listSources(paths, writer)
    return EXIT.done
  } finally {
    await writer.close()
  }
}

/** Of an address the folder of what was fetched from it. */
function pathOf(given: string, settings: IndexerSettings): string {
  return isAddress(given) && URL.canParse(given)
    ? fetchedFolder(given, join(resolve(settings.DATA_DIR), FETCHED))
    : resolve(given)
}

async function listSources(paths: readonly string[], writer: IndexWriter): Promise<void> {
  let sources = 0
  for (const path of paths.length > 0 ? paths : ['/']) {
    for await (const source of knownSources(path, writer)) {
      const articles = await writer.articlesOf(source.path)
      console.log(`${String(articles.length).padStart(7)}  ${source.path}`)
      sources++
    }
  }
  if (sources === 0) console.log(paths.length > 0 ? 'The index has nothing of that.' : 'The index is empty.')
}

/** A run to which they look as if they were gone. */
async function forgetSources(
  paths: readonly string[],
  given: readonly string[],
  writer: IndexWriter,
  settings: IndexerSettings,
): Promise<void> {
  const unknown: string[] = []
  for (const [at, path] of paths.entries()) if (!(await isKnown(path, writer))) unknown.push(given[at])
  if (unknown.length > 0)
    throw new SettingsError(unknown.map((path) => `${path}: the index has nothing of it (npm run sources lists what it has)`)) // prettier-ignore
  const reporter = createReporter({ json: false, quiet: false, dryRun: false })
  const files = catalogueFiles(settings)
  // A run after a change of the catalogue tags all articles again, this one too.
  const workers = startWorkers(settings.INDEX_THREADS)
  try {
    const report = await run({
      paths,
      areGone: true,
      catalogue: { ...files, version: catalogueVersion(files) },
      readOptions: { fieldNames: settings.FIELDS },
      writer,
      workers,
      dryRun: false,
      rebuild: false,
      onEvent: (event) => reporter.event(event),
    })
    reporter.done(report)
  } finally {
    await workers.close()
  }
}

async function isKnown(path: string, writer: IndexWriter): Promise<boolean> {
  for await (const _ of knownSources(path, writer)) return true
  return false
}
