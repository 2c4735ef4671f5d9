/** What an error means to a reader: the only place that turns our errors into statuses and pages. */
import type { ErrorRequestHandler, Request, RequestHandler } from 'express'
import type { Logger } from 'pino'
import {
  DatelineError,
  EngineBusyError,
  EngineTimeoutError,
  EngineUnavailableError,
  IndexDamagedError,
  IndexLockedError,
  IndexNotReadyError,
  SettingsError,
  type IndexProblem,
} from '../engine/errors.ts'
import type { AppContext } from './app.ts'
import { InvalidSearchError, NotFoundError, TooManyRequestsError } from './errors.ts'
import type { Messages } from './messages/messages.ts'
import { isForFragment, pageContext } from './request-context.ts'
import { escapeHtml } from './search/mark-html.ts'

interface Problem {
  readonly status: number
  readonly code: string
  /** Said to readers; never a stack. */
  readonly heading: string
  readonly text: string
  /** What mends it, typed where the program is installed. */
  readonly command: string | null
  readonly parameter: string | null
  /** Seconds after which it is worth asking again. */
  readonly retryAfter: number | null
  readonly level: 'debug' | 'warn' | 'error'
}

/** Where the index or its engine does not answer. */
const RETRY_AFTER_SECONDS = 5

/** What mends an index that cannot be searched; null where only its operator knows. */
const MENDING: Readonly<Record<IndexProblem, string | null>> = {
  missing: 'npm run index',
  outdated: 'npm run index',
  damaged: 'npm run index -- --rebuild',
  newer: null,
  foreign: null,
}

export function notFoundPage(): RequestHandler {
  return () => {
    throw new NotFoundError('page')
  }
}

/** Express tells an error handler by its four parameters. */
export function errorPage({ templates, assets, log }: AppContext): ErrorRequestHandler {
  return (error, request, response, _next) => {
    // Who reads as they type leaves each search but the last.
    if (request.socket.destroyed) return
    if (response.headersSent) {
      log.error({ err: error, path: request.path, requestId: request.id }, 'a response broke off')
      response.destroy()
      return
    }
    const { messages, site } = pageContext(request, assets.pathOf)
    const problem = problemOf(error, messages)
    report(log, problem, error, request)
    response.status(problem.status)
    if (problem.retryAfter !== null) response.set('Retry-After', String(problem.retryAfter))
    if (wantsJson(request)) {
      const { code, parameter } = problem
      response.json({ error: { code, message: inOneLine(problem), ...(parameter === null ? {} : { parameter }) } })
      return
    }
    // Beside the results, which stay as they are, and so does the address.
    if (isForResults(request)) {
      response.set({ 'HX-Retarget': '#problem', 'HX-Reswap': 'innerHTML', 'HX-Push-Url': 'false' })
      response.type('html').send(escapeHtml(inOneLine(problem)))
      return
    }
    response.type('html').send(templates.render('./error', { m: messages, site, view: problem }))
  }
}

function problemOf(error: unknown, { errors }: Messages): Problem {
  const base = {
    command: null,
    parameter: null,
    retryAfter: null,
    code: error instanceof DatelineError ? error.code : 'internal',
  }
  const unavailable = { ...base, status: 503, retryAfter: RETRY_AFTER_SECONDS }
  if (error instanceof InvalidSearchError) {
    const text = errors.invalid.text(error.parameter, error.reason)
    return { ...base, heading: errors.invalid.heading, text, status: 400, parameter: error.parameter, level: 'debug' }
  }
  if (error instanceof NotFoundError) {
    const said = error.what === 'article' ? errors.noArticle : errors.notFound
    return { ...base, ...said, status: 404, level: 'debug' }
  }
  if (error instanceof TooManyRequestsError) {
    const { heading, text } = errors.tooManyRequests
    const { waitSeconds } = error
    return { ...base, heading, text: text(waitSeconds), status: 429, retryAfter: waitSeconds, level: 'debug' }
  }
  if (error instanceof IndexNotReadyError || error instanceof IndexDamagedError) {
    const { problem } = error
    return { ...unavailable, ...errors.index[problem], command: MENDING[problem], level: 'error' }
  }
  if (error instanceof EngineBusyError) return { ...unavailable, ...errors.busy, level: 'warn' }
  if (error instanceof EngineTimeoutError) return { ...unavailable, ...errors.timeout, level: 'warn' }
  // A key that may do more than search is found when the server first answers.
  if (error instanceof EngineUnavailableError || error instanceof IndexLockedError || error instanceof SettingsError)
    return { ...unavailable, ...errors.unavailable, level: 'error' }
  // Express itself refuses addresses that are badly encoded.
  const status = (error as { status?: unknown } | null)?.status
  if (typeof status === 'number' && status >= 400 && status < 500)
    return { ...base, ...errors.notFound, code: 'bad_request', status, level: 'debug' }
  return { ...base, ...errors.internal, status: 500, level: 'error' }
}

/** For where there is no room for a page: "There is no index yet. To make it, run …: npm run index", "size must be …". */
function inOneLine({ heading, text, command, parameter }: Problem): string {
  return [...(parameter === null ? [`${heading}.`] : []), text, ...(command === null ? [] : [command])].join(' ')
}

function isForResults(request: Request): boolean {
  return isForFragment(request) && request.path.startsWith('/search')
}

/** Programs do; also those that ask for another form of data and take whatever comes. */
function wantsJson(request: Request): boolean {
  if (request.path.endsWith('.json')) return true
  const isForData = /\.(?:csv|ndjson|atom|bib|ris|txt)$/.test(request.path)
  return isForData ? !/\btext\/html\b/.test(request.get('accept') ?? '') : !request.accepts('html')
}

function report(log: Logger, { level, status, code }: Problem, error: unknown, request: Request): void {
  log[level](
    { err: level === 'debug' ? undefined : error, status, code, path: request.path, requestId: request.id },
    level === 'debug' ? 'refused a request' : 'a request failed',
  )
}
