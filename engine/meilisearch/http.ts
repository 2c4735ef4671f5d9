/**
 * Requests over Node's own HTTP client. `fetch` on a kept connection waits some 40 ms for each answer of this server
 * (its answers come in two packets, and the second waits until the first is acknowledged); this client does not.
 */
import { Agent, request as requestHttp } from 'node:http'
import { Agent as SecureAgent, request as requestHttps } from 'node:https'

export interface HttpAnswer {
  readonly status: number
  readonly text: string
}

const agent = new Agent({ keepAlive: true })
const secureAgent = new SecureAgent({ keepAlive: true })

export interface HttpRequest {
  readonly method?: string
  readonly headers?: ConstructorParameters<typeof Headers>[0]
  readonly body?: string | Uint8Array | null
  readonly signal?: AbortSignal | null
}

/** One answer. A connection that was kept, and that the server closed just as it was used again, is no failure: it is asked anew. */
export function send(url: URL, request: HttpRequest): Promise<HttpAnswer> {
  return sendOnce(url, request).catch((error: unknown) => {
    if (error instanceof StaleConnectionError) return send(url, request)
    throw error
  })
}

class StaleConnectionError extends Error {}

function sendOnce(url: URL, { method = 'GET', headers, body, signal }: HttpRequest): Promise<HttpAnswer> {
  const isSecure = url.protocol === 'https:'
  const bytes = body === undefined || body === null ? null : Buffer.from(body as string)
  return new Promise((resolve, reject) => {
    const request = (isSecure ? requestHttps : requestHttp)(url, {
      method,
      agent: isSecure ? secureAgent : agent,
      ...(signal ? { signal } : {}),
      headers: { ...Object.fromEntries(new Headers(headers)), ...(bytes ? { 'Content-Length': bytes.length } : {}) },
    })
    request.once('error', (error: NodeJS.ErrnoException) => {
      const isStale = request.reusedSocket && error.code === 'ECONNRESET'
      reject(signal?.aborted ? signal.reason : isStale ? new StaleConnectionError() : error)
    })
    request.once('response', (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', (error) => reject(signal?.aborted ? signal.reason : error))
      response.once('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      )
    })
    request.end(bytes ?? undefined)
  })
}
