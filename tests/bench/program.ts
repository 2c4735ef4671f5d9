import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import packageJson from '../../package.json' with { type: 'json' }

export type Program = ChildProcessByStdio<null, Readable, null>

/** One of our programs as `npm run` starts it, in a process of its own. */
export function startProgram(
  script: 'serve' | 'index',
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Program {
  const [, ...command] = packageJson.scripts[script].split(' ')
  return spawn(process.execPath, [...command, ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
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
