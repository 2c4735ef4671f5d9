/** What every engine must do, told as one suite. An engine's own test file says how to open it and calls this. */
import { describe } from 'vitest'
import { describeFacets } from './facets-contract.ts'
import { searchedArchive, type IndexUnderTest } from './index-under-test.ts'
import { describeQueries } from './queries-contract.ts'
import { describeResults } from './results-contract.ts'
import { describeWriting } from './writing-contract.ts'

export function describeEngine(name: string, createIndex: () => Promise<IndexUnderTest>): void {
  describe(`${name}: searching`, () => {
    const archive = searchedArchive(createIndex)
    describeQueries(archive)
    describeFacets(archive)
    describeResults(archive)
  })
  describeWriting(name, createIndex)
}
