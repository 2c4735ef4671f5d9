/** What a healthy server does not do, done by a stub: each fault ends in words that say what to do. */
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { MeiliConnection } from '../../engine/meilisearch/connection.ts'
import { MeiliEngine } from '../../engine/meilisearch/meili-engine.ts'
import { EVERYTHING } from '../../engine/search-engine.ts'
import { TestServer } from '../support/server.ts'

const VERSION = JSON.stringify({ pkgVersion: '1.50.0' })

/** A server that gives its version and does `fault` to everything else. */
async function stub(fault: RequestListener, version = VERSION) {
  const state = { isHealthy: false }
  const server = createServer((request, response) => {
    if (request.url === '/version') response.end(version)
    else if (state.isHealthy) answerEmpty(request, response)
    else fault(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, state }
}

/** As many empty answers as there are queries. */
const answerEmpty: RequestListener = (request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => (body += chunk.toString()))
  request.on('end', () => {
    const { queries = [] } = JSON.parse(body || '{}') as { queries?: unknown[] }
    response.end(
      JSON.stringify({
        facetHits: [],
        results: queries.map(() => ({ hits: [], totalHits: 0, facetDistribution: {} })),
      }),
    )
  })
}

const error =
  (status: number, code: string, message = 'what the server says'): RequestListener =>
  (_, response) => {
    response.statusCode = status
    response.end(JSON.stringify({ message, code, type: 'x', link: 'x' }))
  }

const engineAt = (url: string, timeoutMs = 10_000) =>
  new MeiliEngine(new MeiliConnection({ url, key: 'k', timeoutMs }), 'dateline', { mayUsePowerfulKey: true })

async function page(engine: MeiliEngine) {
  const server = await TestServer.over(engine)
  onTestFinished(() => server.close())
  return { status: async () => (await server.get('/search?q=oil')).status, text: () => server.text('/search?q=oil') }
}

describe('the page', () => {
  const faults: readonly [string, RequestListener, RegExp][] = [
    ['an error of the server', error(500, 'internal'), /failed \(500\)/],
    ['a page of a proxy', (_, response) => response.end('<html>Bad gateway'), /is not Meilisearch/],
    ['an index that is gone', error(400, 'index_not_found'), /npm run index/],
    ['a key that is refused', error(403, 'invalid_api_key'), /npm run keys/],
    ['too many searches', error(503, 'too_many_search_requests'), /too many searches/],
    ['a connection cut short', (request) => request.socket.destroy(), /cannot be reached/],
  ]
  for (const [name, fault, message] of faults) {
    it(`answers 503 to ${name}, and is well again when the server is`, async () => {
      const { url, state } = await stub(fault)
      const engine = engineAt(url)
      const { status, text } = await page(engine)
      expect(await status()).toBe(503)
      expect(await text()).not.toMatch(/\bat .*\.ts:\d/)
      await expect(engine.status()).rejects.toThrow(message)
      state.isHealthy = true
      expect(await status()).toBe(200)
    })
  }

  it('answers 503 to a server that is not there', async () => {
    const engine = engineAt('http://127.0.0.1:9')
    await expect(engine.status()).rejects.toThrow(/cannot be reached .*MEILI_URL/)
    expect(await (await page(engine)).status()).toBe(503)
  })

  it('answers 503 to a server that does not answer in time', async () => {
    const { url } = await stub(() => {})
    const engine = engineAt(url, 100)
    await expect(engine.status()).rejects.toThrow(/within 0.1 seconds/)
    expect(await (await page(engine)).status()).toBe(503)
  })

  it('answers 503 to a server that is too old', async () => {
    const { url } = await stub(answerEmpty, JSON.stringify({ pkgVersion: '1.12.3' }))
    const engine = engineAt(url)
    await expect(engine.status()).rejects.toThrow(/version 1.12.3; Dateline needs 1.50/)
    expect(await (await page(engine)).status()).toBe(503)
  })

  it('asks again where a connection that was kept turns out to be closed', async () => {
    let asked = 0
    const { url } = await stub((request, response) =>
      asked++ === 1 ? request.socket.resetAndDestroy() : answerEmpty(request, response),
    )
    const engine = engineAt(url)
    await engine.status()
    await engine.status()
    expect(asked).toBeGreaterThan(2)
  })

  it('answers no search while the server does not tell what its key may do', async () => {
    let mayAnswer = false
    const { url } = await stub((request, response) =>
      request.url!.startsWith('/keys')
        ? error(mayAnswer ? 403 : 500, 'x')(request, response)
        : answerEmpty(request, response),
    )
    const connection = new MeiliConnection({ url, key: 'k', timeoutMs: 1000 })
    const engine = new MeiliEngine(connection, 'dateline', { mayUsePowerfulKey: false })
    await expect(engine.status()).rejects.toThrow(/failed \(500\)/)
    mayAnswer = true
    await engine.status()
  })

  it('asks a bounded number of searches, however many long words it does not know', async () => {
    let asked = 0
    const { url } = await stub((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        const { queries = [] } = JSON.parse(body || '{}') as { queries?: unknown[] }
        asked += queries.length
        response.end(JSON.stringify({ facetHits: [], results: queries.map(() => ({ hits: [], totalHits: 0, facetDistribution: {} })) })) // prettier-ignore
      })
    })
    const letters = 'bcdfghjklmnpqrstvwxz'
    const words = Array.from({ length: 16 }, (_, at) => Array.from({ length: 58 }, (_, index) => letters[(at * 7 + index * (at + 3)) % letters.length]).join('')) // prettier-ignore
    const short = words.map((word) => word.slice(0, 24))
    for (const query of [words, short]) {
      asked = 0
      await engineAt(url).search({ ...EVERYTHING, query: { type: 'and', of: query.map((text) => ({ type: 'word', text, prefix: 'no' as const })) } }) // prettier-ignore
      expect(asked).toBeLessThan(700)
    }
  })

  it('keeps what a reader looked for out of its errors', async () => {
    const filter = 'Attribute `terms` is not filterable. 1:6 terms = "whistleblower"'
    for (const code of ['invalid_search_filter', 'invalid_search_facets', 'invalid_search_sort']) {
      const { url } = await stub(error(400, code, filter))
      const thrown = await engineAt(url).search({ ...EVERYTHING, query: { type: 'word', text: 'whistleblower', prefix: 'no' } }).catch((problem: unknown) => problem) // prettier-ignore
      expect(thrown).toBeInstanceOf(Error)
      expect(inspect(thrown, { depth: 9 })).not.toMatch(/whistleblower/)
    }
  })

  it('gives up when its reader does', async () => {
    const { url } = await stub(() => {})
    const signal = AbortSignal.timeout(50)
    await expect(engineAt(url).status(signal)).rejects.toThrow(/aborted|timeout/i)
  })
})

describe('the indexer', () => {
  it('throws what a failed task says, which the client gives back like others', async () => {
    const { url } = await stub((_, response) =>
      response.end(
        JSON.stringify({ uid: 1, status: 'failed', type: 'documentAdditionOrUpdate', indexUid: 'dateline', error: { message: 'the disk is full', code: 'no_space_left_on_device' } }),
      ),
    ) // prettier-ignore
    const connection = new MeiliConnection({ url, key: undefined, timeoutMs: 1000 })
    await expect(connection.finish(1)).rejects.toThrow(/the disk is full \(no_space_left_on_device\)/)
  })
})
