import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
const AS_NPM_RUNS_IT = ['--max-semi-space-size=16']

export interface CommandResult {
  readonly status: number | null
  readonly output: string
  readonly errors: string
}

/** Runs one of our programs as its user does, in a process of its own. */
export async function runCommand(
  program: string,
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
  program: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): ChildProcess {
  return spawn(process.execPath, [...AS_NPM_RUNS_IT, join(ROOT, program), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}
