import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './support/longest-first.ts'

export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..'),
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/support/global-setup.ts',
    // Files wait for browsers, servers and programs more than they compute: two more at once than there are cores.
    maxWorkers: availableParallelism() + 2,
    sequence: { sequencer: LongestFirst },
    // Files that a worker runs one after the other share what is loaded: loading it anew took a sixteenth of all computing.
    isolate: false,
    restoreMocks: true,
    // Indexers run beside each other here; each thread more would load the catalogue for itself.
    env: { INDEX_THREADS: '1' },
    // Browsers and indexer processes need their time on a busy machine; a hanging test still ends.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
