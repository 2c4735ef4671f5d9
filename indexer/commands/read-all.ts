import { resolve } from 'node:path'
import { checkCatalogue } from '../catalogue/load-catalogue.ts'
import { inOrder } from '../in-order.ts'
import { planRun } from '../plan.ts'
import { readSource, shownPath, type Reading } from '../read-source.ts'
import type { IndexerSettings } from '../settings.ts'
import { findFiles, type SourceFile } from '../sources.ts'
import type { ReadArticle } from '../work.ts'
import { startWorkers } from '../workers.ts'
import { fetchPaths } from './fetch-paths.ts'
import { catalogueFiles } from './catalogue-files.ts'
import { describeRefusal } from './reporter.ts'

/** Of which nothing is known: all sources are new. */
const EMPTY_INDEX = { source: async () => null, articleOrigin: async () => null }

/**
 * Reads and tags all that the paths hold, without an index, and gives each article to `use` in order. Refusals go to
 * the error output; gives how many there were.
 */
export async function readAll(
  paths: readonly string[],
  { threads }: { readonly threads?: number },
  settings: IndexerSettings,
  use: (read: ReadArticle) => Promise<void> | void,
): Promise<number> {
  const catalogue = catalogueFiles(settings)
  checkCatalogue(catalogue)
  const fetched = await fetchPaths(paths, settings, { keep: false })
  fetched.refused.forEach((refusal) => console.error(describeRefusal(refusal)))
  let refused = fetched.refused.length
  const workers = startWorkers(threads ?? settings.INDEX_THREADS)
  const reading: Reading = { workers, catalogue, readOptions: { fieldNames: settings.FIELDS }, isKnown: () => false }
  try {
    const plan = await planRun(findFiles(fetched.paths, resolve(settings.DATA_DIR)), EMPTY_INDEX, () => false)
    plan.refused.forEach((refusal) => console.error(describeRefusal(refusal)))
    refused += plan.refused.length
    for await (const { path, results } of inOrder(readings(plan.changed, reading), workers.width)) {
      for await (const result of results) {
        if ('article' in result) await use(result)
        else if ('refused' in result) {
          refused++
          console.error(describeRefusal({ path: shownPath(path), line: result.line, reason: result.refused }))
        }
      }
    }
  } finally {
    await workers.close()
    fetched.forget()
  }
  return refused
}

function* readings(files: readonly SourceFile[], reading: Reading) {
  for (const file of files) yield async () => ({ path: file.path, results: await readSource(file, reading) })
}
