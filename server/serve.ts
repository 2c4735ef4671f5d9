/** Engine, app, listening, and a graceful stop. */
import { createServer } from 'node:http'
import { availableParallelism } from 'node:os'
import { pino } from 'pino'
import { openEngine } from '../engine/open-engine.ts'
import { createApp } from './app.ts'
import { Assets } from './assets.ts'
import { Metrics } from './metrics.ts'
import type { ServerSettings } from './settings.ts'
import { openTemplates } from './templates.ts'

/** A second one, so that a slow search does not hold up the others; each holds what filters and counts need in memory. */
const DEFAULT_THREADS = Math.min(4, Math.max(2, availableParallelism()))

/** Requests under way when we are told to stop may take this long to end. */
const DRAIN_MS = 10_000
/** How long we go on listening after we are told to stop, so that requests already sent are still accepted. */
const LAST_REQUESTS_MS = 200

export async function serve(settings: ServerSettings): Promise<void> {
  const log = pino({ level: settings.LOG_LEVEL })
  const engine = await openEngine(settings, settings.SEARCH_THREADS ?? DEFAULT_THREADS)
  await engine.prepare()
  let accepting = true
  const app = createApp({
    engine,
    log,
    templates: openTemplates({ cache: true }),
    assets: new Assets(),
    metrics: new Metrics(),
    publicUrl: settings.PUBLIC_URL,
    requestsPerMinute: settings.RATE_LIMIT,
    proxies: settings.PROXIES,
    isAccepting: () => accepting,
  })
  const server = createServer(
    // A long list of names in Persian takes six characters of an address for each letter.
    { headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 5_000, maxHeaderSize: 64 * 1024 },
    app,
  )
  server.maxHeadersCount = 100
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.PORT, settings.HOST, resolve)
  })
  console.log(`Dateline is at ${addressOf(server.address(), settings.HOST)}`)

  const stop = () => {
    // A second signal means now.
    if (!accepting) process.exit(1)
    accepting = false
    setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref()
    setTimeout(() => {
      // A connection that a browser keeps open is idle only when its request has been answered.
      setInterval(() => server.closeIdleConnections(), 100).unref()
      server.close(() => void engine.close().then(() => process.exit(0)))
    }, LAST_REQUESTS_MS)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

function addressOf(address: ReturnType<ReturnType<typeof createServer>['address']>, host: string): string {
  const port = typeof address === 'object' ? address?.port : address
  return `http://${shownHost(host)}:${port}`
}

function shownHost(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::'].includes(host)) return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
