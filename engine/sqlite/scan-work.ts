/** What the thread for downloads does: sends the hits of each scan as they are asked for. */
import { parentPort, type MessagePort } from 'node:worker_threads'
import { packError, type PackedError } from '../pack-error.ts'
import type { Hit, ScanRequest } from '../search-engine.ts'
import { SqliteEngine } from './sqlite-engine.ts'

export interface ScanCall {
  readonly file: string
  readonly request: ScanRequest
  /** Each message asks for a batch; to close it ends the scan. */
  readonly port: MessagePort
}

/** What is sent each time more is asked for. Fewer hits than `SCAN_BATCH` are the last. */
export type ScanMessage = { readonly hits: readonly Hit[] } | { readonly error: PackedError }

export const SCAN_BATCH = 100

parentPort?.on('message', ({ file, request, port }: ScanCall) => {
  const hits = new SqliteEngine(file).scan(request)
  const sendBatch = async () => {
    const batch: Hit[] = []
    try {
      for (let next; batch.length < SCAN_BATCH && !(next = await hits.next()).done;) batch.push(next.value)
      port.postMessage({ hits: batch } satisfies ScanMessage)
    } catch (error) {
      port.postMessage({ error: packError(error) } satisfies ScanMessage)
    }
  }
  port.on('message', () => void sendBatch())
  // What could not be read has been told by then.
  port.on('close', () => void hits.return(undefined).catch(() => {}))
})
