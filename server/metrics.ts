/** Figures of the process for Prometheus. Paths are counted by route, never by what was searched for. */
import type { RequestHandler } from 'express'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export class Metrics {
  readonly #registry = new Registry()
  readonly #requests = new Histogram({
    name: 'dateline_http_request_seconds',
    help: 'How long requests took, by route and status (left: by a reader who did not wait for the end).',
    labelNames: ['route', 'status'],
    buckets: SECONDS,
    registers: [this.#registry],
  })

  constructor() {
    collectDefaultMetrics({ register: this.#registry })
  }

  /** Measures every request. */
  observe(): RequestHandler {
    return (request, response, next) => {
      const end = this.#requests.startTimer()
      response.once('close', () => {
        const route = (request.route as { path?: string } | undefined)?.path ?? 'none'
        end({ route, status: response.writableFinished ? String(response.statusCode) : 'left' })
      })
      next()
    }
  }

  page(): RequestHandler {
    return async (_, response) => {
      response.set('Content-Type', this.#registry.contentType).send(await this.#registry.metrics())
    }
  }
}
