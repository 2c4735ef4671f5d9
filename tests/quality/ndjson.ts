import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'

/** The objects of a file of NDJSON, perhaps gzipped. */
export async function* readNdjson(path: string): AsyncGenerator<Readonly<Record<string, unknown>>> {
  const bytes = createReadStream(path)
  const lines = createInterface({ input: path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes })
  for await (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as Record<string, unknown>
}
