import { once } from 'node:events'
import { checkCatalogue } from '../catalogue/load-catalogue.ts'
import { reportFields } from '../field-report.ts'
import { inOrder } from '../in-order.ts'
import { planRun } from '../plan.ts'
import { readSource, shownPath, type Reading } from '../read-source.ts'
import type { IndexerSettings } from '../settings.ts'
import type { SourceFile } from '../sources.ts'
import { startWorkers } from '../workers.ts'
import { catalogueFiles } from './index-command.ts'
import { EXIT } from './exit.ts'
import { describeRefusal } from './reporter.ts'

/** Prints each article as one line of JSON; refusals go to the error output. Gives the exit status. */
export async function inspectCommand(
  paths: readonly string[],
  options: { readonly threads?: number },
  settings: IndexerSettings,
): Promise<number> {
  const catalogue = catalogueFiles(settings)
  checkCatalogue(catalogue)
  const plan = await planRun(paths, { source: async () => null }, () => false)
  plan.refused.forEach((refusal) => console.error(describeRefusal(refusal)))
  let refused = plan.refused.length
  const workers = startWorkers(options.threads ?? settings.INDEX_THREADS)
  const reading: Reading = { workers, catalogue, readOptions: { fieldNames: settings.FIELDS }, isKnown: () => false }
  try {
    for await (const { path, results } of inOrder(readings(plan.changed, reading), workers.width)) {
      for await (const result of results) {
        if ('article' in result) await print(JSON.stringify({ ...result.article, ...reportFields(result.article) }))
        else if ('refused' in result) {
          refused++
          console.error(describeRefusal({ path: shownPath(path), line: result.line, reason: result.refused }))
        }
      }
    }
  } finally {
    await workers.close()
  }
  return refused ? EXIT.someRefused : EXIT.done
}

function* readings(files: readonly SourceFile[], reading: Reading) {
  for (const file of files) yield async () => ({ path: file.path, results: await readSource(file, reading) })
}

/** Waits while the reader of our output is slower than we are. */
async function print(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain')
}
