/** What a search thread does: answers one call of the engine at a time, or sends the hits of a scan as they are asked for. */
import { enableCompileCache } from 'node:module'
import type { MessagePort } from 'node:worker_threads'
import { packError, type PackedError } from '../pack-error.ts'
import type { Hit, ScanRequest } from '../search-engine.ts'
import type { SqliteEngine as Engine } from './sqlite-engine.ts'

// Each thread compiles for itself unless it asks for what was compiled before.
enableCompileCache()
const { SqliteEngine } = await import('./sqlite-engine.ts')

/** Methods that answer once. */
export type AskMethod =
  'search' | 'facetValues' | 'findValues' | 'describeValues' | 'getArticle' | 'status' | 'sourceReport'

export type Call =
  | { readonly file: string; readonly method: AskMethod; readonly parameters: readonly unknown[] }
  | { readonly file: string; readonly method: 'scan'; readonly request: ScanRequest; readonly port: MessagePort }

export type Answer = { readonly result: unknown } | { readonly error: PackedError }

/** What a scan sends each time it is asked for more. Fewer hits than `SCAN_BATCH` are the last. */
export type ScanMessage = { readonly hits: readonly Hit[] } | { readonly error: PackedError }

export const SCAN_BATCH = 100

/** One for each file, kept open from call to call. */
const engines = new Map<string, Engine>()

function engineOf(file: string): Engine {
  let engine = engines.get(file)
  if (!engine) engines.set(file, (engine = new SqliteEngine(file)))
  return engine
}

export default async function answer(call: Call): Promise<Answer> {
  const engine = engineOf(call.file)
  try {
    if (call.method === 'scan') return { result: await sendHits(engine.scan(call.request), call.port) }
    const method = engine[call.method] as (...parameters: readonly unknown[]) => Promise<unknown>
    return { result: await method.apply(engine, [...call.parameters]) }
  } catch (error) {
    return { error: packError(error) }
  }
}

/** A batch for each message that asks for one, until the channel is closed. */
function sendHits(hits: AsyncGenerator<Hit>, port: MessagePort): Promise<void> {
  const sendBatch = async () => {
    const batch: Hit[] = []
    try {
      for (let next; batch.length < SCAN_BATCH && !(next = await hits.next()).done;) batch.push(next.value)
      port.postMessage({ hits: batch } satisfies ScanMessage)
    } catch (error) {
      port.postMessage({ error: packError(error) } satisfies ScanMessage)
    }
  }
  return new Promise((resolve, reject) => {
    port.on('message', () => void sendBatch())
    port.on('close', () => void hits.return(undefined).then(() => resolve(), reject))
  })
}
