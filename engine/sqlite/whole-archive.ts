import { SHOWN_FACETS } from '../facets.ts'
import { recall } from '../remembered.ts'
import type { FacetCounts, FacetRequest, SearchRequest } from '../search-engine.ts'
import { countFacets, facetCounts, type FacetPass } from './facet-counts.ts'
import type { Match } from './match.ts'
import { rankMatch, type Ranking } from './ranking.ts'
import type { Snapshot } from './snapshot.ts'

/** Ways of asking for the whole archive that are remembered: a few pages of it in each order, and their facets. */
const MOST_REMEMBERED = 100
/** Of a list that goes further down the entries are put in order each time. */
const MOST_ENTRIES = 500

/**
 * The whole archive, in which nothing is searched for: the first page that everybody sees. It is counted and put in order once for
 * each state of the index, and each way of asking.
 */
export class WholeArchive {
  readonly #snapshot: Snapshot
  readonly #counts = new Map<string, FacetCounts>()
  readonly #rankings = new Map<string, Ranking>()
  #pass: FacetPass | null = null

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot
  }

  /** Counts of the facets that pages show. */
  get pass(): FacetPass {
    const { columns } = this.#snapshot
    return (this.#pass ??= countFacets(columns, columns.allRows(), [], SHOWN_FACETS))
  }

  /** Not to be changed, as all that is remembered. */
  counts(request: FacetRequest): FacetCounts {
    const count = () => facetCounts(this.pass, this.#snapshot.columns, request)
    // Of values that somebody asked for there are as many lists as there are who ask.
    if (request.also?.length) return count()
    return recall(this.#counts, JSON.stringify(request), count, MOST_REMEMBERED)
  }

  /** @param match of no query and no filters */
  rank(match: Match, { sort, group, fold }: SearchRequest, mostRanked: number, count: number): Ranking {
    const request = { query: null, matching: 'all', filters: [], sort, group, fold, mostRanked } as const
    const rank = () => rankMatch(this.#snapshot, match, this.pass.rows, request, count)
    if (count > MOST_ENTRIES) return rank()
    return recall(this.#rankings, [sort, group, fold, count].join(' '), rank, MOST_REMEMBERED)
  }
}
