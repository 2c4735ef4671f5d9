/** The thread of `sources.ts`: tells each source before it reads it, and in the end what came of all. */
import { parentPort, workerData } from 'node:worker_threads'
import fc from 'fast-check'
import { loadCatalogue } from '../../indexer/catalogue/load-catalogue.ts'
import { prepareArticle } from '../../indexer/prepare-article.ts'
import { FORMATS, type FileFormat, type ItemFormat } from '../../indexer/read/formats.ts'
import { OpenSource } from '../../indexer/read/open-source.ts'
import { UnreadableSourceError, type SourceArticle } from '../../indexer/read/source-article.ts'
import { tagArticle } from '../../indexer/tag/tag-article.ts'
import { TEST_CATALOGUE } from '../support/indexing.ts'
import { HOSTILE } from '../contract/hostile.ts'
import { SOURCES } from '../support/source-samples.ts'
import type { FuzzedSource, SourceTask } from './sources.ts'

/** One in so many articles is tagged: that takes much longer than reading. */
const TAGGED_EACH = 10
const READ_OPTIONS = { fieldNames: {} }

class BytesSource extends OpenSource {
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    super('')
    this.#bytes = bytes
  }

  override async *byteChunks(): AsyncGenerator<Buffer> {
    yield Buffer.from(this.#bytes)
  }
}

/** What damage is made of: bytes of every kind, and pieces that mean something to a format. */
const PIECES = [
  ...HOSTILE, '<', '>', '<![CDATA[', ']]>', '<!--', '-->', '&#x110000;', '&#0;', '&amp', '<script>', '</', '<svg/onload=', '<table>', '<template>', '<p', '{', '}', '[', '"', '\\u', '\\ud800', ',', '\n', '\r', '\r\n\r\n', '\t', '---\n',
  'From ', 'Content-Type: multipart/mixed; boundary="', '=?utf-8?B?', '=3D', 'WARC/1.0\r\n', 'Content-Length: 99999999', 'null', '-1e999', '9999-99-99', '{"id":', '*a', '&a ', '!!js', '\u202e', '\u0000', '\ufeff',
].map((piece) => Buffer.from(piece)) // prettier-ignore

type Damage = (bytes: Buffer) => Buffer
/** A place in a source, whatever its length. */
const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const replaced = (at: number, till: number, by: readonly Buffer[]): Damage => {
  return (bytes) => {
    const start = Math.floor(at * bytes.length)
    return Buffer.concat([bytes.subarray(0, start), ...by, bytes.subarray(start + till)])
  }
}
const repeated = (at: number, length: number, times: number): Damage => {
  return (bytes) => {
    const start = Math.floor(at * bytes.length)
    const piece = bytes.subarray(start, start + length)
    return replaced(
      at,
      0,
      Array.from({ length: times }, () => piece),
    )(bytes)
  }
}
const damage = fc.oneof(
  fc.tuple(share, fc.integer({ min: 0, max: 255 })).map(([at, byte]) => replaced(at, 1, [Buffer.from([byte])])),
  fc.tuple(share, fc.constantFrom(...PIECES)).map(([at, piece]) => replaced(at, 0, [piece])),
  fc.tuple(share, fc.integer({ min: 1, max: 40 })).map(([at, length]) => replaced(at, length, [])),
  fc.tuple(share, fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 20 })).map((args) => repeated(...args)),
  share.map((at) => replaced(at, Infinity, [])),
)
const source = fc
  .tuple(fc.constantFrom(...Object.entries(SOURCES)), fc.array(damage, { minLength: 1, maxLength: 5 }))
  .map(([[format, text], damages]) => ({
    format: FORMATS.find(({ name }) => name === format)!,
    bytes: damages.reduce<Buffer>((bytes, harm) => harm(bytes), Buffer.from(text)),
  }))

const { count, seed } = workerData as SourceTask
const catalogue = loadCatalogue({ folders: [TEST_CATALOGUE], cacheFolder: null })
const outcomes = { articles: 0, refused: 0 }

async function read({ format, bytes }: { format: FileFormat | ItemFormat; bytes: Buffer }): Promise<void> {
  tell({ format: format.name, bytes })
  for await (const article of articlesOf(format, bytes, () => outcomes.refused++)) {
    outcomes.articles++
    const prepared = prepareArticle(article, { path: 'fuzz', format: format.name, key: 'fuzz', dateInName: null })
    if (prepared !== null && outcomes.articles % TAGGED_EACH === 0) tagArticle(prepared, catalogue)
  }
}

function tell(said: FuzzedSource): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port, not a window
  parentPort!.postMessage(said)
}

// What a library has to say of a damaged file is no news here.
console.warn = () => {}
const found = await fc.check(fc.asyncProperty(source, read), { numRuns: count, seed })
if (found.failed) {
  const [{ format, bytes }] = found.counterexample!
  const { stack, message } = found.errorInstance as Error
  tell({ format: format.name, bytes, fault: stack ?? message })
} else tell({ outcome: `${outcomes.articles.toLocaleString('en')} articles, ${outcomes.refused.toLocaleString('en')} refusals` }) // prettier-ignore

async function* articlesOf(
  format: FileFormat | ItemFormat,
  bytes: Buffer,
  refuse: () => void,
): AsyncGenerator<SourceArticle> {
  const opened = new BytesSource(bytes)
  try {
    if (format.by === 'file') {
      for (const result of await format.read(opened, READ_OPTIONS)) {
        if ('article' in result) yield result.article
        else refuse()
      }
      return
    }
    for await (const item of format.items(opened)) {
      if ('refused' in item) refuse()
      else yield* readItem(format, item.text, refuse)
    }
  } catch (error) {
    if (!(error instanceof UnreadableSourceError)) throw error
    refuse()
  }
}

async function* readItem(format: ItemFormat, text: string, refuse: () => void): AsyncGenerator<SourceArticle> {
  try {
    yield await format.read(text, READ_OPTIONS)
  } catch (error) {
    if (!(error instanceof UnreadableSourceError)) throw error
    refuse()
  }
}
