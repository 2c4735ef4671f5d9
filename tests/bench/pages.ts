/** The whole page over HTTP, by one client and by eight, and what of it is not the engine's. */
import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import { symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { performance } from 'node:perf_hooks'
import { makeFolder, removeFolder } from '../support/temporary-folder.ts'
import { wordOf } from './corpus.ts'
import { percentiles } from './percentiles.ts'
import { startServer } from './server.ts'

const REQUESTS = 400
const WORDS = Array.from({ length: 200 }, (_, index) => wordOf(20 + index * 7))

/** @param file the embedded index that is served */
export async function racePages(file: string): Promise<void> {
  // The first compiles what later ones find compiled.
  const [firstMs, compiledMs] = [await startToFirstPage(file), await startToFirstPage(file)]
  console.log(`\nstart of the server to its first page: ${firstMs} ms, then ${compiledMs} ms`)
  const server = await serve(file)
  console.log('\n| clients | pages a second | p50 / p95 / p99 ms | of which not the engine’s |\n|---|---|---|---|')
  for (const clients of [1, 8, 1, 8]) {
    const { whole, rest, seconds } = await askPages(server.url, clients)
    console.log(`| ${clients} | ${Math.round(whole.length / seconds)} | ${percentiles(whole)} | ${percentiles(rest)} |`)
  }
  console.log(`\nresident, the server with its threads: ${server.residentMb()} MB`)
  server.stop()
}

async function startToFirstPage(file: string): Promise<number> {
  const started = performance.now()
  const server = await serve(file)
  await askPage(`${server.url}/search?q=${wordOf(20)}`)
  server.stop()
  return Math.round(performance.now() - started)
}

async function askPages(url: string, clients: number) {
  const [whole, rest]: [number[], number[]] = [[], []]
  const from = performance.now()
  let next = 0
  const client = async () => {
    while (next < REQUESTS) {
      const begun = performance.now()
      const engineMs = await askPage(`${url}/search?q=${WORDS[next++ % WORDS.length]}`)
      const took = performance.now() - begun
      whole.push(took)
      rest.push(took - engineMs)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { whole, rest, seconds: (performance.now() - from) / 1000 }
}

const KEPT = new Agent({ keepAlive: true })

/**
 * Takes the page as it comes, packed as browsers ask for it; what they do with it is not the server's time.
 * @returns the milliseconds that were the engine's
 */
async function askPage(url: string): Promise<number> {
  const [response] = (await once(get(url, { agent: KEPT, headers: { 'Accept-Encoding': 'gzip, deflate, br' } }), 'response')) as [IncomingMessage] // prettier-ignore
  for await (const _ of response);
  return Number(/engine;dur=([\d.]+)/.exec(String(response.headers['server-timing']))?.[1])
}

async function serve(file: string) {
  const folder = makeFolder()
  symlinkSync(resolve(file), join(folder, 'index.db'))
  const { child, url, residentMb } = await startServer(folder)
  return { url, residentMb, stop: () => (child.kill(), removeFolder(folder)) }
}
