import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

declare module 'express-serve-static-core' {
  interface Request {
    /** Goes with every line logged for the request, and back to the client. */
    id: string
  }
}

/** Ids others may give us: short, and nothing that could break out of a log line. */
const SAFE_ID = /^[\w.-]{1,64}$/

/** Gives each request an id and logs how it ended. What people search for is not logged. */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const given = request.headers['x-request-id']
    request.id = typeof given === 'string' && SAFE_ID.test(given) ? given : randomUUID()
    response.set('X-Request-Id', request.id)
    const started = performance.now()
    response.once('close', () => {
      const { statusCode: status } = response
      const tookMs = Math.round(performance.now() - started)
      log[status >= 500 ? 'warn' : 'debug'](
        { requestId: request.id, method: request.method, path: request.path, status, tookMs },
        response.writableFinished ? 'request' : 'request given up by its reader',
      )
    })
    next()
  }
}
