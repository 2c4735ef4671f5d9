import { basename } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files of a quarter of a minute and more, most of which is waiting for programs, servers and browsers. */
const LONGEST = [
  'command.test.ts',
  'killed.test.ts',
  'runs.test.ts',
  'fetch.test.ts',
  'search.test.ts',
  'meilisearch.test.ts',
  'every-page.test.ts',
]

/** Where nothing is known of earlier runs files begin by their size, which puts some of the longest last, when little runs beside them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.indexOf(basename(moduleId))
  return place < 0 ? LONGEST.length : place
}
