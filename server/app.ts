/** The map of the server: every route in one list. It never listens; `main.ts` does. */
import { constants } from 'node:zlib'
import compression from 'compression'
import express, { type Express } from 'express'
import type { Eta } from 'eta'
import type { Logger } from 'pino'
import type { SearchEngine } from '../engine/search-engine.ts'
import { actorCard, actorPage } from './actor-page.ts'
import { articleData, relatedData } from './article-json.ts'
import { articlePage } from './article-page.ts'
import type { Assets } from './assets.ts'
import { batchCsv, batchPage } from './batch-page.ts'
import { citation } from './citation.ts'
import { clausesPage } from './clauses-page.ts'
import { comparisonData, comparisonPage } from './comparison-page.ts'
import { download, manifest } from './download.ts'
import { errorPage, notFoundPage } from './error-pages.ts'
import { facetPage } from './facet-page.ts'
import { feed } from './feed-page.ts'
import { healthOfProcess, readiness } from './health.ts'
import { helpPage } from './help-page.ts'
import type { Metrics } from './metrics.ts'
import { picturesPage } from './pictures-page.ts'
import { rateLimit } from './rate-limit.ts'
import { requestLog } from './request-log.ts'
import { savedPage } from './saved-page.ts'
import { searchJson, searchPage } from './search-page.ts'
import { sourcesPage } from './sources-page.ts'
import { suggestJson } from './suggest-page.ts'
import { securityHeaders } from './security-headers.ts'

/** What the pages are made with. */
export interface AppContext {
  readonly engine: SearchEngine
  readonly templates: Eta
  readonly assets: Assets
  readonly log: Logger
  readonly metrics: Metrics
  /** Where readers reach us, when that is not what requests say; for feeds and citations. */
  readonly publicUrl: string | undefined
  /** Requests one client may make in a minute; 0 is no limit. */
  readonly requestsPerMinute: number
  /** Proxies of our own that stand before us. */
  readonly proxies: number
  /** Whether the process is still taking requests; not while it stops. */
  readonly isAccepting: () => boolean
}

/**
 * A little larger than with the defaults and made in much less time, which is more than it takes to send: above all brotli,
 * whose window of four megabytes is otherwise made for each page anew.
 */
const PACKING = {
  level: 1,
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 2, [constants.BROTLI_PARAM_LGWIN]: 18 } },
}

export function createApp(context: AppContext): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  // One parser reads query strings, in `search-state.ts`.
  app.set('query parser', false)

  // 0: the client is whoever holds the connection, whatever its headers say.
  app.set('trust proxy', context.proxies)

  app.use(requestLog(context.log))
  app.use(context.metrics.observe())
  app.use(securityHeaders())
  app.get('/healthz', healthOfProcess())
  app.get('/readyz', readiness(context))
  app.get('/metrics', context.metrics.page())
  app.get('/assets/*file', context.assets.handler)

  app.use(rateLimit(context.requestsPerMinute))
  app.use(compression(PACKING))
  app.get('/', searchPage(context))
  app.get('/search', searchPage(context))
  app.get('/search.json', searchJson(context))
  app.get('/clauses', clausesPage(context))
  app.get('/pictures', picturesPage(context))
  app.get('/search.csv', download(context, 'csv'))
  app.get('/search.ndjson', download(context, 'ndjson'))
  app.get('/search.all.json', download(context, 'json'))
  app.get('/search.statements.csv', download(context, 'statements'))
  app.get('/search.manifest.json', manifest(context))
  app.get('/search.atom', feed(context, 'atom'))
  app.get('/search.feed.json', feed(context, 'json'))
  app.get('/facets/:facet', facetPage(context))
  app.get('/actors/:id', actorPage(context))
  app.get('/actors/:id/card', actorCard(context))
  app.get('/articles/:id.json', articleData(context))
  app.get('/articles/:id', articlePage(context))
  app.get('/articles/:id/cite.:form', citation(context))
  app.get('/articles/:id/related.json', relatedData(context))
  app.get('/articles/:id/compare/:other.json', comparisonData(context))
  app.get('/articles/:id/compare/:other', comparisonPage(context))
  app.get('/suggest.json', suggestJson(context))
  app.get('/saved', savedPage(context))
  app.get('/names', batchPage(context))
  app.get('/names.csv', batchCsv(context))
  app.get('/help', helpPage(context))
  app.get('/about/sources', sourcesPage(context))

  app.use(notFoundPage())
  app.use(errorPage(context))
  return app
}
