/** Ends a task that takes too long, counted from when its thread began it: to wait behind another is no fault of its own. */
export class TaskClock {
  /** When it was begun, by `Date.now`, written by its thread; 0 before that. */
  readonly begunMs = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT))
  readonly #mostMs: number
  readonly #end = new AbortController()
  #timer: NodeJS.Timeout

  /** @param mostMs longest that it may take */
  constructor(mostMs: number) {
    this.#mostMs = mostMs
    this.#timer = setTimeout(() => this.#look(), mostMs)
  }

  /** Aborts when the time is over. */
  get signal(): AbortSignal {
    return this.#end.signal
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #look(): void {
    const [begunMs] = this.begunMs
    const leftMs = begunMs === 0 ? this.#mostMs : begunMs + this.#mostMs - Date.now()
    if (leftMs <= 0) this.#end.abort()
    else this.#timer = setTimeout(() => this.#look(), leftMs)
  }
}
