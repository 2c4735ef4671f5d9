import type { RequestHandler } from 'express'
import type { AppContext } from './app.ts'

/** The process runs, whatever the index does. */
export function healthOfProcess(): RequestHandler {
  return (_, response) => {
    response.json({ status: 'ok' })
  }
}

/** The index answers searches; 503 while it does not, and while the process is stopping. */
export function readiness({ engine, isAccepting }: AppContext): RequestHandler {
  return async (_, response) => {
    if (!isAccepting()) return void response.status(503).json({ status: 'stopping' })
    const { paragraphs, articles, version, updatedAt } = await engine.status()
    response.json({ status: 'ready', paragraphs, articles, version, updatedAt })
  }
}
