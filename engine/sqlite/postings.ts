import type { AskedTerm } from '../text/resolved-query.ts'
import { TITLE_WEIGHT } from '../text/weights.ts'
import type { Connection } from './connection.ts'
import { RowMemory } from './row-memory.ts'
import { concatenated, parseRows, uniteRows } from './row-set.ts'
import { afterPrefix } from './vocabulary.ts'

/** Where a term stands, or any that begins so. */
export interface Postings {
  /** Ascending, each once. */
  readonly rows: Uint32Array
  /** How often it stands in each of them; in its title counts for more. */
  readonly frequencies: Float32Array
}

/** One number for each place: a row stands as often as the term does in it, and in order for one term. */
const placesWhere = (isTerm: string) => `
  SELECT ${concatenated('doc')} AS places, ${concatenated("CASE WHEN col IN ('title', 'title_stems') THEN doc END")} AS inTitles
  FROM word_place WHERE ${isTerm}`
const PLACES_OF_TERM = placesWhere('term = ?')
const PLACES_OF_PREFIX = placesWhere('term >= ? AND term < ?')

/** The postings of terms, read out of FTS5's own index. */
export class PostingLists {
  readonly #connection: Connection
  readonly #memory: RowMemory<Postings>

  /** @param mostRows how many rows are remembered in all, at eight bytes each */
  constructor(connection: Connection, mostRows: number) {
    this.#connection = connection
    this.#memory = new RowMemory(mostRows, ({ rows }) => rows.length)
  }

  /** Not to be changed. */
  of(asked: AskedTerm): Postings {
    return this.#memory.get(keyOf(asked), () =>
      asked.prefix ? this.#readPrefix(asked.term) : this.#readTerm(asked.term),
    )
  }

  /** Those that are remembered; null where they would have to be read. */
  known(asked: AskedTerm): Postings | null {
    return this.#memory.known(keyOf(asked))
  }

  #readTerm(term: string): Postings {
    const { places, inTitles } = this.#connection.get<PlacesRow>(PLACES_OF_TERM, term)!
    return postingsOf(parseRows(places), parseRows(inTitles))
  }

  #readPrefix(prefix: string): Postings {
    const { places, inTitles } = this.#connection.get<PlacesRow>(PLACES_OF_PREFIX, prefix, afterPrefix(prefix))!
    return postingsOf(parseRows(places).sort(), parseRows(inTitles).sort())
  }
}

interface PlacesRow {
  readonly places: Uint8Array | null
  readonly inTitles: Uint8Array | null
}

/** No term has a star. */
function keyOf({ term, prefix }: AskedTerm): string {
  return prefix ? `${term}*` : term
}

/** Both ascending. */
function postingsOf(places: Uint32Array, inTitles: Uint32Array): Postings {
  const rows = new Uint32Array(places.length)
  const frequencies = new Float32Array(places.length)
  let count = 0
  let title = 0
  for (let at = 0; at < places.length; count++) {
    const row = places[at]
    rows[count] = row
    for (; places[at] === row; at++) frequencies[count]++
    for (; inTitles[title] === row; title++) frequencies[count] += TITLE_WEIGHT - 1
  }
  return { rows: rows.subarray(0, count), frequencies: frequencies.subarray(0, count) }
}

/** Of one word that several terms stand for: where any of them is, as if they were one. */
export function unitePostings(all: readonly Postings[]): Postings {
  return all.reduce(uniteTwo)
}

function uniteTwo(a: Postings, b: Postings): Postings {
  const rows = uniteRows(a.rows, b.rows)
  const frequencies = new Float32Array(rows.length)
  let [i, j] = [0, 0]
  for (let at = 0; at < rows.length; at++) {
    if (a.rows[i] === rows[at]) frequencies[at] += a.frequencies[i++]
    if (b.rows[j] === rows[at]) frequencies[at] += b.frequencies[j++]
  }
  return { rows, frequencies }
}
