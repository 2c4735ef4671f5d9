/** Reading settings: a table of rows, the environment in, typed values out, every problem named at once. */
import { readFileSync } from 'node:fs'
import { SettingsError } from './errors.ts'

export interface SettingRow {
  readonly help: string
  /** What the setting is when the environment does not say; undefined when it may be left out. */
  readonly default?: string
  readonly parse: (text: string) => unknown
  /** Never printed or logged; may also be given as a file, by the name with `_FILE` added. */
  readonly secret?: boolean
}

export type SettingTable = Readonly<Record<string, SettingRow>>

/** The values of a table: what `parse` returns, or undefined where there is neither value nor default. */
export type Settings<Table extends SettingTable> = {
  readonly [Name in keyof Table]: Table[Name] extends { default: string }
    ? ReturnType<Table[Name]['parse']>
    : ReturnType<Table[Name]['parse']> | undefined
}

/** Settings of the index, shared by both programs. */
export const ENGINE_SETTINGS = {
  DATA_DIR: { default: './data', parse: text, help: 'Folder for all that the programs keep.' },
  MEILI_URL: {
    parse: httpUrl,
    help: 'Address of a Meilisearch server to keep the index on; without it the index is a file in DATA_DIR.',
  },
  MEILI_API_KEY: {
    parse: text,
    secret: true,
    help: 'Key for it: a search key for the server, a writing key for the indexer. MEILI_API_KEY_FILE names a file instead.',
  },
  MEILI_ALLOW_ADMIN_KEY: {
    default: 'false',
    parse: flag,
    help: 'Lets the server start with a key that may do more than search there.',
  },
  MEILI_TIMEOUT_SECONDS: {
    default: '10',
    parse: wholeNumber(1, 600),
    help: 'How long one request to it may take.',
  },
  MEILI_INDEX: { default: 'dateline', parse: indexName, help: 'Name of the index there.' },
} as const satisfies SettingTable

export type EngineSettings = Settings<typeof ENGINE_SETTINGS>

/** What may be set, a line or two for each. */
export function describeSettings(table: SettingTable): string {
  const lines = Object.entries(table).map(
    ([name, row]) => `  ${name}${row.default ? ` (${row.default})` : ''}\n      ${row.help}`,
  )
  return `Settings, in the environment or in a file .env, with what they are when they are not set:\n${lines.join('\n')}`
}

/** @throws SettingsError with one sentence for each wrong setting. */
export function readSettings<Table extends SettingTable>(
  table: Table,
  environment: NodeJS.ProcessEnv,
): Settings<Table> {
  const problems: string[] = []
  const settings: Record<string, unknown> = {}
  for (const [name, row] of Object.entries(table)) {
    try {
      const given = valueFor(name, row, environment)
      settings[name] = given === undefined ? undefined : row.parse(given)
    } catch (error) {
      const isUnread = (error as NodeJS.ErrnoException).syscall !== undefined
      problems.push(`${name}${isUnread ? '_FILE' : ''}: ${(error as Error).message}`)
    }
  }
  if (problems.length) throw new SettingsError(problems)
  return Object.freeze(settings) as Settings<Table>
}

/** The environment, and what a file `.env` in the working folder adds to it. */
export function environmentWithFile(): NodeJS.ProcessEnv {
  try {
    process.loadEnvFile()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT') throw new SettingsError([`.env cannot be read: ${message}`])
  }
  return process.env
}

/** Whether npm took an option for its own, `npm run index --dry-run` for `npm run index -- --dry-run`: it notes that here. */
export function isKeptByNpm(option: string): boolean {
  return Boolean(process.env[`npm_config_${option.replaceAll('-', '_')}`])
}

/** The script of package.json that npm runs, `index`; null where npm does not. */
export function npmScript(): string | null {
  return process.env.npm_lifecycle_event ?? null
}

/** An empty value is as good as none: that is how compose files and .env templates leave things out. */
function valueFor(name: string, row: SettingRow, environment: NodeJS.ProcessEnv): string | undefined {
  const file = row.secret ? environment[`${name}_FILE`] : undefined
  return environment[name] || (file ? readFileSync(file, 'utf8').trim() : undefined) || row.default
}

export function text(value: string): string {
  return value
}

export function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value)
    if (!/^\d+$/.test(value) || number < least || number > most) {
      throw new Error(`expected a whole number from ${least} to ${most}, not “${value}”`)
    }
    return number
  }
}

export function oneOf<const Choice extends string>(choices: readonly Choice[]): (value: string) => Choice {
  return (value) => {
    const choice = choices.find((candidate) => candidate === value)
    if (choice === undefined) throw new Error(`expected one of ${choices.join(', ')}, not “${value}”`)
    return choice
  }
}

export function flag(value: string): boolean {
  return ['true', '1'].includes(oneOf(['true', 'false', '1', '0'])(value))
}

export function httpUrl(value: string): string {
  if (!/^https?:$/.test(URL.parse(value)?.protocol ?? ''))
    throw new Error(`expected an address that begins with http:// or https://, not “${value}”`)
  return value.replace(/(?<!\/)\/+$/, '')
}

function indexName(value: string): string {
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(value))
    throw new Error(`expected up to 100 letters, digits, - and _, not “${value}”`)
  return value
}
