/** The map of the server: every route in one list. It never listens; `main.ts` does. */
import compression from 'compression'
import express, { type Express } from 'express'
import type { Eta } from 'eta'
import type { Logger } from 'pino'
import type { SearchEngine } from '../engine/search-engine.ts'
import { articlePage } from './article-page.ts'
import type { Assets } from './assets.ts'
import { errorPage, notFoundPage } from './error-pages.ts'
import { healthOfProcess, readiness } from './health.ts'
import { requestLog } from './request-log.ts'
import { searchJson, searchPage } from './search-page.ts'
import { securityHeaders } from './security-headers.ts'

/** What the pages are made with. */
export interface AppContext {
  readonly engine: SearchEngine
  readonly templates: Eta
  readonly assets: Assets
  readonly log: Logger
  /** Whether the process is still taking requests; not while it stops. */
  readonly isAccepting: () => boolean
}

export function createApp(context: AppContext): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  // One parser reads query strings, in `search-state.ts`.
  app.set('query parser', false)

  app.use(requestLog(context.log))
  app.use(securityHeaders())
  app.get('/healthz', healthOfProcess())
  app.get('/readyz', readiness(context))
  app.get('/assets/*file', context.assets.handler)

  app.use(compression())
  app.get('/', searchPage(context))
  app.get('/search', searchPage(context))
  app.get('/search.json', searchJson(context))
  app.get('/articles/:id', articlePage(context))

  app.use(notFoundPage())
  app.use(errorPage(context))
  return app
}
