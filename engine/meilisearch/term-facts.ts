import { allWords, wantedWords, type QueryNode } from '../query.ts'
import { termsOf, termsOfWord } from '../text/analysis.ts'
import type { TermSource } from '../text/resolved-query.ts'
import { knownTerm, nearestSpellings, piecesOf, splitWord, type KnownTerm } from '../text/spellings.ts'
import { typosForgiven } from '../text/typo-distance.ts'
import type { MeiliConnection } from './connection.ts'
import { quote } from './filter.ts'

/** Every word is known: what a query is first read by, since nearly every word of nearly every query is. */
export const ALL_KNOWN: TermSource = {
  paragraphsWith: () => 1,
  hasPrefix: () => false,
  spellings: () => [],
  split: () => null,
}

/** Most words of a query that are looked up. */
const MAX_LOOKUPS = 40
/** Most words that are looked for in parts, and how long they may be: each part is a search of its own, 250 of the longest word. */
const MAX_PARTED = 2
const LONGEST_PARTED = 24

/** Looks up what the index has of a query's words: how often each stands in it, and for unknown ones what is like them. */
export async function readTermFacts(
  connection: MeiliConnection,
  index: string,
  query: QueryNode | null,
  signal?: AbortSignal,
): Promise<TermSource> {
  const surfaces = surfacesOf(wantedWords(query))
  // Of what is not to be there the stem is wanted too, but nothing that is like it.
  const denied = surfacesOf(allWords(query)).filter((surface) => !surfaces.includes(surface))
  const counts = await countTerms(
    connection,
    index,
    [...surfaces, ...denied].flatMap((surface) => [surface, ...termsOfWord(surface)]),
    signal,
  )
  const unknown = surfaces.filter((surface) => !termsOfWord(surface).some((term) => counts.get(term)))
  const alike = new Map<string, readonly KnownTerm[]>()
  await Promise.all(
    unknown.map(async (surface) => alike.set(surface, await termsLike(connection, index, surface, signal))),
  )
  const isMisspelled = (surface: string) => nearestSpellings(surface, alike.get(surface) ?? [], false).length > 0
  const mayBeParted = (surface: string) => surface.length <= LONGEST_PARTED && !isMisspelled(surface)
  const pieces = unknown.filter(mayBeParted).slice(0, MAX_PARTED).flatMap(piecesOf)
  for (const [piece, count] of await countTerms(connection, index, pieces, signal)) counts.set(piece, count)
  return {
    paragraphsWith: (term) => counts.get(term) ?? 0,
    hasPrefix: (prefix) => (alike.get(prefix) ?? []).some(({ term }) => term.startsWith(prefix)),
    spellings: (word, isPrefix) => nearestSpellings(word, alike.get(word) ?? [], isPrefix),
    split: (word) => splitWord(word, (piece) => (counts.get(piece) ?? 0) > 0),
  }
}

function surfacesOf(words: readonly { readonly text: string }[]): string[] {
  return [...new Set(words.flatMap(({ text }) => termsOf(text)))].slice(0, MAX_LOOKUPS)
}

/** In how many paragraphs each term stands. */
export async function countTerms(
  connection: MeiliConnection,
  index: string,
  terms: readonly string[],
  signal?: AbortSignal,
): Promise<Map<string, number>> {
  if (terms.length === 0) return new Map()
  const answers = await connection.search(
    terms.map((term) => ({ indexUid: index, q: '', filter: `terms = ${quote(term)}`, hitsPerPage: 0 })),
    signal,
  )
  return new Map(terms.map((term, at) => [term, answers[at].totalHits ?? 0]))
}

/** Surfaces, not stems, that begin like the word or like what it may be a misspelling of. */
async function termsLike(
  connection: MeiliConnection,
  index: string,
  word: string,
  signal?: AbortSignal,
): Promise<KnownTerm[]> {
  // A facet search looks for beginnings, so a typo in the last letters would need the rest of the word to be there too.
  const asked = typosForgiven(word) > 0 ? [word, word.slice(0, -1)] : [word]
  const found = await Promise.all(asked.map((text) => connection.facetSearch(index, 'terms', text, signal)))
  const known = new Map(found.flat().map(({ value, count }) => [value, count]))
  return [...known].filter(([term]) => !term.startsWith('_')).map(([term, paragraphs]) => knownTerm(term, paragraphs))
}
