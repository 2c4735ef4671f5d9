/** A small source of each format, damaged byte by byte, through its reader, the cleaning and the taggers. */
import { Worker } from 'node:worker_threads'

export interface SourceTask {
  readonly count: number
  readonly seed: number
}

/** A source that is about to be read, with a fault the one that failed, or what came of all. */
export type FuzzedSource =
  { readonly format: string; readonly bytes: Uint8Array; readonly fault?: string } | { readonly outcome: string }

/** A source so small takes a thousandth of this; one that takes longer holds up whoever reads an archive of such. */
const MAX_MS = 5000

/**
 * Read in a thread, so that one that never ends is seen.
 * @throws with the smallest source that a reader failed on with anything but a refusal, or the one that took too long
 */
export async function fuzzSources(count: number, seed: number): Promise<string> {
  const workerData: SourceTask = { count, seed }
  const worker = new Worker(new URL('./source-worker.ts', import.meta.url), { workerData })
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let last: FuzzedSource | null = null
  const tooLong = setTimeout(() => reject(new Error(`more than ${MAX_MS} ms: ${describe(last)}`)), MAX_MS)
  worker.on('message', (said: FuzzedSource) => {
    tooLong.refresh()
    last = said
    if ('outcome' in said) resolve(said.outcome)
    else if (said.fault) reject(new Error(`${said.fault}\n${describe(said)}`))
  })
  worker.on('error', (cause) => reject(new Error(describe(last), { cause })))
  try {
    return await promise
  } finally {
    clearTimeout(tooLong)
    await worker.terminate()
  }
}

function describe(said: FuzzedSource | null): string {
  return said && 'bytes' in said ? `${said.format} ${JSON.stringify(Buffer.from(said.bytes).toString('latin1'))}` : ''
}
