import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { TaskClock } from '../../indexer/task-clock.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('a task may wait for its thread as long as it must, and take its time from when it is begun', () => {
  const clock = new TaskClock(60_000)
  vi.advanceTimersByTime(150_000)
  expect(clock.signal.aborted).toBe(false)
  clock.begunMs[0] = Date.now()
  vi.advanceTimersByTime(59_000)
  expect(clock.signal.aborted).toBe(false)
  vi.advanceTimersByTime(1_000)
  expect(clock.signal.aborted).toBe(true)
})

it('a task that has ended is timed no more', () => {
  const clock = new TaskClock(60_000)
  clock.begunMs[0] = Date.now()
  clock.stop()
  expect(vi.getTimerCount()).toBe(0)
})
