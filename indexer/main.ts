/** The indexer's command line. */
import { setFlagsFromString } from 'node:v8'
import { Command } from 'commander'
import { SettingsError } from '../engine/errors.ts'
import { describeSettings, environmentWithFile, isKeptByNpm, npmScript, readSettings } from '../engine/settings.ts'
import { CatalogueError } from './catalogue/catalogue-error.ts'
import { EXIT } from './commands/exit.ts'
import { explain, explainRun } from './commands/explain.ts'
import { secondsBetween, threadCount, wholeNumber } from './commands/numbers.ts'
import { INDEXER_SETTINGS } from './settings.ts'

// Left to itself V8 lets a heap of 150 MB of use grow to a gigabyte before it looks for what is not needed any more.
setFlagsFromString('--heap-growing-percent=20')

// Commands are loaded when they are asked for.
const catalogueCommands = () => import('./commands/catalogue-command.ts')

const READABLE = `
What can be read, by its name or else by how it begins, gzipped or not:
  text, markdown, html, feed (RSS, Atom, JSON Feed), news-xml (NITF, NewsML), json, ndjson, csv, mail (EML), mbox, warc

${describeSettings(INDEXER_SETTINGS)}`

/** Whether the command changes an index. */
let isWriting = false

const settings = () => readSettings(INDEXER_SETTINGS, environmentWithFile())

/** Options of ours that npm keeps for itself where `--` is missing before them. */
const KEPT_BY_NPM = ['dry-run', 'rebuild', 'lenient', 'json', 'watch', 'threads', 'forget', 'out', 'least']

const program = new Command('npm run')
  .description('Brings a Dateline index up to date with its sources.')
  .configureHelp({ commandUsage: usageOf })
  .hook('preAction', assertOptionsReachedUs)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.done : EXIT.wrongUse))
  .showHelpAfterError('(--help lists what can be given)')

program
  .command('index')
  .description('Bring the index up to date with files and folders, reading only what changed.')
  .argument('[paths...]', 'files, folders, addresses and - for the input; the setting ARTICLES when none is named')
  .option('--dry-run', 'say what would be added, changed and removed, and write nothing')
  .option('--rebuild', 'read and write again all that is in the paths, changed or not')
  .option('--json', 'print one JSON object a line instead of text')
  .option('--quiet', 'print nothing but refusals and errors')
  .option('--watch <seconds>', 'run again and again, this long after each run has ended', secondsBetween)
  .option('--lenient', 'exit with 0 even when sources were refused')
  .option('--threads <number>', 'threads that read and tag (0: none beside the main one)', threadCount)
  .addHelpText('after', READABLE)
  .action(async (paths: string[], options) => {
    isWriting = !options.dryRun
    const { watchCommand } = await import('./commands/index-command.ts')
    finish(await watchCommand(paths, options, settings()))
  })

program
  .command('sources')
  .description('List the sources that the index was made from, each with how many articles it gave, or take some out.')
  .argument('[paths...]', 'files, folders and addresses; all when none is named')
  .option('--forget', 'take what was indexed of the paths out of the index, be it still there or not')
  .action(async (paths: string[], options) => {
    isWriting = Boolean(options.forget)
    const { sourcesCommand } = await import('./commands/sources-command.ts')
    finish(await sourcesCommand(paths, options, settings()))
  })

program
  .command('inspect')
  .description('Print what the indexer makes of sources, one JSON object a line for each article, and write no index.')
  .argument('<paths...>', 'files, folders, addresses and - for the input')
  .option('--threads <number>', 'threads that read and tag (0: none beside the main one)', threadCount)
  .addHelpText('after', READABLE)
  .action(async (paths: string[], options) => {
    const { inspectCommand } = await import('./commands/inspect-command.ts')
    finish(await inspectCommand(paths, options, settings()))
  })

const catalogue = program.command('catalogue').description('For editors of the catalogue of actors and topics.')

catalogue
  .command('check')
  .description('Say what is wrong in it, by file, line and column, and what is doubtful.')
  .action(async () => finish((await catalogueCommands()).checkCommand(settings())))

catalogue
  .command('explain')
  .description('Print for each paragraph of a source what was found in it, and what gave it.')
  .argument('<paths...>', 'files and folders')
  .action(async (paths: string[]) => finish(await (await catalogueCommands()).explainCommand(paths, settings())))

catalogue
  .command('unknown')
  .description('List the names it lacks, the most frequent first, ready to be pasted into it.')
  .argument('[paths...]', 'files and folders; the setting ARTICLES when none is named')
  .option('--least <number>', 'articles a name must stand in', wholeNumber, 2)
  .action(async (paths: string[], options) =>
    finish(await (await catalogueCommands()).unknownCommand(paths, options, settings())),
  )

catalogue
  .command('diff')
  .description('Say what the next run would change in the index because the catalogue changed.')
  .action(async () => finish(await (await catalogueCommands()).diffCommand(settings())))

program
  .command('keys')
  .description('Make the keys that server and indexer need on Meilisearch, with the master key in MEILI_MASTER_KEY.')
  .option('--out <folder>', 'write each key to a file there instead of printing it')
  .action(async (options) => {
    const { keysCommand } = await import('./commands/keys-command.ts')
    finish(await keysCommand(options, settings()))
  })

// Who reads the output may have seen enough: `npm run inspect -- archive | head`. A run goes on without a reader.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code !== 'EPIPE') process.exit(EXIT.failed)
  if (!isWriting) process.exit(EXIT.done)
})

try {
  await program.parseAsync()
} catch (error) {
  console.error(isWriting ? explainRun(error) : explain(error))
  finish(error instanceof SettingsError || error instanceof CatalogueError ? EXIT.wrongUse : EXIT.failed)
}

/** As it is typed: npm passes on what stands behind `--`. */
function usageOf(command: Command): string {
  const names: string[] = []
  for (let at: Command | null = command; at?.parent; at = at.parent) names.unshift(at.name())
  const [script, ...rest] = names
  return ['npm run', script, '--', ...rest, command.usage()].filter(Boolean).join(' ')
}

/** @throws SettingsError naming the option that npm kept, which would else be silently left out */
function assertOptionsReachedUs(): void {
  const kept = KEPT_BY_NPM.filter((name) => isKeptByNpm(name))
  const script = npmScript() ?? 'index'
  if (kept.length > 0)
    throw new SettingsError(kept.map((name) => `--${name}: npm kept it for itself. Put -- before it: npm run ${script} -- --${name}`)) // prettier-ignore
}

function finish(status: number): void {
  process.exitCode = status
}
