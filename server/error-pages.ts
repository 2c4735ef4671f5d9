/** What an error means to a reader: the only place that turns our errors into statuses and pages. */
import type { ErrorRequestHandler, Request, RequestHandler } from 'express'
import type { Logger } from 'pino'
import {
  DatelineError,
  EngineTimeoutError,
  EngineUnavailableError,
  IndexDamagedError,
  IndexLockedError,
  IndexNotReadyError,
} from '../engine/errors.ts'
import type { AppContext } from './app.ts'
import { InvalidSearchError, NotFoundError } from './errors.ts'
import type { Messages } from './messages/messages.ts'
import { isForFragment, pageContext } from './request-context.ts'
import { escapeHtml } from './search/mark-html.ts'

interface Problem {
  readonly status: number
  readonly code: string
  /** Said to readers; never a stack. */
  readonly heading: string
  readonly text: string
  readonly command: string | null
  readonly parameter: string | null
  readonly level: 'debug' | 'warn' | 'error'
}

/** After this many seconds it is worth asking again. */
const RETRY_AFTER_SECONDS = 5

export function notFoundPage(): RequestHandler {
  return () => {
    throw new NotFoundError('')
  }
}

/** Express tells an error handler by its four parameters. */
export function errorPage({ templates, assets, log }: AppContext): ErrorRequestHandler {
  return (error, request, response, _next) => {
    // Who reads as they type leaves each search but the last.
    if (request.socket.destroyed) return
    if (response.headersSent) {
      log.error({ err: error, path: request.path, requestId: request.id }, 'an answer broke off')
      response.destroy()
      return
    }
    const { messages, site } = pageContext(request, assets.pathOf)
    const problem = problemOf(error, messages)
    report(log, problem, error, request)
    response.status(problem.status)
    if (problem.status === 503) response.set('Retry-After', String(RETRY_AFTER_SECONDS))
    if (wantsJson(request)) {
      const { code, text, heading, parameter } = problem
      response.json({ error: { code, message: text || heading, ...(parameter === null ? {} : { parameter }) } })
      return
    }
    // Beside the results, which stay as they are, and so does the address.
    if (isForResults(request)) {
      response.set({ 'HX-Retarget': '#problem', 'HX-Reswap': 'innerHTML', 'HX-Push-Url': 'false' })
      response.type('html').send(escapeHtml(problem.text || problem.heading))
      return
    }
    response.type('html').send(templates.render('./error', { m: messages, site, view: problem }))
  }
}

function problemOf(error: unknown, { errors }: Messages): Problem {
  const base = { command: null, parameter: null, code: error instanceof DatelineError ? error.code : 'internal' }
  if (error instanceof InvalidSearchError) {
    return {
      ...base,
      heading: errors.invalid.heading,
      text: errors.invalid.text(error.parameter, error.reason),
      status: 400,
      parameter: error.parameter,
      level: 'debug',
    }
  }
  if (error instanceof NotFoundError) {
    return error.message
      ? { ...base, ...errors.noArticle, status: 404, level: 'debug' }
      : { ...base, ...errors.notFound, status: 404, level: 'debug' }
  }
  if (error instanceof IndexNotReadyError || error instanceof IndexDamagedError) {
    return { ...base, ...errors.notReady, status: 503, command: commandIn(error.message), level: 'error' }
  }
  if (error instanceof EngineTimeoutError) return { ...base, ...errors.timeout, status: 503, level: 'warn' }
  if (error instanceof EngineUnavailableError || error instanceof IndexLockedError)
    return { ...base, ...errors.unavailable, status: 503, level: 'error' }
  // Express itself refuses addresses that are badly encoded.
  const status = (error as { status?: unknown } | null)?.status
  if (typeof status === 'number' && status >= 400 && status < 500)
    return { ...base, ...errors.notFound, code: 'bad_request', status, level: 'debug' }
  return { ...base, ...errors.internal, status: 500, level: 'error' }
}

/** Our messages end with the command that mends things. */
function commandIn(message: string): string {
  return /npm run [\w-]+(?: -- [\w-]+)?/.exec(message)?.[0] ?? 'npm run index'
}

function isForResults(request: Request): boolean {
  return isForFragment(request) && request.path.startsWith('/search')
}

function wantsJson(request: Request): boolean {
  return request.path.endsWith('.json') || (!request.accepts('html') && Boolean(request.accepts('json')))
}

function report(log: Logger, { level, status, code }: Problem, error: unknown, request: Request): void {
  log[level](
    { err: level === 'debug' ? undefined : error, status, code, path: request.path, requestId: request.id },
    level === 'debug' ? 'refused a request' : 'a request failed',
  )
}
