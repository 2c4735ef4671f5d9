import { once } from 'node:events'
import { checkCatalogue } from '../catalogue/load-catalogue.ts'
import { inOrder } from '../in-order.ts'
import { readSource, shownPath, type Reading } from '../read-source.ts'
import { findSources, type Found } from '../sources.ts'
import type { IndexerSettings } from '../settings.ts'
import type { TaskResult } from '../work.ts'
import { startWorkers } from '../workers.ts'
import { catalogueFiles } from './index-command.ts'
import { EXIT } from './exit.ts'

/** Prints each article as one line of JSON; refusals go to the error output. Gives the exit status. */
export async function inspectCommand(
  paths: readonly string[],
  options: { readonly threads?: number },
  settings: IndexerSettings,
): Promise<number> {
  const catalogue = catalogueFiles(settings)
  checkCatalogue(catalogue)
  const workers = startWorkers(options.threads ?? settings.INDEX_THREADS)
  const reading: Reading = { workers, catalogue, isKnown: () => false }
  let refused = 0
  try {
    for await (const { path, results } of inOrder(readings(paths, reading), workers.width)) {
      for await (const result of results) {
        if ('article' in result) await print(JSON.stringify(result.article))
        else if ('refused' in result) {
          refused++
          console.error(`${shownPath(path)}${result.line === null ? '' : `:${result.line}`}: ${result.refused}`)
        }
      }
    }
  } finally {
    await workers.close()
  }
  return refused ? EXIT.someRefused : EXIT.done
}

function* readings(paths: readonly string[], reading: Reading) {
  for (const found of findSources(paths))
    yield async () => ({ path: found.path, results: await resultsOf(found, reading) })
}

async function resultsOf(found: Found, reading: Reading): Promise<AsyncIterable<TaskResult> | TaskResult[]> {
  return 'refused' in found ? [{ refused: found.refused, line: null }] : readSource(found, reading)
}

/** Waits while the reader of our output is slower than we are. */
async function print(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain')
}
