/** A Meilisearch server for tests: the one that is named, one we start, or none. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { MeiliConnection } from '../../engine/meilisearch/connection.ts'
import { indexNames } from '../../engine/meilisearch/index-settings.ts'
import { removeIndex } from '../../engine/meilisearch/indexes.ts'
import { makeFolder, removeFolder } from './temporary-folder.ts'

export interface TestServer {
  readonly url: string
  readonly key: string | undefined
  stop(): Promise<void>
}

const PROGRAM = process.env.MEILI_BIN || 'meilisearch'

/** Why tests that need a server cannot run here; null when they can. */
export const NO_MEILISEARCH =
  process.env.MEILI_URL || spawnSync(PROGRAM, ['--version']).status === 0
    ? null
    : 'no server: put a program called meilisearch on the PATH, or set MEILI_BIN or MEILI_URL'

export async function startMeilisearch(masterKey?: string): Promise<TestServer> {
  if (process.env.MEILI_URL && masterKey === undefined)
    return { url: process.env.MEILI_URL, key: process.env.MEILI_API_KEY, stop: async () => {} }
  const folder = makeFolder()
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const keyed = masterKey === undefined ? [] : ['--master-key', masterKey]
  const server = spawn(
    PROGRAM,
    ['--db-path', `${folder}/data`, '--dump-dir', `${folder}/dumps`, '--http-addr', `127.0.0.1:${port}`, '--no-analytics', '--env', 'development', '--max-indexing-memory', '200Mb', ...keyed],
    { stdio: 'ignore', cwd: folder },
  ) // prettier-ignore
  await untilHealthy(url, server)
  return {
    url,
    key: masterKey,
    stop: async () => {
      server.kill('SIGTERM')
      if (server.exitCode === null) await new Promise((resolve) => server.once('exit', resolve))
      removeFolder(folder)
    },
  }
}

export function connectTo({ url, key }: Pick<TestServer, 'url' | 'key'>, timeoutMs = 10_000): MeiliConnection {
  return new MeiliConnection({ url, key, timeoutMs })
}

/** A name for indexes that no other test uses. */
export function freshName(): string {
  return `test-${randomUUID()}`
}

export async function removeIndexes(connection: MeiliConnection, base: string): Promise<void> {
  for (const name of Object.values(indexNames(base))) await removeIndex(connection, name)
}

async function untilHealthy(url: string, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (server.exitCode !== null) throw new Error(`meilisearch ended with ${server.exitCode}`)
    const healthy = await fetch(`${url}/health`).then(
      (response) => response.ok,
      () => false,
    )
    if (healthy) return
    await sleep(50)
  }
  throw new Error('meilisearch did not come up within ten seconds')
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}
