/** What the index knows of an actor: with whom and when it is named, what it says and what is said of it. */
import { MISSING, type FacetName } from '../../engine/facets.ts'
import type { QueryNode } from '../../engine/query.ts'
import type { ValueRecord } from '../../engine/document.ts'
import { EVERYTHING, type FacetCounts, type SearchRequest, type SearchResponse } from '../../engine/search-engine.ts'
import { readTogether, type Counted, type Together } from './pictures.ts'
import { readLabels, type Labels, type SearchContext } from './run-search.ts'

export interface ActorFindings {
  readonly id: string
  /** Null for an actor of whom nothing but the id is known. */
  readonly record: ValueRecord | null
  readonly named: SearchResponse
  readonly said: SearchResponse
  readonly saidOf: SearchResponse
  /** Who made statements about the actor, and in how many paragraphs. */
  readonly speakers: readonly Counted[]
  /** Those named in the same paragraphs, itself among them. */
  readonly together: Together
  readonly labels: Labels
}

/** Values in each list of the page. */
const LISTED = 12
/** Quotations of it, and of others about it. */
const QUOTED = 5
/** Years of any archive. */
const YEARS = 200

/** Null where there is no such actor. */
export async function readActor(id: string, context: SearchContext): Promise<ActorFindings | null> {
  // It would be about all who name nobody.
  if (id === MISSING) return null
  const { engine, signal } = context
  const ask = (changes: Partial<SearchRequest>) => engine.search({ ...EVERYTHING, ...changes }, signal)
  const by = (facet: 'actor' | 'speaker') => [{ facet, anyOf: [id], noneOf: [] }]
  const about: QueryNode = { type: 'statement', speaker: null, about: id }
  const [named, said, saidOf, [record = null]] = await Promise.all([
    ask({
      filters: by('actor'),
      facets: [
        { facet: 'topic', limit: LISTED },
        { facet: 'source', limit: LISTED },
        { facet: 'published', limit: YEARS, level: 0 },
      ],
    }),
    ask({ filters: by('speaker'), size: QUOTED, fold: true, facets: [{ facet: 'topic', limit: LISTED }] }),
    ask({ query: about, size: QUOTED, fold: true, facets: [{ facet: 'speaker', limit: LISTED }] }),
    engine.describeValues({ actor: new Set([id]) }, signal),
  ])
  if (record === null && named.totals.paragraphs + said.totals.paragraphs === 0) return null
  const speakers = await readSpeakers(id, valuesOf('speaker', saidOf.facets), context)
  const scope = { query: { type: 'facet', filter: by('actor')[0] }, matching: 'all', filters: [] } as const
  const together = await readTogether(scope, context)
  const values = [named, said, saidOf].flatMap(({ facets }) => facets)
  const labels = await readLabels(
    {
      actor: new Set([id, ...together.actors.map(({ value }) => value), ...valuesOf('speaker', values)]),
      topic: new Set(valuesOf('topic', values)),
    },
    context,
  )
  return { id, record, named, said, saidOf, speakers, together, labels }
}

/** Who speaks beside a statement about somebody need not have made it: each is asked for with it, the most frequent first. */
async function readSpeakers(
  about: string,
  candidates: readonly string[],
  { engine, signal }: SearchContext,
): Promise<Counted[]> {
  const counted = await Promise.all(
    candidates.map(async (speaker) => {
      const { totals } = await engine.search({ ...EVERYTHING, query: { type: 'statement', speaker, about } }, signal)
      return { value: speaker, paragraphs: totals.paragraphs }
    }),
  )
  return counted.filter(({ paragraphs }) => paragraphs > 0).sort((a, b) => b.paragraphs - a.paragraphs)
}

function valuesOf(facet: FacetName, counts: readonly FacetCounts[]): string[] {
  return counts.filter((each) => each.facet === facet).flatMap(({ values }) => values.map(({ value }) => value))
}
