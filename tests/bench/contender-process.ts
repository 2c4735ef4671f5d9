/**
 * One contender in a process of its own, so that none pays for the memory of another: makes its index, says so, then answers
 * each case it is sent with the milliseconds that took. `node contender-process.ts NAME PARAGRAPHS`, by `fork`.
 */
import { performance } from 'node:perf_hooks'
import { CASES } from './cases.ts'
import { CONTENDERS, type Contender, type ContenderName } from './contenders.ts'

export interface Ready extends Omit<Contender, 'run' | 'close'> {
  /** Of the whole process. */
  readonly residentMb: number
}

/** The case of this number, or the end. */
export type Asked = number | 'close'

/** Milliseconds; null where there is nothing like it. */
export type Told = number | null

const [name, paragraphs] = process.argv.slice(2)
const contender = await CONTENDERS[name as ContenderName](Number(paragraphs))
const { run: _, close: __, ...figures } = contender
process.send!({ ...figures, residentMb: Math.round(process.memoryUsage().rss / 1e6) } satisfies Ready)

const end = () => void contender.close().then(() => process.exit(0))
// A bench that was broken off takes its contenders, and the servers of those, with it.
process.on('disconnect', end)
process.on('message', (asked: Asked) => {
  if (asked === 'close') return end()
  const started = performance.now()
  const running = contender.run(CASES[asked])
  if (running === null) return void process.send!(null satisfies Told)
  void running.then(() => process.send!((performance.now() - started) satisfies Told))
})
