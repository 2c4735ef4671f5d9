import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import packageJson from '../../package.json' with { type: 'json' }

export interface MeasuredServer {
  readonly child: ChildProcess
  readonly url: string
  residentMb(): number
}

/** The server as its users start it, in a process of its own, over the index in the folder. */
export async function startServer(dataFolder: string): Promise<MeasuredServer> {
  const [, ...command] = packageJson.scripts.serve.split(' ')
  const child = spawn(process.execPath, command, { env: { ...process.env, DATA_DIR: dataFolder, PORT: '0', LOG_LEVEL: 'silent' } }) // prettier-ignore
  const url = await new Promise<string>((found) =>
    child.stdout.on('data', (chunk: Buffer) => /http:\S+/.exec(String(chunk))?.forEach(found)),
  )
  const residentMb = () =>
    Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1000)
  return { child, url, residentMb }
}
