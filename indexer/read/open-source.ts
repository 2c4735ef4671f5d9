import { createHash } from 'node:crypto'
import { isAscii } from 'node:buffer'
import { createReadStream, openSync, readSync, closeSync } from 'node:fs'
import { pipeline } from 'node:stream'
import { pipeline as pipelineDone } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { charsetOfBeginning, declaredCharset, decode } from './decode.ts'
import { UnreadableSourceError } from './source-article.ts'

/** Largest source that is read whole, unpacked. A page or a report is far smaller; what is larger is a mistake or an attack. */
const MAX_WHOLE_BYTES = 32 * 1024 * 1024

/**
 * How much more a gzipped file may hold than it takes. Text shrinks to a third or a tenth; what shrinks to a hundredth is made
 * to fill the memory of whoever unpacks it. Small files of repeated text may do so, and do no harm.
 */
const MAX_RATIO = 100
const HARMLESS_BYTES = 50 * 1024 * 1024

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

  /** The whole content, each byte a character: for formats whose parts are in character sets of their own. */
  async latin1(): Promise<string> {
    return (await this.#bytes()).toString('latin1')
  }

  /** The content in pieces: for formats that are read item by item. Its character set is told by the first piece that is not ASCII. */
  async *textChunks(): AsyncGenerator<string> {
    let decoder: TextDecoder | null = null
    for await (const chunk of this.byteChunks()) {
      if (decoder === null && isAscii(chunk)) {
        yield chunk.toString('latin1')
        continue
      }
      decoder ??= new TextDecoder(charsetOfBeginning(chunk))
      yield decoder.decode(chunk, { stream: true })
    }
    if (decoder) yield decoder.decode()
  }

  async *byteChunks(): AsyncGenerator<Buffer> {
    try {
      const file = createReadStream(this.path)
      // The pipeline passes each end's failure on to the other; what fails is met where the stream is read.
      const stream = isGzipped(this.path) ? pipeline(file, createGunzip(), () => {}) : file
      try {
        let bytes = 0
        for await (const chunk of stream as AsyncIterable<Buffer>) {
          bytes += chunk.length
          if (bytes > HARMLESS_BYTES && bytes > MAX_RATIO * file.bytesRead)
            throw new UnreadableSourceError(`it unpacks to more than ${MAX_RATIO} times its size`)
          yield chunk
        }
      } finally {
        file.destroy()
      }
    } catch (cause) {
      throw unreadable(cause as NodeJS.ErrnoException)
    }
  }

  /** How the content begins, about 64 kB of it at most. Text of another character set than UTF-8 reads as far as it is ASCII. */
  async beginning(): Promise<string> {
    for await (const chunk of this.byteChunks()) return new TextDecoder(charsetOfBeginning(chunk)).decode(chunk)
    return ''
  }

  async #bytes(): Promise<Buffer> {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of this.byteChunks()) {
      size += chunk.length
      if (size > MAX_WHOLE_BYTES)
        throw new UnreadableSourceError(`it is larger than ${MAX_WHOLE_BYTES / 1024 / 1024} MB`)
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
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

/** By its first bytes: the name need not tell. */
function isGzipped(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(2)
    readSync(file, bytes, 0, 2, 0)
    return bytes[0] === 0x1f && bytes[1] === 0x8b
  } finally {
    closeSync(file)
  }
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
