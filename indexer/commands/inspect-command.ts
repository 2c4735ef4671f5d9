import { once } from 'node:events'
import { reportFields } from '../field-report.ts'
import type { IndexerSettings } from '../settings.ts'
import { EXIT } from './exit.ts'
import { readAll } from './read-all.ts'

/** Prints each article as one line of JSON; refusals go to the error output. Gives the exit status. */
export async function inspectCommand(
  paths: readonly string[],
  options: { readonly threads?: number },
  settings: IndexerSettings,
): Promise<number> {
  const refused = await readAll(paths, options, settings, ({ article }) =>
    print(JSON.stringify({ ...article, ...reportFields(article) })),
  )
  return refused ? EXIT.someRefused : EXIT.done
}

/** Waits while the reader of our output is slower than we are. */
async function print(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain')
}
