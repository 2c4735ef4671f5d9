import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Article } from '../../engine/document.ts'
import type { SearchEngine } from '../../engine/search-engine.ts'
import { SqliteEngine } from '../../engine/sqlite/sqlite-engine.ts'
import { SqliteWriter } from '../../engine/sqlite/sqlite-writer.ts'
import { createApp } from '../../server/app.ts'
import { Assets } from '../../server/assets.ts'
import { Metrics } from '../../server/metrics.ts'
import { openTemplates } from '../../server/templates.ts'
import { ARCHIVE, ORIGIN, VALUES } from './archive.ts'
import { makeFolder, removeFolder } from './temporary-folder.ts'

/** The app on a free port of this machine, over any engine. */
export class TestServer {
  readonly url: string
  readonly #server: Server
  readonly #onClose: () => Promise<void>

  private constructor(server: Server, onClose: () => Promise<void>) {
    this.#server = server
    this.#onClose = onClose
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  static async over(engine: SearchEngine, onClose: () => Promise<void> = async () => {}): Promise<TestServer> {
    const app = createApp({
      engine,
      log: pino({ level: 'silent' }),
      templates: TEMPLATES,
      assets: ASSETS,
      metrics: new Metrics(),
      publicUrl: undefined,
      requestsPerMinute: 0,
      proxies: 0,
      isAccepting: () => true,
    })
    const server = createServer(app)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return new TestServer(server, onClose)
  }

  /** Over an embedded index of the articles; of the small archive when none are given. */
  static async withArchive(articles?: readonly Article[]): Promise<TestServer> {
    const [folder, engine] = await indexedArchive(articles)
    return TestServer.over(engine, async () => {
      await engine.close()
      removeFolder(folder)
    })
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, { headers: { 'Accept-Language': 'en', ...headers }, redirect: 'manual' })
  }

  async text(path: string, headers: Record<string, string> = {}): Promise<string> {
    return (await this.get(path, headers)).text()
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- what the JSON holds is what the tests check
  async json(path: string): Promise<any> {
    return (await this.get(path)).json()
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
    await this.#onClose()
  }
}

/** Articles, the small archive when none are given, in an embedded index, and the folder it lies in. */
export async function indexedArchive(
  articles: readonly Article[] = ARCHIVE,
): Promise<[folder: string, engine: SqliteEngine]> {
  const folder = makeFolder()
  const file = join(folder, 'index.db')
  const writer = new SqliteWriter(file)
  for (const article of articles) await writer.upsert(article, ORIGIN)
  await writer.putValues(VALUES)
  await writer.commit()
  await writer.close()
  return [folder, new SqliteEngine(file)]
}

const TEMPLATES = openTemplates({ cache: true })
const ASSETS = new Assets()
