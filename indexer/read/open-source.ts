import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { pipeline as pipelineDone } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { declaredCharset, decode } from './decode.ts'
import { UnreadableSourceError } from './source-article.ts'

/** Largest source that is read whole, unpacked. A page or a report is far smaller; what is larger is a mistake or an attack. */
const MAX_WHOLE_BYTES = 32 * 1024 * 1024

/** A file's content, unpacked when it is gzipped. */
export class OpenSource {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  /** The whole content as text, in whatever character set it is. */
  async text(): Promise<string> {
    const bytes = await this.#bytes()
    assertText(bytes)
    return decode(bytes, declaredCharset(bytes))
  }

  /** The content in pieces, as UTF-8: for formats that are read a line at a time. */
  async *textChunks(): AsyncGenerator<string> {
    const decoder = new TextDecoder('utf-8')
    for await (const chunk of this.#unpacked()) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  }

  async #bytes(): Promise<Uint8Array> {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of this.#unpacked()) {
      size += chunk.length
      if (size > MAX_WHOLE_BYTES)
        throw new UnreadableSourceError(`it is larger than ${MAX_WHOLE_BYTES / 1024 / 1024} MB`)
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  }

  async *#unpacked(): AsyncGenerator<Buffer> {
    const file = createReadStream(this.path)
    // The pipeline passes each end's failure on to the other; what fails is met where the stream is read.
    const stream = this.path.toLowerCase().endsWith('.gz') ? pipeline(file, createGunzip(), () => {}) : file
    try {
      yield* stream as AsyncIterable<Buffer>
    } catch (cause) {
      throw unreadable(cause as NodeJS.ErrnoException)
    } finally {
      file.destroy()
    }
  }
}

/** SHA-256 of a file as it lies on disk, hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    await pipelineDone(createReadStream(path), hash)
  } catch (cause) {
    throw unreadable(cause as NodeJS.ErrnoException)
  }
  return hash.digest('hex')
}

function unreadable(cause: NodeJS.ErrnoException): UnreadableSourceError {
  if (cause instanceof UnreadableSourceError) return cause
  const said: Record<string, string> = {
    EACCES: 'it may not be read (permission denied)',
    ENOENT: 'it is gone',
    Z_BUF_ERROR: 'the gzip data ends too early',
    Z_DATA_ERROR: 'the gzip data is damaged',
  }
  return new UnreadableSourceError(said[cause.code ?? ''] ?? `it cannot be read: ${cause.message}`, null, { cause })
}

/** NUL bytes are no text, save in UTF-16, which a byte order mark announces. */
function assertText(bytes: Uint8Array): void {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (!isUtf16 && bytes.includes(0)) throw new UnreadableSourceError('it is not text: it holds NUL bytes')
}
