import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { argumentsOf, type Script } from '../support/commands.ts'

export type Program = ChildProcessByStdio<null, Readable, null>

const started: Program[] = []
// A measurement that is broken off leaves nothing running.
process.once('exit', () => started.forEach((program) => program.kill()))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

/** Whether a program can be kept to one core here: on Linux, by `taskset`. */
export const CAN_KEEP_TO_CORE = spawnSync('taskset', ['--version']).status === 0

/**
 * One of our programs as `npm run` starts it, in a process of its own, which ends with this one at the latest.
 * @param core the only one, from 0, that it may use; needs CAN_KEEP_TO_CORE
 */
export function startProgram(
  script: Script,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  core: number | null = null,
): Program {
  const whole = [
    ...(core === null ? [] : ['taskset', '-c', String(core)]),
    process.execPath,
    ...argumentsOf(script),
    ...args,
  ]
  const program = spawn(whole[0], whole.slice(1), {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(program)
  return program
}

/** What a process takes of memory now (`VmRSS`), or has taken at most (`VmHWM`); null when it has ended. */
export function memoryMb({ pid }: Program, figure: 'VmRSS' | 'VmHWM'): number | null {
  try {
    const kilobytes = new RegExp(`${figure}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1000)
  } catch {
    return null
  }
}
