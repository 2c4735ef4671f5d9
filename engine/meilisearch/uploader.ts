import type { MeiliConnection } from './connection.ts'

/** What one request carries at most: well under the server's limit of 100 MB, and its memory for one batch. */
const MAX_BYTES = 8_000_000
const MAX_DOCUMENTS = 10_000

/** Tasks that may wait on the server; more would fill its queue and hide a failed one for long. */
const MAX_WAITING = 3

/** Sends documents in batches bounded in bytes and number, and holds its caller back while the server is behind. */
export class Uploader {
  readonly #connection: MeiliConnection
  readonly #index: string
  #lines: string[] = []
  #bytes = 0
  readonly #waiting: number[] = []

  constructor(connection: MeiliConnection, index: string) {
    this.#connection = connection
    this.#index = index
  }

  /** Documents added together arrive together: readers never see half of them. */
  async add(documents: readonly object[]): Promise<void> {
    const lines = documents.map((document) => JSON.stringify(document))
    const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0)
    if (this.#bytes + bytes > MAX_BYTES || this.#lines.length + lines.length > MAX_DOCUMENTS) await this.#send()
    this.#lines.push(...lines)
    this.#bytes += bytes
  }

  /** Waits until the server has everything. */
  async end(): Promise<void> {
    await this.#send()
    while (this.#waiting.length > 0) await this.#connection.finish(this.#waiting.shift()!)
  }

  async #send(): Promise<void> {
    if (this.#lines.length === 0) return
    const lines = this.#lines
    this.#lines = []
    this.#bytes = 0
    this.#waiting.push(await this.#connection.sendDocuments(this.#index, lines))
    if (this.#waiting.length >= MAX_WAITING) await this.#connection.finish(this.#waiting.shift()!)
  }
}
