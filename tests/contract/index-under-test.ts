import { afterAll, beforeAll } from 'vitest'
import type { FacetFilter, QueryNode } from '../../engine/query.ts'
import type { IndexWriter } from '../../engine/index-writer.ts'
import type { SearchEngine, SearchRequest, SearchResponse } from '../../engine/search-engine.ts'
import { ARCHIVE, ORIGIN, VALUES } from '../support/archive.ts'
import { requestFor } from './requests.ts'

/** An index of its own, empty at first, that any number of engines and writers are opened on. */
export interface IndexUnderTest {
  openEngine(): Promise<SearchEngine>
  openWriter(): Promise<IndexWriter>
  remove(): Promise<void>
}

/** The sample archive as one engine searches it, from before the tests of a suite to after them. */
export interface SearchedArchive {
  readonly engine: SearchEngine
  search(request?: Partial<SearchRequest>): Promise<SearchResponse>
  /** Of the paragraphs of a page, in its order. */
  ids(response: SearchResponse): string[]
  /** The paragraphs that a query finds, by their ids. */
  found(query: QueryNode | null, filters?: readonly FacetFilter[]): Promise<string[]>
}

export function searchedArchive(createIndex: () => Promise<IndexUnderTest>): SearchedArchive {
  let index: IndexUnderTest
  let engine: SearchEngine
  beforeAll(async () => {
    index = await createIndex()
    await fill(index)
    engine = await index.openEngine()
  })
  afterAll(async () => {
    await engine.close()
    await index.remove()
  })
  const search = (request: Partial<SearchRequest> = {}) => engine.search(requestFor(request))
  const ids = (response: SearchResponse) => response.hits.map((hit) => hit.paragraph.id)
  return {
    get engine() {
      return engine
    },
    search,
    ids,
    found: async (query, filters = []) => ids(await search({ query, filters })).sort(),
  }
}

/** Writes the sample archive. */
export async function fill(index: IndexUnderTest): Promise<void> {
  const writer = await index.openWriter()
  for (const article of ARCHIVE) await writer.upsert(article, ORIGIN)
  await writer.putValues(VALUES)
  await writer.commit()
  await writer.close()
}
