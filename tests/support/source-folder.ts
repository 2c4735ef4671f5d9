import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach } from 'vitest'
import { runIndexer, type TestRun } from './indexing.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A folder of sources and one for the index that is made from it, both new for each test. */
export class SourceFolder {
  data = ''
  sources = ''

  constructor() {
    beforeEach(() => {
      this.data = temporaryFolder()
      this.sources = join(temporaryFolder(), 'archive')
      mkdirSync(this.sources)
    })
  }

  /** @param name may lie in folders below, which are made */
  put(name: string, content: string | Buffer): void {
    const path = join(this.sources, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }

  index(options: Parameters<typeof runIndexer>[2] = {}): Promise<TestRun> {
    return runIndexer(this.data, [this.sources], options)
  }
}

/** A source of plain text. */
export function article(title: string, text = 'The foreign minister spoke about sanctions at length.'): string {
  return `${title}\n\n${text}\n`
}

/** A line of NDJSON. */
export function line(fields: Record<string, unknown>): string {
  return JSON.stringify({ text: 'A text of some length about nothing in particular.', ...fields })
}
