import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }

const ROOT = join(import.meta.dirname, '..', '..')
/** What `npm run` gives Node for each program. */
const NODE_OPTIONS = {
  'indexer/main.ts': optionsOf('index'),
  'server/main.ts': optionsOf('serve'),
}

export type Program = keyof typeof NODE_OPTIONS

export interface CommandResult {
  readonly status: number | null
  readonly output: string
  readonly errors: string
}

/** Runs one of our programs as its user does, in a process of its own. */
export async function runCommand(
  program: Program,
  args: readonly string[],
  environment: Record<string, string> = {},
  input = '',
): Promise<CommandResult> {
  const child = startCommand(program, args, environment)
  child.stdin!.end(input)
  let output = ''
  let errors = ''
  child.stdout!.on('data', (chunk: Buffer) => (output += chunk))
  child.stderr!.on('data', (chunk: Buffer) => (errors += chunk))
  const [status] = (await once(child, 'close')) as [number | null]
  return { status, output, errors }
}

export function startCommand(
  program: Program,
  args: readonly string[],
  environment: Record<string, string> = {},
): ChildProcess {
  return spawn(process.execPath, [...NODE_OPTIONS[program], program, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

/** Between "node" and the program. */
function optionsOf(script: Script): string[] {
  const words = argumentsOf(script)
  return words.slice(
    0,
    words.findIndex((word) => word.endsWith('.ts')),
  )
}

export type Script = 'index' | 'serve'

/** What `npm run` gives Node: its options, the program, and what that is given. */
export function argumentsOf(script: Script): string[] {
  return packageJson.scripts[script].split(' ').slice(1)
}
